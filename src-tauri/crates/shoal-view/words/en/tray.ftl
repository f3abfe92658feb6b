# Words of the tray, its menu and the notices.

## Crowds, in one line
crowd-line = { $likely ->
    [one] Probably nobody else is on this exit IP ({ $low }–{ $high })
   *[other] About { $likely } people share this exit IP ({ $low }–{ $high })
  }
crowd-short = { $likely ->
    [one] probably nobody else ({ $low }–{ $high })
   *[other] about { $likely } ({ $low }–{ $high })
  }
crowd-not-known = crowd not known

## Tooltip and first lines
tray-title = Shoal
tray-simulation = SIMULATION: nothing shown is real
tray-unchecked = Unchecked socket: nobody verified that it is Mullvad’s
tray-place = { $city }, { $country }
tray-place-relay = { $city } · { $relay }
tray-route = { $entry } → { $exit }
tray-custom-endpoint = A custom endpoint
tray-crowd-unknown = How many people share this exit IP is not known
tray-awaiting = Connected; the exit IP is not told yet
tray-connecting = Connecting …
tray-off = Mullvad is off: websites see your own address, unless another VPN is up
tray-off-locked = Mullvad is off; lockdown mode lets nothing out
tray-looking = Looking for Mullvad’s app …
tray-stopped = Shoal has stopped
tray-since = On this exit IP since { $time }
tray-key = Key made { $time }
tray-key-next = Key made { $time }; a new one every { $days ->
    [one] day
   *[other] { $days } days
  }
tray-joint = { $likely ->
    [one] A site that sees IPv6 too: probably nobody else ({ $low }–{ $high })
   *[other] A site that sees IPv6 too: about { $likely } people ({ $low }–{ $high })
  }
tray-advice-few = Few people here
tray-advice-few-better = Few people here; elsewhere, as in { $city }, { $crowd }
tray-advice-stay = Reminder after { $time }: sites still see the same exit IP
tray-paused = Notices come again at { $time }
tray-setting-refused = Setting not taken: { $why }

## Menu
menu-exit-ip = Exit IP
menu-v4 = IPv4: { $address }
menu-v6 = IPv6: { $address }
menu-copy-v4 = Copy IPv4: { $address }
menu-copy-v6 = Copy IPv6: { $address }
menu-address-none = none
menu-address-not-yet = not told yet
menu-address-never-came = not told by Mullvad’s app
menu-address-not-checked = not told by the exit check
menu-more-advice = More advice ({ $count })
menu-look-not = Do not look
menu-switch-to = Switch to
menu-place = { $city } — { $crowd }
menu-place-here = { $city } — { $crowd }, you are here
menu-best = Best crowd — { $crowd }, as in { $city }
menu-identity = New identity — { $crowd }, as in { $city }
menu-identity-here = New identity — new key, same place
menu-another = Another relay in { $city } — { $crowd }
menu-another-none = No other relay in { $city } that your filters allow
menu-another-unknown = Another relay, same city
menu-key = Rotate key
menu-key-again = New key again at { $time }: at most one an hour
menu-same-key = Same key: a site that sees both addresses can tie them together
menu-undo = Undo the last change
menu-undo-changed = The relay settings were changed elsewhere since
menu-undo-anyway = Put back anyway
menu-multihop-on = Multihop: on
menu-multihop-off = Multihop: off
menu-remind = Remind me
menu-remind-paused = Remind me (paused until { $time })
menu-go-on = Go on (paused until { $time })
menu-pause = Pause notices
menu-pause-minutes = For { $count ->
    [one] a minute
   *[other] { $count } minutes
  }
menu-pause-hours = For { $count ->
    [one] an hour
   *[other] { $count } hours
  }
menu-profile = Whom to hide from
menu-profile-none = Not chosen yet; counts as: { $profile }
menu-remind-off = Never
menu-remind-minutes = After { $count ->
    [one] a minute
   *[other] { $count } minutes
  } on one exit IP
menu-remind-hours = After { $count ->
    [one] an hour
   *[other] { $count } hours
  } on one exit IP
menu-open = Open Shoal
menu-quit = Quit Shoal
menu-replaces-list = Replaces your custom list “{ $list }” (undo brings it back)
menu-replaces-unnamed-list = Replaces the custom list in use (undo brings it back)

## Actions, in one line
action-ended = { $title }. { $detail }
action-crowd-changed = Crowd before: { $before }; after: { $after }.
action-crowd-unknown = not known

## Notices
notice-few = Few people share your address
notice-few-body = { $likely ->
    [one] Probably nobody else is on this exit IP ({ $low }–{ $high }). Sites can take two visits from it to be yours.
   *[other] About { $likely } people are on this exit IP ({ $low }–{ $high }). A time zone or a screen size can be enough to single you out.
  }
notice-few-better = On an exit IP elsewhere, as in { $city }: { $crowd }.
notice-stay = { $time } on one address
notice-stay-body = Sites that saw you when it began still see the same address. Another relay shows them another one.
notice-stay-identity = Sites that saw you when it began still see the same address. A new identity shows them another one, under a new key.
notice-switched = { $title }
notice-settings-aside = Your settings could not be read
notice-settings-aside-body = The file was kept aside, and Shoal runs with its defaults. “shoal doctor” names the file.
notice-settings-not_written = Your settings could not be written
notice-settings-not_written-body = What you chose counts until Shoal ends. “shoal doctor” tells why.
notice-autostart-changed = Something else may start when you log in
notice-autostart-changed-body = Shoal did not write the file as it is now that has your desktop start it. “shoal autostart” tells what to do.
notice-button-best = Switch to best crowd
notice-button-switch = Switch to { $place }
notice-button-there = Switch there
notice-button-another = Another relay
notice-button-key = New key
notice-button-identity = New identity
notice-button-reconnect = Reconnect
notice-button-multihop = Turn on multihop
notice-button-look = Look for them
notice-button-undo = Undo
notice-button-anyway = Put back anyway
notice-button-insist = New key all the same
notice-button-insist-identity = New identity all the same
notice-button-again = Do it now
notice-button-snooze = Snooze 1 h
notice-button-why = Why?
notice-open = Open Shoal
notice-simulation = Simulation: { $text }
notice-window-missing = The window is not there
notice-window-missing-body = The program shoal-window was not found beside shoal. Everything is in the tray menu too.
notice-window-shut = The window did not open
notice-window-shut-body = Everything is in the tray menu too.
notice-nothing-to-see = The window did not open
notice-nothing-to-see-body = There is no tray either. In a terminal, shoal status tells the number and shoal watch follows it.
notice-window-crashed = The window ended unexpectedly
notice-window-crashed-body = Shoal goes on in the tray. Open it again from there.
notice-crashed-without-tray = The window ended unexpectedly
notice-crashed-without-tray-body = Shoal goes on without a tray. Start shoal again to open the window, or use shoal status in a terminal.
notice-no-tray = This desktop shows no tray
notice-no-tray-body = Shoal opened its window in its place and moves into the tray as soon as there is one.
