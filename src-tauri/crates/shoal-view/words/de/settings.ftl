# What the settings need words for in all front ends alike.

## Why a setting was not taken: what is allowed
settings-error-reminder_out_of_range = eine Erinnerung kommt frühestens nach 5 Minuten und spätestens nach 7 Tagen
settings-error-threshold_out_of_range = „wenige Menschen“ ist eine Zahl von 0 (aus) bis 1.000
settings-error-quiet_hours_out_of_range = die Ruhezeit geht von einer Uhrzeit bis zu einer anderen
settings-error-not_a_country = ein Land sind zwei kleine Buchstaben, etwa se
settings-error-too_many_favourites = es kann 100 Favoriten geben; nimm zuerst einen weg
settings-error-history_out_of_range = ein Verlauf reicht 1 bis 365 Tage zurück
settings-error-users_out_of_order = die Nutzerzahlen müssen von der niedrigen zur hohen steigen, zwischen 1.000 und 100.000.000
settings-error-not_a_share = ein Anteil ist eine Zahl von 0 bis 1

## Why the desktop cannot be told to start Shoal, and what to do
autostart-no_home = Es ist kein Home-Ordner genannt, in dem die Datei liegen würde: HOME ist nicht gesetzt.
autostart-no_plain_path = { $program } ist kein absoluter Pfad aus reinem Text. Installiere Shoal unter einem solchen, etwa /usr/bin/shoal, und starte es von dort.
autostart-unusual_character = { $program } enthält ein Zeichen, das Desktops verschieden lesen. Installiere Shoal unter einem einfachen Namen, etwa /usr/bin/shoal, und starte es von dort.
autostart-program_gone = { $program } gibt es nicht mehr. Installiere Shoal dort, wo nur root schreiben darf, etwa in /usr/bin, und starte es von dort.
autostart-program_changeable = { $program } oder ein Ordner darüber kann von anderen als root geändert werden. Installiere Shoal dort, wo nur root schreiben darf, etwa in /usr/bin, und starte es von dort.
autostart-refused = Das System sagt: { $reason }.
autostart-still_there = Die Datei, die es startet, ist trotzdem da und lässt sich entfernen.
