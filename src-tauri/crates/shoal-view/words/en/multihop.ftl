# Words about multihop that menu and page share.

menu-multihop = Multihop
menu-multihop-no-crowd = Over two relays, none sees both you and where you go; the crowd stays as it is
menu-multihop-not-known = What Mullvad’s app offers is not known yet
menu-multihop-set-on = Go over two relays
menu-multihop-set-off = Go over one relay
menu-multihop-set-auto = Let Mullvad’s app decide

## Why multihop cannot be set
tray-multihop-no_program = Not from here: Mullvad’s command line program is not installed. Use Mullvad’s app.
tray-multihop-untrusted_program = Not from here: others than root could change Mullvad’s command line program, so Shoal does not run it.
tray-multihop-other_version = Not from here: Mullvad’s command line program is of version { $program }, its service of { $daemon }. Restart this machine; if they still differ then, install Mullvad’s app anew.
tray-multihop-unknown_program = Not from here: Mullvad’s command line program names no way to set it. Use Mullvad’s app.
