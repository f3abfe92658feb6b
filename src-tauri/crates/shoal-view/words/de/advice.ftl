# What Shoal advises: a title, its text (.body) and one line for menus (.line). Shared by all front ends.

## The crowd of another place
crowd-people = { $likely ->
    [one] vermutlich sonst niemand ({ $low }–{ $high })
   *[other] etwa { $likely } Menschen ({ $low }–{ $high })
  }

## Advice by the name of what the core says
advice-no_tunnel = Mullvad ist aus
    .body = Websites sehen deine eigene Adresse, solange kein anderes VPN aktiv ist. Verbinde dich mit Mullvad, um wieder Teil einer Menge zu sein.
    .line = Verbinde dich mit Mullvad, um wieder Teil einer Menge zu sein

advice-blocked = Mullvad lässt nichts durch
    .body = { $cause }
    .line = { $cause }

advice-key_before_switch = Erst ein neuer Schlüssel?
    .body = { $left ->
        [yes] Du hast ein Relay verlassen und den Schlüssel behalten. Eine Website, die beide Adressen sieht, kann sie verknüpfen, und jeder weitere Wechsel verstärkt das.
       *[no] { $exits ->
            [one] Eine Ausgangs-IP wurde unter diesem Schlüssel gesehen.
           *[other] { $exits } Ausgangs-IPs wurden unter diesem Schlüssel gesehen.
          } Eine Website, die auch die nächste sieht, kann sie verknüpfen.
      } Eine neue Identität erzeugt einen neuen Schlüssel und geht dann zu einem anderen Relay.
    .line = Vor dem nächsten Wechsel ein neuer Schlüssel, sonst können Websites beide Adressen verknüpfen

advice-better_crowd = Anderswo ist die Menge größer
    .body = { $likely ->
        [one] Hier ist vermutlich sonst niemand auf deiner Ausgangs-IP ({ $low }–{ $high }); anderswo, z. B. in { $city }, { $crowd }.
       *[other] Hier teilen sich etwa { $likely } Menschen deine Ausgangs-IP ({ $low }–{ $high }); anderswo, z. B. in { $city }, { $crowd }.
      }{ $count ->
        [0] {""}
       *[other] {" "}Beliebte Städte im Vergleich: { $popular }.
      }
    .line = Anderswo ist die Menge größer, z. B. in { $city }: { $crowd }
advice-place = { $city } { $crowd }

advice-leak = Verkehr geht am Tunnel vorbei
    .body = Websites sehen vielleicht deine eigene Adresse, egal wie groß die Menge ist. Trenne dich vom Netz, dann öffne die Mullvad-App.
    .line = Verkehr geht am Tunnel vorbei: Websites sehen vielleicht deine eigene Adresse

advice-use_tor = Nimm dafür Tor Browser
    .body = Für alles, was nicht mit dir verknüpft werden darf, reicht eine Menge auf einer Adresse nicht. Tor Browser geht über drei Relays, nimmt alle zehn Minuten einen anderen Weg und hat im Mittel etwa 1.500 Menschen auf jedem Ausgang. Er ist langsamer, und mehr Websites sperren ihn.
    .line = Nimm Tor Browser für alles, was nicht mit dir verknüpft werden darf

advice-old_key = Ein neuer Schlüssel ist überfällig
    .body = Die Mullvad-App hätte nach { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
      } einen erzeugen sollen. Was Websites unter einem Schlüssel sehen, lässt sich verknüpfen; mit einem neuen Schlüssel beginnt das von vorn.
    .line = Ein neuer Schlüssel ist überfällig: Der jetzige verknüpft Besuche

advice-key_never_rotates = Dieser Schlüssel wechselt nie von selbst
    .body = Nur Mullvads eigene App erzeugt von selbst neue Schlüssel. Was Websites unter einem Schlüssel sehen, lässt sich verknüpfen; ersetze ihn also hin und wieder dort, wo du ihn erzeugt hast.
    .line = Dieser Schlüssel wechselt nie von selbst: Ersetze ihn hin und wieder

advice-exit_changed = Deine Ausgangs-IP hat von selbst gewechselt
    .body = Der Schlüssel wurde ersetzt, von Mullvads Zeitplan oder einem anderen Programm, und mit einem anderen Schlüssel zeigt dasselbe Relay eine andere Ausgangs-IP. Alles in Ordnung: Was sich verknüpfen lässt, beginnt von vorn.
    .line = Die Ausgangs-IP hat von selbst gewechselt, weil der Schlüssel ersetzt wurde

advice-link_strong = Deine Besuche lassen sich verknüpfen
    .body = Von { $one } zufälligen Nutzern würde einer zu allen Ausgangs-IPs passen, die unter diesem Schlüssel gesehen wurden. Für eine Website, die zwei davon gesehen hat, steigen die Chancen, dass beide Besuche deine waren, bis auf das { $odds }-Fache. Ein Relay gilt als eines ohne Mullvads Korrektur, solange nicht bekannt ist, dass es sie hat. Mit einer neuen Identität beginnt das von vorn.
    .line = Besuche unter diesem Schlüssel lassen sich verknüpfen: Chancen bis zum { $odds }-Fachen

advice-returning_exit = Dieselbe Ausgangs-IP an { $days } Tagen
    .body = Websites, die behalten, was sie sehen, können die Besuche dieser Tage nebeneinanderlegen. Eine neue Identität zeigt ihnen meist eine andere Ausgangs-IP.
    .line = Dieselbe Ausgangs-IP an { $days } Tagen: Websites können diese Besuche nebeneinanderlegen

advice-ipv6 = IPv6 kann dich hier eindeutig machen
    .body = Eine Website, die nach deinen beiden Adressen fragt, sieht ein Paar; die Wahrscheinlichkeit, dass es sonst niemand hat, ist { $percent }. { $likely ->
        [one] Auch ohne IPv6 käme für sie vermutlich sonst niemand in Frage ({ $low }–{ $high }).
       *[other] Ohne IPv6 kämen für sie etwa { $likely } Menschen in Frage ({ $low }–{ $high }).
      } IPv6 schaltest du in der Mullvad-App unter Einstellungen, VPN-Einstellungen aus. Unter macOS kann das die Namensauflösung (DNS) stören.
    .line = IPv6 kann dich eindeutig machen: Mit einer Wahrscheinlichkeit von { $percent } hat sonst niemand beide Adressen

advice-thin_relay = Von selbst landen wenige auf diesem Relay
    .body = Die Mullvad-App schickt kaum jemanden hierher: Die meisten hier haben genau dieses Relay gewählt. Auf anderen Relays sind mehr, die der Zufall gebracht hat.
    .line = Von selbst landen wenige auf diesem Relay

advice-relay_draws = Dieses Relay hat Mullvads Korrektur
    .body = Wie { $count ->
        [one] ein Schlüssel gezeigt hat
       *[other] { $count } Schlüssel gezeigt haben
      }, lost es für dich eine eigene Ausgangs-IP aus: Was es zeigt, führt zu keinem anderen Relay.
    .line = Dieses Relay hat Mullvads Korrektur, soweit deine Schlüssel es gezeigt haben

advice-relay_linked = Dieses Relay hat Mullvads Korrektur nicht
    .body = Wie { $count ->
        [one] ein Schlüssel gezeigt hat
       *[other] { $count } Schlüssel gezeigt haben
      }, gibt es dir unter seinen Ausgangs-IPs denselben Platz wie andere Relays: Besuche über sie lassen sich verknüpfen, solange der Schlüssel bleibt.
    .line = Dieses Relay hat Mullvads Korrektur nicht, soweit deine Schlüssel es gezeigt haben

advice-same_country = Eingang und Ausgang sind in einem Land: { $country }
    .body = Wer die Netze dieses Landes beobachten kann, sieht vielleicht beide Enden. Ein Eingang in einem anderen Land trennt das: Wähle einen in der Mullvad-App oder in Shoals Fenster unter „Multihop“.
    .line = Eingang und Ausgang sind in einem Land: { $country }

advice-same_provider = Eingang und Ausgang sind bei einem Hoster: { $provider }
    .body = Wer dort Zugang hat, sieht vielleicht beide Enden. Ein Eingang bei einem anderen Hoster trennt das: Wähle einen in der Mullvad-App oder mit „shoal entry“.
    .line = Eingang und Ausgang sind bei einem Hoster: { $provider }

advice-suggest_multihop = Mit zwei Relays sähe keines beide Enden
    .body = Mit Multihop sieht der Eingang deine eigene Adresse, der Ausgang dein Ziel, und keiner sieht beides. Die Menge wird dadurch nicht größer: Die hängt am Ausgang.{ $offered ->
        [yes] {""}
       *[no] {" "}Einschalten lässt es sich in den Einstellungen der Mullvad-App.
      }
    .line = Mit Multihop sähe kein Relay beide Enden; die Menge wird dadurch nicht größer

advice-outside_tunnel = Shoal ist außerhalb des Tunnels
    .body = Split-Tunneling hält Shoal aus dem Tunnel heraus. Was Shoal zeigt, gilt für den Tunnel; aber Programme, die vom selben Ort aus gestartet wurden, sind vielleicht auch außerhalb, und dort sehen Websites deine eigene Adresse.
    .line = Shoal wurde außerhalb des Tunnels gestartet; was daneben gestartet wurde, vielleicht auch

advice-clean_browser = { $browser ->
        [tor] Tor Browser in einer kleinen Menge
       *[other] Mullvad Browser in einer kleinen Menge
      }
    .body = { $browser ->
        [tor] Über Tor sehen Websites eine Adresse von Tor und nicht diese. Nur was du außerhalb von Tor Browser tust, zeigt deine Ausgangs-IP, { $likely ->
            [one] die vermutlich sonst niemand hat
           *[other] die sich etwa { $likely } Menschen teilen
          } ({ $low }–{ $high }).
       *[other] Er lässt alle, die ihn nutzen, gleich aussehen, aber auf deiner Ausgangs-IP nutzen ihn nur wenige: { $likely ->
            [one] Vermutlich ist dort sonst niemand
           *[other] Insgesamt sind dort etwa { $likely }
          } ({ $low }–{ $high }). Eine Website, die beides sieht, sieht einen dieser wenigen. In einer größeren Menge sind es mehr.
      }
    .line = { $browser ->
        [tor] Tor Browser lief, als Shoal nachsah: Dort sehen Websites die Adresse von Tor, anderswo diese hier
       *[other] Mullvad Browser lief, als Shoal nachsah: { $likely ->
            [one] Vermutlich nutzt ihn hier sonst niemand ({ $low }–{ $high })
           *[other] Von etwa { $likely } Menschen hier ({ $low }–{ $high }) nutzen ihn wenige
          }
      }

advice-ask_browsers = Darf Shoal nachsehen, welcher Browser läuft?
    .body = Die Menge auf deiner Ausgangs-IP ist klein. Wo Mullvad Browser oder Tor Browser läuft, bedeutet das etwas anderes als bei anderen Browsern, und Shoal könnte das sagen. Es sieht nur die Namen der laufenden Programme an und behält nichts davon.
    .line = Darf Shoal nachsehen, ob Mullvad Browser oder Tor Browser läuft?
