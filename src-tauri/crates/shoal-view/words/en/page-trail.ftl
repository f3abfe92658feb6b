# Words of the page about the trail.

page-trail-about = under this key
page-trail-about-age = under this key, { $time } old
page-trail-match = { $exits ->
    [one] One user in { $number } would match this exit IP
   *[other] One user in { $number } would match these { $exits } exit IPs
  }
page-trail-match-everybody = Every user would match so far
page-trail-match-note = { $exits ->
    [one] A chance, not people: those others were not on this exit IP.
   *[other] A chance, not people: those others were not on these exit IPs.
  }
page-trail-link = Whoever sees visits through { $relay-a } and { $relay-b } can multiply the odds that one person made both by { $odds }.
page-trail-link-none = Visits through different relays cannot be tied together by what was seen so far.
page-trail-nothing-said = { $exits ->
    [one] This exit IP says nothing about your position
   *[other] These exit IPs say nothing about your position
  }
page-trail-nothing-said-note = So nothing ties your visits through different relays together, as far as Shoal can tell. That may be because a pool is not known.
page-trail-contradiction = These exit IPs contradict each other
page-trail-contradiction-note = No position gives both that of { $relay-a } and that of { $relay-b }. A pool is not as believed, or a relay draws for itself, so nothing can be said of the others either.

## Without a trail
page-trail-none = No exit IP seen under this key yet
page-trail-none-next = Connect: the first exit IP starts the trail.
page-trail-none-up-next = It starts as soon as Mullvad’s app tells the exit IP.
page-trail-none-check-next = It starts as soon as the exit check tells the exit IP.
page-trail-no-tunnel = No trail without a tunnel
page-trail-no-tunnel-next = A trail belongs to the tunnel’s own address, and that is there only while you are connected. Connect, and look again.
page-trail-changing = The tunnel is changing
page-trail-changing-next = The trail of its address comes with it.
page-trail-no-address = No trail: the tunnel’s address is not known
page-trail-no-address-next = Shoal reads it from this machine’s own network interfaces, and found none of Mullvad’s. It looks again with every change of the tunnel; “shoal doctor” says what is missing.

## The strip
page-trail-strip = Positions from 0 to 1 that each exit IP leaves you
page-trail-strip-left = together { $low } to { $high }
page-trail-place = { $number } of { $size }
page-trail-place-guess = { $number } of { $size }, predicted pool
page-trail-positions = { $low } to { $high }
page-trail-not-as-predicted = not as predicted
page-trail-against = contradicts
page-trail-says-draws_for_itself = says nothing: draws for itself
page-trail-says-outside_pool = says nothing: outside the pool as believed
page-trail-says-pool_unknown = says nothing: pool not known
page-trail-says-family_unknown = says nothing: no IPv6 pool known
page-trail-all = Show all { $count }
page-trail-fewer = Show only the { $count } that say most

## The predicted position
page-trail-predicted = Predicted position
page-trail-predicted-telling = It follows from the tunnel’s address and is as telling as a name, so it is shown only when you ask, and hidden again when you leave this page.
page-trail-predicted-show = Show
page-trail-predicted-hide = Hide
page-trail-predicted-show-label = Show your predicted position
page-trail-predicted-hide-label = Hide your predicted position
page-trail-predicted-v4 = IPv4: { $position }
page-trail-predicted-v6 = IPv6: { $position }
page-trail-predicted-mark = predicted { $position }
page-trail-predicted-none = The tunnel’s address could not be read just now.

## A new key
page-trail-key = A new key starts a new trail
page-trail-key-note = Another relay with this key would narrow it further. A new identity changes the key first, then the relay, and checks that both took effect. What sites saw before they still know.
page-trail-key-ahead = { $likely ->
    [one] In { $place }, probably nobody else is on an exit IP (1–{ $high }).
   *[other] In { $place }, about { $likely } people ({ $low }–{ $high }) share an exit IP.
  }
page-trail-only-key = Only a new key

## Mullvad's change of its relays
page-trail-fix = Mullvad’s fix on these relays
page-trail-fix-counts = There: { $drawn } · not there: { $linked } · not known yet: { $unknown }
page-trail-fix-what = Mullvad changes its relays one by one, so that each draws its exit IPs for itself. Visits through two such relays can no longer be tied together by them.
page-trail-fix-why = Which, and why
page-trail-fix-drawn = The fix is there
page-trail-fix-linked = The fix is not there
page-trail-fix-unknown = Not known yet

## Why, and the same as a table
page-trail-why = Why this number?
page-trail-why-part = A relay gives you the exit IP at your position in its pool. Each exit IP so leaves a part of all positions from 0 to 1, and together these leave { $low } to { $high }, exactly { $low-exact } to { $high-exact }: a share of { $share }.
page-trail-why-nothing = A relay gives you the exit IP at your position in its pool, and so each exit IP leaves a part of all positions from 0 to 1. Here no part is left that can be relied on.
page-trail-why-measured = { $count ->
    [one] One pool it rests on was measured: somebody saw all of its addresses.
   *[other] { $count } pools it rests on were measured: somebody saw all of their addresses.
  }
page-trail-why-predicted = { $count ->
    [one] One pool it rests on is predicted from the relay list. One in four of such predictions is wrong, and then the trail may be wider than it looks.
   *[other] { $count } pools it rests on are predicted from the relay list. One in four of such predictions is wrong, and then the trail may be wider than it looks.
  }
page-trail-why-silent = { $count ->
    [one] One exit IP says nothing and is left out.
   *[other] { $count } exit IPs say nothing and are left out.
  }
page-trail-why-new = Only another tunnel address changes your position: a new key starts over.
page-trail-table = The same as a table
page-trail-head-relay = Relay
page-trail-head-place = Place in pool
page-trail-head-positions = Positions
page-trail-head-predicted = As predicted
page-trail-yes = yes
page-trail-no = no
page-trail-open = cannot be told
page-trail-pairs = Visits through two relays, and what they multiply the odds by
page-trail-head-pair = Relays
page-trail-head-odds = Odds
page-trail-pair = { $relay-a } and { $relay-b }
page-trail-pair-none = no position gives both
page-trail-pairs-more = { $count ->
    [one] One more pair; “shoal trail --json” lists it.
   *[other] { $count } more pairs; “shoal trail --json” lists more.
  }
