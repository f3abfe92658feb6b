# Words of the page about what is remembered.

page-history-about = what Shoal remembers
page-history-title = { $hours ->
    [one] One hour of your crowd
   *[other] { $hours } hours of your crowd
  }
page-history-middle = { $likely ->
    [one] In the middle hour probably nobody else shared your exit IP ({ $low }–{ $high })
   *[other] In the middle hour about { $likely } people shared your exit IP ({ $low }–{ $high })
  }; the smallest was about { $least } ({ $least-low }–{ $least-high }), the largest about { $most } ({ $most-low }–{ $most-high }).
page-history-only = { $likely ->
    [one] Probably nobody else shared your exit IP then ({ $low }–{ $high }).
   *[other] About { $likely } people shared your exit IP then ({ $low }–{ $high }).
  }
page-history-no-hours = No crowd remembered yet
page-history-no-hours-next = The first hour comes as soon as you are connected and the crowd on your exit IP is known.
page-history-opening = The disk is being asked
page-history-opening-next = What is remembered there comes in a moment.

## The picture
page-history-chart = Crowd by hour from { $from } to { $to }: likely between { $least } and { $most } people, as few as { $low } or as many as { $high } at the ends of the range. Marks: { $switches } for another relay, { $keys } for a new key. The table below has the same figures.
page-history-key-likely = line: likely
page-history-key-band = band: from low to high
page-history-key-gap = gap: not known
page-history-mark-switch = { $count ->
    [one] another relay, once
   *[other] another relay, { $count } times
  }
page-history-mark-key = { $count ->
    [one] new key, once, marked at the start of its day
   *[other] new key, { $count } times, marked at the start of its day
  }
page-history-spans = How far back
page-history-span = { $days ->
    [one] A day
   *[other] { $days } days
  }
page-history-span-all = All
page-history-nothing-within = Nothing is known of this time.

## The same as a table
page-history-table = The same as a table
page-history-head-day = Day
page-history-head-hours = Hours
page-history-head-relay = Relay
page-history-head-crowd = People
page-history-from-to = { $from }–{ $to }
page-history-new-keys = New keys were seen first on { $days }. These are days of UTC.
page-history-more = Show { $count } more
page-history-days-utc = These are days of UTC.

## Exit IPs that came back
page-history-back = Exit IPs you came back to
page-history-back-none = None so far: each exit IP was seen on one day only.
page-history-back-note = A site that you visited on several of these days saw the same address each time.
page-history-back-days = { $count ->
    [one] on { $day }
   *[other] on { $count } days, last on { $day }
  }
page-history-back-keys = under { $count } keys
page-history-back-place = exit IP { $number } of { $size }
page-history-back-show = Show which
page-history-back-hide = Hide
page-history-back-show-label = Show which exit IPs
page-history-back-hide-label = Hide which exit IPs

## Where it is kept
page-history-where = Where it is kept
page-history-where-undecided = You have not chosen yet: in memory, until Shoal ends.
page-history-where-memory = In memory only, until Shoal ends.
page-history-where-simulation = A simulation keeps nothing, so there is nothing to choose.
page-history-where-opening = The disk is being asked.
page-history-where-kept = { $days ->
    [one] On this machine’s disk for one day, readable by you alone.
   *[other] On this machine’s disk for { $days } days, readable by you alone.
  }
page-history-where-not-kept = In memory, until Shoal ends, although it should be on disk.
page-history-unsaved = { $count ->
    [one] One entry is not on disk yet.
   *[other] { $count } entries are not on disk yet.
  }
page-history-aside = A file that was no history was found and is now called { $name }. “Forget everything” deletes it too.
page-history-trouble-disk_full = The disk is full. What was kept before is still there.
    .next = Free some space; what is in memory is then kept too.
page-history-trouble-not_written = The disk does not take it ({ $reason }).
    .next = The number does not depend on it. “shoal doctor” names the file.
page-history-trouble-refused = The file is not looked into ({ $reason }).
    .next = Others could have put it there. Mend what is named, or choose memory only.
page-history-trouble-newer = A later Shoal wrote the file (layout { $version }), so it is left alone.
    .next = Use the later Shoal, or forget everything.
page-history-trouble-in_use = Another program has the file open.
    .next = End that program and start Shoal again.
page-history-trouble-not_erased = It could not be deleted ({ $reason }).
    .next = Mend what is named, and forget everything again.
page-history-memory_only = Memory only
page-history-kept = On this disk
page-history-memory_only-note = Memory only: gone when Shoal ends, and what was on disk is deleted.
page-history-kept-note = On this disk: also there after a restart, for as many days as you choose.
page-history-to-memory = Delete what is on disk, and remember in memory only?
page-history-to-memory-yes = Delete it
page-history-days = Keep for
page-history-days-count = { $days ->
    [one] one day
   *[other] { $days } days
  }
page-history-days-set = Set
page-history-days-fewer = What is older is deleted at once.

## What is kept, and forgetting it
page-history-what = What exactly is kept
page-history-what-crowd = How many people shared the exit IP, by hour and relay: three figures.
page-history-what-exits = Which exit IP on which day, without the time: as its place in the relay’s pool, and as an address only where the pool is not known. No IPv6 addresses.
page-history-what-keys = Which of them were under the same key: as a salted hash of the tunnel’s address, which nobody can read it from without the salt beside it.
page-history-what-relays = What is believed of relays: whether Mullvad’s fix is there. That is theirs and has no day.
page-history-what-not = No account, no key, no site that you visit, and nothing that leaves this machine.
page-history-forget = Forget everything
page-history-forget-ask = Forget everything?
page-history-forget-note = Crowds by hour, exit IPs seen, what is believed of relays, and what Undo would put back go from memory and disk. Settings stay. This cannot be undone.
page-history-forget-yes = Yes, forget
page-history-forget-no = Keep it
page-history-forgetting = Being deleted …
page-history-forgotten = Everything that Shoal remembered is deleted.
page-history-forgotten-limits = A solid-state disk, a snapshot or a backup may keep earlier states that no program can reach.
