# Words of the tray, its menu and the notices.

## Crowds, in one line
crowd-line = { $likely ->
    [one] Troligen ingen annan på denna utgångs-IP ({ $low }–{ $high })
   *[other] Ungefär { $likely } personer delar denna utgångs-IP ({ $low }–{ $high })
  }
crowd-short = { $likely ->
    [one] troligen ingen annan ({ $low }–{ $high })
   *[other] ungefär { $likely } ({ $low }–{ $high })
  }
crowd-not-known = okänd folkmängd

## Tooltip and first lines
tray-title = Shoal
tray-simulation = SIMULERING: inget som visas är på riktigt
tray-unchecked = Okontrollerad socket: ingen har kontrollerat att den är Mullvads
tray-place = { $city }, { $country }
tray-place-relay = { $city } · { $relay }
tray-route = { $entry } → { $exit }
tray-custom-endpoint = En egen slutpunkt
tray-crowd-unknown = Hur många som delar denna utgångs-IP är okänt
tray-awaiting = Ansluten; utgångs-IP:n är inte känd än
tray-connecting = Ansluter …
tray-off = Mullvad är av: webbplatser ser din egen adress, om inte en annan VPN är uppe
tray-off-locked = Mullvad är av; lockdown-läget släpper inte ut något
tray-looking = Söker efter Mullvads app …
tray-stopped = Shoal har stannat
tray-since = På denna utgångs-IP sedan { $time }
tray-key = Nyckel skapad { $time }
tray-key-next = Nyckel skapad { $time }; en ny efter { $days ->
    [one] ett dygn
   *[other] { $days } dygn
  }
tray-joint = { $likely ->
    [one] En webbplats som ser även IPv6: troligen ingen annan ({ $low }–{ $high })
   *[other] En webbplats som ser även IPv6: ungefär { $likely } personer ({ $low }–{ $high })
  }
tray-advice-few = Få personer här
tray-advice-few-better = Få personer här; på annat håll, som i { $city }, { $crowd }
tray-advice-stay = Påminnelse efter { $time }: webbplatser ser fortfarande samma utgångs-IP
tray-paused = Aviseringar pausade till { $time }
tray-setting-refused = Inställningen godtogs inte: { $why }

## Menu
menu-exit-ip = Utgångs-IP
menu-v4 = IPv4: { $address }
menu-v6 = IPv6: { $address }
menu-copy-v4 = Kopiera IPv4: { $address }
menu-copy-v6 = Kopiera IPv6: { $address }
menu-address-none = ingen
menu-address-not-yet = inte känd än
menu-address-never-came = Mullvads app uppgav den inte
menu-address-not-checked = utgångskontrollen uppgav den inte
menu-more-advice = Fler råd ({ $count })
menu-look-not = Se inte efter
menu-switch-to = Byt till
menu-place = { $city } – { $crowd }
menu-place-here = { $city } – { $crowd }, du är här
menu-best = Bästa plats – { $crowd }, till exempel { $city }
menu-identity = Ny identitet – { $crowd }, som i { $city }
menu-identity-here = Ny identitet – ny nyckel, samma plats
menu-another = Ett annat relä i { $city } – { $crowd }
menu-another-none = Inget annat relä i { $city } som dina filter tillåter
menu-another-unknown = Ett annat relä, samma stad
menu-key = Byt nyckel
menu-key-again = Ny nyckel först efter { $time }: högst en i timmen
menu-same-key = Samma nyckel: en webbplats som ser båda adresserna kan koppla ihop dem
menu-undo = Ångra senaste ändringen
menu-undo-changed = Reläinställningarna har sedan dess ändrats någon annanstans
menu-undo-anyway = Återställ ändå
menu-multihop-on = Multihop: på
menu-multihop-off = Multihop: av
menu-remind = Påminn mig
menu-remind-paused = Påminn mig (pausat till { $time })
menu-go-on = Återuppta (pausat till { $time })
menu-pause = Pausa aviseringar
menu-pause-minutes = I { $count ->
    [one] en minut
   *[other] { $count } minuter
  }
menu-pause-hours = I { $count ->
    [one] en timme
   *[other] { $count } timmar
  }
menu-profile = Vem du döljer dig för
menu-profile-none = Inte valt än; räknas som: { $profile }
menu-remind-off = Aldrig
menu-remind-minutes = Efter { $count ->
    [one] en minut
   *[other] { $count } minuter
  } på en utgångs-IP
menu-remind-hours = Efter { $count ->
    [one] en timme
   *[other] { $count } timmar
  } på en utgångs-IP
menu-open = Öppna Shoal
menu-quit = Avsluta Shoal
menu-replaces-list = Ersätter din egen lista ”{ $list }” (Ångra tar tillbaka den)
menu-replaces-unnamed-list = Ersätter den egna lista som används (Ångra tar tillbaka den)

## Actions, in one line
action-ended = { $title }. { $detail }
action-crowd-changed = Folkmängd före: { $before }; efter: { $after }.
action-crowd-unknown = okänd

## Notices
notice-few = Få personer delar din adress
notice-few-body = { $likely ->
    [one] Troligen är ingen annan på denna utgångs-IP ({ $low }–{ $high }). Webbplatser kan anta att två besök från den är dina.
   *[other] Ungefär { $likely } personer är på denna utgångs-IP ({ $low }–{ $high }). En tidszon eller en skärmstorlek kan räcka för att peka ut dig.
  }
notice-few-better = På en utgångs-IP på annat håll, som i { $city }: { $crowd }.
notice-stay = { $time } på en och samma adress
notice-stay-body = Webbplatser som såg dig i början ser fortfarande samma adress. Ett annat relä visar dem en annan.
notice-stay-identity = Webbplatser som såg dig i början ser fortfarande samma adress. En ny identitet visar dem en annan, under en ny nyckel.
notice-switched = { $title }
notice-settings-aside = Dina inställningar gick inte att läsa
notice-settings-aside-body = Filen lades åt sidan, och Shoal kör med sina standardvärden. ”shoal doctor” säger vilken fil det är.
notice-settings-not_written = Dina inställningar gick inte att spara
notice-settings-not_written-body = Det du valde gäller tills Shoal avslutas. ”shoal doctor” säger varför.
notice-autostart-changed = Något annat kan starta när du loggar in
notice-autostart-changed-body = Filen som låter skrivbordet starta Shoal är inte som Shoal skrev den. ”shoal autostart” säger vad du kan göra.
notice-button-best = Byt till bästa plats
notice-button-switch = Byt till { $place }
notice-button-there = Byt dit
notice-button-another = Ett annat relä
notice-button-key = Ny nyckel
notice-button-identity = Ny identitet
notice-button-reconnect = Anslut på nytt
notice-button-multihop = Slå på multihop
notice-button-look = Se efter
notice-button-undo = Ångra
notice-button-anyway = Återställ ändå
notice-button-insist = Ny nyckel ändå
notice-button-insist-identity = Ny identitet ändå
notice-button-again = Gör det nu
notice-button-snooze = Påminn om 1 h
notice-button-why = Varför?
notice-open = Öppna Shoal
notice-simulation = Simulering: { $text }
notice-window-missing = Fönstret finns inte
notice-window-missing-body = Programmet shoal-window hittades inte bredvid shoal. Allt finns även i menyn i systemfältet.
notice-window-shut = Fönstret öppnades inte
notice-window-shut-body = Allt finns även i menyn i systemfältet.
notice-nothing-to-see = Fönstret öppnades inte
notice-nothing-to-see-body = Det finns inget systemfält heller. I en terminal visar shoal status antalet, och shoal watch följer det.
notice-window-crashed = Fönstret stängdes oväntat
notice-window-crashed-body = Shoal fortsätter i systemfältet. Öppna det igen därifrån.
notice-crashed-without-tray = Fönstret stängdes oväntat
notice-crashed-without-tray-body = Shoal fortsätter utan systemfält. Starta shoal igen för att öppna fönstret, eller använd shoal status i en terminal.
notice-no-tray = Skrivbordet har inget systemfält
notice-no-tray-body = Shoal öppnade sitt fönster i stället och flyttar till systemfältet så snart det finns ett.
