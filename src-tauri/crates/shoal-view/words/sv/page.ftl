# Words of the window's page in Swedish. What tray, notices and command line say too stands in the files beside this one.
# exit IP: utgångs-IP, in the plural utgångsadresser; relay: relä; tunnel address: tunneladress; key: nyckel.
# crowd (the people on one exit IP): folkmängd; trail: spår; position: position; pool: adresspool, then pool.
# likely (of a range): sannolikt; probably: troligen; linked: kopplat; draws for itself: lottar själv; regime: tilldelning.
# notice: avisering; tray: systemfältet; Mullvad's daemon: tjänst; Mullvad's service on the net: Mullvads servrar; fix: rättning.
# Quotes are ”so”, thousands and “%” stand after a no-break space, the reader is “du”.

## Badges
page-simulation = SIMULERING
page-simulation-why = Inget som visas här är på riktigt: nätverket är simulerat.
page-unchecked = OKONTROLLERAD SOCKET
page-unchecked-why = Socketen angavs för hand, och ingen har kontrollerat att den är Mullvads.

## Where you are
page-route = { $entry } → { $exit }
page-here-for = här i { $time }
page-route-label = Genom två reläer: in via { $entry }, ut via { $exit }
page-place = { $city }, { $country }
page-custom-endpoint = En egen slutpunkt
page-no-place = Okänd plats

## The number
page-people = { $likely ->
    [one] Troligen ingen annan på denna utgångs-IP
   *[other] personer delar denna utgångs-IP, du inräknad
  }
page-about = ungefär
page-range = { $low ->
    [one] { $high ->
        [one] Mycket sannolikt bara du
       *[other] Sannolikt bara du, eller upp till { $high }
      }
   *[other] Sannolikt mellan { $low } och { $high }
  }
page-spoken = { $likely ->
    [one] Troligen är du ensam på denna utgångs-IP. Sannolikt högst { $high }.
   *[other] Ungefär { $likely } personer delar denna utgångs-IP, du inräknad. Sannolikt mellan { $low } och { $high }.
  }
page-level-alone = ensam
page-level-few = få
page-level-some = några
page-level-many = många
page-scale = Antal personer på en skala från 1 till 1 000 och fler: sannolikt { $likely }, mellan { $low } och { $high }. Det kallas ”{ $level }”.
page-you = du
page-school = { $likely ->
    [one] En teckning: en bärnstensgul fisk, du, i öppet vatten.
   *[other] En teckning: ett stim med { $drawn } fiskar, där du är den bärnstensgula.
  }
page-school-capped = { $drawn } av ungefär { $likely } är ritade

## What it rests on
page-pool-measured = { $size ->
    [one] En utgångs-IP, uppmätt
   *[other] { $size } utgångsadresser här, uppmätta
  }
page-pool-predicted = { $size ->
    [one] En utgångs-IP, förutsagd
   *[other] { $size } utgångsadresser här, förutsagda
  }
page-pool-sighted = Minst { $least } utgångsadresser här, av det som setts
page-pool-unknown = Okänt antal utgångsadresser
page-pool-mixed = Utgångsadresser delvis kända
page-doubt-users = osäkrast: hur många som använder Mullvad
page-doubt-share = osäkrast: deras andel på detta relä
page-doubt-pool = det är det mest osäkra
page-doubt-time = osäkrast: tiden på dygnet
page-doubt-ipv6 = osäkrast: hur många som har IPv6
page-rests = { $pool } · { $doubt }
page-why = Varför detta tal?
page-why-people = Mullvad talar inte om hur många enheter som är anslutna. Shoal räknar med ungefär { $users } och håller öppet för { $low } till { $high }.
page-why-share = Ett relä får sin andel av dem efter den vikt som det har i Mullvads egen relälista.
page-why-pool-measured = De som är på detta relä är spridda över { $size } utgångsadresser: någon har sett alla de adresserna.
page-why-pool-predicted = De som är på detta relä är spridda över { $size } utgångsadresser, enligt en förutsägelse från adresserna i relälistan.
page-why-pool-sighted = De som är på detta relä är spridda över minst { $least } utgångsadresser: så långt ifrån varandra ligger de som det har visat på den här datorn. Shoal räknar med { $size }, mitten av det som återstår.
page-why-overruled = { $how ->
    [measured] Den uppmätta adresspoolen med { $size } utgångsadresser gäller inte längre: reläet visade en som ligger utanför.
   *[predicted] Den förutsagda adresspoolen med { $size } utgångsadresser var fel: reläet visade en som ligger utanför.
  }
page-why-pool-unknown = Hur många utgångsadresser reläet har är okänt. Shoal räknar med { $size }, mitten av alla reläer.
page-why-pool-unsized = Hur många utgångsadresser det finns är bara delvis känt.
page-why-chance = Vem som hamnar på vilken utgångs-IP avgör slumpen, och även det ingår i intervallet. Med sannolikheten { $alone } är ingen annan på din.
page-why-devices = Det är enheter som räknas: den som har två anslutna räknas två gånger.
page-why-v6 = Över IPv6 delar ungefär { $likely } ({ $low }–{ $high }) din adress.
page-why-joint = En webbplats som ser både din IPv4- och din IPv6-adress har ungefär { $likely } ({ $low }–{ $high }) att välja på; med sannolikheten { $alone } har ingen annan samma par.
page-why-without-v6 = Om IPv6 vore avstängt i tunneln skulle en sådan webbplats ha ungefär { $likely } ({ $low }–{ $high }) att välja på.
page-why-width = Vad som gör intervallet brett
page-why-width-users = Anslutna enheter totalt
page-why-width-share = Andel på detta relä
page-why-width-pool = Antal utgångsadresser
page-why-width-time = Tid på dygnet
page-why-width-ipv6 = Användare med IPv6

## Advice
page-not-now = Inte nu
page-only-this = Bara detta
page-do-not-look = Se inte efter
page-more-advice = { $count ->
    [one] En sak till
   *[other] { $count } saker till
  }

## Places
page-places = Personer per utgångs-IP på andra håll
page-best = Bästa plats
page-best-like = bästa plats, till exempel { $city }
page-best-foot = { $city }
page-chip-range = { $low }–{ $high }
page-chip-unknown = okänt
page-chip-label = { $likely ->
    [one] Byt till { $place }: troligen ingen annan på en utgångs-IP där, sannolikt högst { $high }
   *[other] Byt till { $place }: ungefär { $likely } personer per utgångs-IP, sannolikt mellan { $low } och { $high }
  }
page-chip-label-unknown = Byt till { $place }: okänd folkmängd
page-chip-here = du är här
page-again-in = Igen om { $seconds } s
page-replaces-list = Ett byte ersätter din egen lista ”{ $list }”; Ångra tar tillbaka den.
page-replaces-unnamed-list = Ett byte ersätter den egna lista som används; Ångra tar tillbaka den.

## What limits a place
limit-not_active = Mullvad skickar ingen dit just nu.
limit-not_allowed = Det ingår inte i det som du låter Mullvad välja bland.
limit-here = Du går redan ut härifrån.
limit-nobody_lands_here = Ingen hamnar här av en slump: i Mullvads lottning är vikten { $weight }, så hit kommer bara de som själva har valt det.
limit-far_away = Det ligger { $km } km bort, och det som ligger inom { $region } km går före: långt bort kan din tidszon och ditt språk vara de enda av sitt slag.
limit-smaller_crowd = Folkmängden kan vara så liten som { $low }; på det bästa stället är den { $best } även i det läget.
limit-pool_overruled = Det som antogs om dess utgångsadresser är fel: det visade en som ligger utanför.
limit-unknown_pool = { $relays ->
    [one] Hur många utgångsadresser det har är okänt, så intervallet är brett.
   *[other] Hur många utgångsadresser { $unknown } av dess { $relays } reläer har är okänt, så intervallet är brett.
  }
limit-large_pool = Användarna är spridda över { $size } utgångsadresser per relä.
limit-small_pool = Det har { $size ->
    [one] en utgångs-IP
   *[other] { $size } utgångsadresser
  } per relä: fler personer på var och en och svagare koppling mellan besök, men troligen fler spärrar och captcha-frågor.
limit-few_users = Få går dit: ungefär { $users } på ett relä, där genomsnittet är { $average }.

## Actions
page-doing-switch = Byter till { $place }
page-doing-best = Byter till en bättre plats
page-doing-undo = Går tillbaka till dina tidigare inställningar
page-doing-reconnect = Ansluter på nytt
page-doing-key = Skapar en ny nyckel
page-doing-identity = Tar en ny identitet
page-doing-multihop = Ändrar multihop
page-doing-entry = Ändrar ingången
page-phase-replacing_key = Mullvad skapar en ny nyckel …
page-phase-asking = Frågar Mullvads app …
page-phase-reconnecting = Tunneln byts …
page-phase-verifying = Uppe. Väntar på den nya utgångs-IP:n …
page-phase-restoring = Det gick inte. Återställer dina tidigare inställningar …
page-step = Steg { $step } av 3
page-undo = Ångra
page-anyway = Återställ ändå
page-insist = Ny nyckel ändå
page-insist-identity = Ny identitet ändå
page-again = Försök igen
page-actions = Vad du kan göra
page-do-label = { $action }: { $likely ->
    [one] troligen ingen annan på en utgångs-IP i { $place }, sannolikt högst { $high }
   *[other] ungefär { $likely } personer per utgångs-IP, sannolikt mellan { $low } och { $high }, som i { $place }
  }
page-no-other = Inget annat relä i { $city } som dina filter tillåter.
page-no-other-unknown = Vilka andra reläer som finns där du går ut är inte känt.
page-key-again = Ny nyckel först efter { $time }: högst en i timmen.
page-close = Stäng meddelandet
page-before-after = { $before } → { $after } personer
page-before-after-label = Personer före: { $before }. Efter: { $after }.
page-figure = { $likely } ({ $low }–{ $high })
page-figure-unknown = ?
page-more = Mer
page-undo-last = Ångra senaste ändringen
page-not-sent = Shoal håller på att avslutas; inget gjordes.

## Exit IP
page-exit-ip = Utgångs-IP
page-exit-v4 = IPv4
page-exit-v6 = IPv6
page-exit-copy = Kopiera
page-exit-copy-label = Kopiera utgångs-IP ({ $family })
page-exit-copied-label = Kopierad: utgångs-IP ({ $family })
page-exit-copied = Kopierad
page-exit-not-copied = Det gick inte att kopiera: markera adressen och tryck Ctrl+C.
page-exit-none = ingen
page-exit-not-yet = inte känd än
page-exit-never-came = Mullvads app uppgav den inte
page-exit-not-checked = utgångskontrollen uppgav den inte
page-key-age = nyckeln är { $time } gammal
page-minutes = { $count ->
    [0] ett ögonblick
    [one] en minut
   *[other] { $count } minuter
  }
page-hours = { $count ->
    [one] en timme
   *[other] { $count } timmar
  }
page-days = { $count ->
    [one] ett dygn
   *[other] { $count } dygn
  }

## Other faces of the page
page-waiting = Söker efter Mullvad
page-waiting-next = De första siffrorna kommer så snart appen svarar.
page-connecting = Ansluter
page-connecting-to = Ansluter till { $place }
page-connecting-next = Antalet kommer med den nya utgångs-IP:n.
page-awaiting-ip = Ansluten
page-awaiting-ip-next = Mullvads app har inte meddelat utgångs-IP:n än.
page-awaiting-check-next = Utgångskontrollen tillfrågas om utgångs-IP:n.
page-off = Mullvad är av
page-off-next = Webbplatser ser din egen adress, om inte en annan VPN är uppe. Anslut i Mullvads app; en plats som du väljer här gäller från nästa anslutning.
page-off-check-next = Webbplatser ser din egen adress, om inte en annan VPN är uppe. Anslut i programmet som satte upp tunneln; Shoal märker det.
page-off-locked-next = Lockdown-läget släpper inte ut något förrän du ansluter i Mullvads app.
page-blocked = All trafik är spärrad
page-unknown = Okänt
page-unknown-custom = Du går ut genom en egen slutpunkt. Shoal vet inget om vilka andra som gör det.
page-unknown-next = Shoal kan inte säga hur många som delar denna utgångs-IP. Okänt är inte detsamma som få.
page-stopped = Shoal har stannat
page-stopped-next = Det som visades sist stämmer kanske inte längre, så det är borta. Stäng fönstret och starta Shoal igen. Din tunnel påverkas inte.
page-not-understood = Två versioner av Shoal
page-not-understood-unread = Fönstret kan inte läsa det som Shoal säger, så de är av olika versioner. Avsluta Shoal och starta det igen.
page-not-understood-next = Fönstret och programmet som öppnade det talar inte samma språk (vårt { $ours }, det andra { $theirs }). Avsluta Shoal och starta det igen.
page-settings-aside = Din inställningsfil gick inte att läsa. Den lades åt sidan, och Shoal kör med sina standardvärden.
page-settings-file = { $state ->
    [one_key_unused] Ett värde i din inställningsfil går inte att använda, så det som gällde förut gäller. ”shoal doctor” säger vilket.
    [newer] Ett senare Shoal har skrivit din inställningsfil. Det du väljer här gäller tills Shoal avslutas.
    [unreadable] Din inställningsfil går inte att läsa som den är nu. Det som gällde förut gäller fortfarande; ”shoal doctor” nämner raden.
    [refused] Din inställningsfil används inte, eftersom andra kan ha lagt den där. ”shoal doctor” säger varför.
   *[not_written] Det du valde gick inte att spara i din inställningsfil och gäller tills Shoal avslutas. ”shoal doctor” säger varför.
  }

## Why something is not known, with the next step
page-trouble-not_installed = Mullvads app är inte installerad
    .next = Installera den från Mullvads webbplats; Shoal hittar den av sig självt.
page-trouble-daemon_not_running = Mullvads tjänst är inte igång
    .next = Starta Mullvads app, eller kör ”systemctl start mullvad-daemon”. Shoal märker det.
page-trouble-no_permission = Mullvads tjänst släpper inte in dig
    .next = Din användare får inte öppna dess socket. Kör ”shoal doctor” för att se vem som får.
page-trouble-not_mullvads = Detta är inte Mullvads tjänst
    .next = Socketen tillhör någon annan än root, så Shoal sade inget till den. Kör ”shoal doctor”.
page-trouble-daemon_unreadable = Mullvads tjänst talar ett nyare språk
    .next = Shoal känner inte till den versionen och gissar inget. Se efter om det finns en nyare version av Shoal.
page-trouble-daemon_misbehaves = Mullvads tjänst svarar inte som den ska
    .next = Shoal försöker igen. Om det inte går över, starta om Mullvads app.
page-trouble-not_logged_in = Ingen är inloggad
    .next = Logga in med Mullvads app.
page-trouble-revoked = Enheten har tagits bort från kontot
    .next = Logga in igen med Mullvads app.
page-trouble-out_of_time = Kontot har ingen tid kvar
    .next = Fyll på tid i Mullvads app eller på Mullvads webbplats.
page-trouble-offline = Datorn är offline
    .next = Antalet kommer tillbaka med anslutningen.
page-trouble-blocked = All trafik är spärrad
    .next = Öppna Mullvads app för att se varför.
page-trouble-leak = Trafik går utanför tunneln
    .next = Webbplatser kan se din egen adress. Koppla bort dig från nätverket och öppna sedan Mullvads app.
page-trouble-check_unreachable = Utgångskontrollen gav inget svar
    .next = Shoal frågar igen när nätverket ändras, och när du ber om det: ”Fråga igen” i fönstret, eller ”shoal check”.
page-trouble-check_not_mullvad = Utgångskontrollen känner inte din adress som Mullvads
    .next = Se efter i programmet som satte upp tunneln om den leder till Mullvad.
page-trouble-not_supported = Detta system stöds inte än
    .next = Shoal finns hittills för Linux.

page-block-offline = Datorn är offline. Trafiken flödar igen med anslutningen.
page-block-out_of_time = Kontot har ingen tid kvar. Fyll på tid i Mullvads app.
page-block-not_accepted = Kontot eller enheten godkändes inte. Logga in igen med Mullvads app.
page-block-no_matching_relay = Inget relä passar det du har valt i Mullvads app. Välj en annan plats här, eller lätta på ett filter där.
page-block-other = Mullvads app släpper inte ut något. Öppna den för att se varför.

page-switch-no_daemon = Går inte: Mullvads app kan inte nås.
page-switch-custom_endpoint = Går inte: en egen slutpunkt är inställd i Mullvads app.
page-switch-unreadable_settings = Går inte: Shoal kan inte läsa inställningarna i denna version av Mullvads app, så det ändrar inget.
page-switch-other_client = Går inte härifrån: ett annat program än Mullvads app har satt upp tunneln. Välj ett annat relä där.
page-switch-action_under_way = En sak i taget: detta pågår.

page-outcome-verified = Du går ut via { $place }
    .detail = Utgångs-IP:n har ändrats.
page-outcome-unchanged = Fortfarande samma utgångs-IP
    .detail = Du går ut via { $place }, och webbplatser ser samma adress som förut.
page-outcome-undone = Dina tidigare inställningar är tillbaka
    .detail = Du går ut från { $place }, med samma utgångs-IP som nyss.
page-outcome-same_address = En annan utgångs-IP, samma tunneladress
    .detail = Du går ut via { $place }.
page-outcome-up_unverified = Du går ut via { $place }
    .detail = Mullvads app meddelade inte den nya utgångs-IP:n.
    .told = Utgångs-IP:n har ändrats.
    .unknown-before = Om utgångs-IP:n är en annan är inte känt: den tidigare angavs inte.
page-outcome-saved_for_later = Sparat till nästa anslutning
    .detail = Ingen tunnel är uppe. Nästa går ut via { $place }.
    .nowhere = Ingen tunnel är uppe.
page-outcome-failed = Det gick inte
    .restored = Dina inställningar är som de var.
    .not-restored = Dina tidigare inställningar är kanske inte tillbaka. Se efter i Mullvads app.
page-outcome-timed_out = Det tog för lång tid
    .restored = Dina inställningar är som de var.
    .not-restored = Dina tidigare inställningar är kanske inte tillbaka. Se efter i Mullvads app.
page-outcome-refused = Inte gjort
page-outcome-refused-half = Bara nyckeln är ny
page-outcome-stale = Inte gjort
    .detail = En annan tunnel är uppe än när du bad om detta. Ta en titt och försök igen.
page-outcome-already_under_way = En sak i taget
    .detail = Något annat pågår.
page-outcome-too_soon = Inte så fort
    .detail = Vänta ett ögonblick och försök igen.
page-outcome-key_too_young = Inte så fort
    .detail = Den förra nyckeln skapades eller begärdes för mindre än en timme sedan, och varje ny är arbete för Mullvad. Försök igen efter { $time }, eller begär en ändå.
page-outcome-way-in-verified = Vägen in har ändrats
    .detail = Du går ut via { $place }. Vägen in påverkar inte folkmängden på din utgångs-IP.
    .moved = Du går ut via { $place }, med en annan utgångs-IP än förut. Vägen in påverkar inte folkmängden på den.
page-outcome-entry-waits = Vägen in är vald
    .detail = Den gäller från nästa tunnel över två reläer. Med ett relä finns ingen väg in att välja.
page-outcome-way-in-unchanged = Inget att ändra
    .detail = Du går ut via { $place }, och vägen in är som den var.
page-key-changed = Nyckeln är ny och tunneladressen också: spåret börjar om.
page-key-same = Nyckeln är ny, men tunneladressen är densamma: spåret fortsätter.
page-key-unknown = Nyckeln är ny. Om tunneladressen också är det gick inte att läsa.
page-key-maybe = Mullvads app kan fortfarande skapa en ny nyckel: se efter hur gammal den är innan du ber om en igen.
page-key-waits = Den nya nyckeln finns kvar och gäller från nästa anslutning.
page-outcome-no_such_place = Inget bättre hittades
    .detail = Ingen sådan plats är känd, eller ingen som är bättre.
page-outcome-nothing_to_undo = Inget att ångra
    .detail = Inget har ändrats.
page-refusal-custom_endpoint = En egen slutpunkt är inställd i Mullvads app: det finns ingen plats att byta.
page-refusal-unreadable_settings = Shoal kan inte läsa inställningarna i denna version av Mullvads app, så det ändrade inget.
page-refusal-changed_meanwhile = Reläinställningarna har ändrats sedan dess, i Mullvads app eller av ett annat program. Ångra skulle ta bort det, så inget gjordes.
page-refusal-not_reachable = Mullvads app gick inte att nå.
page-refusal-not_logged_in = Mullvads app är inte inloggad. Logga in där först.
page-refusal-revoked = Enheten har tagits bort från kontot. Logga in igen i Mullvads app.
page-refusal-service_unreachable = Mullvads app kunde inte nå Mullvads servrar. Inget ändrades; försök igen när du är online.
page-refusal-rate_limited = Mullvads servrar har fått för många förfrågningar. Inget ändrades; försök igen om en timme.
page-refusal-no_answer = Mullvads app svarade inte i tid. Den kan göra det ändå: ta en titt innan du försöker igen.
page-refusal-other_client = Ett annat program än Mullvads app har satt upp tunneln. Välj där vad det ska göra.
page-refusal-no_control = Shoal kan inte ställa in detta här: Mullvads kommandoradsprogram saknas, eller erbjuder det inte. Använd Mullvads app.
page-refusal-refused_by_program = Mullvads kommandoradsprogram gjorde det inte. Inget ändrades.
page-refusal-refused_by_daemon = Mullvads app sade nej.

page-advice-few = Få personer här
    .body = { $likely ->
        [one] Troligen är ingen annan här ({ $low }–{ $high }). Webbplatser kan anta att två besök från denna adress är dina.
       *[other] Bland ungefär { $likely } personer ({ $low }–{ $high }) kan en tidszon eller en skärmstorlek räcka för att peka ut dig.
      }
    .better = På en utgångs-IP på annat håll, som i { $city }: { $crowd }.
page-advice-long-stay = { $time } på denna adress
    .body = Webbplatser som såg dig i början ser fortfarande samma adress. Ett annat relä visar dem en annan.
page-do-switch = Byt till { $place }
page-do-best = Byt till bästa plats
page-do-another = Ett annat relä här
page-do-another-short = Ett annat relä
page-do-key = Ny nyckel
page-do-identity = Ny identitet
page-do-multihop = Slå på multihop
page-do-look = Se efter
page-do-reconnect = Anslut på nytt

## More: what can be set from the page
page-set-on = på
page-set-off = av
page-entry = Gå in i ett annat land än du går ut från, närmast din hemregion (eller där du går ut) först:
page-entry-anywhere = Var som helst
page-entry-label = { $city }, { $country }
page-remind = Påminn mig
page-remind-when = Efter så lång tid på en utgångs-IP:
page-remind-never = Aldrig
page-remind-off = aldrig
page-remind-now = efter { $time }
page-pause = Aviseringar
page-pause-why = Håll inne det som kan vänta i:
page-pause-now = pausade till { $time }
page-pause-off = kommer direkt
page-pause-until = Det som kan vänta hålls inne till { $time }.
page-pause-end = Återuppta nu
page-profile = Vem du döljer dig för
page-profile-ask = inte valt än
page-look = Vad Shoal får titta på
page-look-browsers = Vilken webbläsare som körs
    .body = I en liten folkmängd betyder Mullvad Browser och Tor Browser något annat än andra webbläsare. För att kunna säga det tittar Shoal på namnen på program som körs, och sparar inget av det. Om någon letar efter dig görs det i varje tunnel.
page-look-check = Utgångskontrollen
    .body = Där Mullvads app inte körs frågar Shoal Mullvads kontrolltjänst om din utgångs-IP (ipv4.am.i.mullvad.net, ipv6.am.i.mullvad.net): bara genom en tunnel som är uppe och aldrig utanför den, när Shoal först ser tunneln eller den ändras, när nätverket ändras efter att svar uteblivit, och när du ber om det. Där Mullvads app körs frågas inget.
page-look-yes = tillåtet
page-look-no = inte tillåtet
page-look-allow = Tillåt
page-look-stop = Tillåt inte längre
page-check-again = Fråga igen
page-check-offer = Har ett annat program satt upp din tunnel?
page-check-allow = Tillåt utgångskontrollen
