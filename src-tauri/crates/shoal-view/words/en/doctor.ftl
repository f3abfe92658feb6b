# Words of `shoal doctor`.

doctor-good = All is well.
doctor-bad = { $count ->
    [one] One thing needs attention.
   *[other] { $count } things need attention.
  }
doctor-daemon = Mullvad’s service
doctor-daemon-answers = answers
doctor-daemon-answers-version = answers, version { $version }
doctor-daemon-simulated = simulated: nothing shown is real
doctor-socket = Its socket
doctor-socket-missing = not there ({ $path })
doctor-socket-no-socket = { $path } is no socket
    .next = Something else put a file there. Look at it, and start Mullvad’s app again.
doctor-socket-root = { $path }, owned by root
doctor-socket-owner = { $path } belongs to user { $owner }, not to root
    .next = This is not Mullvad’s service. Shoal tells it nothing.
doctor-socket-hidden = { $path } cannot be looked at
doctor-unchecked = { $path }, named by hand and not checked
doctor-relays = Relay list
doctor-relays-known = { $count ->
    [one] one relay
   *[other] { $count } relays
  }
doctor-relays-left-out = { $count ->
    [one] one relay
   *[other] { $count } relays
  }; { $left } entries could not be used
doctor-relays-none = not known
    .next = It comes with Mullvad’s service.
doctor-multihop = Multihop
doctor-multihop-can = can be switched from here
doctor-multihop-no_program = cannot be switched from here: Mullvad’s command line program was not found
doctor-multihop-untrusted_program = cannot be switched from here: others than root could change Mullvad’s command line program
    .next = Shoal does not run it. Install Mullvad’s app again.
doctor-multihop-other_version = cannot be switched from here: Mullvad’s command line program is of version { $program }, its service of { $daemon }
    .next = Restart this machine; if they still differ then, install Mullvad’s app anew.
doctor-multihop-unknown_program = cannot be switched from here: Mullvad’s command line program gives no answer, or names no setting that Shoal knows
doctor-settings = Settings file
doctor-settings-in_memory = none: settings are forgotten at the end
doctor-settings-missing = none yet: the defaults count ({ $path })
doctor-settings-good = { $path }
doctor-settings-one_key_unused = the key { $key } is not used: { $allowed }
    .next = Mend it in { $path }.
doctor-settings-newer = written by a later Shoal (layout { $version }); what is understood counts
    .next = Use the later Shoal, or move { $path } away.
doctor-settings-kept_aside = was no settings file; it is kept as { $kept }, and the defaults count
    .next = Take over what you want to keep, then delete it.
doctor-settings-unreadable = cannot be read: { $reason }
    .next = Mend { $path }; what was in force before still is.
doctor-settings-refused = not used: { $reason }
    .next = Mend the owner or the permissions of { $path }.
doctor-settings-not_written = could not be written: { $reason }
    .next = Settings count until Shoal ends. Free some space, or mend the permissions of { $path }.
doctor-resident = Shoal in the tray
doctor-resident-running = runs
doctor-resident-not_running = does not run
doctor-resident-silent = does not answer
    .next = End the program “shoal” and start it again.
doctor-resident-other_version = runs in another version
    .next = Quit it from its menu and start this one.
doctor-resident-no_place = cannot run: { $reason }
    .next = Mend the folder that is named, or set XDG_RUNTIME_DIR to one of your own.
doctor-autostart = Start at login
doctor-autostart-on = your desktop starts Shoal, which connects nothing
doctor-autostart-off = you start Shoal yourself
doctor-autostart-changed = Shoal did not write { $path } as it is now
    .next = Look into it, then write it anew with “shoal autostart on --anyway” or delete it.
doctor-autostart-not_possible = not possible. { $why }
doctor-tray = Tray
doctor-tray-there = there
doctor-tray-absent = not found
    .next = Shoal opens its window in its place. GNOME needs the AppIndicator extension.
doctor-notices = Notices
doctor-notices-there = shown by this desktop
doctor-notices-absent = no notification service
    .next = The same advice stands in the tray menu.
doctor-root = User
doctor-root-is = Shoal runs as root
    .next = It has no need to. Start it as yourself.
