# Words of the page about the trail.

page-trail-about = under this key
page-trail-match = { $exits ->
    [one] One user in { $number } would match this exit IP
   *[other] One user in { $number } would match these { $exits } exit IPs
  }
page-trail-match-everybody = Every user would match so far
page-trail-match-note = A chance, not people: those others were not on these exit IPs.
page-trail-link = Whoever sees visits through { $relay-a } and { $relay-b } can multiply the odds that one person made both by { $odds }.
page-trail-nothing-said = These exit IPs say nothing about your position
page-trail-contradiction = These exit IPs contradict each other
page-trail-contradiction-note = No position gives both. A pool is not as believed, or a relay draws for itself, so nothing can be said of the others either.
page-trail-none = No exit IP seen under this key yet
page-trail-none-next = Connect: the first exit IP starts the trail.
page-trail-no-address = No trail: the tunnel address is not known
page-trail-no-address-next = Shoal reads it from the tunnel while you are connected. Connect, and look again.
page-trail-strip = Where your position may lie, by relay
page-trail-strip-left = Together
page-trail-place = { $number } of { $size }
page-trail-positions = { $low } to { $high }
page-trail-says-draws_for_itself = says nothing: draws for itself
page-trail-says-outside_pool = says nothing: outside the pool as believed
page-trail-says-pool_unknown = says nothing: pool not known
page-trail-says-family_unknown = says nothing: no IPv6 pool known
