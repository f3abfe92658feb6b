# Words of the page about the trail.

page-trail-about = unter diesem Schlüssel
page-trail-about-age = unter diesem Schlüssel, { $time } alt
page-trail-match = { $exits ->
    [one] Von { $number } Nutzern würde einer zu dieser Ausgangs-IP passen
   *[other] Von { $number } Nutzern würde einer zu diesen { $exits } Ausgangs-IPs passen
  }
page-trail-match-everybody = Bisher würden alle passen
page-trail-match-note = { $exits ->
    [one] Eine Wahrscheinlichkeit, keine Menschen: Die anderen waren nicht auf dieser Ausgangs-IP.
   *[other] Eine Wahrscheinlichkeit, keine Menschen: Die anderen waren nicht auf diesen Ausgangs-IPs.
  }
page-trail-link = Wer Besuche über { $relay-a } und { $relay-b } sieht, kann die Chancen, dass beide von einer Person sind, mit { $odds } multiplizieren.
page-trail-link-none = Was bisher gesehen wurde, reicht nicht, um Besuche über verschiedene Relays zu verknüpfen.
page-trail-nothing-said = { $exits ->
    [one] Diese Ausgangs-IP sagt nichts über deine Position
   *[other] Diese Ausgangs-IPs sagen nichts über deine Position
  }
page-trail-nothing-said-note = Soweit Shoal es sagen kann, verknüpft also nichts deine Besuche über verschiedene Relays. Vielleicht nur, weil ein Adresspool nicht bekannt ist.
page-trail-contradiction = Diese Ausgangs-IPs widersprechen einander
page-trail-contradiction-note = Keine Position ergibt sowohl die Ausgangs-IP von { $relay-a } als auch die von { $relay-b }. Ein Adresspool ist anders als angenommen, oder ein Relay lost selbst aus; darum lässt sich auch über die anderen nichts sagen.

## Without a trail
page-trail-none = Unter diesem Schlüssel noch keine Ausgangs-IP
page-trail-none-next = Verbinde dich: Mit der ersten Ausgangs-IP beginnt die Spur.
page-trail-none-up-next = Sie beginnt, sobald die Mullvad-App die Ausgangs-IP meldet.
page-trail-none-check-next = Sie beginnt, sobald die Ausgangsprüfung die Ausgangs-IP meldet.
page-trail-no-tunnel = Ohne Tunnel keine Spur
page-trail-no-tunnel-next = Eine Spur gehört zur eigenen Adresse des Tunnels, und die gibt es nur, solange du verbunden bist. Verbinde dich und sieh noch einmal nach.
page-trail-changing = Der Tunnel wechselt
page-trail-changing-next = Mit ihm kommt die Spur seiner Adresse.
page-trail-no-address = Keine Spur: Die Tunneladresse ist nicht bekannt
page-trail-no-address-next = Shoal liest sie von den Netzwerkschnittstellen dieses Rechners und hat keine von Mullvad gefunden. Bei jeder Änderung des Tunnels sieht es erneut nach; „shoal doctor“ sagt, was fehlt.

## The strip
page-trail-strip = Positionen von 0 bis 1, die dir jede Ausgangs-IP lässt
page-trail-strip-left = zusammen { $low } bis { $high }
page-trail-place = { $number } von { $size }
page-trail-place-guess = { $number } von { $size }, Pool vorhergesagt
page-trail-positions = { $low } bis { $high }
page-trail-not-as-predicted = anders als vorhergesagt
page-trail-against = widerspricht
page-trail-says-draws_for_itself = sagt nichts: lost selbst aus
page-trail-says-outside_pool = sagt nichts: außerhalb des angenommenen Adresspools
page-trail-says-pool_unknown = sagt nichts: Adresspool nicht bekannt
page-trail-says-family_unknown = sagt nichts: kein IPv6-Adresspool bekannt
page-trail-all = Alle { $count } zeigen
page-trail-fewer = Nur die { $count } zeigen, die am meisten sagen

## The predicted position
page-trail-predicted = Vorhergesagte Position
page-trail-predicted-telling = Sie folgt aus der Tunneladresse und verrät so viel wie ein Name. Darum steht sie nur hier, wenn du es willst, und verschwindet wieder, wenn du diese Seite verlässt.
page-trail-predicted-show = Zeigen
page-trail-predicted-hide = Verbergen
page-trail-predicted-show-label = Deine vorhergesagte Position zeigen
page-trail-predicted-hide-label = Deine vorhergesagte Position verbergen
page-trail-predicted-v4 = IPv4: { $position }
page-trail-predicted-v6 = IPv6: { $position }
page-trail-predicted-mark = vorhergesagt { $position }
page-trail-predicted-none = Die Tunneladresse war gerade nicht lesbar.

## A new key
page-trail-key = Mit einem neuen Schlüssel beginnt eine neue Spur
page-trail-key-note = Ein weiteres Relay mit diesem Schlüssel würde sie noch enger machen. Eine neue Identität wechselt erst den Schlüssel, dann das Relay, und prüft, ob beides gewirkt hat. Was Websites vorher gesehen haben, wissen sie weiterhin.
page-trail-key-ahead = { $likely ->
    [one] In { $place } ist vermutlich sonst niemand auf einer Ausgangs-IP (1–{ $high }).
   *[other] In { $place } teilen sich etwa { $likely } Menschen ({ $low }–{ $high }) eine Ausgangs-IP.
  }
page-trail-only-key = Nur neuer Schlüssel

## Mullvad's change of its relays
page-trail-fix = Mullvads Korrektur auf diesen Relays
page-trail-fix-counts = Da: { $drawn } · nicht da: { $linked } · noch nicht bekannt: { $unknown }
page-trail-fix-what = Mullvad ändert seine Relays eins nach dem anderen, sodass jedes seine Ausgangs-IPs selbst auslost. Besuche über zwei solche Relays lassen sich dann nicht mehr über diese verknüpfen.
page-trail-fix-why = Welche, und warum
page-trail-fix-drawn = Die Korrektur ist da
page-trail-fix-linked = Die Korrektur ist nicht da
page-trail-fix-unknown = Noch nicht bekannt

## Why, and the same as a table
page-trail-why = Warum diese Zahl?
page-trail-why-part = Ein Relay gibt dir die Ausgangs-IP, die in seinem Adresspool an deiner Position liegt. So lässt jede Ausgangs-IP einen Teil aller Positionen von 0 bis 1 übrig, und diese zusammen lassen { $low } bis { $high }, genau { $low-exact } bis { $high-exact }: ein Anteil von { $share }.
page-trail-why-nothing = Ein Relay gibt dir die Ausgangs-IP, die in seinem Adresspool an deiner Position liegt, und so lässt jede Ausgangs-IP einen Teil aller Positionen von 0 bis 1 übrig. Hier bleibt kein Teil, auf den Verlass wäre.
page-trail-why-measured = { $count ->
    [one] Ein Adresspool, auf dem das beruht, wurde gemessen: Jemand hat alle seine Adressen gesehen.
   *[other] { $count } Adresspools, auf denen das beruht, wurden gemessen: Jemand hat alle ihre Adressen gesehen.
  }
page-trail-why-predicted = { $count ->
    [one] Ein Adresspool, auf dem das beruht, ist aus der Relay-Liste vorhergesagt. Von vier solchen Vorhersagen ist eine falsch, und dann ist die Spur vielleicht weiter, als sie aussieht.
   *[other] { $count } Adresspools, auf denen das beruht, sind aus der Relay-Liste vorhergesagt. Von vier solchen Vorhersagen ist eine falsch, und dann ist die Spur vielleicht weiter, als sie aussieht.
  }
page-trail-why-silent = { $count ->
    [one] Eine Ausgangs-IP sagt nichts und wird nicht berücksichtigt.
   *[other] { $count } Ausgangs-IPs sagen nichts und werden nicht berücksichtigt.
  }
page-trail-why-new = Nur eine andere Tunneladresse ändert deine Position: Mit einem neuen Schlüssel beginnt alles von vorn.
page-trail-table = Dasselbe als Tabelle
page-trail-head-relay = Relay
page-trail-head-place = Platz im Pool
page-trail-head-positions = Positionen
page-trail-head-predicted = Wie vorhergesagt
page-trail-yes = ja
page-trail-no = nein
page-trail-open = nicht zu sagen
page-trail-pairs = Besuche über zwei Relays, und womit sie die Chancen multiplizieren
page-trail-head-pair = Relays
page-trail-head-odds = Chancen
page-trail-pair = { $relay-a } und { $relay-b }
page-trail-pair-none = keine Position ergibt beide
page-trail-pairs-more = { $count ->
    [one] Noch ein Paar; „shoal trail --json“ nennt es.
   *[other] Noch { $count } Paare; „shoal trail --json“ nennt mehr.
  }
