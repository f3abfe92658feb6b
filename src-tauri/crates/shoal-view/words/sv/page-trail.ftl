# Words of the page about the trail.

page-trail-about = under denna nyckel
page-trail-about-age = under denna nyckel, { $time } gammal
page-trail-match = { $exits ->
    [one] En av { $number } användare skulle passa in på denna utgångs-IP
   *[other] En av { $number } användare skulle passa in på dessa { $exits } utgångsadresser
  }
page-trail-match-everybody = Hittills skulle alla användare passa in
page-trail-match-note = { $exits ->
    [one] En sannolikhet, inte personer: de andra var inte på denna utgångs-IP.
   *[other] En sannolikhet, inte personer: de andra var inte på dessa utgångsadresser.
  }
page-trail-link = För den som ser besök via { $relay-a } och { $relay-b } kan oddsen för att samma person gjorde båda bli { $odds } gånger högre.
page-trail-link-none = Besök via olika reläer kan inte kopplas ihop med det som setts hittills.
page-trail-nothing-said = { $exits ->
    [one] Denna utgångs-IP säger inget om din position
   *[other] Dessa utgångsadresser säger inget om din position
  }
page-trail-nothing-said-note = Därför kopplar inget ihop dina besök via olika reläer, så långt Shoal kan se. Det kan bero på att en adresspool är okänd.
page-trail-contradiction = Dessa utgångsadresser motsäger varandra
page-trail-contradiction-note = Ingen position ger både den via { $relay-a } och den via { $relay-b }. En adresspool är inte som man trott, eller så lottar ett relä själv. Därför går det inte att säga något om de andra heller.

## Without a trail
page-trail-none = Ingen utgångs-IP sedd under denna nyckel än
page-trail-none-next = Anslut: den första utgångs-IP:n inleder spåret.
page-trail-none-up-next = Det börjar så snart Mullvads app meddelar utgångs-IP:n.
page-trail-none-check-next = Det börjar så snart utgångskontrollen meddelar utgångs-IP:n.
page-trail-no-tunnel = Inget spår utan tunnel
page-trail-no-tunnel-next = Ett spår hör till tunnelns egen adress, och den finns bara medan du är ansluten. Anslut och titta igen.
page-trail-changing = Tunneln byts
page-trail-changing-next = Spåret för dess adress kommer med den.
page-trail-no-address = Inget spår: tunneladressen är okänd
page-trail-no-address-next = Shoal läser den från datorns egna nätverksgränssnitt och hittade inget av Mullvads. Det tittar igen varje gång tunneln ändras; ”shoal doctor” säger vad som saknas.

## The strip
page-trail-strip = Positioner från 0 till 1 som varje utgångs-IP lämnar kvar åt dig
page-trail-strip-left = tillsammans { $low } till { $high }
page-trail-place = { $number } av { $size }
page-trail-place-guess = { $number } av { $size }, förutsagd pool
page-trail-positions = { $low } till { $high }
page-trail-not-as-predicted = inte som förutsagt
page-trail-against = motsäger
page-trail-says-draws_for_itself = säger inget: lottar själv
page-trail-says-outside_pool = säger inget: utanför den antagna poolen
page-trail-says-pool_unknown = säger inget: poolen är okänd
page-trail-says-family_unknown = säger inget: ingen känd IPv6-pool
page-trail-all = Visa alla { $count }
page-trail-fewer = Visa bara de { $count } som säger mest

## The predicted position
page-trail-predicted = Förutsagd position
page-trail-predicted-telling = Den följer av tunneladressen och säger lika mycket som ett namn. Därför visas den bara när du ber om det, och döljs igen när du lämnar sidan.
page-trail-predicted-show = Visa
page-trail-predicted-hide = Dölj
page-trail-predicted-show-label = Visa din förutsagda position
page-trail-predicted-hide-label = Dölj din förutsagda position
page-trail-predicted-v4 = IPv4: { $position }
page-trail-predicted-v6 = IPv6: { $position }
page-trail-predicted-mark = förutsagd { $position }
page-trail-predicted-none = Tunneladressen gick inte att läsa just nu.

## A new key
page-trail-key = Med en ny nyckel börjar ett nytt spår
page-trail-key-note = Ett annat relä med denna nyckel skulle göra det ännu smalare. En ny identitet byter först nyckeln, sedan reläet, och kontrollerar att båda bytena fick effekt. Det som webbplatser såg tidigare vet de fortfarande.
page-trail-key-ahead = { $likely ->
    [one] I { $place } är troligen ingen annan på en utgångs-IP (1–{ $high }).
   *[other] I { $place } delar ungefär { $likely } personer ({ $low }–{ $high }) en utgångs-IP.
  }
page-trail-only-key = Bara en ny nyckel

## Mullvad's change of its relays
page-trail-fix = Mullvads rättning på dessa reläer
page-trail-fix-counts = Finns: { $drawn } · finns inte: { $linked } · okänt än: { $unknown }
page-trail-fix-what = Mullvad ändrar sina reläer ett i taget, så att vart och ett lottar sina utgångsadresser själv. Besök via två sådana reläer kan då inte längre kopplas ihop med hjälp av dem.
page-trail-fix-why = Vilka, och varför
page-trail-fix-drawn = Rättningen finns
page-trail-fix-linked = Rättningen finns inte
page-trail-fix-unknown = Okänt än

## Why, and the same as a table
page-trail-why = Varför detta tal?
page-trail-why-part = Ett relä ger dig den utgångs-IP som ligger vid din position i reläets adresspool. Därför lämnar varje utgångs-IP kvar en del av alla positioner från 0 till 1, och tillsammans lämnar dessa { $low } till { $high }, exakt { $low-exact } till { $high-exact }: en andel på { $share }.
page-trail-why-nothing = Ett relä ger dig den utgångs-IP som ligger vid din position i reläets adresspool, och därför lämnar varje utgångs-IP kvar en del av alla positioner från 0 till 1. Här finns ingen del kvar som går att lita på.
page-trail-why-measured = { $count ->
    [one] En adresspool som det vilar på är uppmätt: någon har sett alla dess adresser.
   *[other] { $count } adresspooler som det vilar på är uppmätta: någon har sett alla deras adresser.
  }
page-trail-why-predicted = { $count ->
    [one] En adresspool som det vilar på är förutsagd från relälistan. En av fyra sådana förutsägelser är fel, och då kan spåret vara bredare än det ser ut.
   *[other] { $count } adresspooler som det vilar på är förutsagda från relälistan. En av fyra sådana förutsägelser är fel, och då kan spåret vara bredare än det ser ut.
  }
page-trail-why-silent = { $count ->
    [one] En utgångs-IP säger inget och är utelämnad.
   *[other] { $count } utgångsadresser säger inget och är utelämnade.
  }
page-trail-why-new = Bara en annan tunneladress ändrar din position: med en ny nyckel börjar det om.
page-trail-table = Samma sak som tabell
page-trail-head-relay = Relä
page-trail-head-place = Plats i poolen
page-trail-head-positions = Positioner
page-trail-head-predicted = Som förutsagt
page-trail-yes = ja
page-trail-no = nej
page-trail-open = går inte att säga
page-trail-pairs = Besök via två reläer, och vad de multiplicerar oddsen med
page-trail-head-pair = Reläer
page-trail-head-odds = Odds
page-trail-pair = { $relay-a } och { $relay-b }
page-trail-pair-none = ingen position ger båda
page-trail-pairs-more = { $count ->
    [one] Ett par till; ”shoal trail --json” visar det.
   *[other] { $count } par till; ”shoal trail --json” visar fler.
  }
