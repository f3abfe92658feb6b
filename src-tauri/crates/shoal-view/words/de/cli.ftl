# Words of the command line.

cli-simulation = SIMULATION: Nichts hier ist echt.
cli-unchecked = UNGEPRÜFTER SOCKET: Er wurde von Hand angegeben, und niemand hat geprüft, ob er zu Mullvad gehört.
cli-runs-already = Shoal läuft schon; sein Fenster wird gezeigt.
cli-as-root = Shoal läuft als root, und das braucht es nicht. Starte es unter deinem eigenen Benutzer.
cli-no-tray = Es wurde kein Tray gefunden: Stattdessen ist das Fenster offen. Shoal zieht ins Tray um, wenn eines auftaucht.
cli-tray-appeared = Ein Tray ist aufgetaucht: Shoal ist darin.
cli-window-not-opened = Das Fenster hat sich nicht geöffnet: { $reason }. Alles steht auch im Tray-Menü.
cli-nothing-to-see = Es gibt kein Tray, und das Fenster hat sich nicht geöffnet: { $reason }. Im Terminal nennt `shoal status` die Zahl, und `shoal watch` verfolgt sie. Shoal zieht ins Tray um, wenn eines auftaucht.
cli-window-crashed = Das Fenster hat sich unerwartet beendet. Öffne es vom Tray aus neu.
cli-crashed-without-tray = Das Fenster hat sich unerwartet beendet, und es gibt kein Tray. `shoal` öffnet es wieder; im Terminal nennt `shoal status` die Zahl, und `shoal watch` verfolgt sie.
cli-closed-without-tray = Das Fenster wurde geschlossen, und es gibt kein Tray; darum endet Shoal.
cli-relays-unused = Shoal läuft schon, und seine eigene Relay-Liste gilt: --relays wird nicht benutzt.
cli-fault-unused = Eine SIMULATION läuft schon, und an ihr wird nichts geändert: --fault wird nicht benutzt.
cli-demo-runs = Eine SIMULATION läuft schon und wird gezeigt: --seed { $seed } --speed { $speed }. Beende sie, um eine andere zu starten.
cli-settings-unused = Die Einstellungsdatei wird nicht benutzt: { $reason }. „shoal doctor“ sagt, was zu tun ist.
cli-left-out = { $count ->
    [one] Ein Eintrag der Relay-Liste ist nicht benutzbar und wurde ausgelassen.
   *[other] { $count } Einträge der Relay-Liste sind nicht benutzbar und wurden ausgelassen.
  }

## shoal status
cli-place = Ort
cli-crowd = Menge
cli-pool = Adresspool
cli-exit-v4 = IPv4
cli-exit-v6 = IPv6
cli-since = Seit
cli-key = Schlüssel
cli-joint = Beide
cli-advice = Hinweis
cli-paused = Meldungen
cli-paused-until = pausiert; sie kommen wieder ab { $time }
cli-trouble = Problem
cli-next-step = Nächster Schritt
cli-tunnel = Tunnel
cli-crowd-value = { $likely ->
    [one] vermutlich sonst niemand ({ $low }–{ $high })
   *[other] etwa { $likely } Menschen teilen sich diese Ausgangs-IP, du eingeschlossen ({ $low }–{ $high })
  }
cli-percent = { $number } %
cli-percent-tiny = weniger als 0,1 %
cli-alone = mit einer Wahrscheinlichkeit von { $percent } ist sonst niemand darauf
cli-pool-measured = { $size } Ausgangs-IPs, gemessen
cli-pool-sighted = laut Beobachtung hier mindestens { $least } Ausgangs-IPs; angenommen: { $size }, der mittlere der Werte, die möglich bleiben
cli-pool-predicted = { $size } Ausgangs-IPs, aus der Relay-Liste vorhergesagt
cli-pool-unknown = Größe nicht bekannt; angenommen: { $size }, der mittlere Wert aller Adresspools
cli-pool-mixed = nur für einige Relays bekannt
cli-overruled = Berichtigung
cli-overruled-predicted = der vorhergesagte Adresspool von { $size } Ausgangs-IPs war falsch: Dieses Relay hat eine außerhalb davon gezeigt
cli-overruled-measured = der gemessene Adresspool von { $size } Ausgangs-IPs gilt nicht mehr: Dieses Relay hat eine außerhalb davon gezeigt
cli-range-from = Bereich aus
cli-doubt-users = wie viele Mullvad nutzen { $percent }
cli-doubt-share = ihr Anteil hier { $percent }
cli-doubt-pool = Zahl der Ausgangs-IPs { $percent }
cli-doubt-time = Tageszeit { $percent }
cli-doubt-ipv6 = wie viele IPv6 haben { $percent }
cli-without-v6 = { $likely ->
    [one] ohne IPv6 im Tunnel vermutlich auch nur du allein ({ $low }–{ $high })
   *[other] ohne IPv6 im Tunnel wären es etwa { $likely } ({ $low }–{ $high })
  }
cli-joint-value = { $likely ->
    [one] für eine Website, die beide Adressen sieht, kommst vermutlich nur du in Frage ({ $low }–{ $high })
   *[other] für eine Website, die beide Adressen sieht, kommen etwa { $likely } in Frage ({ $low }–{ $high })
  }
cli-advice-few = Nur wenige Menschen teilen sich diese Ausgangs-IP. „shoal switch best“ geht dorthin, wo mehr sind.
cli-advice-few-better = Nur wenige Menschen teilen sich diese Ausgangs-IP. „shoal switch best“ geht dorthin, wo mehr sind: z. B. in { $city }, { $crowd } auf einer Ausgangs-IP.
cli-advice-stay = Schon { $time } auf dieser Ausgangs-IP. Ein anderes Relay zeigt Websites eine andere.
cli-advice-stay-identity = Schon { $time } auf dieser Ausgangs-IP. „shoal new-identity“ zeigt Websites eine andere, unter einem neuen Schlüssel.
cli-custom-list = Ein Wechsel ersetzt deine eigene Liste „{ $list }“; „shoal undo“ holt sie zurück.
cli-custom-list-unnamed = Ein Wechsel ersetzt die eigene Liste, die jetzt gilt; „shoal undo“ holt sie zurück.

## shoal lookup
cli-relay = Relay
cli-position = Platz im Pool
cli-offset = { $number } von { $size }
cli-range = { $first } – { $last }
cli-not-an-exit-ip = { $asked } ist keine bekannte Ausgangs-IP.
    .next = Sie gehört vielleicht zu einem Adresspool, den niemand kennt, oder nicht zu Mullvad. „shoal doctor“ sagt, wie viele Relays bekannt sind.
cli-not-a-relay = { $asked } ist kein Relay, das die Liste kennt.
    .similar = Meinst du { $names }?
    .shape = Der Name eines Relays sieht aus wie se-sto-wg-101.
cli-lookup-no-crowd = nicht bekannt: dafür braucht es eine Relay-Liste
cli-lookup-not-measured = { $asked } ist in keinem der gemessenen Adresspools, und ohne Relay-Liste sind keine anderen bekannt.
    .relay = { $asked } ist keines der Relays mit gemessenem Adresspool, und ohne Relay-Liste sind keine anderen bekannt.
cli-inactive = Mullvad schickt zurzeit niemanden dorthin.

## shoal places
cli-head-place = Ort
cli-head-code = Code
cli-head-crowd = Menschen je Ausgangs-IP
cli-head-relays = Relays
cli-head-pool = Adresspools
cli-head-distance = Entfernung
cli-pools-measured = gemessen
cli-pools-sighted = teils gesehen
cli-pools-predicted = vorhergesagt
cli-pools-unknown = unbekannt
cli-pools-mixed = teils bekannt
cli-here = du bist hier
cli-km = { $km } km
cli-no-distances = Es ist keine Entfernung bekannt: Sie zählt vom jetzigen Ausgang an. Die Orte stehen in der Reihenfolge ihrer Codes.
cli-no-places = Es ist keine Stadt bekannt.
cli-no-country = Es ist keine Stadt in einem Land mit dem Code „{ $country }“ bekannt. „shoal places“ listet alle auf.
cli-users = Nutzer
cli-users-value = { $users ->
    [one] etwa 1 ({ $low }–{ $high }) dort verbunden
   *[other] etwa { $users } ({ $low }–{ $high }) dort verbunden
  }
cli-why-among-best = Das gehört zu den besten: „shoal switch best“ kann hierher führen.
    .but = Das gehört zu den besten: „shoal switch best“ kann hierher führen. Vorher zu wissen:
cli-why-not = Warum Shoal nicht von selbst hierher führt:
cli-why-beaten = Anderswo ist die Menge größer, selbst wenn dort nur wenige der Nutzer verbunden sind.
cli-popular-note = Eine beliebte Stadt ist nicht von selbst eine große Menge: Ihre Relays verteilen ihre Nutzer auf viele Ausgangs-IPs.

## Commands that act
cli-target-city = Nach { $city }, { $country }: Mullvad lost das Relay aus. Dort erwartet: { $crowd }.
cli-target-relay = Zu { $relay } in { $city }. Dort erwartet: { $crowd }. Ein festgelegtes Relay kann ausfallen; wähle die Stadt, damit Mullvad auslost.
cli-target-best = Zum besten Ort in deiner Nähe, zum Beispiel { $city }. Dort erwartet: { $crowd }.
cli-target-another = Zu einem anderen Relay in { $city }. Dort erwartet: { $crowd }.
cli-target-identity = Erst ein neuer Schlüssel, dann eines der besten Relays, die deine Einstellungen erlauben, zum Beispiel in { $city }. Dort erwartet: { $crowd }.
cli-target-identity-here = Ein neuer Schlüssel; kein anderes Relay passt zu deinen Einstellungen, darum wird der Tunnel nur neu aufgebaut.
cli-target-key = Ein neuer Schlüssel, und der Tunnel wird damit neu aufgebaut. Sein Ausgang bleibt wie eingestellt.
cli-target-multihop = { $mode ->
    [on] Über zwei Relays.
    [off] Über ein Relay.
   *[auto] Über ein oder zwei Relays, wie die Mullvad-App entscheidet.
  } Die Menge auf deiner Ausgangs-IP bleibt, wie sie ist.
cli-target-entry = Eingang: { $place }. Die Menge auf deiner Ausgangs-IP bleibt, wie sie ist.
cli-target-entry-anywhere = Eingang: wo die Mullvad-App will. Die Menge auf deiner Ausgangs-IP bleibt, wie sie ist.
cli-target-undo = Zurück zu den Relay-Einstellungen von vor der letzten Änderung.
cli-step = { $number }. { $what }
cli-step-new_key = Den Mullvad-Dienst einen neuen Schlüssel erzeugen lassen und darauf warten.
cli-step-location = Den neuen Ort in Mullvads Relay-Einstellungen schreiben, und sonst nichts.
cli-step-write_back = Die früheren Relay-Einstellungen zurückschreiben, Byte für Byte.
cli-step-multihop = Multihop mit Mullvads eigenem Kommandozeilenprogramm einstellen.
cli-step-entry = Den Eingang mit Mullvads eigenem Kommandozeilenprogramm einstellen.
cli-step-reconnect = Den Tunnel neu aufbauen.
cli-step-verify = Ausgangs-IP, Menge und Tunneladresse mit den früheren vergleichen.
cli-young = Der letzte Schlüssel wurde vor weniger als einer Stunde gemacht oder verlangt: Das würde bis { $time } abgelehnt, außer mit --insist.
cli-no-other-relay = Dort gibt es kein anderes Relay, das deine Einstellungen erlauben.
cli-no-tunnel = Es steht kein Tunnel, also gibt es keine Stadt, in der du bleiben könntest.
cli-multihop-not-offered = Mullvads Kommandozeilenprogramm bietet das nicht an: Einstellbar ist { $modes }.
cli-multihop-not-known = Was Mullvads Kommandozeilenprogramm anbietet, ist noch nicht bekannt. Versuche es gleich noch einmal.
cli-entry-not-a-place = Ein Eingang ist eine Stadt, ein Relay oder „any“.
cli-pause-begun = Meldungen, die warten können, werden bis { $time } zurückgehalten.
cli-going-on = Meldungen kommen wieder.
cli-pause-not-taken = Shoal hat nicht geantwortet, darum kommen Meldungen vielleicht wie zuvor. „shoal doctor“ sagt, was los ist.
cli-pause-planned = Meldungen, die warten können, würden zurückgehalten für { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
  }.
cli-nothing-to-pause = Shoal läuft nicht im Hintergrund, darum gibt es nichts zu pausieren. „shoal“ startet es.
cli-next-unchanged = Verlange ein anderes Relay mit „shoal another-relay“ oder einen anderen Ort mit „shoal switch best“.
cli-next-unchanged-key = „shoal another-relay“ nimmt ein anderes Relay. In einer Stunde macht „shoal new-identity“ auch einen neuen Schlüssel dazu.
cli-next-as-it-was = Es ist nichts zu tun.
cli-next-up_unverified = „shoal status“ nennt die Ausgangs-IP, sobald die Mullvad-App sie meldet.
cli-next-saved_for_later = Verbinde dich in der Mullvad-App und sieh dann mit „shoal status“ nach.
cli-next-entry-waits = Er gilt ab dem nächsten Tunnel über zwei Relays. Wo Multihop aus ist, baut „shoal multihop on“ einen auf.
cli-next-failed-restored = Sieh in der Mullvad-App nach, was im Weg steht, oder wähle einen anderen Ort: „shoal places“ listet sie auf.
cli-next-failed-not-restored = Öffne die Mullvad-App und sieh nach, ob ein Tunnel steht und wohin er führt.
cli-next-same_address = Ein späterer Schlüssel bringt vielleicht eine andere Tunneladresse: „shoal new-identity“ in einer Stunde.
cli-next-timed_out-restored = Sieh mit „shoal status“ nach, wie es um Tunnel und Schlüssel steht; versuche es dann erneut oder nimm einen anderen Ort.
cli-next-timed_out-not-restored = Öffne die Mullvad-App und sieh nach, was getan wurde, bevor du es erneut versuchst.
cli-next-stale = Sieh mit „shoal status“ nach und versuche es erneut.
cli-next-already_under_way = Warte, bis das Laufende fertig ist; „shoal watch“ zeigt es.
cli-next-too_soon = Versuche es in ein paar Sekunden erneut.
cli-next-young = Versuche es ab { $time } erneut oder füge --insist hinzu.
cli-next-no_such_place = „shoal places“ listet auf, was es gibt.
cli-next-nothing_to_undo = Es ist nichts zu tun.
cli-next-refused-custom_endpoint = Wähle in der Mullvad-App einen Ort statt des eigenen Endpunkts.
cli-next-refused-unreadable_settings = Ändere es in der Mullvad-App und sieh nach einem neueren Shoal.
cli-next-refused-changed_meanwhile = „shoal undo --anyway“ stellt die früheren Einstellungen trotzdem zurück.
cli-next-refused-not_reachable = „shoal doctor“ sagt, was los ist.
cli-next-refused-refused_by_daemon = Versuche es in der Mullvad-App; sie sagt vielleicht, warum.
cli-next-refused-not_logged_in = Melde dich in der Mullvad-App an.
cli-next-refused-revoked = Melde dich in der Mullvad-App neu an.
cli-next-refused-service_unreachable = Versuche es erneut, wenn du online bist.
cli-next-refused-rate_limited = Versuche es in einer Stunde erneut.
cli-next-refused-no_answer = Sieh mit „shoal status“ nach, was getan wurde, bevor du es erneut versuchst.
cli-next-refused-no_control = Stelle es in der Mullvad-App ein.
cli-next-refused-refused_by_program = Stelle es in der Mullvad-App ein.
cli-action-no-answer = Es kam nicht rechtzeitig eine Antwort; vielleicht ist es geschehen, vielleicht nicht. „shoal status“ zeigt, wie es steht.
cli-action-interrupted = Was verlangt wurde, geschieht vielleicht trotzdem: „shoal status“ zeigt, wie es steht, und „shoal undo“ nimmt einen Wechsel zurück.
cli-dry-run = Es wurde nichts geändert (--dry-run).
cli-nothing-to-undo = Es gibt nichts rückgängig zu machen: In dieser Sitzung wurde nichts geändert.
cli-no-such-place = { $asked }: { $why ->
    [country] Das ist ein Land. Wähle eine seiner Städte: { $names }
    [several] Mehrere Städte heißen so. Wähle eine über ihren Code: { $names }
   *[unknown] kein Relay und keine Stadt dieses Namens.
  }
cli-no-such-place-similar = { $asked }: kein Relay und keine Stadt dieses Namens. Meinst du { $names }?
cli-see-places = „shoal places“ listet sie auf.

## Choices that a command makes for the user
cli-choice-not-kept = Das gilt jetzt, ließ sich aber nicht in { $path } schreiben. „shoal doctor“ sagt, warum.
cli-choice-not-taken = Shoal hat nicht geantwortet, darum wurde das vielleicht nicht übernommen. Versuche es gleich noch einmal; „shoal doctor“ sagt, was los ist.
cli-choice-of-demo = Eine SIMULATION, die mit diesem Befehl endet, behält keine Wahl. Starte eine mit „shoal --demo“ und wähle, während sie läuft.
cli-choice-would = Damit: { $what }
cli-leave-exit_check-allowed = Shoal darf bei am.i.mullvad.net nach deiner Ausgangs-IP fragen, wo die Mullvad-App sie nicht meldet: durch den Tunnel und nie an ihm vorbei. „shoal check --forbid“ nimmt das zurück.
cli-leave-exit_check-forbidden = Shoal fragt niemanden nach deiner Ausgangs-IP. „shoal check --allow“ erlaubt die Ausgangsprüfung.
cli-leave-browsers-allowed = Shoal darf nachsehen, ob Mullvad Browser oder Tor Browser läuft, einmal für jeden Tunnel mit einer kleinen Menge und unter „targeted“ einmal für jeden Tunnel. Das wird nirgends gespeichert und niemandem gesagt. „shoal browsers --forbid“ nimmt das zurück.
cli-leave-browsers-forbidden = Shoal sieht nicht nach, welche Browser laufen. „shoal browsers --allow“ erlaubt es.
cli-leave-browsers-undecided = Shoal sieht nicht nach, welche Browser laufen, weil du nicht gesagt hast, dass es darf. „shoal browsers --allow“ erlaubt es: Ein sauberer Browser kann dich in einer kleinen Menge eindeutig machen, und Shoal sagt, wenn es so ist.

## shoal check
cli-check-not-allowed = Es wurde nichts gefragt: Die Ausgangsprüfung ist nicht erlaubt.
    .next = Sie nennt deine Ausgangs-IP, wo die Mullvad-App es nicht tut: Shoal fragt am.i.mullvad.net durch den Tunnel und nie an ihm vorbei. „shoal check --allow“ erlaubt das von jetzt an.

## shoal autostart
cli-autostart-on = Dein Desktop startet Shoal, wenn du dich anmeldest. Das zeigt die Zahl und verbindet nichts: Ob Mullvad dann verbindet, wird in Mullvads App eingestellt.
cli-autostart-off = Dein Desktop startet Shoal nicht. Mit „shoal autostart on“ wird es gestartet, wenn du dich anmeldest; das verbindet nichts.
cli-autostart-gone = Dein Desktop startet Shoal nicht. Was Mullvads App bei der Anmeldung tut, bleibt, wie es ist.
cli-autostart-changed = Shoal hat { $path } nicht so geschrieben, wie die Datei jetzt ist: Was dein Desktop bei der Anmeldung daraus startet, kann etwas anderes sein.
    .next = Sieh hinein. „shoal autostart on --anyway“ schreibt sie neu, „shoal autostart off --anyway“ löscht sie.
cli-autostart-not-possible = Dein Desktop kann Shoal nicht starten. { $why }
    .next = Frage noch einmal, wenn das behoben ist.
cli-autostart-simulated = Eine SIMULATION wird nie vom Desktop gestartet und ändert daran nichts.
cli-autostart-not-taken = Shoal hat nicht geantwortet, darum ist das vielleicht nicht geschehen. „shoal autostart“ sagt, wie es ist, „shoal doctor“, was los ist.
cli-autostart-would-on = Dein Desktop würde Shoal starten, wenn du dich anmeldest. Das würde nichts verbinden.
cli-autostart-would-off = Dein Desktop würde Shoal nicht mehr starten.

## shoal diagnostics
cli-diagnostics-saved = Gespeichert als { $path }, nur für dich lesbar. Es ist das, was oben gezeigt wurde; gesendet wurde nichts.
cli-diagnostics-taken = Nichts wurde gespeichert: Es gibt schon etwas namens { $path }.
    .next = Nenne eine Datei, die es noch nicht gibt; Shoal überschreibt keine.
cli-diagnostics-not-saved = Nichts wurde gespeichert: { $reason }.
    .next = Nenne eine Datei in einem Ordner, den es gibt, in den du schreiben darfst und in dem Platz ist.
cli-diagnostics-unread = Nichts wurde gespeichert: Niemand hat den Bericht bis zum Ende gelesen, und gespeichert wird er erst, wenn er ganz gezeigt wurde.
    .next = Führe den Befehl noch einmal aus und lass ihn alles ausgeben, oder lass --save weg.
