// What the page says of a place.
import type { Command, Limit, PlaceRow, RelayRow, Snapshot, SwitchTarget } from "./bindings";
import type { Pools } from "./places";
import { toAction } from "./possible";
import { clean, count, say } from "./words";

/** So many favourites there can be; a test holds it against the core. */
export const MOST_FAVOURITES = 100;

/** The people on an exit IP of a place, where that is known. */
export function crowdOf(place: PlaceRow | RelayRow): Pick<RelayRow, "low" | "likely" | "high"> | null {
  if ("relay" in place) return place.active ? place : null;
  return place.crowd;
}

/** People with their range, or that they are not known. */
export function crowdSays(place: PlaceRow | RelayRow): string {
  const crowd = crowdOf(place);
  if (crowd === null) return say("page-places-unknown");
  return say("page-figure", { low: crowd.low, likely: crowd.likely, high: crowd.high });
}

/** People on all exit IPs of a place together. */
export function usersSay(place: PlaceRow | RelayRow): string {
  const inUse = "relay" in place ? place.active : place.relays > 0;
  if (!inUse) return say("page-places-unknown");
  return say("page-places-users-cell", { users: place.users, low: place.users_low, high: place.users_high });
}

/** Exit IPs per relay of a city, and how they are known. */
export function poolsSay(city: PlaceRow, pools: Pools | null): string {
  if (pools === null || city.crowd === null) return say("page-places-pool-unknown");
  const how = say(`page-places-known-${city.crowd.pool.provenance}`);
  return pools.fewest === pools.most
    ? say("page-places-pool", { size: pools.most, how })
    : say("page-places-pools", { fewest: pools.fewest, most: pools.most, how });
}

/** Exit IPs of a relay, and how they are known. */
export function poolSays({ active, pool }: RelayRow): string {
  if (!active || pool.size === null || pool.provenance === "unknown") return say("page-places-pool-unknown");
  if (pool.provenance === "sighted" && pool.at_least !== null) return say("page-places-pool-sighted", { least: pool.at_least });
  return say("page-places-pool", { size: pool.size, how: say(`page-places-known-${pool.provenance}`) });
}

export function distanceSays({ here, distance_km: km }: PlaceRow | RelayRow): string {
  if (here) return say("page-chip-here");
  return km === null ? say("page-places-distance-unknown") : say("page-places-km", { km });
}

/** One thing that a place is limited by. */
export function limitSays(limit: Limit): string {
  const id = `limit-${limit.kind}`;
  switch (limit.kind) {
    case "not_active":
    case "not_allowed":
    case "here":
    case "pool_overruled":
      return say(id);
    case "nobody_lands_here":
      return say(id, { weight: limit.weight });
    case "far_away":
      return say(id, { km: limit.km, region: limit.region_km });
    case "smaller_crowd":
      return say(id, { low: limit.low, best: limit.best_low });
    case "unknown_pool":
      return say(id, { unknown: limit.unknown, relays: limit.relays });
    case "large_pool":
    case "small_pool":
      return say(id, { size: limit.size });
    case "few_users":
      return say(id, { users: limit.users, average: limit.average });
    default:
      return limit satisfies never;
  }
}

/** Whether Shoal would lead there by itself, and why it would not. */
export interface Verdict {
  readonly title: string;
  readonly reasons: readonly string[];
}

export function verdict({ among_best: best, limits }: PlaceRow | RelayRow): Verdict {
  const reasons = limits.map(limitSays);
  if (best) return { title: say(reasons.length === 0 ? "page-places-best" : "page-places-best.but"), reasons };
  return { title: say("page-places-why-not"), reasons: reasons.length === 0 ? [say("page-places-beaten")] : reasons };
}

/** Why a switch there is not possible now; `null`: it is. */
export function notPossible(place: PlaceRow | RelayRow, snapshot: Snapshot, now: number): string | null {
  const blocked = snapshot.switch_blocked === null ? null : toAction(snapshot, now);
  if (blocked) return blocked.words;
  const closed = place.limits.find(({ kind }) => kind === "not_active" || kind === "not_allowed");
  if (closed) return limitSays(closed);
  // In a city Mullvad may draw another relay; a relay is only itself.
  if ("relay" in place && place.here && snapshot.tunnel.state === "up") return say("limit-here");
  return toAction(snapshot, now)?.words ?? null;
}

/** That a switch replaces a custom list, where it does. */
export function replacesList({ replaces_custom_list: list }: Snapshot): string | null {
  if (list === null) return null;
  return list === "" ? say("page-replaces-unnamed-list") : say("page-replaces-list", { list: clean(list) });
}

export function switchTo(place: PlaceRow | RelayRow, { tunnel }: Snapshot): Command {
  const target: SwitchTarget = "relay" in place ? { kind: "relay", relay: place.relay } : { kind: "city", city: place.code };
  return { kind: "switch", target, seen_in: tunnel.epoch };
}

/** How many places there are, and how many of them are shown. */
export function countSays(all: number, shown: number, relays: number): string {
  const id = shown === all ? "page-places-count" : "page-places-found";
  return say(id, { all, cities: shown, relays });
}

/** A dot of the map in words. */
export function dotSays(city: PlaceRow): string {
  const place = say("page-place", { city: clean(city.city), country: clean(city.country) });
  if (city.crowd === null) return say("page-places-dot-unknown", { place });
  const { low, likely, high } = city.crowd;
  return say("page-places-dot", { place, likely, low: count(low), high: count(high) });
}
