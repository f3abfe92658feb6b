# What each rule looks at, and where it comes from (.source): shoal advice --explain.

rule-no-tunnel = Sie achtet darauf, ob ein Tunnel steht. Sie spricht sofort, wenn einer verschwunden ist und nichts den Verkehr zurückhält, und zehn Sekunden nach Shoals Start, wenn vorher keiner stand; im Lockdown-Modus schweigt sie.
    .source = Mullvads Dienst meldet es; keine Schätzung ist dabei.
rule-blocked = Sie achtet darauf, ob die Mullvad-App nichts durchlässt, und warum. Eine Sperre mit Leck ist eine andere Sache.
    .source = Mullvads Dienst meldet es; keine Schätzung ist dabei.
rule-outside-tunnel = Wenn ein Tunnel aufgebaut wird, achtet sie darauf, ob Shoal selbst in der Kontrollgruppe ist, deren Programme die Mullvad-App aus dem Tunnel heraushält.
    .source = Der Kernel meldet es; dass die Gruppe „mullvad-exclusions“ heißt, wurde im November 2026 in der Mullvad-App nachgelesen.
rule-clean-browser = Wenn du es erlaubt hast, achtet sie darauf, ob Mullvad Browser oder Tor Browser läuft, einmal für jeden Tunnel, dessen Menge wahrscheinlich höchstens hundert ist (unter „targeted“ für jeden Tunnel). Sie spricht bei einer solchen Menge und so lange, bis es anderthalbmal so viele sind.
    .source = Ein sauberer Browser kann in einer kleinen Menge auffälliger sein als ein unordentlicher (Modell, Abschnitt 6); hundert ist Ermessenssache.
rule-ask-browsers = Sie achtet darauf, ob du gesagt hast, dass Shoal nachsehen darf, welche Browser laufen. Sie fragt, wo die Menge wahrscheinlich höchstens hundert ist, bis du geantwortet hast.
    .source = Ermessenssache; ohne deine Antwort wird nichts angesehen.
rule-few-people = Sie achtet auf die wahrscheinliche Zahl der Menschen auf deiner IPv4-Ausgangs-IP. Sie spricht, wenn diese Zahl deine Schwelle nicht übersteigt, und so lange, bis es anderthalbmal so viele sind, damit sie nicht kommt und geht. Unter dem Profil „provider“ spricht sie nur mit einer eigenen Schwelle.
    .source = Die Menge ist geschätzt (Modell, Abschnitte 1 bis 3); die Schwellen sind Ermessenssache (Abschnitt 9).
rule-better-crowd = Sie vergleicht das untere Ende der Menge hier mit den unteren Enden der besten Menge in deiner Region und der beliebten Städte dort. Sie spricht, wenn es dort mindestens doppelt so viele sind, und so lange, bis es weniger als anderthalbmal so viele sind. Eine Menge von hundert oder mehr braucht keine größere.
    .source = Rangfolge nach dem unteren Ende, deine Region zuerst (Modell, Abschnitt 7). Eine beliebte Stadt ist nicht besser, weil sie beliebt ist.
rule-long-stay = Sie achtet darauf, wie lange deine IPv4-Ausgangs-IP dieselbe ist. Sie spricht nach der Zeit, die du gewählt hast, und nie, solange du keine gewählt hast.
    .source = Ermessenssache (Modell, Abschnitt 9); zehn Minuten nimmt Tor für einen Weg.
rule-key-before-switch = Sie achtet auf die Ausgangs-IPs, die unter deinem Schlüssel gesehen wurden. Sie spricht, solange ein anderer Hinweis von diesem Relay wegführt, und zehn Minuten lang, nachdem ein Relay unter demselben Schlüssel verlassen wurde, außer wenn von beiden Relays bekannt ist, dass sie ihre Ausgangs-IPs selbst auslosen.
    .source = Ein Wechsel unter demselben Schlüssel stärkt die Verknüpfung zwischen Besuchen, und mit einem neuen Schlüssel beginnt sie von vorn (Modell, Abschnitte 5 und 8).
rule-leak = Sie achtet darauf, ob die Mullvad-App sagt, dass Verkehr am Tunnel vorbeigeht. Das kann nicht warten, und solange sie spricht, ist von Mengen und Verknüpfungen keine Rede.
    .source = Mullvads Dienst meldet es; keine Schätzung ist dabei.
rule-use-tor = Sie achtet auf dein Profil. Sie schweigt, solange Shoal Tor Browser laufen sieht, wenn du diesen Blick erlaubt hast.
    .source = Tor: etwa 1.370 Ausgänge für etwa zwei Millionen Nutzer, drei Relays, alle zehn Minuten ein anderer Weg (Modell, Abschnitt 10, gezählt im August 2026).
rule-old-key = Sie achtet auf das Alter deines Schlüssels. Sie spricht einen Tag, nachdem die Mullvad-App einen neuen hätte erzeugen sollen; das wäre nach höchstens 30 Tagen. Wo der Tunnel einem anderen Client gehört, sagt sie unter „networks“ und „targeted“, dass solche Schlüssel nie von selbst wechseln.
    .source = Alter und Abstand kommen von Mullvads Dienst (Modell, Abschnitt 8).
rule-exit-changed-by-key = Sie achtet darauf, ob die Tunneladresse eine andere geworden ist, wie es ein neuer Schlüssel bewirkt, und ob dasselbe Relay seither eine andere Ausgangs-IP zeigt. Sie spricht eine Stunde lang, solange dieser Tunnel steht, und nie nach einem Schlüssel, den du von Shoal verlangt hast.
    .source = Die Adressen der Tunnelschnittstelle und Mullvads Dienst; keine Schätzung ist dabei.
rule-link-strong = Sie achtet auf die Ausgangs-IPs, die unter deinem Schlüssel gesehen wurden. Sie spricht, wenn zwei davon die Chancen, dass beide Besuche von einer Person sind, mit 50 oder mehr multiplizieren, und so lange, bis es weniger als 33 sind. Relays, von denen bekannt ist, dass sie ihre Ausgangs-IPs selbst auslosen, zählen nicht.
    .source = Genaue Rechnung über die Adresspools, wie sie angenommen werden (Modell, Abschnitt 5); dass 50 viel ist, ist Ermessenssache.
rule-returning-exit = Sie zählt die Tage, an denen diese Ausgangs-IP gesehen wurde, soweit Shoal sie sich gemerkt hat. Sie spricht ab dem dritten.
    .source = Was Shoal sich merkt; dass drei viele sind, ist Ermessenssache.
rule-ipv6 = Sie achtet auf die Menschen, die deine beiden Ausgangs-IPs zeigen, IPv4 und IPv6. Sie spricht, wenn deren wahrscheinliche Zahl deine Schwelle nicht übersteigt, und so lange, bis es anderthalbmal so viele sind.
    .source = Die beiden sind unabhängige Positionen eines Geräts; wie viele Menschen IPv6 nutzen und wie viele IPv6-Ausgangs-IPs ein Relay hat, ist geraten (Modell, Abschnitt 4).
rule-thin-relay = Sie achtet auf das Gewicht des Relays, nach dem die Mullvad-App auslost. Sie spricht bei einem Gewicht von höchstens zwei.
    .source = Die Relay-Liste (Modell, Abschnitt 2).
rule-relay-fix = Sie achtet darauf, was dieses Relay unter deinen Schlüsseln gezeigt hat. Sie spricht, sobald das sagt, ob es Mullvads Korrektur hat; es wochenlang nicht zu wissen ist üblich.
    .source = Bayes-Faktoren von 99 und mehr, mit mindestens drei Schlüsseln für ein Relay, das selbst auslost (Modell, Abschnitt 5).
rule-same-country = Sie achtet darauf, in welchen Ländern Eingang und Ausgang eines Multihop-Tunnels sind. In den Einstellungen lässt sie sich abschalten.
    .source = Die Namen der Relays; keine Schätzung ist dabei.
rule-same-provider = Sie achtet darauf, bei welchen Hostern Eingang und Ausgang eines Multihop-Tunnels sind. Sie ist aus, bis du sie in den Einstellungen einschaltest.
    .source = Die Relay-Liste; keine Schätzung ist dabei.
rule-multihop = Sie achtet darauf, ob der Tunnel über ein Relay geht. Sie bietet einen Knopf an, wo Mullvads Kommandozeilenprogramm das einstellen kann.
    .source = Was von zwei Relays jedes sehen kann; die Menge ist die des Ausgangs (Modell, Abschnitt 8).
rule-severity = Wie sehr es zählt: { $name ->
    [hint] ein leiser Hinweis; er bringt keine Meldung
    [notable] gut zu wissen
    [important] gut, etwas zu tun
    [urgent] es kann nicht warten; es kommt auch in einer Pause und in der Ruhezeit
   *[other] { $name }
  }
rule-speaks-for = Profile, für die sie spricht: { $names }
rule-patience = { $seconds ->
    [0] Sie spricht sofort.
   *[other] Ihre Bedingung muss { $seconds } Sekunden lang gelten, außer der Tunnel stand schon, bevor Shoal nachsah.
  }
rule-silenced-by = Schweigt, solange eine von diesen spricht: { $names }
rule-speaks = Sie spricht zurzeit: { $line }
rule-silent = Sie schweigt zurzeit.
rule-source = Quelle: { $source }
rule-unknown = Es gibt keine Regel „{ $asked }“. Die Regeln sind: { $names }.
rule-none = Keine Hinweise.
rule-why = Warum: shoal advice --explain { $id }
rule-offer = Bietet an: { $button }
rule-dismissed = weggewischt
