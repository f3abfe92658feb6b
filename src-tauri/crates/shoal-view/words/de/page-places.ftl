# Words of the page about places.

page-places-about = zu erwartende Menschen je Ausgangs-IP
page-places-count = { $cities ->
    [one] Eine Stadt
   *[other] { $cities } Städte
  }, { $relays ->
    [one] ein Relay
   *[other] { $relays } Relays
  }
page-places-found = { $cities } von { $all } Städten, { $relays ->
    [one] ein Relay
   *[other] { $relays } Relays
  }
page-places-none = Noch keine Liste der Orte
page-places-none-next = Die Mullvad-App hat sie. Sie kommt, sobald die App antwortet; abgerufen wird dafür nichts.
page-places-left-out = { $count ->
    [one] Ein Eintrag der Liste war nicht lesbar und wurde ausgelassen.
   *[other] { $count } Einträge der Liste waren nicht lesbar und wurden ausgelassen.
  }
page-places-popular = Eine beliebte Stadt ist nicht von selbst eine große Menge: Ihre Relays verteilen ihre Nutzer auf viele Ausgangs-IPs.

## The map
page-places-map = Eine Karte mit { $count ->
    [one] einem Ort
   *[other] { $count } Orten
  }. Je größer ein Punkt, desto mehr Menschen sind je Ausgangs-IP zu erwarten. Die Tabelle hat dieselben Zahlen.
page-places-map-late = Die Karte ließ sich nicht laden; in der Tabelle steht alles, was auf ihr ist.
page-places-map-coming = Die Karte kommt …
page-places-map-most = Gezeichnet sind die ersten { $drawn } Orte der Tabelle.
page-places-map-off = { $count ->
    [one] Von einem Ort ist nicht bekannt, wo er liegt.
   *[other] Von { $count } Orten ist nicht bekannt, wo sie liegen.
  }
page-places-you = du
page-places-dot = { $place }: etwa { $likely } ({ $low }–{ $high }) je Ausgangs-IP
page-places-dot-unknown = { $place }: nicht bekannt
page-places-legend = Menschen je Ausgangs-IP
page-places-view = Teil der Welt
page-places-view-world = Welt
page-places-view-europe = Europa
page-places-view-america = Nordamerika
page-places-view-asia = Asien, Pazifik

## Search and filters
page-places-search = Suche
page-places-search-hint = Stadt, Relay oder Hoster
page-places-favourites = Favoriten
page-places-owned = Gehört Mullvad
page-places-country = Land
page-places-any-country = Alle Länder
page-places-provider = Hoster
page-places-any-provider = Alle Hoster
page-places-clear = Alle zeigen
page-places-no-match = Nichts passt
page-places-no-match-next = Kein Ort passt zu all dem zugleich.
page-places-no-favourites = Noch keine Favoriten: Öffne eine Stadt und markiere sie.
page-places-whole-city = Die Zahlen einer Stadt gelten für alle ihre Relays.

## The table
page-places-table = Orte
page-places-sort-name = Ort
page-places-sort-crowd = Menschen je Ausgangs-IP
page-places-sort-pool = Ausgangs-IPs
page-places-sort-users = Menschen insgesamt
page-places-sort-distance = Entfernung
page-places-unknown = nicht bekannt
page-places-users-cell = { $users } ({ $low }–{ $high }) insgesamt
page-places-pool = { $size ->
    [one] 1 Ausgangs-IP
   *[other] { $size } Ausgangs-IPs
  }, { $how }
page-places-pools = { $fewest }–{ $most } Ausgangs-IPs, { $how }
page-places-pool-sighted = mindestens { $least } Ausgangs-IPs, laut Beobachtung
page-places-pool-unknown = Ausgangs-IPs nicht bekannt
page-places-known-measured = gemessen
page-places-known-predicted = vorhergesagt
page-places-known-sighted = teils gesehen
page-places-known-mixed = teils bekannt
page-places-known-unknown = nicht bekannt
page-places-km = { $km } km
page-places-distance-unknown = Entfernung nicht bekannt
page-places-relays = { $count ->
    [one] 1 Relay
   *[other] { $count } Relays
  }
page-places-relays-shown = { $shown } von { $count } Relays
page-places-owned-mark = eigen
page-places-rented-mark = gemietet
page-places-idle = nicht in Betrieb
page-places-favourite = Favorit

## About one place
page-places-switch = Hierher wechseln
page-places-switch-label = { $likely ->
    [one] Hierher wechseln: { $place } – vermutlich sonst niemand auf einer Ausgangs-IP dort, wahrscheinlich nicht mehr als etwa { $high }
   *[other] Hierher wechseln: { $place } – etwa { $likely } Menschen je Ausgangs-IP, wahrscheinlich zwischen { $low } und { $high }
  }
page-places-switch-label-unknown = Hierher wechseln: { $place } – Menge nicht bekannt
page-places-mark = Favorit
page-places-mark-label = Favorit: { $place }
page-places-full = Es kann { $most } Favoriten geben; entferne erst einen.
page-places-draws = Mullvad lost das Relay dort aus: Damit ist zu rechnen.
page-places-pinned = Ein festgelegtes Relay kann ausfallen; wähle die Stadt, damit Mullvad auslost.
page-places-best = Das gehört zu den besten: „Bester Ort“ kann hierher führen.
    .but = Das gehört zu den besten: „Bester Ort“ kann hierher führen. Gut zu wissen:
page-places-why-not = Warum nicht dieser Ort
page-places-beaten = Anderswo ist die Menge größer, selbst wenn dort nur wenige der Nutzer verbunden sind.

## How this is ranked
page-places-ranked = Wie die Reihenfolge entsteht
page-places-ranked-low = Nach dem unteren Ende des Bereichs: wie viele es sind, selbst wenn wenige verbunden sind. Bei gleichen zählt die Mitte, dann das obere Ende.
page-places-ranked-city = Die Zahl einer Stadt ist das, was zu erwarten ist, wenn Mullvad das Relay dort auslost, nach den Gewichten seiner eigenen Liste.
page-places-ranked-best = „Bester Ort“ sucht erst in deiner Nähe, lässt Relays aus, auf denen niemand von selbst landet, und lost unter denen aus, deren unteres Ende mindestens halb so hoch ist wie das beste.
page-places-ranked-sure = Am unsichersten ist, wie viele Mullvad überhaupt nutzen. Das ist überall gleich, darum ist die Reihenfolge sicherer als die Zahlen.
page-places-ranked-distance = Entfernungen zählen von der Mitte deines Landes, wenn es eingestellt ist, sonst vom Ausgang des Tunnels.
