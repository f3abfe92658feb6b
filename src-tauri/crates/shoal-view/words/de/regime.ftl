# Words about how a relay hands out its exit IPs.

regime-linked = verknüpft
regime-drawn = lost selbst aus
regime-unknown = unbekannt

## Why a relay is judged so. “Unknown” is the usual answer, for weeks.
regime-reason-agrees = Verknüpft: Was es unter { $addresses ->
    [one] einer Tunneladresse
   *[other] { $addresses } Tunneladressen
  } gezeigt hat, ist { $times }-mal wahrscheinlicher, wenn es der Position folgt, die verknüpfte Relays teilen. Eine Website kann seine Ausgangs-IPs mit deren verknüpfen.
regime-reason-disagrees = Lost selbst aus: Was es unter { $addresses } Tunneladressen gezeigt hat, ist so { $times }-mal wahrscheinlicher, und andere Relays bestätigen die Vorhersage. Seine Ausgangs-IPs sagen nichts über die anderer Relays.
regime-reason-not-seen = Unbekannt: Von ihm wurde noch keine Ausgangs-IP gesehen. Shoal zählt es als verknüpft.
regime-reason-pool-unknown = Unbekannt: Niemand kennt seinen Adresspool, darum sagen seine Ausgangs-IPs nichts über das Relay. Shoal zählt es als verknüpft.
regime-reason-pool-overruled = Unbekannt: Es hat eine Ausgangs-IP außerhalb des angenommenen Adresspools gezeigt, darum wird nichts daraus geschlossen. Shoal zählt es als verknüpft.
regime-reason-not-enough = Unbekannt, wie die meisten Relays: Was gesehen wurde, entscheidet es noch nicht. Jeder neue Schlüssel, mit dem du es nutzt, sagt mehr; mit demselben Schlüssel neu zu verbinden sagt nichts. Shoal zählt es als verknüpft.
regime-reason-few-addresses = Unbekannt: Es lost anscheinend selbst aus, wurde dafür aber unter zu wenigen Tunneladressen gesehen ({ $addresses } von { $needed }). Shoal zählt es als verknüpft.
regime-reason-formula-unconfirmed = Unbekannt: Seine Ausgangs-IPs sind nicht dort, wo Shoal sie erwartet hat, aber andere Relays haben die Erwartung nicht bestätigt. Shoal zählt es als verknüpft.
regime-reason-changed = Unbekannt: Es hat unter einer Tunneladresse zwei Ausgangs-IPs gezeigt, wurde dazwischen also geändert. Was davor gesehen wurde, zählt nicht. Shoal zählt es als verknüpft.

## A factor that has no end.
regime-million = über eine Million
