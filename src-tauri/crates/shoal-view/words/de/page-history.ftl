# Words of the page about what is remembered.

page-history-about = was Shoal sich merkt
page-history-title = { $hours ->
    [one] Deine Menge über eine Stunde
   *[other] Deine Menge über { $hours } Stunden
  }
page-history-middle = { $likely ->
    [one] In der mittleren Stunde teilte vermutlich sonst niemand deine Ausgangs-IP ({ $low }–{ $high })
   *[other] In der mittleren Stunde teilten sich etwa { $likely } Menschen deine Ausgangs-IP ({ $low }–{ $high })
  }; die kleinste Menge war etwa { $least } ({ $least-low }–{ $least-high }), die größte etwa { $most } ({ $most-low }–{ $most-high }).
page-history-only = { $likely ->
    [one] Damals teilte vermutlich sonst niemand deine Ausgangs-IP ({ $low }–{ $high }).
   *[other] Damals teilten sich etwa { $likely } Menschen deine Ausgangs-IP ({ $low }–{ $high }).
  }
page-history-no-hours = Noch keine Menge gemerkt
page-history-no-hours-next = Die erste Stunde kommt, sobald du verbunden bist und die Menge auf deiner Ausgangs-IP bekannt ist.
page-history-opening = Die Platte wird gelesen
page-history-opening-next = Was dort gespeichert ist, kommt gleich.

## The picture
page-history-chart = Menge je Stunde von { $from } bis { $to }: wahrscheinlich zwischen { $least } und { $most } Menschen, an den Enden des Bereichs nur { $low } oder bis zu { $high }. Markierungen: { $switches } für ein anderes Relay, { $keys } für einen neuen Schlüssel. Die Tabelle darunter hat dieselben Zahlen.
page-history-key-likely = Linie: wahrscheinlich
page-history-key-band = Band: von niedrig bis hoch
page-history-key-gap = Lücke: nicht bekannt
page-history-mark-switch = { $count ->
    [one] anderes Relay, einmal
   *[other] anderes Relay, { $count }-mal
  }
page-history-mark-key = { $count ->
    [one] neuer Schlüssel, einmal, markiert am Beginn des Tages
   *[other] neuer Schlüssel, { $count }-mal, markiert am Beginn des Tages
  }
page-history-spans = Wie weit zurück
page-history-span = { $days ->
    [one] Ein Tag
   *[other] { $days } Tage
  }
page-history-span-all = Alles
page-history-nothing-within = Aus dieser Zeit ist nichts bekannt.

## The same as a table
page-history-table = Dasselbe als Tabelle
page-history-head-day = Tag
page-history-head-hours = Stunden
page-history-head-relay = Relay
page-history-head-crowd = Menschen
page-history-from-to = { $from }–{ $to }
page-history-new-keys = Neue Schlüssel wurden zuerst gesehen: { $days }. Das sind Tage nach UTC.
page-history-more = { $count } weitere zeigen
page-history-days-utc = Das sind Tage nach UTC.

## Exit IPs that came back
page-history-back = Ausgangs-IPs, zu denen du zurückkamst
page-history-back-none = Bisher keine: Jede Ausgangs-IP wurde nur an einem Tag gesehen.
page-history-back-note = Eine Website, die du an mehreren dieser Tage besucht hast, sah jedes Mal dieselbe Adresse.
page-history-back-days = { $count ->
    [one] am { $day }
   *[other] an { $count } Tagen, zuletzt am { $day }
  }
page-history-back-keys = unter { $count } Schlüsseln
page-history-back-place = Ausgangs-IP { $number } von { $size }
page-history-back-show = Zeigen, welche
page-history-back-hide = Verbergen
page-history-back-show-label = Zeigen, welche Ausgangs-IPs
page-history-back-hide-label = Verbergen, welche Ausgangs-IPs

## Where it is kept
page-history-where = Wo es gespeichert ist
page-history-where-undecided = Du hast noch nicht gewählt: im Arbeitsspeicher, bis Shoal endet.
page-history-where-memory = Nur im Arbeitsspeicher, bis Shoal endet.
page-history-where-simulation = Eine Simulation behält nichts, darum gibt es nichts zu wählen.
page-history-where-opening = Die Platte wird gelesen.
page-history-where-kept = { $days ->
    [one] Auf der Platte dieses Rechners für einen Tag, nur für dich lesbar.
   *[other] Auf der Platte dieses Rechners für { $days } Tage, nur für dich lesbar.
  }
page-history-where-not-kept = Im Arbeitsspeicher, bis Shoal endet, obwohl es auf der Platte sein sollte.
page-history-unsaved = { $count ->
    [one] Ein Eintrag ist noch nicht auf der Platte.
   *[other] { $count } Einträge sind noch nicht auf der Platte.
  }
page-history-aside = Eine Datei, die kein Verlauf war, wurde gefunden und heißt jetzt { $name }. „Alles vergessen“ löscht auch sie.
page-history-trouble-disk_full = Die Platte ist voll. Was schon gespeichert war, ist noch da.
    .next = Schaffe Platz; dann wird auch gespeichert, was im Arbeitsspeicher ist.
page-history-trouble-not_written = Die Platte nimmt es nicht an ({ $reason }).
    .next = Die Zahl hängt nicht davon ab. „shoal doctor“ nennt die Datei.
page-history-trouble-refused = Die Datei wird nicht gelesen ({ $reason }).
    .next = Andere könnten sie dorthin gelegt haben. Behebe, was genannt ist, oder wähle „Nur Arbeitsspeicher“.
page-history-trouble-newer = Ein neueres Shoal hat die Datei geschrieben (Aufbau { $version }), darum bleibt sie unangetastet.
    .next = Nimm das neuere Shoal oder vergiss alles.
page-history-trouble-in_use = Ein anderes Programm hat die Datei geöffnet.
    .next = Beende dieses Programm und starte Shoal neu.
page-history-trouble-not_erased = Sie ließ sich nicht löschen ({ $reason }).
    .next = Behebe, was genannt ist, und vergiss noch einmal alles.
page-history-memory_only = Nur Arbeitsspeicher
page-history-kept = Auf dieser Platte
page-history-memory_only-note = Nur Arbeitsspeicher: weg, wenn Shoal endet; was auf der Platte war, wird gelöscht.
page-history-kept-note = Auf dieser Platte: auch nach einem Neustart da, so viele Tage, wie du wählst.
page-history-to-memory = Löschen, was auf der Platte ist, und nur im Arbeitsspeicher merken?
page-history-to-memory-yes = Löschen
page-history-days = Behalten für
page-history-days-count = { $days ->
    [one] einen Tag
   *[other] { $days } Tage
  }
page-history-days-set = Übernehmen
page-history-days-fewer = Was älter ist, wird sofort gelöscht.

## What is kept, and forgetting it
page-history-what = Was genau gespeichert wird
page-history-what-crowd = Wie viele Menschen sich die Ausgangs-IP teilten, je Stunde und Relay: drei Zahlen.
page-history-what-exits = Welche Ausgangs-IP an welchem Tag, ohne Uhrzeit: als Platz im Adresspool des Relays, und als Adresse nur, wo der Adresspool nicht bekannt ist. Keine IPv6-Adressen.
page-history-what-keys = Welche davon unter demselben Schlüssel waren: als Hash der Tunneladresse mit Salt; ohne das Salt daneben kann sie niemand daraus lesen.
page-history-what-relays = Was über Relays angenommen wird: ob Mullvads Korrektur da ist. Das betrifft die Relays und hat keinen Tag.
page-history-what-not = Kein Konto, kein Schlüssel, keine Website, die du besuchst, und nichts, was diesen Rechner verlässt.
page-history-forget = Alles vergessen
page-history-forget-ask = Alles vergessen?
page-history-forget-note = Mengen je Stunde, gesehene Ausgangs-IPs, was über Relays angenommen wird und was „Rückgängig“ zurückholen würde, werden im Arbeitsspeicher und auf der Platte gelöscht. Einstellungen bleiben. Das lässt sich nicht rückgängig machen.
page-history-forget-yes = Ja, vergessen
page-history-forget-no = Behalten
page-history-forgetting = Wird gelöscht …
page-history-forgotten = Alles, was Shoal sich gemerkt hatte, ist gelöscht.
page-history-forgotten-limits = Eine SSD, ein Snapshot oder ein Backup enthält vielleicht frühere Stände, an die kein Programm herankommt.
