# What is remembered: `shoal history`, `shoal forget` and what `shoal doctor` says of it.

history-where-undecided = Im Arbeitsspeicher gemerkt, bis Shoal endet. Um es auf der Platte zu behalten: shoal history --remember kept
history-where-memory_only = Nur im Arbeitsspeicher gemerkt, bis Shoal endet.
history-where-kept = Auf der Platte gespeichert für { $days ->
    [one] einen Tag
   *[other] { $days } Tage
  }.
history-where-trouble = Im Arbeitsspeicher, bis Shoal endet. Auf der Platte: { $why }
history-where-opening = Die Platte liest den Verlauf oder löscht ihn gerade; sieh gleich noch einmal nach.
history-unsaved = { $count ->
    [one] Ein Eintrag ist
   *[other] { $count } Einträge sind
  } noch nicht auf der Platte.
history-nothing = Nichts ist gemerkt.
history-hours = Menge je Stunde
history-exits = Gesehene Ausgangs-IPs
history-head-day = Tag
history-head-hours = Stunden
history-head-relay = Relay
history-head-crowd = Menge
history-head-place = Platz im Pool
history-head-seen = Gesehen
history-head-note = { "" }
history-from-to = { $from }–{ $to }
history-key-in-use = Unter dem jetzigen Schlüssel
history-key = Unter Schlüssel { $number }
history-key-unknown = Unter einem Schlüssel, der nicht bekannt ist
history-place = { $number } von { $size }
history-seen-once = am { $day }
history-seen = an { $count } Tagen, zuletzt am { $day }
history-came-back = auch unter einem anderen Schlüssel

history-forget-ask = Das löscht, was Shoal sich merkt, im Arbeitsspeicher und auf der Platte ({ $path }): Mengen je Stunde, gesehene Ausgangs-IPs und was „shoal undo“ zurückholen würde. Einstellungen bleiben. Tippe „yes“, um fortzufahren:
history-forget-no = Es wurde nichts gelöscht.
history-forget-unasked = Es gibt kein Terminal, um zu fragen. „shoal forget --yes“ löscht ohne Rückfrage, was Shoal sich merkt.
history-forgotten = { $count ->
    [0] Auf der Platte war nichts, und im Arbeitsspeicher ist nichts.
   *[other] Alles, was Shoal sich gemerkt hatte, ist gelöscht.
  }
history-forgotten-limits = Eine SSD, ein Snapshot oder ein Backup enthält vielleicht frühere Stände, an die kein Programm herankommt.
history-not-forgotten = Nicht alles ließ sich löschen: { $reason }
history-no-answer = Shoal läuft, hat aber nicht gesagt, dass es vergessen hat. Versuche es noch einmal, oder beende Shoal und versuche es dann.
history-chosen-kept = Was Shoal sieht, wird von jetzt an auf der Platte gespeichert, nur für dich lesbar. „shoal forget“ löscht es.
history-chosen-memory_only = Was Shoal sieht, wird nur im Arbeitsspeicher gemerkt, und was auf der Platte war, wird gelöscht.
history-chosen-but = Die Wahl gilt, aber auf der Platte: { $why }
history-nothing-of-demo = Eine SIMULATION behält nichts, darum gibt es nichts zu wählen.

doctor-history = Verlauf
doctor-history-in_memory = im Arbeitsspeicher, bis Shoal endet
doctor-history-opening = wird geöffnet oder gelöscht
doctor-history-kept = { $path }
doctor-history-kept_aside = war kein Verlauf; liegt jetzt als { $kept } daneben, und ein neuer wurde begonnen
    .next = „shoal forget“ löscht beide. Um in den alten hineinzusehen, bringe ihn erst anderswohin.
doctor-history-disk_full = nicht gespeichert: Die Platte ist voll; was schon gespeichert war, ist noch da
    .next = Schaffe Platz. Dann wird auch gespeichert, was im Arbeitsspeicher ist.
doctor-history-not_written = nicht gespeichert: { $reason }
    .next = Sieh nach { $path } und der Platte darunter. Die Zahl hängt nicht davon ab.
doctor-history-refused = nicht benutzt: { $reason }
    .next = Behebe, was genannt ist, oder wähle „shoal history --remember memory-only“.
doctor-history-newer = von einem neueren Shoal geschrieben (Aufbau { $version }); bleibt unangetastet
    .next = Nimm das neuere Shoal oder lösche ihn mit „shoal forget“.
doctor-history-in_use = ein anderes Programm hat { $path } geöffnet
    .next = Beende dieses Programm und starte Shoal neu.
doctor-history-not_erased = ließ sich nicht löschen: { $reason }
    .next = Behebe, was genannt ist, und versuche „shoal forget“ noch einmal.
