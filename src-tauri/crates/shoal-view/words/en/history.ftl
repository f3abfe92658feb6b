# What is remembered: `shoal history`, `shoal forget` and what `shoal doctor` says of it.

history-where-undecided = Remembered in memory, until Shoal ends. To keep it on disk: shoal history --remember kept
history-where-memory_only = Remembered in memory only, until Shoal ends.
history-where-kept = Kept on disk for { $days ->
    [one] one day
   *[other] { $days } days
  }.
history-where-trouble = In memory, until Shoal ends. On disk: { $why }
history-where-opening = The disk is being asked for the history, or to delete it; look again in a moment.
history-unsaved = { $count ->
    [one] One entry is
   *[other] { $count } entries are
  } not on disk yet.
history-nothing = Nothing is remembered.
history-hours = Crowd by hour
history-exits = Exit IPs seen
history-head-day = Day
history-head-hours = Hours
history-head-relay = Relay
history-head-crowd = Crowd
history-head-place = Place in pool
history-head-seen = Seen
history-head-note = { "" }
history-from-to = { $from }–{ $to }
history-key-in-use = Under the key in use
history-key = Under key { $number }
history-key-unknown = Under a key that is not known
history-place = { $number } of { $size }
history-seen-once = on { $day }
history-seen = on { $count } days, last on { $day }
history-came-back = under another key as well

history-forget-ask = This deletes what Shoal remembers, in memory and on disk ({ $path }): crowds by hour, exit IPs seen, and what “shoal undo” would put back. Settings stay. Type “yes” to go on:
history-forget-no = Nothing was deleted.
history-forget-unasked = There is no terminal to ask on. “shoal forget --yes” deletes what Shoal remembers without asking.
history-forgotten = { $count ->
    [0] Nothing was on disk, and nothing is in memory.
   *[other] Everything that Shoal remembered is deleted.
  }
history-forgotten-limits = A solid-state disk, a snapshot or a backup may keep earlier states that no program can reach.
history-not-forgotten = Not everything could be deleted: { $reason }
history-no-answer = Shoal runs but did not say that it has forgotten. Try again, or end it and try again.
history-chosen-kept = What Shoal sees is kept on disk from here on, readable by you alone. “shoal forget” deletes it.
history-chosen-memory_only = What Shoal sees is remembered in memory only, and what was on disk is deleted.
history-chosen-but = The choice is taken, but on disk: { $why }
history-nothing-of-demo = A simulation keeps nothing, so there is nothing to choose.

doctor-history = History
doctor-history-in_memory = in memory, until Shoal ends
doctor-history-opening = being opened or deleted
doctor-history-kept = { $path }
doctor-history-kept_aside = was no history; it is kept as { $kept }, and a new one was begun
    .next = “shoal forget” deletes both. To look into the old one, take it elsewhere first.
doctor-history-disk_full = not kept: the disk is full; what was kept before is still there
    .next = Free some space. What is in memory is then kept too.
doctor-history-not_written = not kept: { $reason }
    .next = Look at { $path } and at its disk. The number does not depend on it.
doctor-history-refused = not used: { $reason }
    .next = Mend what is named, or choose “shoal history --remember memory-only”.
doctor-history-newer = written by a later Shoal (layout { $version }); it is left alone
    .next = Use the later Shoal, or delete it with “shoal forget”.
doctor-history-in_use = another program has { $path } open
    .next = End that program and start Shoal again.
doctor-history-not_erased = could not be deleted: { $reason }
    .next = Mend what is named and try “shoal forget” again.
