# Words of the page about signals. What the terminal says too stands in signals.ftl.

page-signals-about = what a browser tells

## What is left
page-signals-begin = What does your browser tell?
page-signals-begin-note = A website sees more than your exit IP. Of all people on it only those hide you who look the same. Choose below what sites can see of your browser.
page-signals-left = { $likely ->
    [one] Probably nobody else there looks the same
   *[other] About { $likely } of { $crowd } look the same
  }
page-signals-left-range = { $low ->
    [one] { $high ->
        [one] Very likely only you, of about { $crowd } people ({ $crowd-low }–{ $crowd-high }) on the exit IP.
       *[other] Likely between just you and { $high }, of about { $crowd } people ({ $crowd-low }–{ $crowd-high }) on the exit IP.
      }
   *[other] Likely between { $low } and { $high }, of about { $crowd } people ({ $crowd-low }–{ $crowd-high }) on the exit IP.
  } With a chance of { $alone } you are the only one.
page-signals-no-crowd = No crowd to compare with
page-signals-no-crowd-note = No exit relay with a known crowd is in use. What signals cost is still told: the shares are those of all users.
page-signals-over-tor = Sites see a Tor exit here

## What is chosen
page-signals-field-browser = Browser
page-signals-field-os = System
page-signals-field-time_zone = Time zone
page-signals-field-language = Language
page-signals-field-screen = Screen
page-signals-not-looked-at = not looked at
page-signals-alike = Alike for all who use them
page-signals-told-apart = Told apart by what they report
page-signals-like-time_zone = Europe/Stockholm
page-signals-like-language = sv-SE
page-signals-like-screen = 1920x1080
page-signals-unread-time_zone = This is no time zone of the IANA database. It is written like Europe/Stockholm.
page-signals-unread-language = This is no language tag. It is written like sv-SE.
page-signals-unread-screen = This is no screen size. It is written like 1920x1080, each at most 16,384.
page-signals-own = Begin with this window
page-signals-own-note = This window can tell the system, time zone, language and screen of this machine. The browser you use may tell something else: what counts is what it shows to websites.
page-signals-none = Look at nothing
page-signals-browser-chrome = Chrome or Chromium
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
page-signals-browser-other = Another one
page-signals-os-windows = Windows
page-signals-os-macos = macOS
page-signals-os-linux = Linux
page-signals-os-android = Android
page-signals-os-ios = iOS
page-signals-os-chromeos = ChromeOS
page-signals-os-other = Another one

## What it costs
page-signals-cost = What it costs
page-signals-cost-why = Each bit halves the crowd. A crowd of { $crowd } ({ $low }–{ $high }) is used up by { $bits } bits.
page-signals-cost-why-none = Each bit halves the crowd.
page-signals-bits = { $bits } bits ({ $low }–{ $high })
page-signals-one-in = one user in { $number }
page-signals-everybody = everybody
page-signals-of-all = as if these groups had nothing to do with each other
page-signals-guess-note = a guess, { $counts }

## Which browser runs
page-signals-look = Which browser runs here
page-signals-look-may = Shoal may look whether Mullvad Browser or Tor Browser runs, by the names of running programs, when the crowd on your exit IP is small; where somebody looks for you, in every tunnel. It does so only if you allow it.
page-signals-look-does = Allowed: when the crowd on your exit IP is small, or somebody looks for you, Shoal looks whether Mullvad Browser or Tor Browser runs.
page-signals-look-seen = { $browser ->
    [tor] Tor Browser ran when Shoal looked, once for this tunnel.
   *[other] Mullvad Browser ran when Shoal looked, once for this tunnel.
  }
page-signals-look-demo = In a simulation Shoal looks at nothing on this machine.
page-signals-look-allow = Allow this look
page-signals-look-stop = Look no more
page-signals-look-take = Choose it above

## Other systems
page-others = Comparison with other systems
page-others-note = Figures of others, of August 2026 where a month is said; each counts in its own way. They tell how many share an address, not how well you are hidden.
page-others-tor = Tor
    .is = About { $addresses } exit addresses for about { $people } people at once (August 2026; Tor’s own estimate, published without a range): some { $each } each on average, how unevenly is not known. Three hops, a new path every 10 minutes, and you do not choose the exit. Sites know that it is Tor.
page-others-private_relay = iCloud Private Relay
    .is = { $addresses } IPv4 addresses (August 2026), by region. Two parties, so that neither sees both ends; Safari only. How many people share one is not published.
page-others-proton = Proton VPN
    .is = One exit IP per server: the crowd is whoever uses that server. How many is not known here.
page-others-airvpn = AirVPN
    .is = Few exit IPs per server. It publishes how many use each server: { $people } on average, without a range; a single server can have far fewer or more.
page-others-dedicated = NordVPN and ExpressVPN with a dedicated IP
    .is = Only you, by design.
page-others-resold = Obscura, Mozilla VPN, Tailscale’s Mullvad add-on
    .is = They leave through Mullvad’s relays, by the same exit IPs. Their users enlarge your crowd.
