# Words of the page about places.

page-places-about = people to expect per exit IP
page-places-count = { $cities ->
    [one] One city
   *[other] { $cities } cities
  }, { $relays ->
    [one] one relay
   *[other] { $relays } relays
  }
page-places-found = { $cities } of { $all } cities, { $relays ->
    [one] one relay
   *[other] { $relays } relays
  }
page-places-none = No list of places yet
page-places-none-next = Mullvad’s app has it. It comes as soon as the app answers; nothing is fetched for it.
page-places-left-out = { $count ->
    [one] One entry of the list could not be read and is left out.
   *[other] { $count } entries of the list could not be read and are left out.
  }
page-places-popular = A popular city is not by itself a big crowd: its relays share their users over many exit IPs.

## The map
page-places-map = A map of { $count ->
    [one] one place
   *[other] { $count } places
  }. The larger a dot, the more people to expect per exit IP. The table has the same figures.
page-places-map-late = The map could not be loaded; the table has everything that is on it.
page-places-map-coming = The map is coming …
page-places-map-most = Drawn are the { $drawn } places at the top of the table.
page-places-map-off = { $count ->
    [one] Of one place it is not known where it is.
   *[other] Of { $count } places it is not known where they are.
  }
page-places-you = you
page-places-dot = { $place }: about { $likely } ({ $low }–{ $high }) per exit IP
page-places-dot-unknown = { $place }: not known
page-places-legend = people per exit IP
page-places-view = Part of the world
page-places-view-world = World
page-places-view-europe = Europe
page-places-view-america = North America
page-places-view-asia = Asia, Pacific

## Search and filters
page-places-search = Search
page-places-search-hint = City, relay or hoster
page-places-favourites = Favourites
page-places-owned = Owned by Mullvad
page-places-country = Country
page-places-any-country = All countries
page-places-provider = Hoster
page-places-any-provider = All hosters
page-places-clear = Show all
page-places-no-match = Nothing fits
page-places-no-match-next = No place fits all of these at once.
page-places-no-favourites = No favourites yet: open a city and mark it.
page-places-whole-city = Figures of a city are those of all its relays.

## The table
page-places-table = Places
page-places-sort-name = Place
page-places-sort-crowd = People per exit IP
page-places-sort-pool = Exit IPs
page-places-sort-users = People in all
page-places-sort-distance = Distance
page-places-unknown = not known
page-places-users-cell = { $users } ({ $low }–{ $high }) in all
page-places-pool = { $size ->
    [one] 1 exit IP
   *[other] { $size } exit IPs
  }, { $how }
page-places-pools = { $fewest }–{ $most } exit IPs, { $how }
page-places-pool-sighted = at least { $least } exit IPs, seen
page-places-pool-unknown = exit IPs not known
page-places-known-measured = measured
page-places-known-predicted = predicted
page-places-known-sighted = seen in part
page-places-known-mixed = partly known
page-places-known-unknown = not known
page-places-km = { $km } km
page-places-distance-unknown = distance not known
page-places-relays = { $count ->
    [one] 1 relay
   *[other] { $count } relays
  }
page-places-relays-shown = { $shown } of { $count } relays
page-places-owned-mark = owned
page-places-rented-mark = rented
page-places-idle = not in use
page-places-favourite = favourite

## About one place
page-places-switch = Switch here
page-places-switch-label = { $likely ->
    [one] Switch here, to { $place }: probably nobody else on an exit IP there, likely no more than about { $high }
   *[other] Switch here, to { $place }: about { $likely } people per exit IP, likely between { $low } and { $high }
  }
page-places-switch-label-unknown = Switch here, to { $place }: crowd not known
page-places-mark = Favourite
page-places-mark-label = Favourite: { $place }
page-places-full = There can be { $most } favourites; take one away first.
page-places-draws = Mullvad draws the relay there: this is what to expect.
page-places-pinned = A pinned relay can go down; choose the city to let Mullvad draw.
page-places-best = Among the best: “Best crowd” may lead here.
    .but = Among the best: “Best crowd” may lead here. To know before:
page-places-why-not = Why not this one
page-places-beaten = Others have a larger crowd, even where few of their users are connected.

## How this is ranked
page-places-ranked = How this is ranked
page-places-ranked-low = By the low end of the range: how many there are even if few are connected. Of equal ones the middle counts, then the high end.
page-places-ranked-city = A city’s figure is what to expect when Mullvad draws the relay there, by the weights of its own list.
page-places-ranked-best = “Best crowd” looks near you first, leaves out relays on which nobody lands by themselves, and draws among those whose low end is at least half of the best.
page-places-ranked-sure = Most of the doubt is how many use Mullvad at all. That is the same everywhere, so the order is surer than the numbers.
page-places-ranked-distance = Distances are from the middle of your country, if it is set, else from where the tunnel leaves.
