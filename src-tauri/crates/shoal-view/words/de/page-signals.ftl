# Words of the page about signals. What the terminal says too stands in signals.ftl.

page-signals-about = was ein Browser verrät

## What is left
page-signals-begin = Was verrät dein Browser?
page-signals-begin-note = Eine Website sieht mehr als deine Ausgangs-IP. Von allen Menschen darauf verbergen dich nur die, die gleich aussehen. Wähle unten, was Websites von deinem Browser sehen können.
page-signals-left = { $likely ->
    [one] Vermutlich sieht dort sonst niemand gleich aus
   *[other] Etwa { $likely } von { $crowd } sehen gleich aus
  }
page-signals-left-range = { $low ->
    [one] { $high ->
        [one] Sehr wahrscheinlich nur du, von etwa { $crowd } Menschen ({ $crowd-low }–{ $crowd-high }) auf der Ausgangs-IP.
       *[other] Wahrscheinlich zwischen dir allein und { $high }, von etwa { $crowd } Menschen ({ $crowd-low }–{ $crowd-high }) auf der Ausgangs-IP.
      }
   *[other] Wahrscheinlich zwischen { $low } und { $high }, von etwa { $crowd } Menschen ({ $crowd-low }–{ $crowd-high }) auf der Ausgangs-IP.
  } Mit einer Wahrscheinlichkeit von { $alone } sieht dort sonst niemand gleich aus.
page-signals-no-crowd = Keine Menge zum Vergleichen
page-signals-no-crowd-note = Zurzeit ist kein Ausgangs-Relay mit bekannter Menge in Gebrauch. Was Signale kosten, steht trotzdem da: Die Anteile sind die an allen Nutzern.
page-signals-over-tor = Websites sehen hier einen Tor-Ausgang

## What is chosen
page-signals-field-browser = Browser
page-signals-field-os = System
page-signals-field-time_zone = Zeitzone
page-signals-field-language = Sprache
page-signals-field-screen = Bildschirm
page-signals-not-looked-at = nicht angesehen
page-signals-alike = Gleich bei allen, die sie nutzen
page-signals-told-apart = Unterscheidbar durch das, was sie melden
page-signals-like-time_zone = Europe/Stockholm
page-signals-like-language = sv-SE
page-signals-like-screen = 1920x1080
page-signals-unread-time_zone = Das ist keine Zeitzone der IANA-Datenbank. Man schreibt sie wie Europe/Stockholm.
page-signals-unread-language = Das ist kein Sprachkürzel. Man schreibt es wie sv-SE.
page-signals-unread-screen = Das ist keine Bildschirmgröße. Man schreibt sie wie 1920x1080, jede Zahl höchstens 16.384.
page-signals-own = Mit diesem Fenster beginnen
page-signals-own-note = Dieses Fenster kennt System, Zeitzone, Sprache und Bildschirm dieses Rechners. Dein Browser meldet vielleicht etwas anderes: Es zählt, was er Websites zeigt.
page-signals-none = Nichts ansehen
page-signals-browser-chrome = Chrome oder Chromium
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
page-signals-browser-other = Ein anderer
page-signals-os-windows = Windows
page-signals-os-macos = macOS
page-signals-os-linux = Linux
page-signals-os-android = Android
page-signals-os-ios = iOS
page-signals-os-chromeos = ChromeOS
page-signals-os-other = Ein anderes

## What it costs
page-signals-cost = Was es kostet
page-signals-cost-why = Jedes Bit halbiert die Menge. Eine Menge von { $crowd } ({ $low }–{ $high }) ist mit { $bits } Bit aufgebraucht.
page-signals-cost-why-none = Jedes Bit halbiert die Menge.
page-signals-bits = { $bits } Bit ({ $low }–{ $high })
page-signals-one-in = ein Nutzer von { $number }
page-signals-everybody = alle
page-signals-of-all = als hätten diese Gruppen nichts miteinander zu tun
page-signals-guess-note = geschätzt, { $counts }

## Which browser runs
page-signals-look = Welcher Browser hier läuft
page-signals-look-may = Shoal kann nach den Namen der laufenden Programme nachsehen, ob Mullvad Browser oder Tor Browser läuft, wenn die Menge auf deiner Ausgangs-IP klein ist; wenn jemand nach dir sucht, in jedem Tunnel. Das tut es nur, wenn du es erlaubst.
page-signals-look-does = Erlaubt: Wenn die Menge auf deiner Ausgangs-IP klein ist oder jemand nach dir sucht, sieht Shoal nach, ob Mullvad Browser oder Tor Browser läuft.
page-signals-look-seen = { $browser ->
    [tor] Tor Browser lief, als Shoal nachsah, einmal für diesen Tunnel.
   *[other] Mullvad Browser lief, als Shoal nachsah, einmal für diesen Tunnel.
  }
page-signals-look-demo = In einer Simulation sieht Shoal auf diesem Rechner nichts an.
page-signals-look-allow = Diesen Blick erlauben
page-signals-look-stop = Nicht mehr nachsehen
page-signals-look-take = Oben auswählen

## Other systems
page-others = Vergleich mit anderen Systemen
page-others-note = Zahlen anderer, vom August 2026, wo ein Monat dabeisteht; gezählt wird überall anders. Sie sagen, wie viele sich eine Adresse teilen, nicht wie gut du verborgen bist.
page-others-tor = Tor
    .is = Etwa { $addresses } Ausgangsadressen für etwa { $people } Menschen zugleich (August 2026; Tors eigene Schätzung, ohne Bereich veröffentlicht): im Schnitt um { $each } je Adresse, wie ungleich verteilt, ist nicht bekannt. Drei Stationen, alle 10 Minuten ein neuer Weg, und der Ausgang wird nicht gewählt. Websites wissen, dass es Tor ist.
page-others-private_relay = iCloud Privat-Relay
    .is = { $addresses } IPv4-Adressen (August 2026), nach Region. Zwei Beteiligte, sodass keiner beide Enden sieht; nur Safari. Wie viele sich eine Adresse teilen, ist nicht veröffentlicht.
page-others-proton = Proton VPN
    .is = Eine Ausgangs-IP je Server: Die Menge sind alle, die diesen Server nutzen. Wie viele, ist hier nicht bekannt.
page-others-airvpn = AirVPN
    .is = Wenige Ausgangs-IPs je Server. Wie viele einen Server nutzen, ist veröffentlicht: im Schnitt { $people }, ohne Bereich; ein einzelner Server kann weit weniger oder mehr haben.
page-others-dedicated = NordVPN und ExpressVPN mit eigener IP
    .is = Nur du, so ist es gedacht.
page-others-resold = Obscura, Mozilla VPN, Tailscales Mullvad-Zusatz
    .is = Sie gehen über Mullvads Relays hinaus, mit denselben Ausgangs-IPs. Ihre Nutzer vergrößern deine Menge.
