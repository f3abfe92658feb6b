# Words of `shoal doctor`.

doctor-good = Alles in Ordnung.
doctor-bad = { $count ->
    [one] Eine Sache braucht Aufmerksamkeit.
   *[other] { $count } Sachen brauchen Aufmerksamkeit.
  }
doctor-daemon = Mullvad-Dienst
doctor-daemon-answers = antwortet
doctor-daemon-answers-version = antwortet, Version { $version }
doctor-daemon-simulated = SIMULATION: Nichts hier ist echt
doctor-socket = Sein Socket
doctor-socket-missing = nicht da ({ $path })
doctor-socket-no-socket = { $path } ist kein Socket
    .next = Etwas anderes hat dort eine Datei abgelegt. Sieh sie dir an und starte die Mullvad-App neu.
doctor-socket-root = { $path }, gehört root
doctor-socket-owner = { $path } gehört { $owner }, nicht root
    .next = Das ist nicht der Mullvad-Dienst. Shoal sagt ihm nichts.
doctor-socket-hidden = { $path } lässt sich nicht ansehen
doctor-unchecked = { $path }, von Hand angegeben und nicht geprüft
doctor-relays = Relay-Liste
doctor-relays-known = { $count ->
    [one] ein Relay
   *[other] { $count } Relays
  }
doctor-relays-left-out = { $count ->
    [one] ein Relay
   *[other] { $count } Relays
  }; nicht benutzbare Einträge: { $left }
doctor-relays-none = nicht bekannt
    .next = Sie kommt mit dem Mullvad-Dienst.
doctor-multihop = Multihop
doctor-multihop-can = lässt sich von hier umschalten
doctor-multihop-no_program = lässt sich von hier nicht umschalten: Mullvads Kommandozeilenprogramm wurde nicht gefunden
doctor-multihop-untrusted_program = lässt sich von hier nicht umschalten: Nicht nur root könnte Mullvads Kommandozeilenprogramm ändern
    .next = Shoal führt es nicht aus. Installiere die Mullvad-App neu.
doctor-multihop-other_version = lässt sich von hier nicht umschalten: Mullvads Kommandozeilenprogramm hat Version { $program }, der Dienst { $daemon }
    .next = Starte diesen Rechner neu; wenn sie sich dann noch unterscheiden, installiere die Mullvad-App neu.
doctor-multihop-unknown_program = lässt sich von hier nicht umschalten: Mullvads Kommandozeilenprogramm antwortet nicht oder nennt keine Einstellung, die Shoal kennt
doctor-settings = Einstellungsdatei
doctor-settings-in_memory = keine: Einstellungen sind am Ende vergessen
doctor-settings-missing = noch keine: Es gelten die Vorgaben ({ $path })
doctor-settings-good = { $path }
doctor-settings-one_key_unused = der Eintrag { $key } wird nicht benutzt: { $allowed }
    .next = Berichtige ihn in { $path }.
doctor-settings-newer = von einem neueren Shoal geschrieben (Aufbau { $version }); was verstanden wird, gilt
    .next = Nimm das neuere Shoal oder verschiebe { $path }.
doctor-settings-kept_aside = war keine Einstellungsdatei; liegt jetzt als { $kept } daneben, und es gelten die Vorgaben
    .next = Übernimm, was du behalten willst, und lösche sie dann.
doctor-settings-unreadable = nicht lesbar: { $reason }
    .next = Berichtige { $path }; was vorher galt, gilt weiter.
doctor-settings-refused = nicht benutzt: { $reason }
    .next = Berichtige den Besitzer oder die Rechte von { $path }.
doctor-settings-not_written = nicht zu schreiben: { $reason }
    .next = Einstellungen gelten, bis Shoal endet. Schaffe Platz oder berichtige die Rechte von { $path }.
doctor-resident = Shoal im Tray
doctor-resident-running = läuft
doctor-resident-not_running = läuft nicht
doctor-resident-silent = antwortet nicht
    .next = Beende das Programm „shoal“ und starte es neu.
doctor-resident-other_version = läuft in einer anderen Version
    .next = Beende es über sein Menü und starte dieses.
doctor-resident-no_place = kann nicht laufen: { $reason }
    .next = Bring den genannten Ordner in Ordnung, oder setz XDG_RUNTIME_DIR auf einen eigenen.
doctor-autostart = Start bei der Anmeldung
doctor-autostart-on = dein Desktop startet Shoal, das nichts verbindet
doctor-autostart-off = du startest Shoal selbst
doctor-autostart-changed = Shoal hat { $path } nicht so geschrieben, wie die Datei jetzt ist
    .next = Sieh hinein, dann schreibe sie mit „shoal autostart on --anyway“ neu oder lösche sie.
doctor-autostart-not_possible = nicht möglich. { $why }
doctor-tray = Tray
doctor-tray-there = da
doctor-tray-absent = nicht gefunden
    .next = Shoal öffnet stattdessen sein Fenster. GNOME braucht die Erweiterung AppIndicator.
doctor-notices = Meldungen
doctor-notices-there = werden von diesem Desktop gezeigt
doctor-notices-absent = kein Dienst für Meldungen
    .next = Dieselben Hinweise stehen im Tray-Menü.
doctor-root = Benutzer
doctor-root-is = Shoal läuft als root
    .next = Das braucht es nicht. Starte es unter deinem eigenen Benutzer.
