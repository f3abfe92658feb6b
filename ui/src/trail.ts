// What the exit IPs seen under one tunnel address give away, in words and on the line from 0 to 1.
import type { LinkView, RelayRegime, Regime, SightingView, Snapshot, TrailPage } from "./bindings";
import { clean, decimal, percent, ratio, say } from "./words";

interface Headline {
  readonly title: string;
  readonly notes: readonly string[];
}

/** So many tunnel addresses it takes to say that a relay draws for itself; the core's constant of this name. */
export const ADDRESSES_FOR_DRAWN = 3;

/** So many rows fit the window; more are shown when they are asked for. */
export const ROWS_AT_FIRST = 8;

/** So many pairs of relays are listed. */
export const PAIRS_LISTED = 10;

/** The narrowest bar in percent of the line: three pixels of a small window. */
const NARROWEST = 1;

/** What of a snapshot says why there is no trail. */
type Around = Pick<Snapshot, "tunnel" | "trouble" | "exit_ip" | "source">;

/** What the trail says, and whether it is that of the tunnel which is there. */
export function trailHeadline(trail: TrailPage, around: Around): Headline {
  const headline = ofSightings(trail, around);
  const isBefore = trail.of_tunnel_before && trail.sightings.length > 0;
  return isBefore ? { ...headline, notes: [say("trail-before"), ...headline.notes] } : headline;
}

function ofSightings(trail: TrailPage, around: Around): Headline {
  const { tunnel, exit_ip: exit } = around;
  const exits = trail.sightings.length;
  // The trail is told a moment after the exit IP that is to be in it.
  const isBehind = trail.tunnel_address_known && tunnel.state === "up" && exit.v4.state === "known" && (tunnel.exit?.relay ?? null) !== null;
  if (exits === 0 && isBehind) return { title: say("page-coming"), notes: [] };
  if (exits === 0 && trail.forgotten) return { title: say("trail-forgotten"), notes: [] };
  if (exits === 0) return withoutTrail(trail.tunnel_address_known, around);
  const against = contradiction(trail);
  if (against) {
    const [a, b] = against;
    const note = say("page-trail-contradiction-note", { "relay-a": clean(a.relay), "relay-b": clean(b.relay) });
    return { title: say("page-trail-contradiction"), notes: [note] };
  }
  if (trail.match_one_in === null) {
    return { title: say("page-trail-nothing-said", { exits }), notes: [say("page-trail-nothing-said-note")] };
  }
  if (trail.match_one_in <= 1) return { title: say("page-trail-match-everybody"), notes: [] };
  const title = say("page-trail-match", { exits, number: ratio(trail.match_one_in) });
  const notes = [say("page-trail-match-note", { exits })];
  const strongest = trail.link[0];
  if (strongest) notes.push(strongest.odds > 1 ? linkSentence(strongest) : say("page-trail-link-none"));
  return { title, notes };
}

function withoutTrail(isKnown: boolean, { tunnel: { state }, trouble, source }: Around): Headline {
  if (isKnown) {
    const whenUp = source === "check" ? "page-trail-none-check-next" : "page-trail-none-up-next";
    return { title: say("page-trail-none"), notes: [say(state === "up" ? whenUp : "page-trail-none-next")] };
  }
  const id = { up: "page-trail-no-address", changing: "page-trail-changing" }[state as string] ?? "page-trail-no-tunnel";
  // Why there is no tunnel, or none that can be seen, goes before what a trail would need.
  if (trouble && state !== "up") {
    const notes = [say(`page-trouble-${trouble}`), say(`page-trouble-${trouble}.next`)];
    return { title: say(id), notes: [notes.join(": ")] };
  }
  return { title: say(id), notes: [say(`${id}-next`)] };
}

function linkSentence({ relays: [a, b], odds }: LinkView): string {
  return say("page-trail-link", { "relay-a": clean(a), "relay-b": clean(b), odds: ratio(odds) });
}

/** The two sightings that no position allows both. */
export function contradiction({ contradiction: between, sightings }: TrailPage): [SightingView, SightingView] | null {
  const a = between && sightings[between[0]];
  const b = between && sightings[between[1]];
  return a && b ? [a, b] : null;
}

/** Where a part of the line stands, in percent of its width. */
export interface Bar {
  readonly x: number;
  readonly width: number;
}

/** The bar from one position to another: at its place, and never too narrow to be seen or over the line's ends. */
export function bar({ low, high }: { low: number; high: number }): Bar {
  const width = Math.max((high - low) * 100, NARROWEST);
  const x = ((low + high) / 2) * 100 - width / 2;
  return { x: Math.min(Math.max(x, 0), 100 - width), width };
}

/** Sightings by how much they say, those that say nothing last. */
export function mostTellingFirst(sightings: readonly SightingView[]): readonly SightingView[] {
  const width = ({ position }: SightingView): number => (position ? position.high - position.low : 2);
  return [...sightings].sort((a, b) => width(a) - width(b));
}

/** The rows to begin with: a button for one or two more would be as long as they are. */
export function rowsAtFirst(sorted: readonly SightingView[]): readonly SightingView[] {
  return sorted.length <= ROWS_AT_FIRST + 2 ? sorted : sorted.slice(0, ROWS_AT_FIRST);
}

/** What is unique to a sighting. */
export function keyOf({ relay, exit_ip: exitIp }: SightingView): string {
  return `${relay} ${exitIp}`;
}

/** Its place in the pool, as far as that is known. */
export function placeOf({ offset, pool }: SightingView): string {
  if (offset === null || pool.size === null) return "";
  const id = pool.provenance === "predicted" ? "page-trail-place-guess" : "page-trail-place";
  return say(id, { number: offset + 1, size: pool.size });
}

/** What one sighting says, in words. */
export function sightingSays(seen: SightingView): string {
  return seen.position === null ? say(`page-trail-says-${seen.says}`) : say("page-trail-positions", ends(seen.position, 3));
}

/** Both ends of a range, with as many digits as tell them apart, and no fewer than `digits`. */
export function ends({ low, high }: { low: number; high: number }, digits: number): { low: string; high: string } {
  const needed = high > low ? Math.min(Math.ceil(-Math.log10(high - low)) + 1, 9) : digits;
  const most = Math.max(needed, digits);
  return { low: decimal(low, most), high: decimal(high, most) };
}

/** A position, as far as a pool of any size could tell it. */
export function positionText(position: number): string {
  return decimal(position, 5);
}

/** Whether the formula holds on this connection, as the command line says it. */
export function predictionSentence({ prediction }: TrailPage): string | null {
  if (!prediction) return null;
  const { verdict, hits, tested } = prediction;
  if (verdict === "confirmed" && tested === 0) return say("trail-prediction-confirmed-before");
  return say(`trail-prediction-${verdict}`, { hits, tested });
}

/** Relays of one regime for one reason. */
export interface FixGroup {
  readonly regime: Regime;
  readonly relays: readonly string[];
  readonly reason: string;
}

const REGIMES: readonly Regime[] = ["drawn", "linked", "unknown"];

/** Relays by regime and by the sentence that says why. */
export function fixGroups({ regime: relays }: TrailPage): readonly FixGroup[] {
  return REGIMES.flatMap((regime) => {
    const groups = new Map<string, string[]>();
    for (const relay of relays.filter((relay) => relay.regime === regime)) {
      const reason = regimeReason(relay);
      groups.set(reason, [...(groups.get(reason) ?? []), clean(relay.relay)]);
    }
    return [...groups].map(([reason, names]) => ({ regime, relays: names, reason }));
  });
}

/** How many relays have the fix, how many have not, and of how many that is not known. */
export function fixCounts({ regime: relays }: TrailPage): Record<Regime, number> {
  const many = (regime: Regime): number => relays.filter((relay) => relay.regime === regime).length;
  return { drawn: many("drawn"), linked: many("linked"), unknown: many("unknown") };
}

function regimeReason({ reason, addresses, factor }: RelayRegime): string {
  const id = `regime-reason-${reason.replaceAll("_", "-")}`;
  return say(id, { addresses, times: times(factor), needed: ADDRESSES_FOR_DRAWN });
}

/** How many times likelier, to two digits: more would claim too much. */
function times(factor: number): string {
  const likelier = Math.max(factor, 1 / factor);
  return likelier < 1e6 ? ratio(Number(likelier.toPrecision(2))) : say("regime-million");
}

/** What the chance rests on, a sentence each. */
export function trailReasons(trail: TrailPage): readonly string[] {
  const proofs = trail.sightings.filter((seen) => seen.position !== null);
  const from = (how: SightingView["pool"]["provenance"]): number =>
    proofs.filter(({ pool }) => pool.provenance === how).length;
  const silent = trail.sightings.length - proofs.length;
  const [measured, predicted] = [from("measured"), from("predicted")];
  const reasons = [partSentence(trail)];
  if (measured > 0) reasons.push(say("page-trail-why-measured", { count: measured }));
  if (predicted > 0) reasons.push(say("page-trail-why-predicted", { count: predicted }));
  if (silent > 0) reasons.push(say("page-trail-why-silent", { count: silent }));
  if (fixCounts(trail).unknown > 0) reasons.push(say("trail-regime-note"));
  if (trail.link.length > 0) reasons.push(say("trail-odds-note"));
  return [...reasons, say("page-trail-why-new")];
}

function partSentence({ position, width }: TrailPage): string {
  if (!position || width === null) return say("page-trail-why-nothing");
  const exact = { "low-exact": clean(position.low_exact), "high-exact": clean(position.high_exact) };
  return say("page-trail-why-part", { ...ends(position, 4), ...exact, share: percent(width) });
}

/** What a pair of relays multiplies the odds by. */
export function oddsText(odds: number): string {
  return odds > 0 ? ratio(odds) : say("page-trail-pair-none");
}
