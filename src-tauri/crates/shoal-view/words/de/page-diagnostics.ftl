# Diagnose auf der Seite Einstellungen: ein Bericht für alle, die dem Nutzer helfen.

page-diagnostics = Diagnose
page-diagnostics-sum = ein Bericht für alle, die dir helfen
page-diagnostics-why = Er sagt, welche Versionen laufen, was Shoal auf diesem Rechner findet, wie es eingestellt ist und was zuletzt schiefging. Adressen, Relays, Orte, Schlüssel, dein Konto, dein Benutzerordner und Zahlen von Personen sind weggelassen. Er ist auf Englisch für alle, die ihn lesen, und Shoal schickt ihn nirgendwohin.
page-diagnostics-show = Bericht zeigen
page-diagnostics-making = Der Bericht wird erstellt …
page-diagnostics-text = Der Bericht
page-diagnostics-whole = Das ist der ganze Bericht. Gespeichert ist er bis zum letzten Buchstaben derselbe: eine Datei, die nur du lesen kannst, in { $folder }.
page-diagnostics-nowhere = Es gibt keinen Ordner, um ihn zu speichern, wie immer in einer SIMULATION. Kopiere ihn, um ihn weiterzugeben.
page-diagnostics-save = Speichern
page-diagnostics-saving = Wird gespeichert …
page-diagnostics-copy = Kopieren
page-diagnostics-copied = Kopiert
page-diagnostics-not-copied = Konnte nicht kopiert werden: Markiere ihn und drücke Strg+C.
page-diagnostics-anew = Neu erstellen
page-diagnostics-hide = Weglegen
page-diagnostics-saved = Gespeichert als { $path }
page-diagnostics-no-folder = Nicht gespeichert: Der Ordner kann nicht verwendet werden ({ $reason }).
    .next = Behebe das und speichere noch einmal, oder kopiere den Bericht.
page-diagnostics-not-written = Nicht gespeichert, und nichts davon blieb liegen: { $reason }.
    .next = Schaffe Platz oder ändere die Rechte des Ordners und speichere noch einmal, oder kopiere den Bericht.
page-diagnostics-too-many = Nicht gespeichert: { $count } Berichte von heute liegen dort schon.
    .next = Lösche die, die du nicht mehr brauchst, und speichere noch einmal, oder kopiere den Bericht.
page-diagnostics-not-shown = Nicht gespeichert: Es kam ein neuerer Bericht als der, den du gesehen hast.
    .next = Lies diesen, dann speichere ihn.
