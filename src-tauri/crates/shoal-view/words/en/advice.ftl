# What Shoal advises: a title, its text (.body) and one line for menus (.line). Shared by all front ends.

## The crowd of another place
crowd-people = { $likely ->
    [one] probably nobody else ({ $low }–{ $high })
   *[other] about { $likely } people ({ $low }–{ $high })
  }

## Advice by the name of what the core says
advice-no_tunnel = Mullvad is off
    .body = Websites see your own address, unless another VPN is up. Connect to Mullvad to be one of a crowd again.
    .line = Connect to Mullvad to be one of a crowd again

advice-blocked = Mullvad lets nothing through
    .body = { $cause }
    .line = { $cause }

advice-key_before_switch = New key first?
    .body = { $left ->
        [yes] You have left a relay and kept the key. A site that sees both addresses can tie them together, and each further switch adds to that.
       *[no] { $exits ->
            [one] An exit IP was seen under this key.
           *[other] { $exits } exit IPs were seen under this key.
          } A site that sees the next one too can tie them together.
      } A new identity makes a new key, and then goes to another relay.
    .line = New key before the next switch, or sites can tie both addresses together

advice-better_crowd = A larger crowd elsewhere
    .body = { $likely ->
        [one] Here there is probably nobody else on your exit IP ({ $low }–{ $high }); elsewhere, as in { $city }, { $crowd }.
       *[other] Here about { $likely } people share your exit IP ({ $low }–{ $high }); elsewhere, as in { $city }, { $crowd }.
      }{ $count ->
        [0] {""}
       *[other] {" "}Popular cities compared: { $popular }.
      }
    .line = Larger crowd elsewhere, as in { $city }: { $crowd }
advice-place = { $city } { $crowd }

advice-leak = Traffic leaves beside the tunnel
    .body = Websites may see your own address, however large the crowd is. Disconnect from the network, then open Mullvad’s app.
    .line = Traffic leaves beside the tunnel: websites may see your own address

advice-use_tor = Use Tor Browser for this
    .body = For what must not be tied to you, a crowd on one address is not enough. Tor Browser goes over three relays, takes another way every ten minutes, and has, on average, about 1,500 people on each way out. It is slower, and more sites block it.
    .line = Use Tor Browser for what must not be tied to you

advice-old_key = A new key is overdue
    .body = Mullvad’s app should have made one after { $days ->
        [one] a day
       *[other] { $days } days
      }. What sites see under one key can be tied together; with a new key that starts over.
    .line = A new key is overdue: the present one ties visits together

advice-key_never_rotates = This key never changes by itself
    .body = Only Mullvad’s own app makes new keys by itself. What sites see under one key can be tied together, so replace it now and then, where you made it.
    .line = This key never changes by itself: replace it now and then

advice-exit_changed = Your exit IP changed by itself
    .body = The key was replaced, by Mullvad’s timer or by another program, and with another key the same relay shows another exit IP. Nothing is wrong: what can be tied together starts over.
    .line = The exit IP changed by itself, because the key was replaced

advice-link_strong = Your visits can be tied together
    .body = One random user in { $one } would match all exit IPs seen under this key. A site that saw two of them raises its odds that both visits were yours up to { $odds }-fold. Relays not known to have Mullvad’s fix count as without it. With a new identity it starts over.
    .line = Visits under this key can be tied together: odds up to { $odds }-fold

advice-returning_exit = The same exit IP on { $days } days
    .body = Sites that keep what they see can put the visits of those days side by side. A new identity usually shows them another exit IP.
    .line = The same exit IP on { $days } days: sites can put those visits side by side

advice-ipv6 = IPv6 can single you out here
    .body = A site that asks for both of your addresses sees a pair; the probability that nobody else has it is { $percent }. { $likely ->
        [one] Without IPv6 there would probably be nobody else for it either ({ $low }–{ $high }).
       *[other] Without IPv6 it would be left with about { $likely } people ({ $low }–{ $high }).
      } IPv6 is turned off in Mullvad’s app, under Settings, VPN settings. On macOS that can break the look-up of names (DNS).
    .line = IPv6 can single you out: nobody else has both addresses, with a probability of { $percent }

advice-thin_relay = Few people land on this relay by themselves
    .body = Mullvad’s app sends hardly anybody here: most who are here chose this very relay. Other relays have more who came by chance.
    .line = Few people land on this relay by themselves

advice-relay_draws = This relay has Mullvad’s fix
    .body = As { $count ->
        [one] one key has
       *[other] { $count } keys have
      } shown, it draws an exit IP of its own for you: what it shows leads to no other relay.
    .line = This relay has Mullvad’s fix, as far as your keys have shown

advice-relay_linked = This relay does not have Mullvad’s fix
    .body = As { $count ->
        [one] one key has
       *[other] { $count } keys have
      } shown, it gives you the same place among its exit IPs as other relays do: visits through them can be tied together as long as the key stays.
    .line = This relay does not have Mullvad’s fix, as far as your keys have shown

advice-same_country = Entry and exit are in one country: { $country }
    .body = Whoever can watch the networks of that country may see both ends. An entry in another country splits that: choose one in Mullvad’s app, or in Shoal’s window under Multihop.
    .line = Entry and exit are in one country: { $country }

advice-same_provider = Entry and exit are with one hoster: { $provider }
    .body = Whoever has access there may see both ends. An entry with another hoster splits that: choose one in Mullvad’s app, or with “shoal entry”.
    .line = Entry and exit are with one hoster: { $provider }

advice-suggest_multihop = Two relays would split what each can see
    .body = With multihop the entry sees your own address, the exit sees where you go, and neither sees both. It makes no larger crowd: that is up to the exit.{ $offered ->
        [yes] {""}
       *[no] {" "}It is turned on in Mullvad’s app, under Settings.
      }
    .line = Multihop would split what each relay can see; it makes no larger crowd

advice-outside_tunnel = Shoal is outside the tunnel
    .body = Split tunnelling keeps Shoal out of the tunnel. What it shows is about the tunnel, but programs started from the same place may be outside as well, and websites see your own address there.
    .line = Shoal was started outside the tunnel: so may be what was started beside it

advice-clean_browser = { $browser ->
        [tor] Tor Browser on a small crowd
       *[other] Mullvad Browser on a small crowd
      }
    .body = { $browser ->
        [tor] Over Tor, websites see an address of Tor’s and not this one. Only what you do beside Tor Browser shows your exit IP, { $likely ->
            [one] which probably nobody else has
           *[other] which about { $likely } people share
          } ({ $low }–{ $high }).
       *[other] It makes its users look alike, but few people on your exit IP use it: { $likely ->
            [one] probably nobody else is there
           *[other] about { $likely } are there in all
          } ({ $low }–{ $high }). A site that sees both sees one of those few. A larger crowd has more of them.
      }
    .line = { $browser ->
        [tor] Tor Browser ran when Shoal looked: websites see Tor’s address there, and this one elsewhere
       *[other] Mullvad Browser ran when Shoal looked: { $likely ->
            [one] probably nobody else here ({ $low }–{ $high }) uses it
           *[other] of about { $likely } people here ({ $low }–{ $high }), few use it
          }
      }

advice-ask_browsers = May Shoal look which browser runs?
    .body = The crowd on your exit IP is small. Where Mullvad Browser or Tor Browser runs, that means something else than with other browsers, and Shoal could say so. It looks at the names of running programs only, and keeps nothing of it.
    .line = May Shoal look whether Mullvad Browser or Tor Browser runs?
