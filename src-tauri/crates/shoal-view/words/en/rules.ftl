# What each rule looks at, and where it comes from (.source): shoal advice --explain.

rule-no-tunnel = It looks whether a tunnel is up. It speaks at once when one has gone and nothing holds traffic back, and ten seconds after Shoal begins to look where none was up; in lockdown mode it is silent.
    .source = Mullvad’s daemon tells it; no estimate is in it.
rule-blocked = It looks whether Mullvad’s app lets nothing through, and why. A block that leaks is another matter.
    .source = Mullvad’s daemon tells it; no estimate is in it.
rule-few-people = It looks at the likely number of people on your IPv4 exit IP. It speaks when that is at most your threshold, and goes on until there are half as many more, so that it does not come and go. Under the profile “provider” it speaks only with a threshold of your own.
    .source = The crowd is estimated (model, sections 1 to 3); the thresholds are a judgement (section 9).
rule-better-crowd = It compares the low end of the crowd here with the low ends of the best crowd in your region and of the popular cities there. It speaks from twice as many on, and goes on until there are less than half as many more. A crowd of a hundred or more needs no larger one.
    .source = Ranking by the low end, your region first (model, section 7). A popular city is not better for being popular.
rule-long-stay = It looks for how long your IPv4 exit IP has been the same. It speaks after the period that you have chosen, and never unless you have.
    .source = A judgement (model, section 9); ten minutes is what Tor takes for one circuit.
rule-key-before-switch = It looks at the exit IPs seen under your key. It speaks while other advice leads away from this relay, and for ten minutes after a relay was left under the same key, unless both relays are known to draw exit IPs for themselves.
    .source = A switch under the same key strengthens the link between visits, and a new key starts it over (model, sections 5 and 8).
rule-severity = How much it matters: { $name ->
    [hint] a hint; it brings no notice
    [notable] worth knowing
    [important] worth acting on
    [urgent] it cannot wait; it comes in a pause and in quiet hours too
   *[other] { $name }
  }
rule-speaks-for = Profiles for which it speaks: { $names }
rule-patience = { $seconds ->
    [0] It speaks at once.
   *[other] Its condition must hold for { $seconds } seconds, unless the tunnel was up before Shoal looked.
  }
rule-silenced-by = Silent while one of these speaks, which says the same: { $names }
rule-speaks = It speaks at present: { $line }
rule-silent = It is silent at present.
rule-source = Source: { $source }
rule-unknown = There is no rule “{ $asked }”. The rules are: { $names }.
rule-none = Nothing to advise.
rule-why = Why: shoal advice --explain { $id }
rule-offer = Offers: { $button }
rule-dismissed = waved away
