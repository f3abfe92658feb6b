# Words of the page about settings. What is allowed where stands in settings.ftl, whom one hides from in profiles.ftl.

page-settings-about = gelten sofort
page-settings-demo = Das ist eine Simulation: Was hier geändert wird, gilt bis zu ihrem Ende und wird nirgends gespeichert.
page-settings-refused = Nicht übernommen: { $why }.

## Whom you hide from
page-settings-whom = Vor wem du dich verbirgst
page-settings-whom-none = noch nicht gewählt
page-settings-few = Wenige Menschen
page-settings-few-hint = { $count ->
    [0] 0 bis 1.000. Leer: wie im Profil, also nie.
   *[other] 0 bis 1.000; 0: nie. Leer: wie im Profil, { $count } oder weniger.
  }
page-settings-few-unit = oder weniger

## Notices
page-settings-notices = Meldungen und Erinnerungen
page-settings-notices-level = Meldungen auf dem Desktop
page-settings-notices-off = Keine
page-settings-notices-important = Wichtige
page-settings-notices-all = Alle
page-settings-notices-sum = { $level ->
    [off] keine Meldungen
    [important] wichtige
   *[all] alle
  }
page-settings-remind = Erinnern nach
page-settings-remind-sum = { $level }, Erinnerung nach { $time }
page-settings-remind-unit = Minuten
page-settings-remind-hint = Zeit auf einer Ausgangs-IP: 5 bis 10.080 Minuten (7 Tage). Leer: nie.
page-settings-quiet = Ruhezeit
page-settings-quiet-from = Von
page-settings-quiet-until = bis
page-settings-quiet-hint = Dann kommt keine Meldung, die warten kann. Zeiten wie 22:00, beide oder keine.
page-settings-never = nie

## Places
page-settings-places = Orte und Multihop
page-settings-home = Dein Land
page-settings-home-hint = Zwei Buchstaben wie se, damit Orte in deiner Nähe zuerst kommen. Leer: wo der Tunnel seinen Ausgang hat.
page-settings-home-sum = nahe { $country }
page-settings-home-none = nahe deinem Ausgang
page-settings-same-country = Darauf hinweisen, wenn Eingang und Ausgang von Multihop im selben Land liegen
page-settings-same-provider = Darauf hinweisen, wenn Eingang und Ausgang von Multihop beim selben Hoster liegen

## Tray
page-settings-tray = Tray-Symbol
page-settings-ink-tile = Auf einer Kachel
page-settings-ink-light = Hell
page-settings-ink-dark = Dunkel
page-settings-ink-hint = Kein Desktop verrät die Farbe seiner Leiste. Auf einer Kachel ist das Symbol überall zu lesen; hell ist es für eine dunkle Leiste, dunkel für eine helle.

## Language
page-settings-language = Sprache
page-settings-language-system = Wie das System
page-settings-language-en = English
page-settings-language-sv = Svenska
page-settings-language-de = Deutsch

## What is remembered
page-settings-kept = Was Shoal sich merkt
page-settings-kept-sum = { $days ->
    [one] einen Tag auf der Platte
   *[other] { $days } Tage auf der Platte
  }
page-settings-kept-sum-memory = bis Shoal endet

## What the estimate assumes
page-settings-assume = Was die Schätzung annimmt
page-settings-assume-sum = etwa { $users } Geräte
page-settings-assume-why = Mullvad sagt nicht öffentlich, wie viele Geräte verbunden sind. Jede Menge wächst und schrumpft im selben Verhältnis wie diese Zahl, und der Bereich kommt vor allem von ihr.
page-settings-assume-users = Verbundene Geräte
page-settings-assume-low = Unteres Ende (weniger: 5 %)
page-settings-assume-high = Oberes Ende (mehr: 5 %)
page-settings-assume-ipv6 = Anteil mit IPv6
page-settings-assume-hint = Unteres Ende, verbundene Geräte und oberes Ende müssen in dieser Reihenfolge steigen, zwischen 1.000 und 100.000.000; der Anteil ist 0 bis 1.
page-settings-assume-take = Diese nehmen
page-settings-assume-own = Zurück zu Shoals eigenen

## What leaves this machine
page-settings-leaves = Was diesen Rechner verlässt
page-settings-leaves-sum = { $asks ->
    [yes] die Ausgangsprüfung
   *[no] nichts
  }
page-settings-leaves-nothing = Nichts. Shoal spricht mit dem Mullvad-Dienst auf diesem Rechner und mit deinem Desktop, und mit niemandem im Internet: keine Suche nach Updates, keine Statistik, keine Absturzberichte.
page-settings-leaves-check = Eines, weil du es erlaubt hast: die Ausgangsprüfung. Sonst nichts: keine Suche nach Updates, keine Statistik, keine Absturzberichte.
page-settings-leaves-demo = Nichts; in einer Simulation geht nicht einmal etwas an den Mullvad-Dienst auf diesem Rechner.
page-settings-check = Die Ausgangsprüfung erlauben
page-settings-browsers = Nachsehen, welcher Browser läuft
page-settings-browsers-hint = Ob Mullvad Browser oder Tor Browser läuft, nach den Namen der laufenden Programme, einmal für jeden Tunnel mit einer kleinen Menge; wenn jemand nach dir sucht, einmal für jeden Tunnel. Das wird nirgends gespeichert, und nichts davon geht hinaus.

## Whether Shoal starts with the session
page-autostart-title = Start von Shoal
page-autostart = Shoal beim Anmelden starten
page-autostart-sum = { $state ->
    [on] beim Anmelden
    [off] nur von Hand
    [changed] anders eingerichtet
    [not_possible] nur von Hand
   *[unknown] noch nicht bekannt
  }
page-autostart-hint = Das betrifft nur Shoal. Ob Mullvad sich verbindet, wird in der Mullvad-App eingestellt und bleibt, wie es ist.
page-autostart-unknown = Noch nicht bekannt: Shoal hat noch nicht nachgesehen, wie es eingerichtet ist.
page-autostart-changed = Die Datei, die Shoal starten würde, gibt es, aber du oder ein Programm hat sie anders geschrieben. Shoal lässt sie in Ruhe, solange du nichts anderes sagst. Ob Mullvad sich verbindet, hat damit nichts zu tun.
page-autostart-replace = Ersetzen: Shoal starten
page-autostart-remove = Entfernen: von Hand starten
page-autostart-not-possible = Das lässt sich hier nicht einrichten. { $why }
page-autostart-demo = Eine Simulation wird nie von selbst gestartet, darum gibt es hier nichts einzustellen.
