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
cli-fault-unused = A simulation runs already, and nothing of it is changed: --fault is not used.
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
cli-advice-few-better = Few people share this exit IP. “shoal switch best” goes where there are more: as in { $city }, { $crowd } on an exit IP.
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
    [one] about 1 ({ $low }–{ $high }) connected there
   *[other] about { $users } ({ $low }–{ $high }) connected there
  }
cli-why-among-best = This is among the best: “shoal switch best” may lead here.
    .but = This is among the best: “shoal switch best” may lead here. To know before:
cli-why-not = Why Shoal does not lead here by itself:
cli-why-beaten = Others have a larger crowd, even where few of their users are connected.
cli-popular-note = A popular city is not by itself a big crowd: its relays share their users over many exit IPs.

## Commands that act
cli-target-city = To { $city }, { $country }: Mullvad draws the relay. Expected there: { $crowd }.
cli-target-relay = To { $relay } in { $city }: { $crowd } expected. A pinned relay can go down; choose the city to let Mullvad draw.
cli-target-best = To the best crowd near you, for example in { $city }: { $crowd } expected.
cli-target-another = To another relay in { $city }: { $crowd } expected.
cli-target-identity = A new key first, then one of the best relays that your settings allow, for example in { $city }: { $crowd } expected.
cli-target-identity-here = A new key; no other relay fits your settings, so the tunnel is only set up anew.
cli-target-key = A new key, and the tunnel set up anew with it. Where it leaves stays as your settings say.
cli-target-multihop = { $mode ->
    [on] Over two relays.
    [off] Over one relay.
   *[auto] Over one relay or two, as Mullvad’s app decides.
  } The crowd on your exit IP stays as it is.
cli-target-entry = In at { $place }. The crowd on your exit IP stays as it is.
cli-target-entry-anywhere = In wherever Mullvad’s app likes. The crowd on your exit IP stays as it is.
cli-target-undo = Back to the relay settings of before the last change.
cli-step = { $number }. { $what }
cli-step-new_key = Have Mullvad’s service make a new key, and wait for it.
cli-step-location = Write the new place into Mullvad’s relay settings, and nothing else.
cli-step-write_back = Write the former relay settings back, byte for byte.
cli-step-multihop = Set multihop with Mullvad’s own command line program.
cli-step-entry = Set the entry with Mullvad’s own command line program.
cli-step-reconnect = Set the tunnel up anew.
cli-step-verify = Compare exit IP, crowd and tunnel address with those of before.
cli-young = The last key was made or asked for less than an hour ago: this would be turned down until { $time }, unless you add --insist.
cli-no-other-relay = There is no other relay there that your settings allow.
cli-no-tunnel = No tunnel is up, so there is no city to stay in.
cli-multihop-not-offered = Mullvad’s command line program does not offer this: { $modes } can be set.
cli-multihop-not-known = What Mullvad’s command line program offers is not known yet. Ask again in a moment.
cli-entry-not-a-place = An entry is a city, a relay or “any”.
cli-pause-begun = Notices that can wait are held back until { $time }.
cli-going-on = Notices come again.
cli-pause-not-taken = Shoal gave no answer, so notices may come as before. “shoal doctor” tells what is the matter.
cli-pause-planned = Notices that can wait would be held back for { $count ->
    [one] a minute
   *[other] { $count } minutes
  }.
cli-nothing-to-pause = Shoal does not run in the background, so there is nothing to pause. “shoal” starts it.
cli-next-unchanged = Ask for another relay with “shoal another-relay”, or for another place with “shoal switch best”.
cli-next-unchanged-key = “shoal another-relay” takes another relay. In an hour “shoal new-identity” makes a new key with it.
cli-next-as-it-was = Nothing has to be done.
cli-next-up_unverified = “shoal status” tells the exit IP as soon as Mullvad’s app does.
cli-next-saved_for_later = Connect in Mullvad’s app, then look with “shoal status”.
cli-next-entry-waits = It counts from the next tunnel over two relays on. Where multihop is off, “shoal multihop on” makes one.
cli-next-failed-restored = Look in Mullvad’s app what stands in the way, or choose another place: “shoal places” lists them.
cli-next-failed-not-restored = Open Mullvad’s app and look whether a tunnel is up, and where it leads.
cli-next-same_address = A later key may bring another tunnel address: “shoal new-identity” in an hour.
cli-next-timed_out-restored = See with “shoal status” how the tunnel and the key are, then ask again or try another place.
cli-next-timed_out-not-restored = Open Mullvad’s app and look what was done, before you ask again.
cli-next-stale = Look with “shoal status”, and ask again.
cli-next-already_under_way = Wait until what is under way has ended; “shoal watch” tells.
cli-next-too_soon = Ask again in a few seconds.
cli-next-young = Ask again at { $time }, or add --insist.
cli-next-no_such_place = “shoal places” lists what there is.
cli-next-nothing_to_undo = Nothing has to be done.
cli-next-refused-custom_endpoint = Choose a place in Mullvad’s app instead of the custom endpoint.
cli-next-refused-unreadable_settings = Change it in Mullvad’s app, and look for a newer Shoal.
cli-next-refused-changed_meanwhile = “shoal undo --anyway” puts the former settings back all the same.
cli-next-refused-not_reachable = “shoal doctor” tells what is the matter.
cli-next-refused-refused_by_daemon = Try it in Mullvad’s app, which may say why.
cli-next-refused-not_logged_in = Log in with Mullvad’s app.
cli-next-refused-revoked = Log in again with Mullvad’s app.
cli-next-refused-service_unreachable = Ask again when you are online.
cli-next-refused-rate_limited = Ask again in an hour.
cli-next-refused-no_answer = Look with “shoal status” what was done, before you ask again.
cli-next-refused-no_control = Set it in Mullvad’s app.
cli-next-refused-refused_by_program = Set it in Mullvad’s app.
cli-action-no-answer = No answer came in time, so this may have been done or not. “shoal status” tells how it is.
cli-action-interrupted = What was asked for may be done all the same: “shoal status” tells how it is, and “shoal undo” takes a switch back.
cli-dry-run = Nothing was changed (--dry-run).
cli-nothing-to-undo = There is nothing to undo: nothing was changed in this session.
cli-no-such-place = { $asked }: { $why ->
    [country] this is a country. Choose one of its cities: { $names }
    [several] several cities have this name. Choose one by its code: { $names }
   *[unknown] no relay or city of this name.
  }
cli-no-such-place-similar = { $asked }: no relay or city of this name. Did you mean { $names }?
cli-see-places = “shoal places” lists them.

## Choices that a command makes for the user
cli-choice-not-kept = This counts now, but could not be written to { $path }. “shoal doctor” tells why.
cli-choice-not-taken = Shoal gave no answer, so this may not have been taken. Ask again in a moment; “shoal doctor” tells what is the matter.
cli-choice-of-demo = A simulation that ends with this command keeps no choice. Start one with “shoal --demo”, and choose while it runs.
cli-choice-would = With this: { $what }
cli-leave-exit_check-allowed = Shoal may ask am.i.mullvad.net for your exit IP where Mullvad’s app does not tell it: through the tunnel, and never beside it. “shoal check --forbid” takes that back.
cli-leave-exit_check-forbidden = Shoal asks nobody for your exit IP. “shoal check --allow” allows the exit check.
cli-leave-browsers-allowed = Shoal may look whether Mullvad Browser or Tor Browser runs, once for each tunnel with a small crowd, and under “targeted” once for each tunnel. It is kept nowhere and told nobody. “shoal browsers --forbid” takes that back.
cli-leave-browsers-forbidden = Shoal does not look which browsers run. “shoal browsers --allow” allows it.
cli-leave-browsers-undecided = Shoal does not look which browsers run, because you have not said that it may. “shoal browsers --allow” allows it: a clean browser can single you out in a small crowd, and Shoal tells when it does.

## shoal check
cli-check-not-allowed = Nothing was asked: the exit check is not allowed.
    .next = It tells your exit IP where Mullvad’s app does not: Shoal asks am.i.mullvad.net through the tunnel, and never beside it. “shoal check --allow” allows that from now on.

## shoal autostart
cli-autostart-on = Your desktop starts Shoal when you log in. That shows the number and connects nothing: whether Mullvad connects then is set in Mullvad’s app.
cli-autostart-off = Your desktop does not start Shoal. “shoal autostart on” has it started when you log in; that connects nothing.
cli-autostart-gone = Your desktop does not start Shoal. What Mullvad’s app does when you log in stays as it is.
cli-autostart-changed = Shoal did not write { $path } as it is now: what your desktop starts from it when you log in may be something else.
    .next = Look into it. “shoal autostart on --anyway” writes it anew, “shoal autostart off --anyway” deletes it.
cli-autostart-not-possible = Your desktop cannot be told to start Shoal. { $why }
    .next = Ask again once that is mended.
cli-autostart-simulated = A simulation is never started by your desktop, and changes nothing about that.
cli-autostart-not-taken = Shoal gave no answer, so this may not have been done. “shoal autostart” tells how it is, “shoal doctor” what is the matter.
cli-autostart-would-on = Your desktop would start Shoal when you log in. That would connect nothing.
cli-autostart-would-off = Your desktop would no longer start Shoal.

## shoal diagnostics
cli-diagnostics-saved = Saved as { $path }, for you alone to read. It is what was shown above; nothing was sent.
cli-diagnostics-taken = Nothing was saved: there is something called { $path } already.
    .next = Name a file that does not exist yet; Shoal writes over none.
cli-diagnostics-not-saved = Nothing was saved: { $reason }.
    .next = Name a file in a folder that exists, that you may write to and that has room.
cli-diagnostics-unread = Nothing was saved: nobody read the report to its end, and it is saved only once it was shown whole.
    .next = Run it again and let it print, or leave --save out.
