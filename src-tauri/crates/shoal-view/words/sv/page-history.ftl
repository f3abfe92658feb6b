# Words of the page about what is remembered.

page-history-about = vad Shoal minns
page-history-title = { $hours ->
    [one] Din folkmängd under en timme
   *[other] Din folkmängd under { $hours } timmar
  }
page-history-middle = { $likely ->
    [one] Under den mittersta timmen delade troligen ingen annan din utgångs-IP ({ $low }–{ $high })
   *[other] Under den mittersta timmen delade ungefär { $likely } personer din utgångs-IP ({ $low }–{ $high })
  }; som minst var det ungefär { $least } ({ $least-low }–{ $least-high }), som mest ungefär { $most } ({ $most-low }–{ $most-high }).
page-history-only = { $likely ->
    [one] Då delade troligen ingen annan din utgångs-IP ({ $low }–{ $high }).
   *[other] Då delade ungefär { $likely } personer din utgångs-IP ({ $low }–{ $high }).
  }
page-history-no-hours = Ingen folkmängd i minnet än
page-history-no-hours-next = Den första timmen kommer så snart du är ansluten och folkmängden på din utgångs-IP är känd.
page-history-opening = Läser från disken
page-history-opening-next = Det som finns sparat där kommer om ett ögonblick.

## The picture
page-history-chart = Folkmängd per timme från { $from } till { $to }: sannolikt mellan { $least } och { $most } personer, så få som { $low } eller så många som { $high } vid intervallets ändar. Markeringar: { $switches } för ett annat relä, { $keys } för en ny nyckel. Tabellen nedanför har samma siffror.
page-history-key-likely = linje: sannolikt
page-history-key-band = band: från lägst till högst
page-history-key-gap = lucka: okänt
page-history-mark-switch = { $count ->
    [one] ett annat relä, en gång
   *[other] ett annat relä, { $count } gånger
  }
page-history-mark-key = { $count ->
    [one] ny nyckel, en gång, markerad vid dygnets början
   *[other] ny nyckel, { $count } gånger, markerad vid dygnets början
  }
page-history-spans = Hur långt tillbaka
page-history-span = { $days ->
    [one] Ett dygn
   *[other] { $days } dygn
  }
page-history-span-all = Allt
page-history-nothing-within = Inget är känt från den tiden.

## The same as a table
page-history-table = Samma sak som tabell
page-history-head-day = Dag
page-history-head-hours = Timmar
page-history-head-relay = Relä
page-history-head-crowd = Personer
page-history-from-to = { $from }–{ $to }
page-history-new-keys = Nya nycklar sågs första gången { $days }. Dagarna följer UTC.
page-history-more = Visa { $count } till
page-history-days-utc = Dagarna följer UTC.

## Exit IPs that came back
page-history-back = Återkommande utgångsadresser
page-history-back-none = Inga hittills: varje utgångs-IP sågs bara en dag.
page-history-back-note = En webbplats som du besökte flera av de dagarna såg samma adress varje gång.
page-history-back-days = { $count ->
    [one] { $day }
   *[other] { $count } dagar, senast { $day }
  }
page-history-back-keys = under { $count } nycklar
page-history-back-place = utgångs-IP { $number } av { $size }
page-history-back-show = Visa vilka
page-history-back-hide = Dölj
page-history-back-show-label = Visa vilka utgångsadresser
page-history-back-hide-label = Dölj vilka utgångsadresser

## Where it is kept
page-history-where = Var det sparas
page-history-where-undecided = Du har inte valt än: i minnet, tills Shoal avslutas.
page-history-where-memory = Bara i minnet, tills Shoal avslutas.
page-history-where-simulation = En simulering sparar inget, så det finns inget att välja.
page-history-where-opening = Läser från disken.
page-history-where-kept = { $days ->
    [one] På datorns disk i ett dygn, läsbart bara för dig.
   *[other] På datorns disk i { $days } dygn, läsbart bara för dig.
  }
page-history-where-not-kept = I minnet, tills Shoal avslutas, fast det borde ligga på disk.
page-history-unsaved = { $count ->
    [one] En post är inte på disk än.
   *[other] { $count } poster är inte på disk än.
  }
page-history-aside = En fil som inte var någon historik hittades och heter nu { $name }. ”Glöm allt” raderar den också.
page-history-trouble-disk_full = Disken är full. Det som sparats tidigare finns kvar.
    .next = Frigör lite utrymme; då sparas även det som är i minnet.
page-history-trouble-not_written = Det går inte att skriva till disken ({ $reason }).
    .next = Antalet beror inte på det. ”shoal doctor” säger vilken fil det gäller.
page-history-trouble-refused = Filen läses inte ({ $reason }).
    .next = Andra kan ha lagt den där. Åtgärda det som nämns, eller välj bara minnet.
page-history-trouble-newer = En senare version av Shoal skrev filen (layout { $version }), så den lämnas i fred.
    .next = Använd den senare versionen, eller glöm allt.
page-history-trouble-in_use = Ett annat program har filen öppen.
    .next = Avsluta det programmet och starta Shoal igen.
page-history-trouble-not_erased = Den gick inte att radera ({ $reason }).
    .next = Åtgärda det som nämns och glöm allt igen.
page-history-memory_only = Bara i minnet
page-history-kept = På denna disk
page-history-memory_only-note = Bara i minnet: borta när Shoal avslutas, och det som låg på disk raderas.
page-history-kept-note = På denna disk: finns kvar efter en omstart, så många dygn som du väljer.
page-history-to-memory = Radera det som ligger på disk och bara spara i minnet?
page-history-to-memory-yes = Radera det
page-history-days = Spara i
page-history-days-count = { $days ->
    [one] ett dygn
   *[other] { $days } dygn
  }
page-history-days-set = Ställ in
page-history-days-fewer = Det som är äldre raderas genast.

## What is kept, and forgetting it
page-history-what = Exakt vad som sparas
page-history-what-crowd = Hur många som delade din utgångs-IP, per timme och relä: tre tal.
page-history-what-exits = Vilken utgångs-IP vilken dag, utan klockslag: som dess plats i reläets adresspool, och som adress bara där poolen är okänd. Inga IPv6-adresser.
page-history-what-keys = Vilka av dem som hörde till samma nyckel: som ett saltat hashvärde av tunneladressen; utan saltet, som ligger bredvid, kan ingen läsa ut adressen ur det.
page-history-what-relays = Vad som antas om reläer: om Mullvads rättning finns där. Det gäller reläerna och är inte knutet till någon dag.
page-history-what-not = Inget konto, ingen nyckel, ingen webbplats som du besöker, och inget som lämnar datorn.
page-history-forget = Glöm allt
page-history-forget-ask = Glömma allt?
page-history-forget-note = Folkmängder per timme, utgångsadresser som setts, vad som antas om reläer och det som Ångra skulle återställa försvinner från minne och disk. Inställningarna blir kvar. Detta går inte att ångra.
page-history-forget-yes = Ja, glöm
page-history-forget-no = Behåll
page-history-forgetting = Raderas …
page-history-forgotten = Allt som Shoal mindes är raderat.
page-history-forgotten-limits = En SSD-disk, en ögonblicksbild eller en säkerhetskopia kan ha kvar äldre versioner som inget program kommer åt.
