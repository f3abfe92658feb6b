// What is said of each kind of thing that the core tells. A new kind fails to compile until it has its words.
import type {
  ActionFigures,
  ActionPhase,
  ActionView,
  AdviceView,
  BetterPlace,
  Command,
  CrowdEstimate,
  Outcome,
  PoolView,
  QuickPlace,
  RelayView,
  Says,
  SwitchTarget,
  VarianceBudget,
} from "./bindings";
import { type Arguments, chance, clean, say, stretch, timeOfDay } from "./words";

type Ended = Extract<ActionPhase, { kind: "ended" }>;

/** A headline with what follows from it. */
export interface Saying {
  readonly title: string;
  readonly body: string;
}

/** City and country, or as much of it as is known. */
export function placeName(relay: RelayView | null): string {
  if (!relay) return say("page-no-place");
  if (relay.city && relay.country) {
    return say("page-place", { city: clean(relay.city), country: clean(relay.country) });
  }
  return cityName(relay);
}

/** The city alone, for a sentence. */
export function cityName(relay: RelayView | null): string {
  const name = relay?.city ?? relay?.relay;
  if (name) return clean(name);
  return relay ? say("page-custom-endpoint") : say("page-no-place");
}

/** Name of a place one click away. */
export function quickName(place: QuickPlace): string {
  switch (place.target.kind) {
    case "best":
      return say("page-best");
    case "city":
    case "relay":
    case "another_relay":
      return clean(place.city);
    default:
      return place.target satisfies never;
  }
}

/** What a chip says to those who cannot see it. */
export function quickLabel(place: QuickPlace): string {
  const name = place.target.kind === "best" ? say("page-best-like", { city: clean(place.city) }) : quickName(place);
  if (!place.crowd) return say("page-chip-label-unknown", { place: name });
  const { low, likely, high } = place.crowd;
  return say("page-chip-label", { place: name, low, likely, high });
}

export function range({ low, high }: CrowdEstimate): string {
  return say("page-range", { low, high });
}

export function spoken({ low, likely, high }: CrowdEstimate): string {
  return say("page-spoken", { low, likely, high });
}

/** How the number of exit IPs is known. */
export function poolWords({ size, provenance, at_least: least }: PoolView): string {
  switch (provenance) {
    case "measured":
      return size === null ? say("page-pool-mixed") : say("page-pool-measured", { size });
    case "sighted":
      return least === null ? say("page-pool-mixed") : say("page-pool-sighted", { least });
    case "predicted":
      return size === null ? say("page-pool-mixed") : say("page-pool-predicted", { size });
    case "unknown":
      return say("page-pool-unknown");
    case "mixed":
      return say("page-pool-mixed");
    default:
      return provenance satisfies never;
  }
}

/** The same as a sentence of the explanation. */
export function poolSentence({ size, provenance, at_least: least }: PoolView): string {
  if (size === null) return say("page-why-pool-unsized");
  switch (provenance) {
    case "measured":
      return say("page-why-pool-measured", { size });
    case "sighted":
      return say("page-why-pool-sighted", { least: least ?? 1, size });
    case "predicted":
      return say("page-why-pool-predicted", { size });
    case "unknown":
      return say("page-why-pool-unknown", { size });
    case "mixed":
      return say("page-why-pool-unsized");
    default:
      return provenance satisfies never;
  }
}

/** That what was believed of a pool was wrong, where that is so. */
export function overruled({ overruled: wrong }: PoolView): string | null {
  return wrong ? say("page-why-overruled", { how: wrong.provenance, size: wrong.size }) : null;
}

/** The parts of the range's width, largest first, each with its share of the whole. */
export function widths(budget: VarianceBudget): readonly { id: keyof VarianceBudget; share: number }[] {
  const parts = (["users", "share", "pool", "time", "ipv6"] as const).map((id) => ({ id, share: budget[id] }));
  const total = parts.reduce((sum, part) => sum + part.share, 0);
  if (!(total > 0)) return [];
  return parts
    .filter((part) => part.share > 0)
    .map((part) => ({ id: part.id, share: part.share / total }))
    .sort((a, b) => b.share - a.share);
}

/** One line on what the number rests on, and what widens it most. */
export function rests(crowd: CrowdEstimate): string {
  const pool = poolWords(crowd.pool);
  const [widest] = widths(crowd.range_from);
  return widest ? say("page-rests", { pool, doubt: say(`page-doubt-${widest.id}`) }) : pool;
}

export function advice(says: Says, now: number): Saying {
  switch (says.kind) {
    case "few_people": {
      const { low, likely, high } = says;
      const body = say("page-advice-few.body", { low, likely, high });
      const better = says.best
        ? say("page-advice-few.better", { city: clean(says.best.city), crowd: expected(says.best) })
        : "";
      return { title: say("page-advice-few"), body: `${body} ${better}`.trim() };
    }
    case "long_stay": {
      const time = stretch(now - says.since);
      const title = say("page-advice-long-stay", { time });
      return { title: title.charAt(0).toUpperCase() + title.slice(1), body: say("page-advice-long-stay.body") };
    }
    case "no_tunnel":
    case "leak":
    case "use_tor":
    case "key_never_rotates":
    case "exit_changed":
    case "thin_relay":
      return said(says.kind);
    case "old_key":
      return said(says.kind, { days: Math.ceil(says.rotation_hours / 24) });
    case "link_strong":
      return said(says.kind, { one: says.one_in, odds: says.odds });
    case "returning_exit":
      return said(says.kind, { days: says.days });
    case "ipv6": {
      const { low, likely, high } = says;
      return said(says.kind, { low, likely, high, percent: chance(says.alone) });
    }
    case "relay_draws":
    case "relay_linked":
      return said(says.kind, { count: says.addresses });
    case "same_country":
      return said(says.kind, { country: clean(says.country) });
    case "same_provider":
      return said(says.kind, { provider: clean(says.provider) });
    case "suggest_multihop":
      return said(says.kind, { offered: says.is_offered ? "yes" : "no" });
    case "outside_tunnel":
    case "ask_browsers":
      return said(says.kind);
    case "clean_browser": {
      const { browser, low, likely, high } = says;
      return said("clean_browser", { browser, low, likely, high });
    }
    case "blocked":
      return said("blocked", { cause: say(`page-block-${says.cause}`) });
    case "key_before_switch":
      return said("key_before_switch", { exits: says.exits, left: says.just_left ? "yes" : "no" });
    case "better_crowd": {
      const { low, likely, high, better, popular } = says;
      return said("better_crowd", {
        low,
        likely,
        high,
        city: clean(better.city),
        crowd: expected(better),
        count: popular.length,
        popular: popular.map((place) => say("advice-place", { city: clean(place.city), crowd: expected(place) })).join("; "),
      });
    }
    default:
      return says satisfies never;
  }
}

/** What goes by the name of what the core says, as tray and notices have it. */
function said(name: Says["kind"], parameters: Arguments = {}): Saying {
  return { title: say(`advice-${name}`, parameters), body: say(`advice-${name}.body`, parameters) };
}

function expected({ low, likely, high }: BetterPlace): string {
  return say("crowd-people", { low, likely, high });
}

/** What the button of advice says. */
export function button(command: Command, view: AdviceView): string | null {
  switch (command.kind) {
    case "switch":
      return switchButton(command.target, view);
    case "reconnect":
      return say("page-do-reconnect");
    case "undo":
      return say("page-undo");
    case "rotate_key":
      return say("page-do-key");
    case "new_identity":
      return say("page-do-identity");
    case "change":
      return command.change.setting === "look_for_browsers" && command.change.allowed ? say("page-do-look") : null;
    case "multihop":
      return say("page-do-multihop");
    case "entry":
    case "pause":
    case "check_exit":
    case "dismiss":
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

/** How to wave advice away. A question is answered with it once and for all. */
export function noThanks({ id, says }: AdviceView): { label: string; command: Command } {
  if (says.kind === "ask_browsers") {
    return { label: say("page-do-not-look"), command: { kind: "change", change: { setting: "look_for_browsers", allowed: false } } };
  }
  return { label: say("page-not-now"), command: { kind: "dismiss", advice: id } };
}

function switchButton(target: SwitchTarget, { says }: AdviceView): string {
  switch (target.kind) {
    // Shoal draws among the best when it is asked, so that its users do not all go to the same place.
    case "best":
      return say("page-do-best");
    case "another_relay":
      return say("page-do-another");
    case "city":
      // The target is a code; the advice has the name.
      return say("page-do-switch", { place: clean(says.kind === "better_crowd" ? says.better.city : target.city) });
    case "relay":
      return say("page-do-switch", { place: clean(target.relay) });
    default:
      return target satisfies never;
  }
}

/** What an action under way is about. */
export function doing({ kind, to }: ActionView): string {
  switch (kind) {
    case "switch":
      return to ? say("page-doing-switch", { place: cityName(to) }) : say("page-doing-best");
    case "undo":
      return say("page-doing-undo");
    case "reconnect":
      return say("page-doing-reconnect");
    case "rotate_key":
      return say("page-doing-key");
    case "new_identity":
      return say("page-doing-identity");
    case "multihop":
      return say("page-doing-multihop");
    case "entry":
      return say("page-doing-entry");
    default:
      return kind satisfies never;
  }
}

/** How an action ended; `null` while it is under way. */
export function ending(action: ActionView): Saying | null {
  const { phase } = action;
  if (phase.kind !== "ended") return null;
  const { title, body } = outcomeSaying(action, phase);
  return { title, body: `${body} ${keySentence(action, phase)}`.trim() };
}

/** How to say once more that it is meant, where an action was turned down for the user's own good. */
export function onceMore({ kind, phase }: ActionView, epoch: number): { label: string; command: Command } | null {
  if (phase.kind !== "ended") return null;
  const { outcome } = phase;
  if (outcome.kind === "refused" && outcome.refusal === "changed_meanwhile") {
    return { label: say("page-anyway"), command: { kind: "undo", anyway: true } };
  }
  const insist = outcome.kind === "key_too_young";
  if ((kind !== "rotate_key" && kind !== "new_identity") || (!insist && outcome.kind !== "stale")) return null;
  const mean = kind === "new_identity" ? "page-insist-identity" : "page-insist";
  return { label: say(insist ? mean : "page-again"), command: { kind, insist, seen_in: epoch } };
}

/** What became of the key and the tunnel's address, where a new key was made or may have been. */
function keySentence(
  { kind, key_replaced: replaced }: ActionView,
  { outcome, tunnel_address: change }: Ended,
): string {
  const hasTunnel = isDone(outcome) || outcome.kind === "up_unverified";
  if (replaced) return say(hasTunnel && change ? `page-key-${change}` : "page-key-waits");
  const makesKey = kind === "rotate_key" || kind === "new_identity";
  return makesKey && outcome.kind === "timed_out" ? say("page-key-maybe") : "";
}

function outcomeSaying({ kind, to, key_replaced: replaced }: ActionView, { outcome, before, after }: Ended): Saying {
  const place = cityName(after.relay ?? to);
  // What a new key did not change, where the exit IP is another one, is the tunnel's address.
  if (replaced && outcome.kind === "unchanged" && isAnother(before, after)) {
    return { title: say("page-outcome-same_address"), body: say("page-outcome-same_address.detail", { place }) };
  }
  // What an undo was asked for is done, whatever the exit IP.
  if (kind === "undo" && outcome.kind === "unchanged") {
    return { title: say("page-outcome-undone"), body: say("page-outcome-undone.detail", { place }) };
  }
  // Where the way in is changed, an exit IP that stays is no failure.
  if ((kind === "multihop" || kind === "entry") && isDone(outcome)) {
    const id = `page-outcome-way-in-${outcome.kind}`;
    const moved = outcome.kind === "verified" && isAnother(before, after);
    return { title: say(id), body: say(moved ? `${id}.moved` : `${id}.detail`, { place }) };
  }
  if (kind === "entry" && outcome.kind === "saved_for_later") {
    return { title: say("page-outcome-entry-waits"), body: say("page-outcome-entry-waits.detail") };
  }
  // What is left open is the tunnel's address, and that is said beside it.
  if (replaced && outcome.kind === "up_unverified" && isAnother(before, after)) {
    return { title: say("page-outcome-up_unverified", { place }), body: say("page-outcome-up_unverified.told") };
  }
  if (outcome.kind === "up_unverified" && after.exit_ip !== null) {
    return { title: say("page-outcome-up_unverified", { place }), body: say("page-outcome-up_unverified.unknown-before") };
  }
  if (outcome.kind === "saved_for_later" && to === null) {
    return { title: say("page-outcome-saved_for_later"), body: say("page-outcome-saved_for_later.nowhere") };
  }
  switch (outcome.kind) {
    case "verified":
    case "unchanged":
    case "up_unverified":
    case "saved_for_later":
    case "stale":
    case "already_under_way":
    case "too_soon":
    case "no_such_place":
    case "nothing_to_undo": {
      const id = `page-outcome-${outcome.kind}`;
      return { title: say(id, { place }), body: say(`${id}.detail`, { place }) };
    }
    case "key_too_young":
      return {
        title: say("page-outcome-key_too_young"),
        body: say("page-outcome-key_too_young.detail", { time: timeOfDay(outcome.from) }),
      };
    case "failed":
    case "timed_out": {
      const id = `page-outcome-${outcome.kind}`;
      return { title: say(id), body: say(outcome.restored ? `${id}.restored` : `${id}.not-restored`) };
    }
    case "refused":
      return { title: say(replaced ? "page-outcome-refused-half" : "page-outcome-refused"), body: say(`page-refusal-${outcome.refusal}`) };
    default:
      return outcome satisfies never;
  }
}

/** Whether both exit IPs are known and differ. */
function isAnother(before: ActionFigures, after: ActionFigures): boolean {
  return before.exit_ip !== null && after.exit_ip !== null && before.exit_ip !== after.exit_ip;
}

/** Whether an action was carried out, so that figures before and after mean something. */
export function isDone(outcome: Outcome): boolean {
  return outcome.kind === "verified" || outcome.kind === "unchanged";
}

/** How many people, with the range beside it. */
export function people(crowd: CrowdEstimate | null): string {
  if (crowd === null) return say("page-chip-unknown");
  const { low, likely, high } = crowd;
  return say("page-figure", { low, likely, high });
}
