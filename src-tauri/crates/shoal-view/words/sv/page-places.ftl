# Words of the page about places.

page-places-about = väntat antal personer per utgångs-IP
page-places-count = { $cities ->
    [one] En stad
   *[other] { $cities } städer
  }, { $relays ->
    [one] ett relä
   *[other] { $relays } reläer
  }
page-places-found = { $cities } av { $all } städer, { $relays ->
    [one] ett relä
   *[other] { $relays } reläer
  }
page-places-none = Ingen lista över platser än
page-places-none-next = Mullvads app har den. Den kommer så snart appen svarar; inget hämtas för dess skull.
page-places-left-out = { $count ->
    [one] En post i listan gick inte att läsa och är utelämnad.
   *[other] { $count } poster i listan gick inte att läsa och är utelämnade.
  }
page-places-popular = En populär stad har inte av sig själv en stor folkmängd: dess reläer delar upp sina användare på många utgångsadresser.

## The map
page-places-map = En karta med { $count ->
    [one] en plats
   *[other] { $count } platser
  }. Ju större prick, desto fler personer väntas per utgångs-IP. Tabellen har samma siffror.
page-places-map-late = Kartan gick inte att läsa in; tabellen har allt som finns på den.
page-places-map-coming = Kartan kommer …
page-places-map-most = Utritade är de { $drawn } platser som står överst i tabellen.
page-places-map-off = { $count ->
    [one] För en plats är det inte känt var den ligger.
   *[other] För { $count } platser är det inte känt var de ligger.
  }
page-places-you = du
page-places-dot = { $place }: ungefär { $likely } ({ $low }–{ $high }) per utgångs-IP
page-places-dot-unknown = { $place }: inte känt
page-places-legend = personer per utgångs-IP
page-places-view = Del av världen
page-places-view-world = Världen
page-places-view-europe = Europa
page-places-view-america = Nordamerika
page-places-view-asia = Asien, Stilla havet

## Search and filters
page-places-search = Sök
page-places-search-hint = Stad, relä eller värdföretag
page-places-favourites = Favoriter
page-places-owned = Ägs av Mullvad
page-places-country = Land
page-places-any-country = Alla länder
page-places-provider = Värdföretag
page-places-any-provider = Alla värdföretag
page-places-clear = Visa alla
page-places-no-match = Inget passar
page-places-no-match-next = Ingen plats passar allt detta på en gång.
page-places-no-favourites = Inga favoriter än: öppna en stad och markera den.
page-places-whole-city = En stads siffror gäller alla dess reläer.

## The table
page-places-table = Platser
page-places-sort-name = Plats
page-places-sort-crowd = Personer per utgångs-IP
page-places-sort-pool = Utgångsadresser
page-places-sort-users = Personer totalt
page-places-sort-distance = Avstånd
page-places-unknown = inte känt
page-places-users-cell = { $users } ({ $low }–{ $high }) totalt
page-places-pool = { $size ->
    [one] 1 utgångs-IP
   *[other] { $size } utgångsadresser
  }, { $how }
page-places-pools = { $fewest }–{ $most } utgångsadresser, { $how }
page-places-pool-sighted = minst { $least } utgångsadresser, sedda
page-places-pool-unknown = antalet utgångsadresser är inte känt
page-places-known-measured = uppmätt
page-places-known-predicted = förutsagt
page-places-known-sighted = sett till en del
page-places-known-mixed = delvis känt
page-places-known-unknown = inte känt
page-places-km = { $km } km
page-places-distance-unknown = avståndet är inte känt
page-places-relays = { $count ->
    [one] 1 relä
   *[other] { $count } reläer
  }
page-places-relays-shown = { $shown } av { $count } reläer
page-places-owned-mark = ägt
page-places-rented-mark = hyrt
page-places-idle = används inte
page-places-favourite = favorit

## About one place
page-places-switch = Byt hit
page-places-switch-label = { $likely ->
    [one] Byt hit, till { $place }: troligen ingen annan på en utgångs-IP där, sannolikt inte fler än ungefär { $high }
   *[other] Byt hit, till { $place }: ungefär { $likely } personer per utgångs-IP, sannolikt mellan { $low } och { $high }
  }
page-places-switch-label-unknown = Byt hit, till { $place }: folkmängden är inte känd
page-places-mark = Favorit
page-places-mark-label = Favorit: { $place }
page-places-full = Det kan finnas { $most } favoriter; ta bort en först.
page-places-draws = Mullvad lottar reläet där: detta är vad du kan vänta dig.
page-places-pinned = Ett bestämt relä kan gå ner; välj staden så lottar Mullvad.
page-places-best = Hör till de bästa: ”Bästa plats” kan leda hit.
    .but = Hör till de bästa: ”Bästa plats” kan leda hit. Bra att veta innan:
page-places-why-not = Varför inte hit
page-places-beaten = Andra har en större folkmängd, även om få av deras användare är anslutna.

## How this is ranked
page-places-ranked = Så rangordnas platserna
page-places-ranked-low = Efter intervallets nedre ände: hur många det är även om få är anslutna. Mellan lika räknas mitten, sedan den övre änden.
page-places-ranked-city = En stads siffra är vad du kan vänta dig när Mullvad lottar reläet där, med vikterna i sin egen lista.
page-places-ranked-best = ”Bästa plats” söker först nära dig, utelämnar reläer som ingen hamnar på av sig själv och lottar bland dem vars nedre ände är minst hälften av den bästas.
page-places-ranked-sure = Det mest osäkra är hur många som alls använder Mullvad. Det är lika överallt, så ordningen är säkrare än talen.
page-places-ranked-distance = Avstånden räknas från mitten av ditt land, om det är inställt, annars från där tunneln går ut.
