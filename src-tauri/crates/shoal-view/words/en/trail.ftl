# Words about positions, trails and links.

## shoal predict
predict-address = Tunnel address
predict-hash = Hash
predict-position = Position
predict-position-value = { $rounded }, exactly { $hash }/4294967296
predict-head-relay = Relay
predict-head-exit-ip = Exit IP
predict-head-place = Place in pool
predict-head-pool = Pool
predict-place = { $number } of { $size }
predict-pool-measured = measured
predict-pool-predicted = predicted
predict-pool-other = known
predict-unknown = { $count ->
    [one] One more relay has a pool that nobody knows.
   *[other] { $count } more relays have pools that nobody knows.
  }
predict-hypothesis = Expected where a relay gives out its pool by this one position. Mullvad changes that relay by relay, and of the predicted pools about one in four is wrong: compare with what you see.
predict-no-v6-pool = No IPv6 pool is known, so no exit IP follows from this position.
predict-telling = A tunnel address and its position are as telling as a name. Keep them to yourself.
predict-not-an-address = { $asked } is no address. A tunnel address looks like 10.64.0.2 or fc00:bbbb:bbbb:bb01::1; without one, this machine’s own is taken.
predict-outside = Mullvad’s tunnel addresses are in 10.64.0.0/10 and fc00:bbbb:bbbb:bb01::/64; this one is elsewhere.
predict-no-tunnel = This machine has no tunnel address of Mullvad’s. Connect first, or name one: shoal predict 10.64.0.2
predict-no-list = No relay list is at hand, so only the measured pools are used. --relays FILE adds a list.

## shoal trail
trail-head-positions = Positions
trail-head-regime = Regime
trail-positions = { $low } to { $high }
trail-says-draws_for_itself = says nothing: the relay draws for itself
trail-says-outside_pool = says nothing: outside the pool as it is believed to be, so that is another one
trail-says-pool_unknown = says nothing: its pool is not known
trail-says-family_unknown = says nothing: no IPv6 pool is known
trail-left = Together they leave positions from { $low } to { $high } ({ $exactly }).
trail-match = One user in { $number } would match by chance. That is no crowd: those others were not on these exit IPs.
trail-match-everybody = Every user would match.
trail-nothing-said = None of them says anything about the position.
trail-contradiction = No position gives both { $a } on { $relay-a } and { $b } on { $relay-b }. A pool is not as believed, a relay draws for itself, or these are not of one tunnel address. So nothing can be said of the others either.
trail-links = Whoever sees visits through two relays can multiply the odds that one person made both by:
trail-link = { $odds }  { $relay-a } and { $relay-b }
trail-links-more = { $count ->
    [one] One more pair; --json lists more.
   *[other] { $count } more pairs; --json lists more.
  }
trail-link-none = nothing: no position gives both
trail-odds-note = Odds are no probability: 106 makes of 10 % 92 %, and of 0.1 % 9.6 %.
trail-regime-note = A relay whose regime is unknown counts as linked, the worse case. Most stay unknown for weeks.
trail-pools-note = One in four of the predicted pools is wrong; a trail that rests on them may be wider than it looks.
trail-none = No exit IP was seen under this tunnel address yet.
trail-no-address = This machine’s tunnel address is not known, so there is no trail. Connect, and look again.
trail-forgotten = The trail was forgotten. It begins again with the next tunnel.
trail-before = This trail is from the tunnel before. Whether it goes on is known with the next tunnel address that Shoal reads.
trail-prediction-confirmed = Predicted from the tunnel address: confirmed on your connection ({ $hits } of { $tested }).
trail-prediction-confirmed-before = Predicted from the tunnel address: confirmed on your connection, under earlier keys.
trail-prediction-does_not_hold = Predicted from the tunnel address: does not hold ({ $hits } of { $tested }). Relays draw for themselves, pools are not as believed, or the published rule is another one.
trail-prediction-not_enough = Predicted from the tunnel address: not enough yet ({ $hits } of { $tested } as predicted).
