// What the exit IPs seen under one tunnel address give away, in words.
import type { SightingView, TrailPage } from "./bindings";
import { clean, ratio, say } from "./words";

interface Headline {
  readonly title: string;
  readonly notes: readonly string[];
}

export function trailHeadline(trail: TrailPage): Headline {
  const exits = trail.sightings.length;
  if (exits === 0) {
    const id = trail.tunnel_address_known ? "page-trail-none" : "page-trail-no-address";
    return { title: say(id), notes: [say(`${id}-next`)] };
  }
  if (trail.contradiction !== null) {
    return { title: say("page-trail-contradiction"), notes: [say("page-trail-contradiction-note")] };
  }
  if (trail.match_one_in === null) return { title: say("page-trail-nothing-said"), notes: [] };
  if (trail.match_one_in <= 1) return { title: say("page-trail-match-everybody"), notes: [] };
  const title = say("page-trail-match", { exits, number: ratio(trail.match_one_in) });
  const strongest = trail.link.find(({ odds }) => odds > 1);
  const notes = [say("page-trail-match-note")];
  if (strongest) {
    const [a, b] = strongest.relays;
    notes.push(say("page-trail-link", { "relay-a": clean(a), "relay-b": clean(b), odds: ratio(strongest.odds) }));
  }
  return { title, notes };
}

/** What one sighting says, in words. */
export function sightingSays(seen: SightingView): string {
  if (seen.position === null) return say(`page-trail-says-${seen.says}`);
  const { low, high } = seen.position;
  return say("page-trail-positions", { low: low.toFixed(3), high: high.toFixed(3) });
}
