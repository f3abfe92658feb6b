// Lists of places of any size, made from two rows: what a page does with many is tested with many.
import type { CrowdEstimate, Limit, PlaceRow, PlacesPage, RelayRow } from "../../../ui/src/bindings";

const POOL = { size: 31, provenance: "predicted", at_least: null, overruled: null } as const;

export function crowd(low: number, likely: number, high: number): CrowdEstimate {
  return {
    low,
    likely,
    high,
    alone_probability: 0.01,
    pool: { ...POOL, size: null },
    level: likely < 10 ? "few" : "some",
    range_from: { users: 0.5, share: 0.3, pool: 0.1, time: 0.04, ipv6: 0 },
  };
}

export function city(code: string, changes: Partial<PlaceRow> = {}): PlaceRow {
  return {
    code,
    city: `City ${code}`,
    country: `Country ${code.slice(0, 2)}`,
    relays: 1,
    users: 300,
    users_low: 100,
    users_high: 900,
    crowd: crowd(4, 11, 32),
    best_relay: null,
    distance_km: 500,
    point: [50, 10],
    here: false,
    among_best: false,
    limits: [],
    ...changes,
  };
}

export function relay(name: string, changes: Partial<RelayRow> = {}): RelayRow {
  return {
    relay: name,
    city_code: name.split("-").slice(0, 2).join("-"),
    active: true,
    owned: false,
    provider: "Example",
    users: 300,
    users_low: 90,
    users_high: 950,
    low: 4,
    likely: 11,
    high: 32,
    pool: POOL,
    distance_km: 500,
    here: false,
    among_best: false,
    limits: [],
    ...changes,
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** `cities` cities with as many relays as make `relays` in all, each with figures of its own. */
export function many(cities: number, relays: number): PlacesPage & { page: "places" } {
  const codes = Array.from({ length: cities }, (_, index) => {
    const letter = (at: number): string => LETTERS[Math.floor(index / 26 ** at) % 26] ?? "a";
    return `${letter(2)}x-${letter(1)}${letter(0)}q`;
  });
  const figures = (index: number): [number, number, number] => {
    const likely = 2 + ((index * 7919) % 60);
    return [Math.max(1, Math.floor(likely / 3)), likely, likely * 3];
  };
  const limits: Limit[] = [{ kind: "large_pool", size: 61 }];
  return {
    page: "places",
    cities: codes.map((code, index) =>
      city(code, {
        crowd: crowd(...figures(index)),
        relays: Math.ceil(relays / cities),
        point: [((index * 37) % 120) - 50, ((index * 53) % 340) - 170],
        distance_km: 100 + index,
        limits,
      }),
    ),
    relays: Array.from({ length: relays }, (_, index) => {
      const [low, likely, high] = figures(index);
      const number = String(Math.floor(index / cities) + 1).padStart(3, "0");
      const code = codes[index % cities] ?? "xx-xxq";
      return relay(`${code}-wg-${number}`, { low, likely, high, provider: `Hoster ${String(index % 17)}`, limits });
    }),
  };
}
