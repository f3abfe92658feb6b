# Words of `shoal signals` and of its page.

signals-head-signal = Was Websites sehen
signals-head-likely = Wahrscheinlich
signals-head-range = Bereich
signals-head-note = Anmerkung
signals-browser = Browser und System
signals-region = Zeitzone und Sprache
signals-screen = Bildschirm
signals-all = Alles zusammen
signals-crowd = Menschen auf der Ausgangs-IP
signals-left = … die gleich aussehen
signals-percent = { $number } %
signals-percent-range = { $low }–{ $high } %
signals-percent-tiny = unter { $number } %
signals-people-range = { $low }–{ $high }
signals-not-looked-at = nicht angesehen
signals-everybody = 100 %
signals-unknown = unbekannt
signals-over-tor-cell = anderswo

## Notes in the table
signals-counts-browser = der Browser zählt
signals-counts-os = das System zählt
signals-counts-time_zone = die Zeitzone zählt
signals-counts-language = die Sprache zählt
signals-counts-screen = der Bildschirm zählt
signals-you-too = du eingeschlossen
signals-not-in-table = ein seltener Wert, für den Shoal keine Zahl hat: weit geschätzt
signals-one-for-all-note = gleich bei allen, die diesen Browser nutzen
signals-alone-note = mit einer Wahrscheinlichkeit von { $percent } sieht dort sonst niemand gleich aus
signals-nearly-sure = über 99 %

## Sentences below the table
signals-own = Aus der Umgebung dieses Rechners, ohne etwas zu fragen: { $values }. Was dein Browser meldet, kann davon abweichen, und welchen Browser und Bildschirm du nutzt, kann Shoal nicht sehen: Nenne sie mit --browser und --screen.
signals-on-relay = Für eine Ausgangs-IP von { $relay }.
signals-zone-fits = Die Zeitzone gehört zum Land des Ausgangs.
signals-zone-does_not_fit = Die Zeitzone gehört nicht zum Land des Ausgangs: Eine Website sieht, dass ein VPN genutzt wird, und von wo aus.
signals-zone-no_place = Diese Zeitzone steht für keinen Ort. Wenige haben sie, deren Browser sich nicht gegen Fingerprinting wehrt.
signals-one-for-all = Dieser Browser meldet bei allen, die ihn nutzen, dieselbe Zeitzone, Sprache und Größe neuer Fenster. Übrig bleibt, dass du ihn nutzt, und auf einer Ausgangs-IP tun das vielleicht wenige. Ein Fenster mit geänderter Größe sagt mehr; das ist nicht mitgezählt.
signals-over-tor = Tor Browser nutzt die Ausgänge von Tor: Websites sehen die Adresse eines Tor-Ausgangs, den sich viele teilen, und nicht diese Ausgangs-IP.
signals-no-exit = Es ist kein Ausgangs-Relay bekannt: Die Anteile sind die an allen Nutzern, und es gibt keine Menge, auf die sie sich anwenden lassen. Nenne ein Relay mit --relay.
signals-doubt = Der Bereich kommt zu { $exit } % daher, wie viele Menschen auf der Ausgangs-IP sind, und zu { $signals } % daher, wie viele davon gleich aussehen; dazu kommt der Zufall.
signals-guess = Die Anteile sind geschätzt: Niemand veröffentlicht, wie Mullvads Nutzer aussehen. Sie gehen von Zahlen für alle Menschen aus, und die Gruppen gelten als unabhängig. Von einer Gruppe zählt nur der seltenste Wert. Version, Schriften, Grafik und weitere Sprachen sagen einer Website mehr und sind nicht mitgezählt; es bleiben also vielleicht weniger.
signals-kept-nowhere = Nichts davon wird gespeichert oder gesendet.

## What is wrong with what was typed
signals-no-such-zone = „{ $asked }“ ist keine Zeitzone der IANA-Datenbank. Man schreibt sie wie Europe/Stockholm.
