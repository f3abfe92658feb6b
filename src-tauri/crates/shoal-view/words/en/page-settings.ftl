# Words of the page about settings. What is allowed where stands in settings.ftl, whom one hides from in profiles.ftl.

page-settings-about = count at once
page-settings-demo = This is a simulation: what is changed here counts until it ends and is kept nowhere.
page-settings-refused = Not taken: { $why }.

## Whom you hide from
page-settings-whom = Whom you hide from
page-settings-whom-none = not chosen yet
page-settings-few = Few people
page-settings-few-hint = { $count ->
    [0] 0 to 1,000. Empty: as the profile says, which is never.
   *[other] 0 to 1,000; 0: never. Empty: as the profile says, { $count } or fewer.
  }
page-settings-few-unit = or fewer

## Notices
page-settings-notices = Notices and reminders
page-settings-notices-level = Notices on the desktop
page-settings-notices-off = None
page-settings-notices-important = Important ones
page-settings-notices-all = All
page-settings-notices-sum = { $level ->
    [off] no notices
    [important] important ones
   *[all] all
  }
page-settings-remind = Remind after
page-settings-remind-sum = { $level }, reminder after { $time }
page-settings-remind-unit = minutes
page-settings-remind-hint = Time on one exit IP: 5 to 10,080 minutes (7 days). Empty: never.
page-settings-quiet = Quiet hours
page-settings-quiet-from = From
page-settings-quiet-until = until
page-settings-quiet-hint = No notice comes then that can wait. Times like 22:00, both of them or none.
page-settings-never = never

## Places
page-settings-places = Places and multihop
page-settings-home = Your country
page-settings-home-hint = Two letters like se, to put places near you first. Empty: where the tunnel leaves.
page-settings-home-sum = near { $country }
page-settings-home-none = near your exit
page-settings-same-country = Say so when multihop enters and leaves in one country
page-settings-same-provider = Say so when multihop enters and leaves with one hoster

## Tray
page-settings-tray = Tray icon
page-settings-ink-tile = On a tile
page-settings-ink-light = Light
page-settings-ink-dark = Dark
page-settings-ink-hint = No desktop tells the colour of its panel. On a tile the icon is read on any; light ink is for a dark panel, dark ink for a light one.

## Language
page-settings-language = Language
page-settings-language-system = As the system
page-settings-language-en = English
page-settings-language-sv = Svenska
page-settings-language-de = Deutsch

## What is remembered
page-settings-kept = What is remembered
page-settings-kept-sum = { $days ->
    [one] on disk for a day
   *[other] on disk for { $days } days
  }
page-settings-kept-sum-memory = until Shoal ends

## What the estimate assumes
page-settings-assume = What the estimate assumes
page-settings-assume-sum = about { $users } devices
page-settings-assume-why = Mullvad does not publish how many devices are connected. Every crowd grows and shrinks in proportion to this number, and the range comes mostly from it.
page-settings-assume-users = Connected devices
page-settings-assume-low = Low end (fewer: 5 %)
page-settings-assume-high = High end (more: 5 %)
page-settings-assume-ipv6 = Share with IPv6
page-settings-assume-hint = The low end, the connected devices and the high end must rise in this order, within 1,000 to 100,000,000; the share is 0 to 1.
page-settings-assume-take = Use these
page-settings-assume-own = Back to Shoal’s own

## What leaves this machine
page-settings-leaves = What leaves this machine
page-settings-leaves-sum = { $asks ->
    [yes] the exit check
   *[no] nothing
  }
page-settings-leaves-nothing = Nothing. Shoal talks to Mullvad’s service on this machine and to your desktop, and to nobody on the internet: no update check, no statistics, no crash reports.
page-settings-leaves-check = One thing, because you allowed it: the exit check. Nothing else: no update check, no statistics, no crash reports.
page-settings-leaves-demo = Nothing, in a simulation not even to Mullvad’s service on this machine.
page-settings-check = Allow the exit check
page-settings-browsers = Look which browser runs
page-settings-browsers-hint = Whether Mullvad Browser or Tor Browser runs, by the names of running programs, once for each tunnel with a small crowd; where somebody looks for you, once for each tunnel. It is kept nowhere and leaves nothing.

## Whether Shoal starts with the session
page-autostart-title = Start of Shoal
page-autostart = Start Shoal when you log in
page-autostart-sum = { $state ->
    [on] when you log in
    [off] only by hand
    [changed] set up by somebody else
    [not_possible] only by hand
   *[unknown] not known yet
  }
page-autostart-hint = This is about Shoal only. Whether Mullvad connects is set in Mullvad’s app and stays as it is.
page-autostart-unknown = Not known yet: Shoal has still to look how it is set up.
page-autostart-changed = The file that would start Shoal is there, but you or a program wrote it differently. Shoal leaves it alone unless you say otherwise. It has nothing to do with whether Mullvad connects.
page-autostart-replace = Replace it: start Shoal
page-autostart-remove = Remove it: start by hand
page-autostart-not-possible = This cannot be set up here. { $why }
page-autostart-demo = A simulation is never started by itself, so there is nothing to set here.
