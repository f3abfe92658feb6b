# Words of the tray, its menu and the notices.

## Crowds, in one line
crowd-line = { $likely ->
    [one] Vermutlich ist sonst niemand auf dieser Ausgangs-IP ({ $low }–{ $high })
   *[other] Etwa { $likely } Menschen teilen sich diese Ausgangs-IP ({ $low }–{ $high })
  }
crowd-short = { $likely ->
    [one] vermutlich sonst niemand ({ $low }–{ $high })
   *[other] etwa { $likely } ({ $low }–{ $high })
  }
crowd-not-known = Menge nicht bekannt

## Tooltip and first lines
tray-title = Shoal
tray-simulation = SIMULATION: Nichts hier ist echt
tray-unchecked = Ungeprüfter Socket: Niemand hat geprüft, ob er zu Mullvad gehört
tray-place = { $city }, { $country }
tray-place-relay = { $city } · { $relay }
tray-route = { $entry } → { $exit }
tray-custom-endpoint = Ein eigener Endpunkt
tray-crowd-unknown = Wie viele Menschen sich diese Ausgangs-IP teilen, ist unbekannt
tray-awaiting = Verbunden; die Ausgangs-IP ist noch nicht gemeldet
tray-connecting = Verbindet …
tray-off = Mullvad ist aus: Websites sehen deine eigene Adresse, solange kein anderes VPN aktiv ist
tray-off-locked = Mullvad ist aus; der Lockdown-Modus lässt nichts hinaus
tray-looking = Die Mullvad-App wird gesucht …
tray-stopped = Shoal ist beendet
tray-since = Auf dieser Ausgangs-IP seit { $time }
tray-key = Schlüssel seit { $time }
tray-key-next = Schlüssel seit { $time }; neu { $days ->
    [one] jeden Tag
   *[other] alle { $days } Tage
  }
tray-joint = { $likely ->
    [one] Für Websites, die auch IPv6 sehen: vermutlich sonst niemand ({ $low }–{ $high })
   *[other] Für Websites, die auch IPv6 sehen: etwa { $likely } Menschen ({ $low }–{ $high })
  }
tray-advice-few = Wenige Menschen hier
tray-advice-few-better = Wenige Menschen hier; anderswo, z. B. in { $city }, { $crowd }
tray-advice-stay = Erinnerung ({ $time }): Websites sehen noch dieselbe Ausgangs-IP
tray-paused = Meldungen kommen wieder ab { $time }
tray-setting-refused = Einstellung nicht übernommen: { $why }

## Menu
menu-exit-ip = Ausgangs-IP
menu-v4 = IPv4: { $address }
menu-v6 = IPv6: { $address }
menu-copy-v4 = IPv4 kopieren: { $address }
menu-copy-v6 = IPv6 kopieren: { $address }
menu-address-none = keine
menu-address-not-yet = noch nicht gemeldet
menu-address-never-came = Mullvad-App nennt sie nicht
menu-address-not-checked = Ausgangsprüfung nennt sie nicht
menu-more-advice = Mehr Hinweise ({ $count })
menu-look-not = Nicht nachsehen
menu-switch-to = Wechseln nach
menu-place = { $city } – { $crowd }
menu-place-here = { $city } – { $crowd }, du bist hier
menu-best = Bester Ort – { $crowd }, z. B. { $city }
menu-identity = Neue Identität – { $crowd }, z. B. in { $city }
menu-identity-here = Neue Identität – neuer Schlüssel, gleicher Ort
menu-another = Anderes Relay in { $city } – { $crowd }
menu-another-none = Kein anderes Relay in { $city }, das deine Filter erlauben
menu-another-unknown = Anderes Relay, gleiche Stadt
menu-key = Neuer Schlüssel
menu-key-again = Neuer Schlüssel erst ab { $time }: höchstens einer pro Stunde
menu-same-key = Gleicher Schlüssel: Eine Website, die beide Adressen sieht, kann sie verknüpfen
menu-undo = Letzte Änderung rückgängig
menu-undo-changed = Die Relay-Einstellungen wurden seither anderswo geändert
menu-undo-anyway = Trotzdem zurück
menu-multihop-on = Multihop: an
menu-multihop-off = Multihop: aus
menu-remind = Erinnern
menu-remind-paused = Erinnern (pausiert bis { $time })
menu-go-on = Weiter (pausiert bis { $time })
menu-pause = Meldungen pausieren
menu-pause-minutes = Für { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
  }
menu-pause-hours = Für { $count ->
    [one] eine Stunde
   *[other] { $count } Stunden
  }
menu-profile = Vor wem verbergen
menu-profile-none = Noch nicht gewählt; gilt als: { $profile }
menu-remind-off = Nie
menu-remind-minutes = Nach { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
  } auf einer Ausgangs-IP
menu-remind-hours = Nach { $count ->
    [one] einer Stunde
   *[other] { $count } Stunden
  } auf einer Ausgangs-IP
menu-open = Shoal öffnen
menu-quit = Shoal beenden
menu-replaces-list = Ersetzt deine eigene Liste „{ $list }“ (lässt sich rückgängig machen)
menu-replaces-unnamed-list = Ersetzt die eigene Liste, die jetzt gilt (lässt sich rückgängig machen)

## Actions, in one line
action-ended = { $title }. { $detail }
action-crowd-changed = Menge vorher: { $before }; nachher: { $after }.
action-crowd-unknown = nicht bekannt

## Notices
notice-few = Wenige teilen sich deine Adresse
notice-few-body = { $likely ->
    [one] Vermutlich ist sonst niemand auf dieser Ausgangs-IP ({ $low }–{ $high }). Websites können zwei Besuche von ihr für deine halten.
   *[other] Etwa { $likely } Menschen sind auf dieser Ausgangs-IP ({ $low }–{ $high }). Schon eine Zeitzone oder eine Bildschirmgröße kann reichen, um dich herauszugreifen.
  }
notice-few-better = Auf einer Ausgangs-IP anderswo, z. B. in { $city }: { $crowd }.
notice-stay = { $time } auf einer Adresse
notice-stay-body = Websites, die dich am Anfang gesehen haben, sehen noch dieselbe Adresse. Ein anderes Relay zeigt ihnen eine andere.
notice-stay-identity = Websites, die dich am Anfang gesehen haben, sehen noch dieselbe Adresse. Eine neue Identität zeigt ihnen eine andere, unter einem neuen Schlüssel.
notice-switched = { $title }
notice-settings-aside = Deine Einstellungen waren nicht lesbar
notice-settings-aside-body = Die Datei wurde beiseitegelegt, und Shoal läuft mit seinen Vorgaben. „shoal doctor“ nennt die Datei.
notice-settings-not_written = Deine Einstellungen ließen sich nicht speichern
notice-settings-not_written-body = Was du gewählt hast, gilt bis Shoal endet. „shoal doctor“ sagt, warum.
notice-autostart-changed = Beim Anmelden startet vielleicht etwas anderes
notice-autostart-changed-body = Die Datei, mit der dein Desktop Shoal startet, ist nicht so, wie Shoal sie geschrieben hat. „shoal autostart“ sagt, was zu tun ist.
notice-button-best = Zum besten Ort
notice-button-switch = Nach { $place } wechseln
notice-button-there = Dorthin wechseln
notice-button-another = Anderes Relay
notice-button-key = Neuer Schlüssel
notice-button-identity = Neue Identität
notice-button-reconnect = Neu verbinden
notice-button-multihop = Multihop einschalten
notice-button-look = Nachsehen
notice-button-undo = Rückgängig
notice-button-anyway = Trotzdem zurück
notice-button-insist = Trotzdem neuer Schlüssel
notice-button-insist-identity = Trotzdem neue Identität
notice-button-again = Jetzt ausführen
notice-button-snooze = In 1 h wieder
notice-button-why = Warum?
notice-open = Shoal öffnen
notice-simulation = SIMULATION: { $text }
notice-window-missing = Das Fenster fehlt
notice-window-missing-body = Das Programm shoal-window wurde nicht neben shoal gefunden. Alles steht auch im Tray-Menü.
notice-window-shut = Das Fenster hat sich nicht geöffnet
notice-window-shut-body = Alles steht auch im Tray-Menü.
notice-nothing-to-see = Das Fenster hat sich nicht geöffnet
notice-nothing-to-see-body = Ein Tray gibt es auch nicht. Im Terminal nennt shoal status die Zahl, und shoal watch verfolgt sie.
notice-window-crashed = Das Fenster hat sich unerwartet beendet
notice-window-crashed-body = Shoal läuft im Tray weiter. Öffne es von dort neu.
notice-crashed-without-tray = Das Fenster hat sich unerwartet beendet
notice-crashed-without-tray-body = Shoal läuft ohne Tray weiter. Starte shoal erneut, um das Fenster zu öffnen, oder nimm shoal status im Terminal.
notice-no-tray = Dieser Desktop zeigt kein Tray
notice-no-tray-body = Shoal hat stattdessen sein Fenster geöffnet und zieht ins Tray um, sobald es eines gibt.
