# What each rule looks at, and where it comes from (.source): shoal advice --explain.

rule-no-tunnel = Den ser efter om en tunnel är uppe. Den säger till genast när en har försvunnit och inget håller trafiken inne, och tio sekunder efter att Shoal börjat titta där ingen var uppe; i lockdown-läget är den tyst.
    .source = Det kommer från Mullvads tjänst; inget är uppskattat.
rule-blocked = Den ser efter om Mullvads app inte släpper igenom något, och varför. En spärr som läcker är en annan sak.
    .source = Det kommer från Mullvads tjänst; inget är uppskattat.
rule-outside-tunnel = Den ser efter, när en tunnel kommer upp, om Shoal självt är i den kontrollgrupp vars program Mullvads app håller utanför tunneln.
    .source = Det kommer från operativsystemets kärna; att gruppen heter ”mullvad-exclusions” lästes ut ur Mullvads app i november 2026.
rule-clean-browser = Den ser efter om Mullvad Browser eller Tor Browser körs, om du har tillåtit det, en gång för varje tunnel vars folkmängd sannolikt är högst hundra (under ”targeted” för varje tunnel). Den säger till vid en sådan folkmängd, och fortsätter tills det är hälften fler.
    .source = En ren webbläsare i en liten folkmängd kan peka ut mer än en stökig (modellen, avsnitt 6); hundra är en bedömning.
rule-ask-browsers = Den kontrollerar om du har sagt att Shoal får se efter vilka webbläsare som körs. Den frågar där den sannolika folkmängden är högst hundra, tills du har svarat.
    .source = En bedömning; utan ditt svar tittar Shoal inte på något.
rule-few-people = Den ser på det sannolika antalet personer på din IPv4-utgångs-IP. Den säger till när det är högst ditt gränsvärde, och fortsätter tills det är hälften fler, så att den inte kommer och går. Under profilen ”provider” säger den till bara om du har satt ett eget gränsvärde.
    .source = Folkmängden är uppskattad (modellen, avsnitt 1 till 3); gränsvärdena är en bedömning (avsnitt 9).
rule-better-crowd = Den jämför den låga änden av folkmängden här med de låga ändarna för den bästa folkmängden i din region och för de populära städerna där. Den säger till från dubbelt så många, och fortsätter tills det är mindre än hälften fler. En folkmängd på hundra eller fler behöver ingen större.
    .source = Rangordning efter den låga änden, din region först (modellen, avsnitt 7). En populär stad är inte bättre för att den är populär.
rule-long-stay = Den ser på hur länge din IPv4-utgångs-IP har varit densamma. Den säger till efter den tid du har valt, och aldrig om du inte har valt någon.
    .source = En bedömning (modellen, avsnitt 9); tio minuter är så länge Tor använder en krets.
rule-key-before-switch = Den ser på utgångsadresserna som setts under din nyckel. Den säger till medan andra råd leder bort från detta relä, och i tio minuter efter att ett relä lämnats under samma nyckel, om inte båda reläerna är kända för att lotta sina utgångsadresser själva.
    .source = Ett byte under samma nyckel stärker kopplingen mellan besök, och med en ny nyckel börjar den om (modellen, avsnitt 5 och 8).
rule-leak = Den ser efter om Mullvads app säger att trafik går utanför tunneln. Det kan inte vänta, och medan den säger till sägs inget om folkmängder eller kopplingar.
    .source = Det kommer från Mullvads tjänst; inget är uppskattat.
rule-use-tor = Den ser på din profil. Den är tyst när Shoal har sett att Tor Browser körs, om du har tillåtit Shoal att se efter.
    .source = Tor: ungefär 1 370 utgångar för ungefär två miljoner användare, tre reläer, en ny väg var tionde minut (modellen, avsnitt 10, räknat i augusti 2026).
rule-old-key = Den ser på hur gammal din nyckel är. Den säger till ett dygn efter att Mullvads app borde ha skapat en ny, vilket sker efter högst 30 dygn. Där tunneln är ett annat programs säger den under ”networks” och ”targeted” att sådana nycklar aldrig byts av sig själva.
    .source = Ålder och intervall kommer från Mullvads tjänst (modellen, avsnitt 8).
rule-exit-changed-by-key = Den ser efter om tunneladressen har blivit en annan, vilket den blir med en ny nyckel, och om samma relä sedan dess visar en annan utgångs-IP. Den säger till i en timme, medan den tunneln är uppe, och aldrig efter en nyckel som du bett Shoal om.
    .source = Adresserna på tunnelns gränssnitt, och Mullvads tjänst; inget är uppskattat.
rule-link-strong = Den ser på utgångsadresserna som setts under din nyckel. Den säger till när två av dem multiplicerar oddsen för att båda besöken är en och samma persons med 50 eller mer, och fortsätter tills det är mindre än 33. Reläer som är kända för att lotta sina utgångsadresser själva räknas inte.
    .source = Exakt räkning på adresspoolerna så som de antas vara (modellen, avsnitt 5); att 50 är mycket är en bedömning.
rule-returning-exit = Den räknar dagarna då denna utgångs-IP setts, så långt Shoal minns. Den säger till från den tredje.
    .source = Det som Shoal minns; att tre är många är en bedömning.
rule-ipv6 = Den ser på dem som visar båda dina utgångsadresser, IPv4 och IPv6. Den säger till när deras sannolika antal är högst ditt gränsvärde, och fortsätter tills det är hälften fler.
    .source = De två är oberoende positioner för en och samma enhet; hur många som använder IPv6, och hur många IPv6-utgångsadresser ett relä har, är gissningar (modellen, avsnitt 4).
rule-thin-relay = Den ser på reläets vikt, som Mullvads app lottar efter. Den säger till vid vikten två eller mindre.
    .source = Relälistan (modellen, avsnitt 2).
rule-relay-fix = Den ser på vad detta relä har visat under dina nycklar. Den säger till när det avgör om reläet har Mullvads rättning; att inte veta är det vanliga i veckor.
    .source = Bayesfaktorer på 99 och mer, med tre nycklar eller fler för ett relä som lottar själv (modellen, avsnitt 5).
rule-same-country = Den ser på i vilka länder en multihop-tunnel går in och ut. Den kan stängas av i inställningarna.
    .source = Reläernas namn; inget är uppskattat.
rule-same-provider = Den ser på värdföretagen där en multihop-tunnel går in och ut. Den är av tills du slår på den i inställningarna.
    .source = Relälistan; inget är uppskattat.
rule-multihop = Den ser efter om tunneln går över ett enda relä. Den erbjuder en knapp där Mullvads kommandoradsprogram kan ställa in det.
    .source = Vad vart och ett av två reläer kan se; folkmängden är utgångens (modellen, avsnitt 8).
rule-severity = Hur viktigt det är: { $name ->
    [hint] ett tips; det ger ingen avisering
    [notable] värt att veta
    [important] värt att göra något åt
    [urgent] det kan inte vänta; det kommer även under en paus och under tysta timmar
   *[other] { $name }
  }
rule-speaks-for = Profiler som den säger till för: { $names }
rule-patience = { $seconds ->
    [0] Den säger till genast.
   *[other] Villkoret måste gälla i { $seconds } sekunder, om inte tunneln var uppe innan Shoal tittade.
  }
rule-silenced-by = Tyst medan någon av dessa säger till: { $names }
rule-speaks = Just nu säger den: { $line }
rule-silent = Just nu är den tyst.
rule-source = Källa: { $source }
rule-unknown = Det finns ingen regel ”{ $asked }”. Reglerna är: { $names }.
rule-none = Inga råd att ge.
rule-why = Varför: shoal advice --explain { $id }
rule-offer = Erbjuder: { $button }
rule-dismissed = avfärdat
