// What can be asked for about key and relay at this moment, the same on every page, and what stands against it.
import type { Command, PlaceAhead, Snapshot } from "./bindings";
import { clean, say, timeOfDay } from "./words";

export interface Offer {
  /** What its button says. */
  readonly id: string;
  /** Where it leads, where that is known before. */
  readonly ahead: PlaceAhead | null;
  readonly possible: boolean;
  readonly command: Command;
}

export interface Offers {
  readonly identity: Offer;
  readonly another: Offer;
  readonly key: Offer;
  /** When the next key may be asked for; `null`: now. */
  readonly keyAt: number | null;
}

/** The offers at `now`, in seconds since 1970. They are meant for the tunnel that the snapshot shows. */
export function offersOf(snapshot: Snapshot, now: number): Offers {
  const seen = snapshot.tunnel.epoch;
  const isCool = (snapshot.action?.next_at ?? 0) <= now;
  const blocked = snapshot.switch_blocked;
  const free = isCool && blocked === null;
  // A key needs no relay to be chosen.
  const canAskForKey = isCool && (blocked === null || blocked === "custom_endpoint" || blocked === "unreadable_settings");
  const hasDevice = snapshot.trouble !== "not_logged_in" && snapshot.trouble !== "revoked";
  const keyAt = snapshot.key.next_at !== null && snapshot.key.next_at > now ? snapshot.key.next_at : null;
  return {
    identity: {
      id: "page-do-identity",
      ahead: snapshot.ahead.new_identity,
      possible: free && hasDevice && keyAt === null,
      command: { kind: "new_identity", insist: false, seen_in: seen },
    },
    another: {
      id: "page-do-another",
      ahead: snapshot.ahead.another_relay,
      possible: free && snapshot.ahead.another_relay !== null,
      command: { kind: "switch", target: { kind: "another_relay" }, seen_in: seen },
    },
    key: {
      id: "page-do-key",
      ahead: null,
      possible: canAskForKey && hasDevice && keyAt === null,
      command: { kind: "rotate_key", insist: false, seen_in: seen },
    },
    keyAt,
  };
}

/** What an offer's button says, with the crowd that it leads to. */
export function offerLabel({ id, ahead }: Offer): string {
  if (!ahead?.crowd) return say(id);
  const { low, likely, high } = ahead.crowd;
  return say("page-do-label", { action: say(id), place: clean(ahead.city), low, likely, high });
}

/** Why no new key can be asked for at `now`, or no new identity; `null` where both can be. */
export function keyReason(snapshot: Snapshot, now: number): string | null {
  const { identity, keyAt } = offersOf(snapshot, now);
  if (identity.possible) return null;
  if (snapshot.trouble === "not_logged_in" || snapshot.trouble === "revoked") return say(`page-trouble-${snapshot.trouble}`);
  if (snapshot.switch_blocked) return say(`page-switch-${snapshot.switch_blocked}`);
  if (keyAt !== null) return say("page-key-again", { time: timeOfDay(keyAt) });
  return say("page-again-in", { seconds: Math.max((snapshot.action?.next_at ?? 0) - now, 0) });
}
