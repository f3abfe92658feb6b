# Words of `shoal doctor`.

doctor-good = Allt är som det ska.
doctor-bad = { $count ->
    [one] En sak behöver ses över.
   *[other] { $count } saker behöver ses över.
  }
doctor-daemon = Mullvads tjänst
doctor-daemon-answers = svarar
doctor-daemon-answers-version = svarar, version { $version }
doctor-daemon-simulated = simulerad: inget som visas är på riktigt
doctor-socket = Dess socket
doctor-socket-missing = finns inte ({ $path })
doctor-socket-no-socket = { $path } är ingen socket
    .next = Något annat har lagt en fil där. Titta på den, och starta Mullvads app igen.
doctor-socket-root = { $path }, ägs av root
doctor-socket-owner = { $path } tillhör användaren { $owner }, inte root
    .next = Detta är inte Mullvads tjänst. Shoal säger inget till den.
doctor-socket-hidden = { $path } går inte att titta på
doctor-unchecked = { $path }, angiven för hand och inte kontrollerad
doctor-relays = Relälista
doctor-relays-known = { $count ->
    [one] ett relä
   *[other] { $count } reläer
  }
doctor-relays-left-out = { $count ->
    [one] ett relä
   *[other] { $count } reläer
  }; { $left } poster gick inte att använda
doctor-relays-none = okänd
    .next = Den kommer med Mullvads tjänst.
doctor-multihop = Multihop
doctor-multihop-can = går att ändra härifrån
doctor-multihop-no_program = går inte att ändra härifrån: Mullvads kommandoradsprogram hittades inte
doctor-multihop-untrusted_program = går inte att ändra härifrån: andra än root kan ändra Mullvads kommandoradsprogram
    .next = Shoal kör det inte. Installera om Mullvads app.
doctor-multihop-other_version = går inte att ändra härifrån: Mullvads kommandoradsprogram har version { $program }, tjänsten { $daemon }
    .next = Starta om datorn; om de då fortfarande skiljer sig, installera om Mullvads app.
doctor-multihop-unknown_program = går inte att ändra härifrån: Mullvads kommandoradsprogram svarar inte, eller anger ingen inställning som Shoal känner till
doctor-settings = Inställningsfil
doctor-settings-in_memory = ingen: inställningarna glöms vid avslut
doctor-settings-missing = ingen än: standardvärdena gäller ({ $path })
doctor-settings-good = { $path }
doctor-settings-one_key_unused = inställningen { $key } används inte: { $allowed }
    .next = Rätta den i { $path }.
doctor-settings-newer = skriven av ett senare Shoal (layout { $version }); det som går att förstå gäller
    .next = Använd det senare Shoal, eller flytta undan { $path }.
doctor-settings-kept_aside = var ingen inställningsfil; den finns kvar som { $kept }, och standardvärdena gäller
    .next = För över det du vill behålla och radera den sedan.
doctor-settings-unreadable = går inte att läsa: { $reason }
    .next = Åtgärda { $path }; det som gällde tidigare gäller fortfarande.
doctor-settings-refused = används inte: { $reason }
    .next = Rätta ägaren eller behörigheterna för { $path }.
doctor-settings-not_written = gick inte att skriva: { $reason }
    .next = Inställningarna gäller tills Shoal avslutas. Frigör lite utrymme, eller rätta behörigheterna för { $path }.
doctor-resident = Shoal i systemfältet
doctor-resident-running = körs
doctor-resident-not_running = körs inte
doctor-resident-silent = svarar inte
    .next = Avsluta programmet ”shoal” och starta det igen.
doctor-resident-other_version = körs i en annan version
    .next = Avsluta det från dess meny och starta detta.
doctor-resident-no_place = kan inte köras: { $reason }
    .next = Åtgärda mappen som nämns, eller sätt XDG_RUNTIME_DIR till en egen.
doctor-autostart = Start vid inloggning
doctor-autostart-on = skrivbordet startar Shoal, som inte ansluter någonting
doctor-autostart-off = du startar Shoal själv
doctor-autostart-changed = Shoal har inte skrivit { $path } så som filen är nu
    .next = Titta i den, skriv den sedan på nytt med ”shoal autostart on --anyway” eller radera den.
doctor-autostart-not_possible = inte möjligt. { $why }
doctor-tray = Systemfält
doctor-tray-there = finns
doctor-tray-absent = hittades inte
    .next = Shoal öppnar sitt fönster i stället. GNOME behöver tillägget AppIndicator.
doctor-notices = Aviseringar
doctor-notices-there = visas av detta skrivbord
doctor-notices-absent = ingen aviseringstjänst
    .next = Samma råd finns i menyn i systemfältet.
doctor-root = Användare
doctor-root-is = Shoal körs som root
    .next = Det behövs inte. Starta det som dig själv.
