# Words of the window's page. What tray, notices and command line say too stands in the files beside this one.
#
# Glossary of German. The user is addressed as “du”, numbers of people are “Menschen”, “about” is “etwa”.
# exit IP = Ausgangs-IP; exit, entry = Ausgang, Eingang; relay = Relay (das); tunnel address = Tunneladresse; site = Website
# crowd = Menge (those on one exit IP; “Menschen” where that says the same); trail = Spur; position = Position; key = Schlüssel
# pool, exit pool = Adresspool; regime = Vergabe; to tie together = verknüpfen; to draw for itself = selbst auslosen; fix = Korrektur
# probably = vermutlich; likely = wahrscheinlich; chance = Wahrscheinlichkeit; odds = Chancen; range = Bereich; notices = Meldungen

## Badges
page-simulation = SIMULATION
page-simulation-why = Nichts hier ist echt: Das Netz ist simuliert.
page-unchecked = UNGEPRÜFTER SOCKET
page-unchecked-why = Der Socket wurde von Hand angegeben, und niemand hat geprüft, ob er zu Mullvad gehört.

## Where you are
page-route = { $entry } → { $exit }
page-here-for = { $time } hier
page-route-label = Über zwei Relays: Eingang in { $entry }, Ausgang in { $exit }
page-place = { $city }, { $country }
page-custom-endpoint = Ein eigener Endpunkt
page-no-place = Ort nicht bekannt

## The number
page-people = { $likely ->
    [one] Vermutlich ist sonst niemand auf dieser Ausgangs-IP
   *[other] Menschen teilen sich diese Ausgangs-IP, du eingeschlossen
  }
page-about = etwa
page-range = { $low ->
    [one] { $high ->
        [one] Sehr wahrscheinlich nur du
       *[other] Wahrscheinlich zwischen dir allein und { $high }
      }
   *[other] Wahrscheinlich zwischen { $low } und { $high }
  }
page-spoken = { $likely ->
    [one] Vermutlich bist du auf dieser Ausgangs-IP allein. Wahrscheinlich nicht mehr als { $high }.
   *[other] Etwa { $likely } Menschen teilen sich diese Ausgangs-IP, du eingeschlossen. Wahrscheinlich zwischen { $low } und { $high }.
  }
page-level-alone = allein
page-level-few = wenige
page-level-some = einige
page-level-many = viele
page-scale = Zahl der Menschen auf einer Skala von 1 bis 1.000 und mehr: wahrscheinlich { $likely }, zwischen { $low } und { $high }. Das heißt hier: { $level }.
page-you = du
page-school = { $likely ->
    [one] Eine Zeichnung: ein einzelner bernsteinfarbener Fisch, du, im offenen Wasser.
   *[other] Eine Zeichnung: ein Schwarm von { $drawn } Fischen, du bernsteinfarben mittendrin.
  }
page-school-capped = { $drawn } von etwa { $likely } gezeichnet

## What it rests on
page-pool-measured = { $size ->
    [one] Eine Ausgangs-IP, gemessen
   *[other] { $size } Ausgangs-IPs hier, gemessen
  }
page-pool-predicted = { $size ->
    [one] Eine Ausgangs-IP, vorhergesagt
   *[other] { $size } Ausgangs-IPs hier, vorhergesagt
  }
page-pool-sighted = Laut Beobachtung mindestens { $least } Ausgangs-IPs hier
page-pool-unknown = Zahl der Ausgangs-IPs unbekannt
page-pool-mixed = Ausgangs-IPs teils bekannt
page-doubt-users = am unsichersten: wie viele Mullvad nutzen
page-doubt-share = am unsichersten: ihr Anteil auf diesem Relay
page-doubt-pool = das ist am unsichersten
page-doubt-time = am unsichersten: die Tageszeit
page-doubt-ipv6 = am unsichersten: wie viele IPv6 haben
page-rests = { $pool } · { $doubt }
page-why = Warum diese Zahl?
page-why-people = Mullvad sagt nicht öffentlich, wie viele Geräte verbunden sind. Shoal geht von etwa { $users } aus und rechnet mit { $low } bis { $high }.
page-why-share = Ein Relay bekommt davon den Anteil, den ihm sein Gewicht in Mullvads eigener Relay-Liste gibt.
page-why-pool-measured = Die Geräte auf diesem Relay verteilen sich auf { $size } Ausgangs-IPs: Jemand hat alle diese Adressen gesehen.
page-why-pool-predicted = Die Geräte auf diesem Relay verteilen sich auf { $size } Ausgangs-IPs, vorhergesagt aus den Adressen in der Relay-Liste.
page-why-pool-sighted = Die Geräte auf diesem Relay verteilen sich auf mindestens { $least } Ausgangs-IPs: So weit liegen die Adressen auseinander, die es auf diesem Rechner gezeigt hat. Shoal nimmt { $size } an, den mittleren der Werte, die möglich bleiben.
page-why-overruled = { $how ->
    [measured] Der gemessene Adresspool von { $size } Ausgangs-IPs gilt nicht mehr: Dieses Relay hat eine außerhalb davon gezeigt.
   *[predicted] Der vorhergesagte Adresspool von { $size } Ausgangs-IPs war falsch: Dieses Relay hat eine außerhalb davon gezeigt.
  }
page-why-pool-unknown = Wie viele Ausgangs-IPs dieses Relay hat, ist nicht bekannt. Shoal nimmt { $size } an, den mittleren Wert aller Relays.
page-why-pool-unsized = Wie viele Ausgangs-IPs es gibt, ist nur teilweise bekannt.
page-why-chance = Wer auf welcher Ausgangs-IP landet, ist Zufall, und auch der steckt im Bereich. Mit einer Wahrscheinlichkeit von { $alone } ist sonst niemand auf deiner.
page-why-devices = Gezählt werden Geräte: Wer zwei verbunden hat, zählt doppelt.
page-why-v6 = Über IPv6 teilen sich etwa { $likely } ({ $low }–{ $high }) deine Adresse.
page-why-joint = Für eine Website, die deine IPv4- und deine IPv6-Adresse sieht, kommen etwa { $likely } ({ $low }–{ $high }) in Frage; mit einer Wahrscheinlichkeit von { $alone } hat sonst niemand dasselbe Paar.
page-why-without-v6 = Ohne IPv6 im Tunnel kämen für eine solche Website etwa { $likely } ({ $low }–{ $high }) in Frage.
page-why-width = Was den Bereich weit macht
page-why-width-users = Verbundene Geräte insgesamt
page-why-width-share = Anteil auf diesem Relay
page-why-width-pool = Zahl der Ausgangs-IPs
page-why-width-time = Tageszeit
page-why-width-ipv6 = Menschen mit IPv6

## Advice
page-not-now = Nicht jetzt
page-only-this = Nur diesen
page-do-not-look = Nicht nachsehen
page-more-advice = { $count ->
    [one] Noch ein Hinweis
   *[other] Noch { $count } Hinweise
  }

## Places
page-places = Menschen je Ausgangs-IP anderswo
page-best = Bester Ort
page-best-like = Bester Ort, z. B. { $city }
page-best-foot = { $city }
page-chip-range = { $low }–{ $high }
page-chip-unknown = unbekannt
page-chip-label = { $likely ->
    [one] Wechseln: { $place } – vermutlich sonst niemand auf einer Ausgangs-IP dort, wahrscheinlich nicht mehr als { $high }
   *[other] Wechseln: { $place } – etwa { $likely } Menschen je Ausgangs-IP, wahrscheinlich zwischen { $low } und { $high }
  }
page-chip-label-unknown = Wechseln: { $place } – Menge nicht bekannt
page-chip-here = du bist hier
page-again-in = Wieder in { $seconds } s
page-replaces-list = Ein Wechsel ersetzt deine eigene Liste „{ $list }“; „Rückgängig“ holt sie zurück.
page-replaces-unnamed-list = Ein Wechsel ersetzt die eigene Liste, die jetzt gilt; „Rückgängig“ holt sie zurück.

## What limits a place
limit-not_active = Mullvad schickt zurzeit niemanden dorthin.
limit-not_allowed = Was du Mullvad zur Auswahl gibst, enthält diesen Ort nicht.
limit-here = Dein Ausgang ist schon hier.
limit-nobody_lands_here = Von selbst landet hier niemand: Mullvads Auslosung gibt dem Ort nur das Gewicht { $weight }. Es kommt also nur, wer ihn gewählt hat.
limit-far_away = Das ist { $km } km entfernt, und alles innerhalb von { $region } km geht vor: Weit weg sind deine Zeitzone und Sprache vielleicht die einzigen ihrer Art.
limit-smaller_crowd = Die Menge ist vielleicht nur { $low } groß; am besten Ort sind es selbst dann { $best }.
limit-pool_overruled = Was man über die Ausgangs-IPs dort annahm, ist falsch: Es hat sich eine andere gezeigt.
limit-unknown_pool = { $relays ->
    [one] Wie viele Ausgangs-IPs es dort gibt, ist nicht bekannt; darum ist der Bereich weit.
   *[other] Wie viele Ausgangs-IPs { $unknown ->
        [one] eines der { $relays } Relays dort hat
       *[other] { $unknown } der { $relays } Relays dort haben
      }, ist nicht bekannt; darum ist der Bereich weit.
  }
limit-large_pool = Wer hier ist, verteilt sich auf { $size } Ausgangs-IPs je Relay.
limit-small_pool = Je Relay gibt es { $size ->
    [one] eine Ausgangs-IP
   *[other] { $size } Ausgangs-IPs
  }: mehr Menschen auf jeder und eine schwächere Verknüpfung zwischen Besuchen, aber wohl auch mehr Sperren und Captchas.
limit-few_users = Nur wenige gehen dorthin: etwa { $users } auf einem Relay, im Mittel sind es { $average }.

## Actions
page-doing-switch = Wechsel nach { $place }
page-doing-best = Wechsel zu einem besseren Ort
page-doing-undo = Zurück zu deinen früheren Einstellungen
page-doing-reconnect = Wird neu verbunden
page-doing-key = Wechsel des Schlüssels
page-doing-identity = Wechsel der Identität
page-doing-multihop = Multihop wird geändert
page-doing-entry = Wechsel des Eingangs
page-phase-replacing_key = Mullvad erzeugt einen neuen Schlüssel …
page-phase-asking = Die Mullvad-App wird gefragt …
page-phase-reconnecting = Der Tunnel wechselt …
page-phase-verifying = Tunnel steht. Warten auf die neue Ausgangs-IP …
page-phase-restoring = Das hat nicht geklappt. Deine früheren Einstellungen kommen zurück …
page-step = Schritt { $step } von 3
page-undo = Rückgängig
page-anyway = Trotzdem zurück
page-insist = Trotzdem neuer Schlüssel
page-insist-identity = Trotzdem neue Identität
page-again = Erneut versuchen
page-actions = Was du tun kannst
page-do-label = { $action }: { $likely ->
    [one] vermutlich sonst niemand auf einer Ausgangs-IP in { $place }, wahrscheinlich nicht mehr als { $high }
   *[other] etwa { $likely } Menschen je Ausgangs-IP, wahrscheinlich zwischen { $low } und { $high }, z. B. in { $place }
  }
page-no-other = Kein anderes Relay in { $city }, das deine Filter erlauben.
page-no-other-unknown = Welche anderen Relays es an deinem Ausgang gibt, ist nicht bekannt.
page-key-again = Neuer Schlüssel erst ab { $time }: höchstens einer pro Stunde.
page-close = Diese Meldung schließen
page-before-after = { $before } → { $after } Menschen
page-before-after-label = Menschen vorher: { $before }. Nachher: { $after }.
page-figure = { $likely } ({ $low }–{ $high })
page-figure-unknown = ?
page-more = Mehr
page-undo-last = Letzte Änderung rückgängig
page-not-sent = Shoal wird gerade beendet; es wurde nichts getan.

## Exit IP
page-exit-ip = Ausgangs-IP
page-exit-v4 = IPv4
page-exit-v6 = IPv6
page-exit-copy = Kopieren
page-exit-copy-label = { $family }-Ausgangs-IP kopieren
page-exit-copied-label = Kopiert: { $family }-Ausgangs-IP
page-exit-copied = Kopiert
page-exit-not-copied = Kopieren ging nicht: Markiere sie und drücke Strg+C.
page-exit-none = keine
page-exit-not-yet = noch nicht gemeldet
page-exit-never-came = Mullvad-App nennt sie nicht
page-exit-not-checked = Ausgangsprüfung nennt sie nicht
page-key-age = Schlüssel { $time } alt
page-minutes = { $count ->
    [0] einen Moment
    [one] 1 Minute
   *[other] { $count } Minuten
  }
page-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
  }
page-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
  }

## Other faces of the page
page-waiting = Mullvad wird gesucht
page-waiting-next = Die ersten Zahlen kommen, sobald die Mullvad-App antwortet.
page-connecting = Verbindet
page-connecting-to = Verbindet mit { $place }
page-connecting-next = Die Zahl kommt mit der neuen Ausgangs-IP.
page-awaiting-ip = Verbunden
page-awaiting-ip-next = Die Mullvad-App hat die Ausgangs-IP noch nicht gemeldet.
page-awaiting-check-next = Die Ausgangsprüfung wird nach der Ausgangs-IP gefragt.
page-off = Mullvad ist aus
page-off-next = Websites sehen deine eigene Adresse, solange kein anderes VPN aktiv ist. Verbinde dich in der Mullvad-App; ein Ort, den du hier wählst, gilt ab der nächsten Verbindung.
page-off-check-next = Websites sehen deine eigene Adresse, solange kein anderes VPN aktiv ist. Verbinde dich in dem Programm, das deinen Tunnel aufgebaut hat; Shoal merkt es.
page-off-locked-next = Der Lockdown-Modus lässt nichts hinaus, bis du dich in der Mullvad-App verbindest.
page-blocked = Aller Verkehr ist gesperrt
page-unknown = Nicht bekannt
page-unknown-custom = Dein Ausgang ist ein eigener Endpunkt. Wer ihn sonst noch nutzt, weiß Shoal nicht.
page-unknown-next = Shoal kann nicht sagen, wie viele Menschen sich diese Ausgangs-IP teilen. Unbekannt heißt nicht wenige.
page-stopped = Shoal ist beendet
page-stopped-next = Was zuletzt hier stand, stimmt vielleicht nicht mehr, darum ist es weg. Schließe dieses Fenster und starte Shoal neu. Dein Tunnel bleibt davon unberührt.
page-not-understood = Zwei Versionen von Shoal
page-not-understood-unread = Dieses Fenster kann nicht lesen, was Shoal sagt: Die beiden haben verschiedene Versionen. Beende Shoal und starte es neu.
page-not-understood-next = Dieses Fenster und das Programm, das es geöffnet hat, sprechen nicht dieselbe Sprache (hier { $ours }, dort { $theirs }). Beende Shoal und starte es neu.
page-settings-aside = Deine Einstellungsdatei war nicht lesbar. Sie wurde beiseitegelegt, und Shoal läuft mit seinen Vorgaben.
page-settings-file = { $state ->
    [one_key_unused] Ein Wert in deiner Einstellungsdatei ist nicht zu gebrauchen, darum gilt der vorige. „shoal doctor“ nennt ihn.
    [newer] Ein späteres Shoal hat deine Einstellungsdatei geschrieben. Was du hier wählst, gilt bis Shoal endet.
    [unreadable] Deine Einstellungsdatei ist so, wie sie jetzt ist, nicht lesbar. Was vorher galt, gilt weiter; „shoal doctor“ nennt die Zeile.
    [refused] Deine Einstellungsdatei wird nicht benutzt, weil andere sie dorthin gelegt haben könnten. „shoal doctor“ sagt, warum.
   *[not_written] Was du gewählt hast, ließ sich nicht in deine Einstellungsdatei schreiben und gilt bis Shoal endet. „shoal doctor“ sagt, warum.
  }

## Why something is not known, with the next step
page-trouble-not_installed = Die Mullvad-App ist nicht installiert
    .next = Installiere sie von Mullvads Website; Shoal findet sie von selbst.
page-trouble-daemon_not_running = Der Mullvad-Dienst läuft nicht
    .next = Starte die Mullvad-App oder führe „systemctl start mullvad-daemon“ aus. Shoal merkt es.
page-trouble-no_permission = Der Mullvad-Dienst lässt dich nicht hinein
    .next = Du darfst seinen Socket nicht öffnen. „shoal doctor“ zeigt, wer es darf.
page-trouble-not_mullvads = Das ist nicht der Mullvad-Dienst
    .next = Der Socket gehört nicht root, darum hat Shoal ihm nichts gesagt. Führe „shoal doctor“ aus.
page-trouble-daemon_unreadable = Der Mullvad-Dienst spricht eine neuere Sprache
    .next = Shoal kennt diese Version nicht und rät nicht. Sieh nach, ob es ein neueres Shoal gibt.
page-trouble-daemon_misbehaves = Der Mullvad-Dienst antwortet nicht, wie er soll
    .next = Shoal versucht es weiter. Wenn es so bleibt, starte die Mullvad-App neu.
page-trouble-not_logged_in = Niemand ist angemeldet
    .next = Melde dich in der Mullvad-App an.
page-trouble-revoked = Dieses Gerät wurde aus dem Konto entfernt
    .next = Melde dich in der Mullvad-App neu an.
page-trouble-out_of_time = Das Konto hat keine Zeit mehr
    .next = Lade in der Mullvad-App oder auf Mullvads Website Zeit auf.
page-trouble-offline = Dieser Rechner ist offline
    .next = Die Zahl kommt mit der Verbindung wieder.
page-trouble-blocked = Aller Verkehr ist gesperrt
    .next = Die Mullvad-App zeigt, warum.
page-trouble-leak = Verkehr geht am Tunnel vorbei
    .next = Websites sehen vielleicht deine eigene Adresse. Trenne dich vom Netz, dann öffne die Mullvad-App.
page-trouble-check_unreachable = Die Ausgangsprüfung hat nicht geantwortet
    .next = Shoal fragt erneut, wenn sich das Netz ändert und wenn du es verlangst: „Erneut fragen“ im Fenster oder „shoal check“.
page-trouble-check_not_mullvad = Die Ausgangsprüfung kennt deine Adresse nicht als eine von Mullvad
    .next = Sieh in dem Programm nach, das deinen Tunnel aufgebaut hat, ob er zu Mullvad führt.
page-trouble-not_supported = Dieses System wird noch nicht unterstützt
    .next = Shoal läuft bisher unter Linux.

page-block-offline = Dieser Rechner ist offline. Mit der Verbindung fließt der Verkehr wieder.
page-block-out_of_time = Das Konto hat keine Zeit mehr. Lade in der Mullvad-App Zeit auf.
page-block-not_accepted = Das Konto oder dieses Gerät wurde nicht angenommen. Melde dich in der Mullvad-App neu an.
page-block-no_matching_relay = Kein Relay passt zu dem, was du in der Mullvad-App gewählt hast. Wähle hier einen anderen Ort oder lockere dort einen Filter.
page-block-other = Die Mullvad-App lässt nichts hinaus. Öffne sie und sieh nach, warum.

page-switch-no_daemon = Nicht möglich: Die Mullvad-App ist nicht erreichbar.
page-switch-custom_endpoint = Nicht möglich: In der Mullvad-App ist ein eigener Endpunkt eingestellt.
page-switch-unreadable_settings = Nicht möglich: Shoal kann die Einstellungen dieser Version der Mullvad-App nicht lesen und ändert darum nichts.
page-switch-other_client = Von hier nicht möglich: Ein anderes Programm als die Mullvad-App hat diesen Tunnel aufgebaut. Wähle dort ein anderes Relay.
page-switch-action_under_way = Eins nach dem anderen: Das hier läuft noch.

page-outcome-verified = Dein Ausgang: { $place }
    .detail = Die Ausgangs-IP hat gewechselt.
page-outcome-unchanged = Noch dieselbe Ausgangs-IP
    .detail = Dein Ausgang: { $place }. Websites sehen dieselbe Adresse wie vorher.
page-outcome-undone = Deine früheren Einstellungen gelten wieder
    .detail = Ausgang: { $place }, mit derselben Ausgangs-IP wie eben noch.
page-outcome-same_address = Andere Ausgangs-IP, gleiche Tunneladresse
    .detail = Dein Ausgang: { $place }.
page-outcome-up_unverified = Dein Ausgang: { $place }
    .detail = Die Mullvad-App hat die neue Ausgangs-IP nicht gemeldet.
    .told = Die Ausgangs-IP hat gewechselt.
    .unknown-before = Ob die Ausgangs-IP eine andere ist, ist nicht bekannt: Die vorige wurde nicht genannt.
page-outcome-saved_for_later = Für die nächste Verbindung gespeichert
    .detail = Es steht kein Tunnel. Ausgang des nächsten: { $place }.
    .nowhere = Es steht kein Tunnel.
page-outcome-failed = Das hat nicht geklappt
    .restored = Deine Einstellungen sind wie zuvor.
    .not-restored = Deine früheren Einstellungen sind vielleicht nicht zurück. Sieh in der Mullvad-App nach.
page-outcome-timed_out = Das hat zu lange gedauert
    .restored = Deine Einstellungen sind wie zuvor.
    .not-restored = Deine früheren Einstellungen sind vielleicht nicht zurück. Sieh in der Mullvad-App nach.
page-outcome-refused = Nicht ausgeführt
page-outcome-refused-half = Nur der Schlüssel ist neu
page-outcome-stale = Nicht ausgeführt
    .detail = Inzwischen steht ein anderer Tunnel als vorhin. Sieh nach und versuche es erneut.
page-outcome-already_under_way = Eins nach dem anderen
    .detail = Etwas anderes läuft noch.
page-outcome-too_soon = Nicht so schnell
    .detail = Warte einen Moment und versuche es erneut.
page-outcome-key_too_young = Nicht so schnell
    .detail = Der letzte Schlüssel wurde vor weniger als einer Stunde erzeugt oder verlangt, und jeder neue macht Mullvad Arbeit. Versuche es ab { $time } erneut oder bestehe darauf.
page-outcome-way-in-verified = Der Eingang hat gewechselt
    .detail = Dein Ausgang: { $place }. Der Eingang spielt für die Menge auf deiner Ausgangs-IP keine Rolle.
    .moved = Dein Ausgang: { $place }, mit einer anderen Ausgangs-IP als zuvor. Der Eingang spielt für die Menge darauf keine Rolle.
page-outcome-entry-waits = Der Eingang ist gewählt
    .detail = Er gilt ab dem nächsten Tunnel über zwei Relays. Mit nur einem Relay gibt es keinen Eingang, der sich wählen ließe.
page-outcome-way-in-unchanged = Nichts zu ändern
    .detail = Dein Ausgang: { $place }. Der Eingang ist wie zuvor.
page-key-changed = Der Schlüssel ist neu und die Tunneladresse auch: Die Spur beginnt von vorn.
page-key-same = Der Schlüssel ist neu, aber die Tunneladresse ist die alte: Die Spur geht weiter.
page-key-unknown = Der Schlüssel ist neu. Ob es auch die Tunneladresse ist, war nicht zu lesen.
page-key-maybe = Vielleicht erzeugt die Mullvad-App noch einen neuen Schlüssel: Sieh auf sein Alter, bevor du es erneut versuchst.
page-key-waits = Der neue Schlüssel bleibt und gilt ab der nächsten Verbindung.
page-outcome-no_such_place = Nichts Besseres gefunden
    .detail = Es ist kein solcher Ort bekannt, oder keiner, der besser ist.
page-outcome-nothing_to_undo = Nichts zurückzunehmen
    .detail = Es wurde nichts geändert.
page-refusal-custom_endpoint = In der Mullvad-App ist ein eigener Endpunkt eingestellt: Es gibt keinen Ort, der sich wechseln ließe.
page-refusal-unreadable_settings = Shoal kann die Einstellungen dieser Version der Mullvad-App nicht lesen und hat darum nichts geändert.
page-refusal-changed_meanwhile = Die Relay-Einstellungen wurden seither geändert, in der Mullvad-App oder von einem anderen Programm. Es rückgängig zu machen würde das verwerfen, darum blieb es so.
page-refusal-not_reachable = Die Mullvad-App war nicht erreichbar.
page-refusal-not_logged_in = Die Mullvad-App ist nicht angemeldet. Melde dich erst dort an.
page-refusal-revoked = Dieses Gerät wurde aus dem Konto entfernt. Melde dich in der Mullvad-App neu an.
page-refusal-service_unreachable = Die Mullvad-App konnte Mullvads Server nicht erreichen. Es wurde nichts geändert; versuche es erneut, wenn du online bist.
page-refusal-rate_limited = Mullvads Server wurden zu oft gefragt. Es wurde nichts geändert; versuche es in einer Stunde erneut.
page-refusal-no_answer = Die Mullvad-App hat nicht rechtzeitig geantwortet. Vielleicht tut sie es trotzdem: Sieh nach, bevor du es erneut versuchst.
page-refusal-other_client = Ein anderes Programm als die Mullvad-App hat diesen Tunnel aufgebaut. Wähle dort, was es tun soll.
page-refusal-no_control = Shoal kann das hier nicht einstellen: Mullvads Kommandozeilenprogramm fehlt oder bietet es nicht an. Nimm die Mullvad-App.
page-refusal-refused_by_program = Mullvads Kommandozeilenprogramm hat es nicht getan. Es wurde nichts geändert.
page-refusal-refused_by_daemon = Die Mullvad-App hat abgelehnt.

page-advice-few = Wenige Menschen hier
    .body = { $likely ->
        [one] Vermutlich ist sonst niemand hier ({ $low }–{ $high }). Websites können zwei Besuche von dieser Adresse für deine halten.
       *[other] Unter etwa { $likely } Menschen ({ $low }–{ $high }) kann schon eine Zeitzone oder eine Bildschirmgröße reichen, um dich herauszugreifen.
      }
    .better = Auf einer Ausgangs-IP anderswo, z. B. in { $city }: { $crowd }.
page-advice-long-stay = Schon { $time } auf dieser Adresse
    .body = Websites, die dich am Anfang gesehen haben, sehen noch dieselbe Adresse. Ein anderes Relay zeigt ihnen eine andere.
page-do-switch = Nach { $place } wechseln
page-do-best = Zum besten Ort wechseln
page-do-another = Anderes Relay hier
page-do-another-short = Anderes Relay
page-do-key = Neuer Schlüssel
page-do-identity = Neue Identität
page-do-multihop = Multihop einschalten
page-do-look = Nachsehen
page-do-reconnect = Neu verbinden

## More: what can be set from the page
page-set-on = an
page-set-off = aus
page-entry = Eingang in einem anderen Land als der Ausgang, das deiner Heimatregion (oder dem Ausgang) nächste zuerst:
page-entry-anywhere = Egal wo
page-entry-label = { $city }, { $country }
page-remind = Erinnerung
page-remind-when = Nach so langer Zeit auf einer Ausgangs-IP:
page-remind-never = Nie
page-remind-off = nie
page-remind-now = nach { $time }
page-pause = Meldungen
page-pause-why = Was warten kann, zurückhalten für:
page-pause-now = pausiert bis { $time }
page-pause-off = wie sie kommen
page-pause-until = Was warten kann, wird bis { $time } zurückgehalten.
page-pause-end = Jetzt weiter
page-profile = Vor wem verbergen
page-profile-ask = noch nicht gewählt
page-look = Was Shoal ansehen darf
page-look-browsers = Welcher Browser läuft
    .body = In einer kleinen Menge bedeuten Mullvad Browser und Tor Browser etwas anderes als andere Browser. Um das zu sagen, sieht Shoal die Namen der laufenden Programme an und behält nichts davon. Wenn jemand nach dir sucht, geschieht das in jedem Tunnel.
page-look-check = Die Ausgangsprüfung
    .body = Wo die Mullvad-App nicht läuft, fragt Shoal Mullvads Prüfdienst nach deiner Ausgangs-IP (ipv4.am.i.mullvad.net, ipv6.am.i.mullvad.net): nur durch einen Tunnel, der steht, und nie an ihm vorbei, wenn Shoal diesen Tunnel zuerst sieht oder er sich ändert, wenn sich nach einer ausgebliebenen Antwort das Netz ändert und wenn du es verlangst. Wo die Mullvad-App läuft, wird nichts gefragt.
page-look-yes = erlaubt
page-look-no = nicht erlaubt
page-look-allow = Erlauben
page-look-stop = Nicht mehr erlauben
page-check-again = Erneut fragen
page-check-offer = Hat ein anderes Programm deinen Tunnel aufgebaut?
page-check-allow = Ausgangsprüfung erlauben
