# Words about positions, trails and links.

## shoal predict
predict-address = Tunneladresse
predict-hash = Hash
predict-position = Position
predict-position-value = { $rounded }, genau { $hash }/4294967296
predict-head-relay = Relay
predict-head-exit-ip = Ausgangs-IP
predict-head-place = Platz im Pool
predict-head-pool = Adresspool
predict-place = { $number } von { $size }
predict-pool-measured = gemessen
predict-pool-predicted = vorhergesagt
predict-pool-other = bekannt
predict-unknown = { $count ->
    [one] Den Adresspool eines weiteren Relays kennt niemand.
   *[other] Die Adresspools von { $count } weiteren Relays kennt niemand.
  }
predict-hypothesis = Zu erwarten, wo ein Relay seinen Adresspool nach dieser einen Position vergibt. Mullvad ändert das Relay für Relay, und etwa jeder vierte vorhergesagte Adresspool ist falsch: Vergleiche mit dem, was du siehst.
predict-no-v6-pool = Es ist kein IPv6-Adresspool bekannt, darum folgt aus dieser Position keine Ausgangs-IP.
predict-telling = Eine Tunneladresse und ihre Position verraten so viel wie ein Name. Behalte sie für dich.
predict-not-an-address = { $asked } ist keine Adresse. Eine Tunneladresse sieht aus wie 10.64.0.2 oder fc00:bbbb:bbbb:bb01::1; ohne Angabe gilt die dieses Rechners.
predict-outside = Mullvads Tunneladressen liegen in 10.64.0.0/10 und fc00:bbbb:bbbb:bb01::/64; diese liegt anderswo.
predict-no-tunnel = Dieser Rechner hat keine Tunneladresse von Mullvad. Verbinde dich erst oder nenne eine: shoal predict 10.64.0.2
predict-no-list = Es ist keine Relay-Liste zur Hand, darum werden nur die gemessenen Adresspools genutzt. --relays FILE fügt eine Liste hinzu.

## shoal trail
trail-head-positions = Positionen
trail-head-regime = Vergabe
trail-positions = { $low } bis { $high }
trail-says-draws_for_itself = sagt nichts: Das Relay lost selbst aus
trail-says-outside_pool = sagt nichts: außerhalb des angenommenen Adresspools, es ist also ein anderer
trail-says-pool_unknown = sagt nichts: Der Adresspool ist nicht bekannt
trail-says-family_unknown = sagt nichts: Es ist kein IPv6-Adresspool bekannt
trail-left = Zusammen lassen sie Positionen von { $low } bis { $high } ({ $exactly }).
trail-match = Von { $number } Nutzern würde einer durch Zufall passen. Das ist keine Menge: Die anderen waren nicht auf diesen Ausgangs-IPs.
trail-match-everybody = Alle würden passen.
trail-nothing-said = Keine davon sagt etwas über die Position.
trail-contradiction = Keine Position ergibt sowohl { $a } auf { $relay-a } als auch { $b } auf { $relay-b }. Ein Adresspool ist anders als angenommen, ein Relay lost selbst aus, oder sie gehören nicht zu einer Tunneladresse. Darum lässt sich auch über die anderen nichts sagen.
trail-links = Wer Besuche über zwei Relays sieht, kann die Chancen, dass beide von einer Person sind, multiplizieren mit:
trail-link = { $odds }  { $relay-a } und { $relay-b }
trail-links-more = { $count ->
    [one] Noch ein Paar; --json nennt mehr.
   *[other] Noch { $count } Paare; --json nennt mehr.
  }
trail-link-none = nichts: keine Position ergibt beide
trail-odds-note = Chancen sind keine Wahrscheinlichkeit: 106-fache Chancen machen aus 10 % 92 %, aus 0,1 % 9,6 %.
trail-regime-note = Ein Relay, dessen Vergabe unbekannt ist, zählt als verknüpft: Das ist der schlechtere Fall. Die meisten bleiben wochenlang unbekannt.
trail-pools-note = Jeder vierte vorhergesagte Adresspool ist falsch; eine Spur, die auf ihnen beruht, ist vielleicht weiter, als sie aussieht.
trail-none = Unter dieser Tunneladresse wurde noch keine Ausgangs-IP gesehen.
trail-no-address = Die Tunneladresse dieses Rechners ist nicht bekannt, darum gibt es keine Spur. Verbinde dich und sieh noch einmal nach.
trail-forgotten = Die Spur ist vergessen. Sie beginnt mit dem nächsten Tunnel von vorn.
trail-before = Diese Spur ist vom Tunnel davor. Ob sie weitergeht, zeigt die nächste Tunneladresse, die Shoal liest.
trail-prediction-confirmed = Aus der Tunneladresse vorhergesagt: auf deiner Verbindung bestätigt ({ $hits } von { $tested }).
trail-prediction-confirmed-before = Aus der Tunneladresse vorhergesagt: auf deiner Verbindung bestätigt, unter früheren Schlüsseln.
trail-prediction-does_not_hold = Aus der Tunneladresse vorhergesagt: trifft nicht zu ({ $hits } von { $tested }). Relays losen selbst aus, Adresspools sind anders als angenommen, oder die veröffentlichte Regel ist eine andere.
trail-prediction-not_enough = Aus der Tunneladresse vorhergesagt: noch zu wenig ({ $hits } von { $tested } wie vorhergesagt).
