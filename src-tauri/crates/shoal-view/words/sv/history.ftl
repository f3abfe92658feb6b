# What is remembered: `shoal history`, `shoal forget` and what `shoal doctor` says of it.

history-where-undecided = Sparas i minnet, tills Shoal avslutas. För att spara på disk: shoal history --remember kept
history-where-memory_only = Sparas bara i minnet, tills Shoal avslutas.
history-where-kept = Sparas på disk i { $days ->
    [one] ett dygn
   *[other] { $days } dygn
  }.
history-where-trouble = I minnet, tills Shoal avslutas. På disk: { $why }
history-where-opening = Historiken läses från disken eller raderas där; titta igen om ett ögonblick.
history-unsaved = { $count ->
    [one] En post är
   *[other] { $count } poster är
  } inte på disk än.
history-nothing = Inget finns sparat.
history-hours = Folkmängd per timme
history-exits = Sedda utgångsadresser
history-head-day = Dag
history-head-hours = Timmar
history-head-relay = Relä
history-head-crowd = Folkmängd
history-head-place = Plats i poolen
history-head-seen = Sedd
history-head-note = { "" }
history-from-to = { $from }–{ $to }
history-key-in-use = Under den nuvarande nyckeln
history-key = Under nyckel { $number }
history-key-unknown = Under en okänd nyckel
history-place = { $number } av { $size }
history-seen-once = { $day }
history-seen = { $count } dagar, senast { $day }
history-came-back = även under en annan nyckel

history-forget-ask = Detta raderar det som Shoal minns, i minnet och på disk ({ $path }): folkmängder per timme, utgångsadresser som setts och det som ”shoal undo” skulle återställa. Inställningarna blir kvar. Skriv ”yes” för att fortsätta:
history-forget-no = Inget raderades.
history-forget-unasked = Det finns ingen terminal att fråga i. ”shoal forget --yes” raderar det som Shoal minns utan att fråga.
history-forgotten = { $count ->
    [0] Inget låg på disk, och inget finns i minnet.
   *[other] Allt som Shoal mindes är raderat.
  }
history-forgotten-limits = En SSD-disk, en ögonblicksbild eller en säkerhetskopia kan ha kvar äldre versioner som inget program kommer åt.
history-not-forgotten = Allt gick inte att radera: { $reason }
history-no-answer = Shoal körs men sade inte att det har glömt. Försök igen, eller avsluta det och försök igen.
history-chosen-kept = Det som Shoal ser sparas på disk från och med nu, läsbart bara för dig. ”shoal forget” raderar det.
history-chosen-memory_only = Det som Shoal ser sparas bara i minnet, och det som låg på disk raderas.
history-chosen-but = Valet gäller, men på disk: { $why }
history-nothing-of-demo = En simulering sparar inget, så det finns inget att välja.

doctor-history = Historik
doctor-history-in_memory = i minnet, tills Shoal avslutas
doctor-history-opening = öppnas eller raderas
doctor-history-kept = { $path }
doctor-history-kept_aside = var ingen historik; den finns kvar som { $kept }, och en ny har börjats
    .next = ”shoal forget” raderar båda. Flytta undan den gamla först om du vill titta i den.
doctor-history-disk_full = sparas inte: disken är full; det som sparats tidigare finns kvar
    .next = Frigör lite utrymme. Då sparas även det som är i minnet.
doctor-history-not_written = sparas inte: { $reason }
    .next = Titta på { $path } och på dess disk. Antalet beror inte på det.
doctor-history-refused = används inte: { $reason }
    .next = Åtgärda det som nämns, eller välj ”shoal history --remember memory-only”.
doctor-history-newer = skriven av ett senare Shoal (layout { $version }); den lämnas i fred
    .next = Använd det senare Shoal, eller radera den med ”shoal forget”.
doctor-history-in_use = ett annat program har { $path } öppen
    .next = Avsluta det programmet och starta Shoal igen.
doctor-history-not_erased = gick inte att radera: { $reason }
    .next = Åtgärda det som nämns och försök med ”shoal forget” igen.
