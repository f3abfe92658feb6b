# What each rule looks at, and where it comes from (.source): shoal advice --explain.

rule-no-tunnel = It looks whether a tunnel is up. It speaks at once when one has gone and nothing holds traffic back, and ten seconds after Shoal begins to look where none was up; in lockdown mode it is silent.
    .source = Mullvad’s daemon tells it; no estimate is in it.
rule-blocked = It looks whether Mullvad’s app lets nothing through, and why. A block that leaks is another matter.
    .source = Mullvad’s daemon tells it; no estimate is in it.
rule-outside-tunnel = It looks, when a tunnel comes up, whether Shoal itself is in the control group whose programs Mullvad’s app keeps out of the tunnel.
    .source = The kernel tells it; that the group is called “mullvad-exclusions” was read in Mullvad’s app in November 2026.
rule-clean-browser = It looks whether Mullvad Browser or Tor Browser runs, if you allowed that, once for each tunnel whose crowd is likely a hundred or fewer (under “targeted”, for each tunnel). It speaks on such a crowd, and until there are half as many more.
    .source = A clean browser on a small crowd can single out more than a messy one (model, section 6); a hundred is a judgement.
rule-ask-browsers = It looks whether you have said that Shoal may look which browsers run. It asks where the likely crowd is a hundred or fewer, until you have answered.
    .source = A judgement; without your answer nothing is looked at.
rule-few-people = It looks at the likely number of people on your IPv4 exit IP. It speaks when that is at most your threshold, and goes on until there are half as many more, so that it does not come and go. Under the profile “provider” it speaks only with a threshold of your own.
    .source = The crowd is estimated (model, sections 1 to 3); the thresholds are a judgement (section 9).
rule-better-crowd = It compares the low end of the crowd here with the low ends of the best crowd in your region and of the popular cities there. It speaks from twice as many on, and goes on until there are less than half as many more. A crowd of a hundred or more needs no larger one.
    .source = Ranking by the low end, your region first (model, section 7). A popular city is not better for being popular.
rule-long-stay = It looks for how long your IPv4 exit IP has been the same. It speaks after the period that you have chosen, and never unless you have.
    .source = A judgement (model, section 9); ten minutes is what Tor takes for one circuit.
rule-key-before-switch = It looks at the exit IPs seen under your key. It speaks while other advice leads away from this relay, and for ten minutes after a relay was left under the same key, unless both relays are known to draw exit IPs for themselves.
    .source = A switch under the same key strengthens the link between visits, and a new key starts it over (model, sections 5 and 8).
rule-leak = It looks whether Mullvad’s app says that traffic leaves beside the tunnel. It cannot wait, and while it speaks nothing is said of crowds or links.
    .source = Mullvad’s daemon tells it; no estimate is in it.
rule-use-tor = It looks at your profile. It is silent while Tor Browser was seen to run, if you allowed that look.
    .source = Tor: about 1,370 exits for about two million users, three relays, another way every ten minutes (model, section 10, counted in August 2026).
rule-old-key = It looks at the age of your key. It speaks a day after Mullvad’s app should have made another one, which is after 30 days at most. Where the tunnel is another client’s, it says under “networks” and “targeted” that such keys never change by themselves.
    .source = Age and interval come from Mullvad’s daemon (model, section 8).
rule-exit-changed-by-key = It looks whether the tunnel’s address has become another one, which a new key does, and whether the same relay shows another exit IP since. It speaks for an hour, while that tunnel is up, and never after a key that you asked Shoal for.
    .source = The addresses of the tunnel interface, and Mullvad’s daemon; no estimate is in it.
rule-link-strong = It looks at the exit IPs seen under your key. It speaks when two of them multiply the odds that both visits are one person’s by 50 or more, and goes on until that is less than 33. Relays known to draw exit IPs for themselves do not count.
    .source = Exact arithmetic on exit pools as they are believed to be (model, section 5); that 50 is much is a judgement.
rule-returning-exit = It counts the days on which this exit IP was seen, as far as they are remembered. It speaks from the third on.
    .source = What Shoal remembers; that three are many is a judgement.
rule-ipv6 = It looks at the people who show both of your exit IPs, IPv4 and IPv6. It speaks when their likely number is at most your threshold, and goes on until there are half as many more.
    .source = The two are independent positions of one device; how many people use IPv6, and how many IPv6 exit IPs a relay has, are guesses (model, section 4).
rule-thin-relay = It looks at the relay’s weight, by which Mullvad’s app draws. It speaks at a weight of two or less.
    .source = The relay list (model, section 2).
rule-relay-fix = It looks at what this relay showed under your keys. It speaks once that tells whether it has Mullvad’s fix; not to know is usual for weeks.
    .source = Bayes factors of 99 and more, with three keys or more for a relay that draws for itself (model, section 5).
rule-same-country = It looks in which countries a multihop tunnel enters and leaves. It can be switched off in the settings.
    .source = The relays’ names; no estimate is in it.
rule-same-provider = It looks at the hosters where a multihop tunnel enters and leaves. It is off until you switch it on in the settings.
    .source = The relay list; no estimate is in it.
rule-multihop = It looks whether the tunnel goes over one relay. It offers a button where Mullvad’s command line program can set it.
    .source = What each relay of two can see; the crowd is the exit’s (model, section 8).
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
rule-silenced-by = Silent while one of these speaks: { $names }
rule-speaks = It speaks at present: { $line }
rule-silent = It is silent at present.
rule-source = Source: { $source }
rule-unknown = There is no rule “{ $asked }”. The rules are: { $names }.
rule-none = Nothing to advise.
rule-why = Why: shoal advice --explain { $id }
rule-offer = Offers: { $button }
rule-dismissed = waved away
