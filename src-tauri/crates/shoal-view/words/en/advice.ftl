# What Shoal advises: a title, its text (.body) and one line for menus (.line). Shared by all front ends.

## The crowd of another place
crowd-people = { $likely ->
    [one] probably nobody else ({ $low }–{ $high })
   *[other] about { $likely } people ({ $low }–{ $high })
  }

## Advice by the name of what the core says
advice-no_tunnel = Mullvad is off
    .body = Websites see your own address. Connect in Mullvad’s app to be one of a crowd again.
    .line = Connect in Mullvad’s app to be one of a crowd again

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
    .line = New key before the next switch: a site that sees both addresses can tie them together

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
