# Words about how a relay hands out its exit IPs.

regime-linked = linked
regime-drawn = draws for itself
regime-unknown = unknown

## Why a relay is judged so. “Unknown” is the usual answer, for weeks.
regime-reason-agrees = Linked: what it showed under { $addresses ->
    [one] one tunnel address
   *[other] { $addresses } tunnel addresses
  } is { $times } times likelier if it follows the position that linked relays share. A site can tie its exit IPs to theirs.
regime-reason-disagrees = Draws for itself: what it showed under { $addresses } tunnel addresses is { $times } times likelier that way, and other relays confirm the prediction. Its exit IPs say nothing about those of other relays.
regime-reason-not-seen = Unknown: no exit IP of it was seen yet. Shoal counts it as linked.
regime-reason-pool-unknown = Unknown: nobody knows its pool, so its exit IPs say nothing about it. Shoal counts it as linked.
regime-reason-pool-overruled = Unknown: it showed an exit IP outside the pool that it was believed to have, so nothing is concluded from it. Shoal counts it as linked.
regime-reason-not-enough = Unknown, as for most relays: what was seen does not decide it yet. Each new key that you use it with tells more; connecting again with the same key tells nothing. Shoal counts it as linked.
regime-reason-few-addresses = Unknown: it seems to draw for itself, but it was seen under too few tunnel addresses to say so ({ $addresses } of { $needed }). Shoal counts it as linked.
regime-reason-formula-unconfirmed = Unknown: its exit IPs are not where Shoal expected them, but other relays have not confirmed the expectation. Shoal counts it as linked.
regime-reason-changed = Unknown: it showed two exit IPs under one tunnel address, so it was changed in between. What was seen of it before does not count. Shoal counts it as linked.

## A factor that has no end.
regime-million = over a million
