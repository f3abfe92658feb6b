# Words about multihop that menu and page share.

menu-multihop = Multihop
menu-multihop-no-crowd = Über zwei Relays sieht keines zugleich dich und dein Ziel; die Menge bleibt, wie sie ist
menu-multihop-not-known = Was die Mullvad-App anbietet, ist noch nicht bekannt
menu-multihop-set-on = Über zwei Relays
menu-multihop-set-off = Über ein Relay
menu-multihop-set-auto = Der Mullvad-App überlassen

## Why multihop cannot be set
tray-multihop-no_program = Nicht von hier: Mullvads Kommandozeilenprogramm ist nicht installiert. Nimm die Mullvad-App.
tray-multihop-untrusted_program = Nicht von hier: Nicht nur root könnte Mullvads Kommandozeilenprogramm ändern, darum führt Shoal es nicht aus.
tray-multihop-other_version = Nicht von hier: Mullvads Kommandozeilenprogramm hat Version { $program }, der Dienst { $daemon }. Starte diesen Rechner neu; wenn sie sich dann noch unterscheiden, installiere die Mullvad-App neu.
tray-multihop-unknown_program = Nicht von hier: Mullvads Kommandozeilenprogramm nennt keinen Weg, es einzustellen. Nimm die Mullvad-App.
