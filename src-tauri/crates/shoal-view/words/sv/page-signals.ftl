# Words of the page about signals. What the terminal says too stands in signals.ftl.

page-signals-about = vad en webbläsare avslöjar

## What is left
page-signals-begin = Vad avslöjar din webbläsare?
page-signals-begin-note = En webbplats ser mer än din utgångs-IP. Av alla som är på den är det bara de som ser likadana ut som döljer dig. Välj nedan vad webbplatser kan se av din webbläsare.
page-signals-left = { $likely ->
    [one] Troligen ser ingen annan där likadan ut
   *[other] Ungefär { $likely } av { $crowd } ser likadana ut
  }
page-signals-left-range = { $low ->
    [one] { $high ->
        [one] Mycket sannolikt bara du, av ungefär { $crowd } personer ({ $crowd-low }–{ $crowd-high }) på utgångs-IP:n.
       *[other] Sannolikt bara du, eller upp till { $high }, av ungefär { $crowd } personer ({ $crowd-low }–{ $crowd-high }) på utgångs-IP:n.
      }
   *[other] Sannolikt mellan { $low } och { $high }, av ungefär { $crowd } personer ({ $crowd-low }–{ $crowd-high }) på utgångs-IP:n.
  } Sannolikheten att du är den enda är { $alone }.
page-signals-no-crowd = Ingen folkmängd att jämföra med
page-signals-no-crowd-note = Inget utgångsrelä med känd folkmängd används. Vad signalerna kostar visas ändå: andelarna gäller alla användare.
page-signals-over-tor = Här ser webbplatser en Tor-utgång

## What is chosen
page-signals-field-browser = Webbläsare
page-signals-field-os = System
page-signals-field-time_zone = Tidszon
page-signals-field-language = Språk
page-signals-field-screen = Skärm
page-signals-not-looked-at = räknas inte
page-signals-alike = Lika för alla som använder dem
page-signals-told-apart = Kan skiljas åt genom vad de uppger
page-signals-like-time_zone = Europe/Stockholm
page-signals-like-language = sv-SE
page-signals-like-screen = 1920x1080
page-signals-unread-time_zone = Detta är ingen tidszon i IANA-databasen. Den skrivs som Europe/Stockholm.
page-signals-unread-language = Detta är ingen språkkod. Den skrivs som sv-SE.
page-signals-unread-screen = Detta är ingen skärmstorlek. Den skrivs som 1920x1080, vardera högst 16 384.
page-signals-own = Börja med detta fönster
page-signals-own-note = Fönstret känner till datorns system, tidszon, språk och skärm. Webbläsaren du använder kan uppge något annat: det som räknas är vad den visar för webbplatser.
page-signals-none = Räkna inget
page-signals-browser-chrome = Chrome eller Chromium
page-signals-browser-firefox = Firefox
page-signals-browser-safari = Safari
page-signals-browser-edge = Edge
page-signals-browser-brave = Brave
page-signals-browser-opera = Opera
page-signals-browser-vivaldi = Vivaldi
page-signals-browser-samsung-internet = Samsung Internet
page-signals-browser-duckduckgo = DuckDuckGo
page-signals-browser-librewolf = LibreWolf
page-signals-browser-mullvad-browser = Mullvad Browser
page-signals-browser-tor-browser = Tor Browser
page-signals-browser-other = En annan
page-signals-os-windows = Windows
page-signals-os-macos = macOS
page-signals-os-linux = Linux
page-signals-os-android = Android
page-signals-os-ios = iOS
page-signals-os-chromeos = ChromeOS
page-signals-os-other = Ett annat

## What it costs
page-signals-cost = Vad det kostar
page-signals-cost-why = Varje bit halverar folkmängden. En folkmängd på { $crowd } ({ $low }–{ $high }) är förbrukad efter { $bits } bitar.
page-signals-cost-why-none = Varje bit halverar folkmängden.
page-signals-bits = { $bits } bitar ({ $low }–{ $high })
page-signals-one-in = en användare av { $number }
page-signals-everybody = alla
page-signals-of-all = som om grupperna inte hade något med varandra att göra
page-signals-guess-note = en gissning, { $counts }

## Which browser runs
page-signals-look = Vilken webbläsare som körs här
page-signals-look-may = Shoal kan se efter om Mullvad Browser eller Tor Browser körs, utifrån namnen på program som körs, när folkmängden på din utgångs-IP är liten; om någon letar efter dig i varje tunnel. Det sker bara om du tillåter det.
page-signals-look-does = Tillåtet: när folkmängden på din utgångs-IP är liten, eller om någon letar efter dig, ser Shoal efter om Mullvad Browser eller Tor Browser körs.
page-signals-look-seen = { $browser ->
    [tor] Tor Browser kördes när Shoal såg efter, en gång för denna tunnel.
   *[other] Mullvad Browser kördes när Shoal såg efter, en gång för denna tunnel.
  }
page-signals-look-demo = I en simulering tittar Shoal inte på något på denna dator.
page-signals-look-allow = Tillåt det
page-signals-look-stop = Se inte efter längre
page-signals-look-take = Välj den ovan

## Other systems
page-others = Jämförelse med andra system
page-others-note = Andras siffror, från augusti 2026 där månaden anges; var och en räknar på sitt sätt. De säger hur många som delar en adress, inte hur väl dold du är.
page-others-tor = Tor
    .is = Ungefär { $addresses } utgångsadresser för ungefär { $people } personer samtidigt (augusti 2026; Tors egen uppskattning, publicerad utan intervall): runt { $each } på var och en i genomsnitt, hur ojämnt är inte känt. Tre hopp, en ny väg var tionde minut, och du väljer inte utgången. Webbplatser vet att det är Tor.
page-others-private_relay = iCloud Privat reläservice
    .is = { $addresses } IPv4-adresser (augusti 2026), efter region. Två parter, så att ingen av dem ser båda ändarna; bara Safari. Hur många som delar en adress är inte offentligt.
page-others-proton = Proton VPN
    .is = En utgångs-IP per server: folkmängden är de som använder servern. Hur många det är är inte känt här.
page-others-airvpn = AirVPN
    .is = Få utgångsadresser per server. Antalet användare på varje server är offentligt: { $people } i genomsnitt, utan intervall; en enskild server kan ha långt färre eller fler.
page-others-dedicated = NordVPN och ExpressVPN med egen IP-adress
    .is = Bara du, det är själva meningen.
page-others-resold = Obscura, Mozilla VPN, Tailscales Mullvad-tillägg
    .is = De går ut genom Mullvads reläer, med samma utgångsadresser. Deras användare gör din folkmängd större.
