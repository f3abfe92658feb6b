// What stands in the way of something that could be asked for: known and said before anybody asks.
import type { Command, MultihopObstacle, Snapshot } from "./bindings";
import { clean, say, timeOfDay } from "./words";

/** Why something cannot be asked for at present. */
export interface Obstacle {
  /** Where these words stand, for `aria-describedby`. */
  readonly at: "why-no-action" | "why-no-key" | "why-no-other" | "why-no-multihop";
  readonly words: string;
}

/** Why this cannot be asked for at present; `null` where it can. */
export function obstacle(command: Command, snapshot: Snapshot, now: number): Obstacle | null {
  switch (command.kind) {
    case "switch":
      return toAction(snapshot, now);
    case "undo":
      // Taking back what was just done waits for nothing.
      return toAction(snapshot, Infinity);
    case "reconnect":
      return toActionWithoutSettings(snapshot, now);
    case "rotate_key":
      return toActionWithoutSettings(snapshot, now) ?? (command.insist ? null : toKey(snapshot, now));
    case "new_identity":
      return toAction(snapshot, now) ?? (command.insist ? null : toKey(snapshot, now));
    case "multihop":
    case "entry":
      return toMultihop(snapshot) ?? toAction(snapshot, now);
    case "check_exit":
    case "dismiss":
    case "pause":
    case "change":
    case "autostart":
    case "look_at_autostart":
    case "numbered":
    case "forget":
    case "open_window":
    case "quit":
      return null;
    default:
      return command satisfies never;
  }
}

/** Why no other place can be asked for. */
export function toAction(snapshot: Snapshot, now: number): Obstacle | null {
  const { switch_blocked: blocked } = snapshot;
  if (blocked !== null) return { at: "why-no-action", words: say(`page-switch-${blocked}`) };
  return toActionWithoutSettings(snapshot, now);
}

/** Settings that Shoal cannot write are no obstacle to what writes none. */
function toActionWithoutSettings({ switch_blocked: blocked, action }: Snapshot, now: number): Obstacle | null {
  if (blocked !== null && blocked !== "custom_endpoint" && blocked !== "unreadable_settings") {
    return { at: "why-no-action", words: say(`page-switch-${blocked}`) };
  }
  const wait = (action?.next_at ?? now) - now;
  return wait > 0 ? { at: "why-no-action", words: say("page-again-in", { seconds: wait }) } : null;
}

/** Why no new key can be asked for, where it is not for what stands in the way of everything. */
export function toKey({ trouble, key }: Snapshot, now: number): Obstacle | null {
  if (trouble === "not_logged_in" || trouble === "revoked") {
    return { at: "why-no-key", words: say(`page-refusal-${trouble}`) };
  }
  if (key.next_at === null || key.next_at <= now) return null;
  return { at: "why-no-key", words: say("page-key-again", { time: timeOfDay(key.next_at) }) };
}

/** Why no other relay of the same city can be asked for, where it is not for what stands in the way of everything. */
export function toAnother({ ahead, tunnel }: Snapshot): Obstacle | null {
  if (ahead.another_relay !== null) return null;
  const city = tunnel.exit?.city ?? null;
  return { at: "why-no-other", words: city === null ? say("page-no-other-unknown") : say("page-no-other", { city: clean(city) }) };
}

/** Why nothing can be set about multihop. */
export function toMultihop({ multihop, source, switch_blocked: blocked }: Snapshot): Obstacle | null {
  if (multihop.obstacle !== null) return { at: "why-no-multihop", words: ofProgram(multihop.obstacle) };
  if (multihop.modes.length > 0) return null;
  const elsewhere = source === "check" || blocked === "other_client" || blocked === "no_daemon";
  return { at: "why-no-multihop", words: elsewhere ? say(`page-switch-${blocked ?? "other_client"}`) : say("menu-multihop-not-known") };
}

function ofProgram(obstacle: MultihopObstacle): string {
  const id = `tray-multihop-${obstacle.kind}`;
  if (obstacle.kind !== "other_version") return say(id);
  return say(id, { program: clean(obstacle.program), daemon: clean(obstacle.daemon) });
}
