# Words of the window's page. What tray, notices and command line say too stands in the files beside this one.

## Badges
page-simulation = SIMULATION
page-simulation-why = Nothing shown here is real: this is a simulated network.
page-unchecked = UNCHECKED SOCKET
page-unchecked-why = The socket was named by hand, and nobody checked that it is Mullvad’s.

## Where you are
page-route = { $entry } → { $exit }
page-here-for = here for { $time }
page-route-label = Through two relays: in at { $entry }, out at { $exit }
page-place = { $city }, { $country }
page-custom-endpoint = A custom endpoint
page-no-place = Place not known

## The number
page-people = { $likely ->
    [one] Probably nobody else is on this exit IP
   *[other] people share this exit IP, you among them
  }
page-about = about
page-range = { $low ->
    [one] { $high ->
        [one] Very likely only you
       *[other] Likely between just you and { $high }
      }
   *[other] Likely between { $low } and { $high }
  }
page-spoken = { $likely ->
    [one] Probably you are alone on this exit IP. Likely no more than { $high }.
   *[other] About { $likely } people share this exit IP, you among them. Likely between { $low } and { $high }.
  }
page-level-alone = alone
page-level-few = few
page-level-some = some
page-level-many = many
page-scale = Number of people on a scale from 1 to 1,000 and more: likely { $likely }, between { $low } and { $high }. That is called { $level }.
page-you = you
page-school = { $likely ->
    [one] A drawing: one amber fish, you, in open water.
   *[other] A drawing: a shoal of { $drawn } fish, you in amber among them.
  }
page-school-capped = { $drawn } of about { $likely } drawn

## What it rests on
page-pool-measured = { $size ->
    [one] One exit IP, measured
   *[other] { $size } exit IPs here, measured
  }
page-pool-predicted = { $size ->
    [one] One exit IP, predicted
   *[other] { $size } exit IPs here, predicted
  }
page-pool-sighted = At least { $least } exit IPs here, as seen
page-pool-unknown = Number of exit IPs unknown
page-pool-mixed = Exit IPs partly known
page-doubt-users = most doubt: how many use Mullvad
page-doubt-share = most doubt: their share on this relay
page-doubt-pool = that is most of the doubt
page-doubt-time = most doubt: the time of day
page-doubt-ipv6 = most doubt: how many have IPv6
page-rests = { $pool } · { $doubt }
page-why = Why this number?
page-why-people = Mullvad does not publish how many devices are connected. Shoal takes about { $users }, and allows for { $low } to { $high }.
page-why-share = A relay gets its share of them by the weight that Mullvad’s own relay list gives it.
page-why-pool-measured = Those on this relay are spread over { $size } exit IPs: somebody saw all of these addresses.
page-why-pool-predicted = Those on this relay are spread over { $size } exit IPs, as predicted from the addresses in the relay list.
page-why-pool-sighted = Those on this relay are spread over at least { $least } exit IPs: so far apart are those that it showed on this machine. Shoal takes { $size }, the middle of what is left.
page-why-overruled = { $how ->
    [measured] The measured pool of { $size } exit IPs no longer holds: this relay showed one outside it.
   *[predicted] The predicted pool of { $size } exit IPs was wrong: this relay showed one outside it.
  }
page-why-pool-unknown = How many exit IPs this relay has is not known. Shoal takes { $size }, the middle of all relays.
page-why-pool-unsized = How many exit IPs there are is known only in part.
page-why-chance = Who lands on which exit IP is chance, and that is in the range too. A chance of { $alone } remains that nobody else is on yours.
page-why-devices = Counted are devices: someone with two connected ones counts twice.
page-why-v6 = Over IPv6 about { $likely } ({ $low }–{ $high }) share your address.
page-why-joint = A site that sees both your IPv4 and IPv6 address is left with about { $likely } ({ $low }–{ $high }); with a chance of { $alone } nobody else has the same pair.
page-why-without-v6 = With IPv6 off in the tunnel, such a site would be left with about { $likely } ({ $low }–{ $high }).
page-why-width = What makes the range wide
page-why-width-users = Devices connected in all
page-why-width-share = Share on this relay
page-why-width-pool = Number of exit IPs
page-why-width-time = Time of day
page-why-width-ipv6 = Users with IPv6

## Advice
page-not-now = Not now
page-only-this = Only this
page-do-not-look = Do not look
page-more-advice = { $count ->
    [one] One more thing
   *[other] { $count } more things
  }

## Places
page-places = People per exit IP elsewhere
page-best = Best crowd
page-best-like = the best crowd, as in { $city }
page-best-foot = { $city }
page-chip-range = { $low }–{ $high }
page-chip-unknown = not known
page-chip-label = { $likely ->
    [one] Switch to { $place }: probably nobody else on an exit IP there, likely no more than { $high }
   *[other] Switch to { $place }: about { $likely } people per exit IP, likely between { $low } and { $high }
  }
page-chip-label-unknown = Switch to { $place }: crowd not known
page-chip-here = you are here
page-again-in = Again in { $seconds } s
page-replaces-list = A switch replaces your custom list “{ $list }”; Undo brings it back.
page-replaces-unnamed-list = A switch replaces the custom list in use; Undo brings it back.

## What limits a place
limit-not_active = Mullvad sends nobody there at present.
limit-not_allowed = What you let Mullvad choose from leaves it out.
limit-here = You leave from here already.
limit-nobody_lands_here = Nobody lands here by themselves: Mullvad’s draw gives it a weight of { $weight }, so only those come who chose it.
limit-far_away = It is { $km } km away, and within { $region } km comes first: far away your time zone and language may be the only ones of their kind.
limit-smaller_crowd = The crowd may be as small as { $low }; at the best it is { $best } even then.
limit-pool_overruled = What was believed of its exit IPs is wrong: it showed one outside of them.
limit-unknown_pool = { $relays ->
    [one] How many exit IPs it has is not known, so the range is wide.
   *[other] How many exit IPs { $unknown } of its { $relays } relays { $unknown ->
        [one] has
       *[other] have
      } is not known, so the range is wide.
  }
limit-large_pool = Its users are spread over { $size } exit IPs per relay.
limit-small_pool = It has { $size ->
    [one] one exit IP
   *[other] { $size } exit IPs
  } per relay: more people on each and a weaker link between visits, but probably more blocks and captchas.
limit-few_users = Few go there: about { $users } on a relay, where the average is { $average }.

## Actions
page-doing-switch = Switching to { $place }
page-doing-best = Switching to a better crowd
page-doing-undo = Going back to your former settings
page-doing-reconnect = Reconnecting
page-doing-key = Making a new key
page-doing-identity = Taking a new identity
page-doing-multihop = Changing multihop
page-doing-entry = Changing the entry
page-phase-replacing_key = Mullvad is making a new key …
page-phase-asking = Asking Mullvad’s app …
page-phase-reconnecting = The tunnel is changing …
page-phase-verifying = Up. Waiting for the new exit IP …
page-phase-restoring = That did not work. Putting your former settings back …
page-step = Step { $step } of 3
page-undo = Undo
page-anyway = Put back anyway
page-insist = New key all the same
page-insist-identity = New identity all the same
page-again = Ask again
page-actions = What you can do
page-do-label = { $action }: { $likely ->
    [one] probably nobody else on an exit IP in { $place }, likely no more than { $high }
   *[other] about { $likely } people per exit IP, likely between { $low } and { $high }, as in { $place }
  }
page-no-other = No other relay in { $city } that your filters allow.
page-no-other-unknown = Which other relays there are where you leave is not known.
page-key-again = New key again at { $time }: at most one an hour.
page-close = Close this message
page-before-after = { $before } → { $after } people
page-before-after-label = People before: { $before }. After: { $after }.
page-figure = { $likely } ({ $low }–{ $high })
page-figure-unknown = ?
page-more = More
page-undo-last = Undo the last change
page-not-sent = Shoal is ending; nothing was done.

## Exit IP
page-exit-ip = Exit IP
page-exit-v4 = IPv4
page-exit-v6 = IPv6
page-exit-copy = Copy
page-exit-copy-label = Copy the { $family } exit IP
page-exit-copied-label = Copied: the { $family } exit IP
page-exit-copied = Copied
page-exit-not-copied = Could not be copied: mark it and press Ctrl+C.
page-exit-none = none
page-exit-not-yet = not told yet
page-exit-never-came = not told by Mullvad’s app
page-exit-not-checked = not told by the exit check
page-key-age = key { $time } old
page-minutes = { $count ->
    [0] a moment
    [one] a minute
   *[other] { $count } minutes
  }
page-hours = { $count ->
    [one] an hour
   *[other] { $count } hours
  }
page-days = { $count ->
    [one] a day
   *[other] { $count } days
  }

## Other faces of the page
page-waiting = Looking for Mullvad
page-waiting-next = The first figures come as soon as its app answers.
page-connecting = Connecting
page-connecting-to = Connecting to { $place }
page-connecting-next = The number comes with the new exit IP.
page-awaiting-ip = Connected
page-awaiting-ip-next = Mullvad’s app has not told the exit IP yet.
page-awaiting-check-next = The exit check is being asked for the exit IP.
page-off = Mullvad is off
page-off-next = Websites see your own address, unless another VPN is up. Connect in Mullvad’s app; a place chosen here counts from the next connection on.
page-off-check-next = Websites see your own address, unless another VPN is up. Connect in the program that made your tunnel; Shoal notices.
page-off-locked-next = Lockdown mode lets nothing out until you connect in Mullvad’s app.
page-blocked = All traffic is blocked
page-unknown = Not known
page-unknown-custom = You leave through a custom endpoint. Shoal knows nothing about who else does.
page-unknown-next = Shoal cannot tell how many people share this exit IP. Unknown is not the same as few.
page-stopped = Shoal has stopped
page-stopped-next = What it last showed may no longer be true, so it is gone. Close this window and start Shoal again. Your tunnel is not touched by this.
page-not-understood = Two versions of Shoal
page-not-understood-unread = This window cannot read what Shoal says, so they are of two versions. Quit Shoal and start it again.
page-not-understood-next = This window and the program that opened it do not speak the same language (ours { $ours }, theirs { $theirs }). Quit Shoal and start it again.
page-settings-aside = Your settings file could not be read. It was kept aside, and Shoal runs with its defaults.
page-settings-file = { $state ->
    [one_key_unused] One value in your settings file cannot be used, so the one of before counts. “shoal doctor” names it.
    [newer] A later Shoal wrote your settings file. What you choose here counts until Shoal ends.
    [unreadable] Your settings file cannot be read as it is now. What was in force before still is; “shoal doctor” names the line.
    [refused] Your settings file is not used, because others could have put it there. “shoal doctor” tells why.
   *[not_written] What you chose could not be written to your settings file, and counts until Shoal ends. “shoal doctor” tells why.
  }

## Why something is not known, with the next step
page-trouble-not_installed = Mullvad’s app is not installed
    .next = Install it from Mullvad’s site; Shoal finds it by itself.
page-trouble-daemon_not_running = Mullvad’s service is not running
    .next = Start Mullvad’s app, or run “systemctl start mullvad-daemon”. Shoal notices.
page-trouble-no_permission = Mullvad’s service does not let you in
    .next = Your user may not open its socket. Run “shoal doctor” to see who may.
page-trouble-not_mullvads = This is not Mullvad’s service
    .next = The socket belongs to somebody else than root, so Shoal told it nothing. Run “shoal doctor”.
page-trouble-daemon_unreadable = Mullvad’s service speaks a newer language
    .next = Shoal does not know this version and guesses nothing. Look for a newer Shoal.
page-trouble-daemon_misbehaves = Mullvad’s service does not answer as it should
    .next = Shoal keeps trying. If this stays, restart Mullvad’s app.
page-trouble-not_logged_in = Nobody is logged in
    .next = Log in with Mullvad’s app.
page-trouble-revoked = This device was removed from the account
    .next = Log in again with Mullvad’s app.
page-trouble-out_of_time = The account has no time left
    .next = Add time in Mullvad’s app or on its site.
page-trouble-offline = This machine is offline
    .next = The number comes back with the connection.
page-trouble-blocked = All traffic is blocked
    .next = Open Mullvad’s app to see why.
page-trouble-leak = Traffic leaves beside the tunnel
    .next = Websites may see your own address. Disconnect from the network, then open Mullvad’s app.
page-trouble-check_unreachable = The exit check gave no answer
    .next = Shoal asks again when the network changes, and when you ask: “Ask again” in its window, or “shoal check”.
page-trouble-check_not_mullvad = The exit check does not know your address as Mullvad’s
    .next = Look in the program that made your tunnel whether it leads to Mullvad.
page-trouble-not_supported = This system is not supported yet
    .next = Shoal runs on Linux so far.

page-block-offline = This machine is offline. Traffic flows again with the connection.
page-block-out_of_time = The account has no time left. Add time in Mullvad’s app.
page-block-not_accepted = The account or this device was not accepted. Log in again with Mullvad’s app.
page-block-no_matching_relay = No relay fits what you chose in Mullvad’s app. Choose another place here, or loosen a filter there.
page-block-other = Mullvad’s app lets nothing out. Open it to see why.

page-switch-no_daemon = Not possible: Mullvad’s app cannot be reached.
page-switch-custom_endpoint = Not possible: a custom endpoint is set in Mullvad’s app.
page-switch-unreadable_settings = Not possible: Shoal cannot read the settings of this version of Mullvad’s app, so it changes nothing.
page-switch-other_client = Not possible from here: another program than Mullvad’s app made this tunnel. Choose another relay there.
page-switch-action_under_way = One thing at a time: this is under way.

page-outcome-verified = You leave from { $place }
    .detail = The exit IP has changed.
page-outcome-unchanged = Still the same exit IP
    .detail = You leave from { $place }, and websites see the same address as before.
page-outcome-undone = Your former settings are back
    .detail = You leave from { $place }, by the same exit IP as just before.
page-outcome-same_address = Another exit IP, the same tunnel address
    .detail = You leave from { $place }.
page-outcome-up_unverified = You leave from { $place }
    .detail = Mullvad’s app did not tell the new exit IP.
    .told = The exit IP has changed.
    .unknown-before = Whether the exit IP is another one is not known: the one before was not told.
page-outcome-saved_for_later = Saved for the next connection
    .detail = No tunnel is up. The next one leaves from { $place }.
    .nowhere = No tunnel is up.
page-outcome-failed = That did not work
    .restored = Your settings are as they were.
    .not-restored = Your former settings may not be back. Look at Mullvad’s app.
page-outcome-timed_out = That took too long
    .restored = Your settings are as they were.
    .not-restored = Your former settings may not be back. Look at Mullvad’s app.
page-outcome-refused = Not done
page-outcome-refused-half = Only the key is new
page-outcome-stale = Not done
    .detail = Another tunnel is up than when you asked. Have a look, and ask again.
page-outcome-already_under_way = One thing at a time
    .detail = Something else is under way.
page-outcome-too_soon = Not so soon
    .detail = Wait a moment, and ask again.
page-outcome-key_too_young = Not so soon
    .detail = The last key was made or asked for less than an hour ago, and every new one is work for Mullvad. Ask again at { $time }, or insist.
page-outcome-way-in-verified = The way in has changed
    .detail = You leave from { $place }. The way in has no part in the crowd on your exit IP.
    .moved = You leave from { $place }, by another exit IP than before. The way in has no part in the crowd on it.
page-outcome-entry-waits = The way in is chosen
    .detail = It counts from the next tunnel over two relays on. With one relay there is no way in to choose.
page-outcome-way-in-unchanged = Nothing to change
    .detail = You leave from { $place }, and the way in is as it was.
page-key-changed = The key is new and so is the tunnel’s address: the trail starts over.
page-key-same = The key is new, but the tunnel’s address is the one of before: the trail goes on.
page-key-unknown = The key is new. Whether the tunnel’s address is too could not be read.
page-key-maybe = Mullvad’s app may still make a new key: look at its age before you ask again.
page-key-waits = The new key stays, and counts from the next connection on.
page-outcome-no_such_place = Nothing better found
    .detail = No such place is known, or none with a better crowd.
page-outcome-nothing_to_undo = Nothing to undo
    .detail = Nothing was changed.
page-refusal-custom_endpoint = A custom endpoint is set in Mullvad’s app: there is no place to change.
page-refusal-unreadable_settings = Shoal cannot read the settings of this version of Mullvad’s app, so it changed nothing.
page-refusal-changed_meanwhile = The relay settings were changed since, in Mullvad’s app or by another program. Undo would lose that, so it was left.
page-refusal-not_reachable = Mullvad’s app could not be reached.
page-refusal-not_logged_in = Mullvad’s app is not logged in. Log in there first.
page-refusal-revoked = This device was removed from the account. Log in again in Mullvad’s app.
page-refusal-service_unreachable = Mullvad’s app could not reach Mullvad’s service. Nothing was changed; ask again when you are online.
page-refusal-rate_limited = Mullvad’s service was asked too often. Nothing was changed; ask again in an hour.
page-refusal-no_answer = Mullvad’s app gave no answer in time. It may do it all the same: have a look before you ask again.
page-refusal-other_client = Another program than Mullvad’s app made this tunnel. Choose there what it should do.
page-refusal-no_control = Shoal cannot set this here: Mullvad’s command line program is missing, or does not offer it. Use Mullvad’s app.
page-refusal-refused_by_program = Mullvad’s command line program did not do it. Nothing was changed.
page-refusal-refused_by_daemon = Mullvad’s app said no.

page-advice-few = Few people here
    .body = { $likely ->
        [one] Probably nobody else is here ({ $low }–{ $high }). Sites can take two visits from this address to be yours.
       *[other] Among about { $likely } people ({ $low }–{ $high }), a time zone or a screen size can be enough to single you out.
      }
    .better = On an exit IP elsewhere, as in { $city }: { $crowd }.
page-advice-long-stay = { $time } on this address
    .body = Sites that saw you when it began still see the same address. Another relay shows them another one.
page-do-switch = Switch to { $place }
page-do-best = Switch to the best crowd
page-do-another = Another relay here
page-do-another-short = Another relay
page-do-key = New key
page-do-identity = New identity
page-do-multihop = Turn on multihop
page-do-look = Look for them
page-do-reconnect = Reconnect

## More: what can be set from the page
page-set-on = on
page-set-off = off
page-entry = Enter in another country than you leave from, the nearest to your home region (or to where you leave) first:
page-entry-anywhere = Anywhere
page-entry-label = { $city }, { $country }
page-remind = Remind me
page-remind-when = After so long on one exit IP:
page-remind-never = Never
page-remind-off = never
page-remind-now = after { $time }
page-pause = Notices
page-pause-why = Hold back what can wait for:
page-pause-now = paused until { $time }
page-pause-off = as they come
page-pause-until = What can wait is held back until { $time }.
page-pause-end = Go on now
page-profile = Whom to hide from
page-profile-ask = not chosen yet
page-look = What Shoal may look at
page-look-browsers = Which browser runs
    .body = On a small crowd, Mullvad Browser and Tor Browser mean something else than others. To say so, Shoal looks at the names of running programs, and keeps nothing of it. Where somebody looks for you, it does so in every tunnel.
page-look-check = The exit check
    .body = Where Mullvad’s app does not run, Shoal asks Mullvad’s check service for your exit IP (ipv4.am.i.mullvad.net, ipv6.am.i.mullvad.net): only through a tunnel that is up and never beside it, when it first sees that tunnel or it changes, when the network changes after no answer came, and when you ask. Where Mullvad’s app runs, nothing is asked.
page-look-yes = allowed
page-look-no = not allowed
page-look-allow = Allow
page-look-stop = No longer allow
page-check-again = Ask again
page-check-offer = Did another program make your tunnel?
page-check-allow = Allow the exit check
