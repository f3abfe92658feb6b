# Words of the command line.

cli-simulation = SIMULATION: nothing shown is real.
cli-unchecked = UNCHECKED SOCKET: it was named by hand, and nobody verified that it is Mullvad’s.
cli-runs-already = Shoal runs already; its window is shown.
cli-as-root = Shoal runs as root, which it has no need to. Start it as yourself.
cli-no-tray = No tray was found: the window is open in its place. Shoal moves into the tray when one appears.
cli-tray-appeared = A tray has appeared: Shoal is in it.
cli-window-not-opened = The window did not open: { $reason }. Everything is in the tray menu too.
cli-nothing-to-see = There is no tray, and the window did not open: { $reason }. In a terminal, `shoal status` tells the number and `shoal watch` follows it. Shoal moves into the tray when one appears.
cli-window-crashed = The window ended unexpectedly. Open it again from the tray.
cli-crashed-without-tray = The window ended unexpectedly, and there is no tray. `shoal` opens it again; in a terminal, `shoal status` tells the number and `shoal watch` follows it.
cli-closed-without-tray = The window was closed and there is no tray, so Shoal ends.
cli-relays-unused = Shoal runs already and its own relay list counts: --relays is not used.
cli-demo-runs = A simulation runs already and is the one shown: --seed { $seed } --speed { $speed }. End it to start another.
cli-settings-unused = The settings file is not used: { $reason }. “shoal doctor” tells what to do.
cli-left-out = { $count ->
    [one] One entry of the relay list cannot be used and was left out.
   *[other] { $count } entries of the relay list cannot be used and were left out.
  }

## shoal status
cli-place = Place
cli-crowd = Crowd
cli-pool = Exit pool
cli-exit-v4 = IPv4
cli-exit-v6 = IPv6
cli-since = Since
cli-key = Key
cli-joint = Both
cli-advice = Advice
cli-paused = Notices
cli-paused-until = paused; they come again at { $time }
cli-trouble = Trouble
cli-next-step = Next step
cli-tunnel = Tunnel
cli-crowd-value = { $likely ->
    [one] probably nobody else ({ $low }–{ $high })
   *[other] about { $likely } people share this exit IP, you among them ({ $low }–{ $high })
  }
cli-percent = { $number } %
cli-percent-tiny = less than 0.1 %
cli-alone = a chance of { $percent } that nobody else is on it
cli-pool-measured = { $size } exit IPs, measured
cli-pool-sighted = at least { $least } exit IPs, as seen here; { $size }, the middle of what is left, is taken
cli-pool-predicted = { $size } exit IPs, predicted from the relay list
cli-pool-unknown = size not known; { $size }, the middle of all pools, is taken
cli-pool-mixed = known for some relays only
cli-overruled = Correction
cli-overruled-predicted = the predicted pool of { $size } exit IPs was wrong: this relay showed one outside it
cli-overruled-measured = the measured pool of { $size } exit IPs no longer holds: this relay showed one outside it
cli-range-from = Range from
cli-doubt-users = how many use Mullvad { $percent }
cli-doubt-share = their share here { $percent }
cli-doubt-pool = number of exit IPs { $percent }
cli-doubt-time = time of day { $percent }
cli-doubt-ipv6 = how many have IPv6 { $percent }
cli-without-v6 = { $likely ->
    [one] with IPv6 off in the tunnel probably with you alone too ({ $low }–{ $high })
   *[other] with IPv6 off in the tunnel it would be about { $likely } ({ $low }–{ $high })
  }
cli-joint-value = { $likely ->
    [one] a site that sees both addresses is probably left with you alone ({ $low }–{ $high })
   *[other] a site that sees both addresses is left with about { $likely } ({ $low }–{ $high })
  }
cli-advice-few = Few people share this exit IP. “shoal switch best” goes where there are more.
cli-advice-few-better = Few people share this exit IP. “shoal switch best” goes where there are more: as in { $city }, { $crowd } on each.
cli-advice-stay = On this exit IP for { $time }. Another relay shows sites another one.
cli-advice-stay-identity = On this exit IP for { $time }. “shoal new-identity” shows sites another one, under a new key.
cli-custom-list = A switch replaces your custom list “{ $list }”; “shoal undo” brings it back.
cli-custom-list-unnamed = A switch replaces the custom list in use; “shoal undo” brings it back.

## shoal lookup
cli-relay = Relay
cli-position = Place in pool
cli-offset = { $number } of { $size }
cli-range = { $first } – { $last }
cli-not-an-exit-ip = { $asked } is not a known exit IP.
    .next = It may belong to a pool that nobody knows, or not to Mullvad. “shoal doctor” tells how many relays are known.
cli-not-a-relay = { $asked } is no relay that the list knows.
    .similar = Did you mean { $names }?
    .shape = A relay’s name looks like se-sto-wg-101.
cli-lookup-no-crowd = not known: that takes a relay list
cli-lookup-not-measured = { $asked } is in none of the measured pools, and without a relay list no others are known.
    .relay = { $asked } is none of the relays with a measured pool, and without a relay list no others are known.
cli-inactive = Mullvad sends nobody there at present.

## shoal places
cli-head-place = Place
cli-head-code = Code
cli-head-crowd = People per exit IP
cli-head-relays = Relays
cli-head-pool = Pools
cli-head-distance = Distance
cli-pools-measured = measured
cli-pools-sighted = seen in part
cli-pools-predicted = predicted
cli-pools-unknown = unknown
cli-pools-mixed = partly known
cli-here = you are here
cli-km = { $km } km
cli-no-distances = No distance is known: it is counted from the present exit. The places are in the order of their codes.
cli-no-places = No city is known.
cli-no-country = No city in a country with the code “{ $country }” is known. “shoal places” lists all.
cli-users = Users
cli-users-value = { $users ->
    [one] about 1 connected there
   *[other] about { $users } connected there
  }
cli-why-among-best = This is among the best: “shoal switch best” may lead here.
    .but = This is among the best: “shoal switch best” may lead here. To know before:
cli-why-not = Why Shoal does not lead here by itself:
cli-why-beaten = Others have a larger crowd, even where few of their users are connected.
cli-popular-note = A popular city is not by itself a big crowd: its relays share their users over many exit IPs.

## shoal switch, shoal undo
cli-target-city = To { $city }, { $country }: Mullvad draws the relay. Expected there: { $crowd }.
cli-target-relay = To { $relay } in { $city }: { $crowd } expected. A pinned relay can go down; choose the city to let Mullvad draw.
cli-target-best = To the best crowd near you, for example in { $city }: { $crowd } expected.
cli-target-undo = Back to the relay settings of before the last switch.
cli-dry-run = Nothing was changed (--dry-run).
cli-nothing-to-undo = There is nothing to undo: no switch was made in this session.
cli-no-such-place = { $asked }: { $why ->
    [country] this is a country. Choose one of its cities: { $names }
    [several] several cities have this name. Choose one by its code: { $names }
   *[unknown] no relay or city of this name.
  }
cli-no-such-place-similar = { $asked }: no relay or city of this name. Did you mean { $names }?
cli-see-places = “shoal places” lists them.

## shoal check
cli-check-not-allowed = Nothing was asked: the exit check is not allowed.
    .next = It tells your exit IP where Mullvad’s app does not: Shoal asks am.i.mullvad.net through the tunnel, and never beside it. “shoal check --allow” allows that from now on.
