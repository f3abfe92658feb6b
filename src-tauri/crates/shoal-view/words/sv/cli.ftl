# Words of the command line.

cli-simulation = SIMULERING: inget som visas är på riktigt.
cli-unchecked = OKONTROLLERAD SOCKET: den angavs för hand, och ingen har kontrollerat att den är Mullvads.
cli-runs-already = Shoal körs redan; dess fönster visas.
cli-as-root = Shoal körs som root, vilket inte behövs. Starta det som dig själv.
cli-no-tray = Inget systemfält hittades: fönstret är öppet i stället. Shoal flyttar till systemfältet när ett dyker upp.
cli-tray-appeared = Ett systemfält har dykt upp: Shoal finns där.
cli-window-not-opened = Fönstret öppnades inte: { $reason }. Allt finns även i menyn i systemfältet.
cli-nothing-to-see = Det finns inget systemfält, och fönstret öppnades inte: { $reason }. I en terminal visar `shoal status` antalet, och `shoal watch` följer det. Shoal flyttar till systemfältet när ett dyker upp.
cli-window-crashed = Fönstret stängdes oväntat. Öppna det igen från systemfältet.
cli-crashed-without-tray = Fönstret stängdes oväntat, och det finns inget systemfält. `shoal` öppnar det igen; i en terminal visar `shoal status` antalet, och `shoal watch` följer det.
cli-closed-without-tray = Fönstret stängdes och det finns inget systemfält, så Shoal avslutas.
cli-relays-unused = Shoal körs redan och dess egen relälista gäller: --relays används inte.
cli-fault-unused = En simulering körs redan, och inget i den ändras: --fault används inte.
cli-demo-runs = En simulering körs redan och är den som visas: --seed { $seed } --speed { $speed }. Avsluta den för att starta en annan.
cli-settings-unused = Inställningsfilen används inte: { $reason }. ”shoal doctor” säger vad du kan göra.
cli-left-out = { $count ->
    [one] En post i relälistan går inte att använda och utelämnades.
   *[other] { $count } poster i relälistan går inte att använda och utelämnades.
  }

## shoal status
cli-place = Plats
cli-crowd = Folkmängd
cli-pool = Adresspool
cli-exit-v4 = IPv4
cli-exit-v6 = IPv6
cli-since = Sedan
cli-key = Nyckel
cli-joint = Båda
cli-advice = Råd
cli-paused = Aviseringar
cli-paused-until = pausade till { $time }
cli-trouble = Problem
cli-next-step = Nästa steg
cli-tunnel = Tunnel
cli-crowd-value = { $likely ->
    [one] troligen ingen annan ({ $low }–{ $high })
   *[other] ungefär { $likely } personer delar denna utgångs-IP, du inräknad ({ $low }–{ $high })
  }
cli-percent = { $number } %
cli-percent-tiny = mindre än 0,1 %
cli-alone = sannolikheten att ingen annan är på den är { $percent }
cli-pool-measured = { $size } utgångsadresser, uppmätta
cli-pool-sighted = minst { $least } utgångsadresser, av det som setts här; Shoal räknar med { $size }, mitten av det som återstår
cli-pool-predicted = { $size } utgångsadresser, förutsagda från relälistan
cli-pool-unknown = okänd storlek; Shoal räknar med { $size }, mitten av alla pooler
cli-pool-mixed = känd bara för vissa reläer
cli-overruled = Rättelse
cli-overruled-predicted = den förutsagda poolen med { $size } utgångsadresser var fel: reläet visade en som ligger utanför
cli-overruled-measured = den uppmätta poolen med { $size } utgångsadresser gäller inte längre: reläet visade en som ligger utanför
cli-range-from = Osäkerhet
cli-doubt-users = hur många som använder Mullvad { $percent }
cli-doubt-share = deras andel här { $percent }
cli-doubt-pool = antal utgångsadresser { $percent }
cli-doubt-time = tid på dygnet { $percent }
cli-doubt-ipv6 = hur många som har IPv6 { $percent }
cli-without-v6 = { $likely ->
    [one] även med IPv6 av i tunneln troligen bara du ({ $low }–{ $high })
   *[other] med IPv6 av i tunneln skulle det vara ungefär { $likely } ({ $low }–{ $high })
  }
cli-joint-value = { $likely ->
    [one] en webbplats som ser båda adresserna har troligen bara dig att välja på ({ $low }–{ $high })
   *[other] en webbplats som ser båda adresserna har ungefär { $likely } att välja på ({ $low }–{ $high })
  }
cli-advice-few = Få personer delar denna utgångs-IP. ”shoal switch best” går dit där det är fler.
cli-advice-few-better = Få personer delar denna utgångs-IP. ”shoal switch best” går dit där det är fler: som i { $city }, { $crowd } på en utgångs-IP.
cli-advice-stay = På denna utgångs-IP i { $time }. Ett annat relä visar webbplatser en annan.
cli-advice-stay-identity = På denna utgångs-IP i { $time }. ”shoal new-identity” visar webbplatser en annan, under en ny nyckel.
cli-custom-list = Ett byte ersätter din egen lista ”{ $list }”; ”shoal undo” tar tillbaka den.
cli-custom-list-unnamed = Ett byte ersätter den egna lista som används; ”shoal undo” tar tillbaka den.

## shoal lookup
cli-relay = Relä
cli-position = Plats i poolen
cli-offset = { $number } av { $size }
cli-range = { $first } – { $last }
cli-not-an-exit-ip = { $asked } är ingen känd utgångs-IP.
    .next = Den kan höra till en adresspool som ingen känner till, eller inte till Mullvad. ”shoal doctor” säger hur många reläer som är kända.
cli-not-a-relay = { $asked } är inget relä som finns i listan.
    .similar = Menade du { $names }?
    .shape = Ett relänamn ser ut som se-sto-wg-101.
cli-lookup-no-crowd = okänd: det kräver en relälista
cli-lookup-not-measured = { $asked } finns inte i någon av de uppmätta poolerna, och utan relälista är inga andra kända.
    .relay = { $asked } är inte något av reläerna med uppmätt pool, och utan relälista är inga andra kända.
cli-inactive = Mullvad skickar ingen dit just nu.

## shoal places
cli-head-place = Plats
cli-head-code = Kod
cli-head-crowd = Personer per utgångs-IP
cli-head-relays = Reläer
cli-head-pool = Pooler
cli-head-distance = Avstånd
cli-pools-measured = uppmätta
cli-pools-sighted = sedda till en del
cli-pools-predicted = förutsagda
cli-pools-unknown = okända
cli-pools-mixed = delvis kända
cli-here = du är här
cli-km = { $km } km
cli-no-distances = Inga avstånd är kända: de räknas från den nuvarande utgången. Platserna står i kodernas ordning.
cli-no-places = Ingen stad är känd.
cli-no-country = Ingen stad i ett land med koden ”{ $country }” är känd. ”shoal places” visar alla.
cli-users = Användare
cli-users-value = { $users ->
    [one] ungefär 1 ({ $low }–{ $high }) ansluten där
   *[other] ungefär { $users } ({ $low }–{ $high }) anslutna där
  }
cli-why-among-best = Detta hör till de bästa: ”shoal switch best” kan leda hit.
    .but = Detta hör till de bästa: ”shoal switch best” kan leda hit. Bra att veta innan:
cli-why-not = Varför Shoal inte leder hit av sig självt:
cli-why-beaten = Andra har en större folkmängd, även om få av deras användare är anslutna.
cli-popular-note = En populär stad har inte i sig en stor folkmängd: dess reläer sprider sina användare över många utgångsadresser.

## Commands that act
cli-target-city = Till { $city }, { $country }: Mullvad lottar reläet. Väntat där: { $crowd }.
cli-target-relay = Till { $relay } i { $city }: { $crowd } väntas. Ett enskilt relä kan sluta fungera; välj staden för att låta Mullvad lotta.
cli-target-best = Till bästa plats nära dig, till exempel { $city }: { $crowd } väntas.
cli-target-another = Till ett annat relä i { $city }: { $crowd } väntas.
cli-target-identity = Först en ny nyckel, sedan ett av de bästa reläerna som dina inställningar tillåter, till exempel i { $city }: { $crowd } väntas.
cli-target-identity-here = En ny nyckel; inget annat relä passar dina inställningar, så tunneln sätts bara upp på nytt.
cli-target-key = En ny nyckel, och tunneln sätts upp på nytt med den. Var den går ut bestämmer dina inställningar som förut.
cli-target-multihop = { $mode ->
    [on] Över två reläer.
    [off] Över ett relä.
   *[auto] Över ett relä eller två, som Mullvads app avgör.
  } Folkmängden på din utgångs-IP är densamma.
cli-target-entry = In via { $place }. Folkmängden på din utgångs-IP är densamma.
cli-target-entry-anywhere = In där Mullvads app vill. Folkmängden på din utgångs-IP är densamma.
cli-target-undo = Tillbaka till reläinställningarna före den senaste ändringen.
cli-step = { $number }. { $what }
cli-step-new_key = Låt Mullvads tjänst skapa en ny nyckel, och vänta på den.
cli-step-location = Skriv den nya platsen i Mullvads reläinställningar, och inget annat.
cli-step-write_back = Skriv tillbaka de tidigare reläinställningarna, byte för byte.
cli-step-multihop = Ställ in multihop med Mullvads eget kommandoradsprogram.
cli-step-entry = Ställ in ingången med Mullvads eget kommandoradsprogram.
cli-step-reconnect = Sätt upp tunneln på nytt.
cli-step-verify = Jämför utgångs-IP, folkmängd och tunneladress med de tidigare.
cli-young = Den senaste nyckeln gjordes eller begärdes för mindre än en timme sedan: detta skulle nekas fram till { $time }, om du inte lägger till --insist.
cli-no-other-relay = Det finns inget annat relä där som dina inställningar tillåter.
cli-no-tunnel = Ingen tunnel är uppe, så det finns ingen stad att stanna i.
cli-multihop-not-offered = Mullvads kommandoradsprogram erbjuder inte detta: { $modes } går att ställa in.
cli-multihop-not-known = Vad Mullvads kommandoradsprogram erbjuder är inte känt än. Försök igen om ett ögonblick.
cli-entry-not-a-place = En ingång är en stad, ett relä eller ”any”.
cli-pause-begun = Aviseringar som kan vänta hålls inne till { $time }.
cli-going-on = Aviseringar kommer igen.
cli-pause-not-taken = Shoal svarade inte, så aviseringar kan komma som förut. ”shoal doctor” säger vad som är fel.
cli-pause-planned = Aviseringar som kan vänta skulle hållas inne i { $count ->
    [one] en minut
   *[other] { $count } minuter
  }.
cli-nothing-to-pause = Shoal körs inte i bakgrunden, så det finns inget att pausa. ”shoal” startar det.
cli-next-unchanged = Be om ett annat relä med ”shoal another-relay”, eller om en annan plats med ”shoal switch best”.
cli-next-unchanged-key = ”shoal another-relay” tar ett annat relä. Om en timme gör ”shoal new-identity” en ny nyckel till det.
cli-next-as-it-was = Inget behöver göras.
cli-next-up_unverified = ”shoal status” visar utgångs-IP:n så snart Mullvads app gör det.
cli-next-saved_for_later = Anslut i Mullvads app och titta sedan med ”shoal status”.
cli-next-entry-waits = Det gäller från och med nästa tunnel över två reläer. Om multihop är av skapar ”shoal multihop on” en sådan.
cli-next-failed-restored = Se efter i Mullvads app vad som hindrar, eller välj en annan plats: ”shoal places” visar dem.
cli-next-failed-not-restored = Öppna Mullvads app och se efter om en tunnel är uppe, och vart den leder.
cli-next-same_address = En senare nyckel kan ge en annan tunneladress: ”shoal new-identity” om en timme.
cli-next-timed_out-restored = Se med ”shoal status” hur det är med tunneln och nyckeln, och försök sedan igen eller med en annan plats.
cli-next-timed_out-not-restored = Öppna Mullvads app och se vad som gjordes innan du försöker igen.
cli-next-stale = Titta med ”shoal status” och försök igen.
cli-next-already_under_way = Vänta tills det som pågår är klart; ”shoal watch” säger till.
cli-next-too_soon = Försök igen om några sekunder.
cli-next-young = Försök igen efter { $time }, eller lägg till --insist.
cli-next-no_such_place = ”shoal places” visar vad som finns.
cli-next-nothing_to_undo = Inget behöver göras.
cli-next-refused-custom_endpoint = Välj en plats i Mullvads app i stället för den egna slutpunkten.
cli-next-refused-unreadable_settings = Ändra det i Mullvads app, och se efter om det finns ett nyare Shoal.
cli-next-refused-changed_meanwhile = ”shoal undo --anyway” återställer de tidigare inställningarna ändå.
cli-next-refused-not_reachable = ”shoal doctor” säger vad som är fel.
cli-next-refused-refused_by_daemon = Försök i Mullvads app, som kanske säger varför.
cli-next-refused-not_logged_in = Logga in med Mullvads app.
cli-next-refused-revoked = Logga in igen med Mullvads app.
cli-next-refused-service_unreachable = Försök igen när du är online.
cli-next-refused-rate_limited = Försök igen om en timme.
cli-next-refused-no_answer = Se med ”shoal status” vad som gjordes innan du försöker igen.
cli-next-refused-no_control = Ställ in det i Mullvads app.
cli-next-refused-refused_by_program = Ställ in det i Mullvads app.
cli-action-no-answer = Inget svar kom i tid, så det kan ha gjorts eller inte. ”shoal status” säger hur det är.
cli-action-interrupted = Det som begärdes kan ändå bli gjort: ”shoal status” säger hur det är, och ”shoal undo” tar tillbaka ett byte.
cli-dry-run = Inget ändrades (--dry-run).
cli-nothing-to-undo = Det finns inget att ångra: inget har ändrats under denna körning.
cli-no-such-place = { $asked }: { $why ->
    [country] detta är ett land. Välj en av dess städer: { $names }
    [several] flera städer har detta namn. Välj en efter dess kod: { $names }
   *[unknown] inget relä och ingen stad med det namnet.
  }
cli-no-such-place-similar = { $asked }: inget relä och ingen stad med det namnet. Menade du { $names }?
cli-see-places = ”shoal places” visar dem.

## Choices that a command makes for the user
cli-choice-not-kept = Detta gäller nu, men gick inte att skriva till { $path }. ”shoal doctor” säger varför.
cli-choice-not-taken = Shoal svarade inte, så det är inte säkert att detta gäller. Försök igen om ett ögonblick; ”shoal doctor” säger vad som är fel.
cli-choice-of-demo = En simulering som slutar med detta kommando sparar inga val. Starta en med ”shoal --demo” och välj medan den körs.
cli-choice-would = Med detta: { $what }
cli-leave-exit_check-allowed = Shoal får fråga am.i.mullvad.net om din utgångs-IP där Mullvads app inte meddelar den: genom tunneln, och aldrig utanför den. ”shoal check --forbid” tar tillbaka det.
cli-leave-exit_check-forbidden = Shoal frågar ingen om din utgångs-IP. ”shoal check --allow” tillåter utgångskontrollen.
cli-leave-browsers-allowed = Shoal får se efter om Mullvad Browser eller Tor Browser körs, en gång för varje tunnel med liten folkmängd, och under ”targeted” en gång för varje tunnel. Det sparas ingenstans och sägs inte till någon. ”shoal browsers --forbid” tar tillbaka det.
cli-leave-browsers-forbidden = Shoal ser inte efter vilka webbläsare som körs. ”shoal browsers --allow” tillåter det.
cli-leave-browsers-undecided = Shoal ser inte efter vilka webbläsare som körs, eftersom du inte har sagt att det får. ”shoal browsers --allow” tillåter det: en ren webbläsare kan peka ut dig i en liten folkmängd, och Shoal säger till när den gör det.

## shoal check
cli-check-not-allowed = Inget frågades: utgångskontrollen är inte tillåten.
    .next = Den visar din utgångs-IP där Mullvads app inte gör det: Shoal frågar am.i.mullvad.net genom tunneln, och aldrig utanför den. ”shoal check --allow” tillåter det från och med nu.

## shoal autostart
cli-autostart-on = Skrivbordet startar Shoal när du loggar in. Det visar antalet och ansluter ingenting: om Mullvad ansluter då ställs in i Mullvads app.
cli-autostart-off = Skrivbordet startar inte Shoal. Med ”shoal autostart on” startas det när du loggar in; det ansluter ingenting.
cli-autostart-gone = Skrivbordet startar inte Shoal. Vad Mullvads app gör när du loggar in är som förut.
cli-autostart-changed = Shoal har inte skrivit { $path } så som filen är nu: det kan vara något annat som skrivbordet startar när du loggar in.
    .next = Titta i den. ”shoal autostart on --anyway” skriver den på nytt, ”shoal autostart off --anyway” raderar den.
cli-autostart-not-possible = Skrivbordet kan inte fås att starta Shoal. { $why }
    .next = Försök igen när det är åtgärdat.
cli-autostart-simulated = En simulering startas aldrig av skrivbordet och ändrar inget i den saken.
cli-autostart-not-taken = Shoal svarade inte, så det är inte säkert att detta gjordes. ”shoal autostart” säger hur det är, ”shoal doctor” vad som är fel.
cli-autostart-would-on = Skrivbordet skulle starta Shoal när du loggar in. Det skulle inte ansluta någonting.
cli-autostart-would-off = Skrivbordet skulle inte längre starta Shoal.

## shoal diagnostics
cli-diagnostics-saved = Sparat som { $path }, som bara du kan läsa. Det är det som visades ovan; ingenting har skickats.
cli-diagnostics-taken = Ingenting sparades: det finns redan något som heter { $path }.
    .next = Ange en fil som inte finns ännu; Shoal skriver inte över någon.
cli-diagnostics-not-saved = Ingenting sparades: { $reason }.
    .next = Ange en fil i en mapp som finns, som du får skriva i och där det finns plats.
cli-diagnostics-unread = Ingenting sparades: ingen läste rapporten till slutet, och den sparas först när den har visats i sin helhet.
    .next = Kör kommandot igen och låt det skriva ut allt, eller utelämna --save.
