// What can be asked for about key and relay at this moment, the same on every page, and what stands against it.
import type { Command, PlaceAhead, Snapshot } from "./bindings";
import { type Obstacle, obstacle, toAnother } from "./possible";
import { clean, say } from "./words";

export interface Offer {
  /** What its button says. */
  readonly id: string;
  /** Where it leads, where that is known before. */
  readonly ahead: PlaceAhead | null;
  /** What stands against it, and where that is said. */
  readonly why: Obstacle | null;
  readonly possible: boolean;
  readonly command: Command;
}

export interface Offers {
  readonly identity: Offer;
  readonly another: Offer;
  readonly key: Offer;
}

/** The offers at `now`, in seconds since 1970. They are meant for the tunnel that the snapshot shows. */
export function offersOf(snapshot: Snapshot, now: number): Offers {
  const seen = snapshot.tunnel.epoch;
  const { another_relay: another, new_identity: identity } = snapshot.ahead;
  const offer = (id: string, ahead: PlaceAhead | null, command: Command, own: Obstacle | null = null): Offer => {
    const why = obstacle(command, snapshot, now) ?? own;
    return { id, ahead, why, possible: why === null, command };
  };
  return {
    identity: offer("page-do-identity", identity, { kind: "new_identity", insist: false, seen_in: seen }),
    another: offer(
      "page-do-another-short",
      another,
      { kind: "switch", target: { kind: "another_relay" }, seen_in: seen },
      toAnother(snapshot),
    ),
    key: offer("page-do-key", null, { kind: "rotate_key", insist: false, seen_in: seen }),
  };
}

/** What an offer's button says, with the crowd that it leads to. */
export function offerLabel({ id, ahead }: Offer): string {
  if (!ahead?.crowd) return say(id);
  const { low, likely, high } = ahead.crowd;
  return say("page-do-label", { action: say(id), place: clean(ahead.city), low, likely, high });
}

/** What stands against a new identity and a new key, each thing once. */
export function keyReasons({ identity, key }: Offers): readonly string[] {
  return [...new Set([identity.why, key.why].flatMap((why) => (why ? [why.words] : [])))];
}
