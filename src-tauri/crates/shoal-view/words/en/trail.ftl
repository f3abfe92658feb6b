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
