import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Limit } from "../../../ui/src/bindings";
import {
  countSays,
  crowdSays,
  distanceSays,
  dotSays,
  limitSays,
  MOST_FAVOURITES,
  notPossible,
  poolSays,
  poolsSay,
  replacesList,
  switchTo,
  usersSay,
  verdict,
} from "../../../ui/src/places-says";
import { snapshot } from "../support/fixtures";
import { city, crowd, relay } from "../support/places";

const NOW = 1_795_000_000;

test("as many favourites are allowed as the core takes", () => {
  const core = new URL("../../../src-tauri/crates/shoal-core/src/settings.rs", import.meta.url);
  expect(readFileSync(core, "utf8")).toContain(`const MOST_FAVOURITES: usize = ${String(MOST_FAVOURITES)};`);
});

describe("figures", () => {
  test("of people have their range, and what is not known is not nothing", () => {
    expect(crowdSays(city("se-sto", { crowd: crowd(2, 6, 18) }))).toBe("6 (2–18)");
    expect(crowdSays(city("se-sto", { crowd: null }))).toBe("not known");
    expect(crowdSays(relay("se-sto-wg-001"))).toBe("11 (4–32)");
    expect(crowdSays(relay("se-sto-wg-001", { active: false }))).toBe("not known");
    expect(usersSay(city("se-sto", { users: 1200, users_high: 3600 }))).toBe("1,200 (100–3,600) in all");
    expect(usersSay(city("se-sto", { relays: 0, users: 0 }))).toBe("not known");
  });

  test("of exit IPs say how they are known", () => {
    const pool = { size: 31, provenance: "measured", at_least: null, overruled: null } as const;
    expect(poolSays(relay("se-sto-wg-001", { pool }))).toBe("31 exit IPs, measured");
    expect(poolSays(relay("se-sto-wg-001", { pool: { ...pool, size: 1, provenance: "predicted" } }))).toBe("1 exit IP, predicted");
    expect(poolSays(relay("se-sto-wg-001", { pool: { ...pool, provenance: "unknown" } }))).toBe("exit IPs not known");
    expect(poolSays(relay("se-sto-wg-001", { pool: { ...pool, provenance: "sighted", at_least: 5 } }))).toBe("at least 5 exit IPs, seen");
    expect(poolSays(relay("se-sto-wg-001", { pool, active: false }))).toBe("exit IPs not known");
    expect(poolsSay(city("se-sto"), { fewest: 8, most: 61 })).toBe("8–61 exit IPs, predicted");
    expect(poolsSay(city("se-sto"), null)).toBe("exit IPs not known");
  });

  test("of distance say where you are", () => {
    expect(distanceSays(city("se-sto", { distance_km: 1234 }))).toBe("1,234 km");
    expect(distanceSays(city("se-sto", { distance_km: null }))).toBe("distance not known");
    expect(distanceSays(city("se-sto", { here: true }))).toBe("you are here");
  });

  test("of the whole list and of the map", () => {
    expect(countSays(94, 94, 574)).toBe("94 cities, 574 relays");
    expect(countSays(1, 1, 1)).toBe("One city, one relay");
    expect(countSays(94, 2, 7)).toBe("2 of 94 cities, 7 relays");
    expect(dotSays(city("se-sto", { city: "Stockholm", country: "Sweden" }))).toBe("Stockholm, Sweden: about 11 (4–32) per exit IP");
    expect(dotSays(city("se-sto", { crowd: null }))).toContain("not known");
  });
});

describe("why not this one", () => {
  const LIMITS: readonly Limit[] = [
    { kind: "not_active" },
    { kind: "not_allowed" },
    { kind: "here" },
    { kind: "nobody_lands_here", weight: 2 },
    { kind: "far_away", km: 6200, region_km: 2500 },
    { kind: "smaller_crowd", low: 2, best_low: 11 },
    { kind: "pool_overruled" },
    { kind: "unknown_pool", unknown: 1, relays: 5 },
    { kind: "large_pool", size: 61 },
    { kind: "small_pool", size: 8 },
    { kind: "few_users", users: 90, average: 260 },
  ];

  test("has a whole sentence for each limit", () => {
    const sentences = LIMITS.map(limitSays);
    expect(new Set(sentences).size).toBe(LIMITS.length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z].*\.$/u);
      expect(sentence).not.toMatch(/limit-|\{\$/u);
    }
    expect(sentences[4]).toContain("6,200 km away");
    expect(sentences[5]).toContain("as small as 2; at the best it is 11");
  });

  test("names them in their order, and says so where there are none", () => {
    const few = verdict(city("se-sto", { limits: LIMITS.slice(8, 10) }));
    expect(few.title).toBe("Why not this one");
    expect(few.reasons[0]).toContain("61 exit IPs");
    expect(verdict(city("se-sto")).reasons).toEqual(["Others have a larger crowd, even where few of their users are connected."]);
    expect(verdict(city("se-sto", { among_best: true })).reasons).toEqual([]);
    expect(verdict(city("se-sto", { among_best: true, limits: LIMITS.slice(9, 10) })).title).toContain("To know before");
  });
});

describe("a switch", () => {
  test("goes to the city or the relay, as seen in this tunnel", () => {
    const now = snapshot("some");
    expect(switchTo(city("se-sto"), now)).toEqual({ kind: "switch", target: { kind: "city", city: "se-sto" }, seen_in: 3 });
    expect(switchTo(relay("se-sto-wg-001"), now)).toEqual({
      kind: "switch",
      target: { kind: "relay", relay: "se-sto-wg-001" },
      seen_in: 3,
    });
  });

  test("is possible, or it is said why not", () => {
    const some = snapshot("some");
    expect(notPossible(city("se-sto"), some, NOW)).toBeNull();
    expect(notPossible(city("se-sto"), { ...some, switch_blocked: "no_daemon" }, NOW)).toContain("cannot be reached");
    expect(notPossible(relay("se-sto-wg-001", { limits: [{ kind: "not_active" }] }), some, NOW)).toContain("sends nobody");
    expect(notPossible(relay("se-sto-wg-001", { limits: [{ kind: "large_pool", size: 61 }, { kind: "not_allowed" }] }), some, NOW)).toContain("leaves it out");
    const action = snapshot("action-too-soon").action;
    expect(notPossible(city("se-sto"), { ...some, action: action && { ...action, next_at: NOW + 9 } }, NOW)).toBe("Again in 9 s");
    expect(notPossible(city("se-sto"), { ...some, action: action && { ...action, next_at: NOW } }, NOW)).toBeNull();
  });

  test("to the relay in use is none, but Mullvad may draw another one in its city", () => {
    const some = snapshot("some");
    expect(notPossible(relay("se-sto-wg-001", { here: true }), some, NOW)).toBe("You leave from here already.");
    expect(notPossible(city("se-sto", { here: true }), some, NOW)).toBeNull();
    const down = { ...some, tunnel: { ...some.tunnel, state: "down" as const } };
    expect(notPossible(relay("se-sto-wg-001", { here: true }), down, NOW)).toBeNull();
  });

  test("says which custom list it replaces", () => {
    const some = snapshot("some");
    expect(replacesList(some)).toBeNull();
    expect(replacesList({ ...some, replaces_custom_list: "Home" })).toContain("“Home”");
    expect(replacesList({ ...some, replaces_custom_list: "" })).toContain("custom list in use");
  });
});
