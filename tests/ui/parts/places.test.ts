import { describe, expect, test } from "vitest";

import { drawnAfter } from "../../../ui/src/drawn";
import type { Filters, Found, Line, Order } from "../../../ui/src/places";
import {
  BY_CROWD,
  CHUNK,
  chunks,
  clicked,
  countriesOf,
  direction,
  find,
  fold,
  isFiltered,
  linesOf,
  NO_FILTERS,
  placesOf,
  providersOf,
  sorted,
  stepped,
} from "../../../ui/src/places";
import { city, crowd, many, relay } from "../support/places";

const PAGE = {
  cities: [
    city("ch-zrh", { city: "Zürich", country: "Switzerland", crowd: crowd(9, 30, 90), users: 100, distance_km: 900 }),
    city("se-mma", { city: "Malmö", country: "Sweden", crowd: crowd(5, 40, 99), users: 800, distance_km: null, here: true }),
    city("se-sto", { city: "Stockholm", country: "Sweden", crowd: crowd(5, 12, 40), users: 900, distance_km: 500 }),
    city("de-fra", { city: "Frankfurt", country: "Germany", crowd: null, relays: 0, users: 0, distance_km: null }),
  ],
  relays: [
    relay("ch-zrh-wg-001", { provider: "M247", owned: true }),
    relay("se-mma-wg-001", { provider: "31173", owned: true, low: 8 }),
    relay("se-mma-wg-002", { provider: "M247", low: 3 }),
    relay("se-mma-wg-010", { provider: "M247", active: false, low: 90 }),
    relay("se-sto-wg-001", { provider: "31173", owned: true, pool: { size: 60, provenance: "measured", at_least: null, overruled: null } }),
    relay("se-sto-wg-002", { provider: "M247", pool: { size: 31, provenance: "unknown", at_least: null, overruled: null } }),
  ],
};
const PLACES = placesOf(PAGE);
const NONE: ReadonlySet<string> = new Set();

function found(filters: Partial<Filters>, favourites = NONE): readonly Found[] {
  return find(PLACES, { ...NO_FILTERS, ...filters }, favourites);
}

function codes(list: readonly Found[]): readonly string[] {
  return list.map(({ place }) => place.city.code);
}

function relays(list: readonly Found[]): readonly string[] {
  return list.flatMap((it) => it.relays.map(({ relay }) => relay));
}

describe("what is searched for", () => {
  test("is found without accents, in any capitals, by place, country and code", () => {
    expect(fold("Malmö ØRESUND Łódź Straße")).toBe("malmo oresund lodz strasse");
    expect(codes(found({ text: "ZURICH" }))).toEqual(["ch-zrh"]);
    expect(codes(found({ text: "swed" }))).toEqual(["se-mma", "se-sto"]);
    expect(codes(found({ text: " malmö  sweden " }))).toEqual(["se-mma"]);
    expect(codes(found({ text: "de-fra" }))).toEqual(["de-fra"]);
  });

  test("is a relay where no city is called so, and then the city stands open", () => {
    const [it, ...others] = found({ text: "sto-wg-002" });
    expect(others).toEqual([]);
    expect(it?.relays.map(({ relay }) => relay)).toEqual(["se-sto-wg-002"]);
    expect(it?.sought).toBe(true);
    expect(relays(found({ text: "sweden 31173" }))).toEqual(["se-mma-wg-001", "se-sto-wg-001"]);
  });

  test("keeps all relays of a city that is called so", () => {
    const [it] = found({ text: "stockholm" });
    expect(it?.relays.length).toBe(2);
    expect(it?.sought).toBe(false);
  });

  test("may be nowhere", () => {
    expect(found({ text: "atlantis" })).toEqual([]);
    expect(found({ text: "stockholm m247 nothing" })).toEqual([]);
  });
});

describe("filters", () => {
  test("leave relays out, and cities that have none left", () => {
    expect(relays(found({ owned: true }))).toEqual(["ch-zrh-wg-001", "se-mma-wg-001", "se-sto-wg-001"]);
    expect(codes(found({ provider: "31173" }))).toEqual(["se-mma", "se-sto"]);
    expect(relays(found({ provider: "M247", owned: true }))).toEqual(["ch-zrh-wg-001"]);
  });

  test("by country and favourites keep the relays", () => {
    expect(codes(found({ country: "se" }))).toEqual(["se-mma", "se-sto"]);
    expect(codes(found({ favourites: true }, new Set(["se-sto", "xx-xxx"])))).toEqual(["se-sto"]);
    expect(codes(found({ favourites: true }))).toEqual([]);
  });

  test("know when they are set", () => {
    expect(isFiltered(NO_FILTERS)).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, text: "  " })).toBe(false);
    for (const set of [{ text: "x" }, { favourites: true }, { owned: true }, { provider: "M247" }, { country: "se" }]) {
      expect(isFiltered({ ...NO_FILTERS, ...set })).toBe(true);
    }
  });

  test("offer what there is, by name", () => {
    expect(providersOf(PLACES)).toEqual(["31173", "M247"]);
    expect(countriesOf(PLACES)).toEqual([
      { code: "de", name: "Germany" },
      { code: "se", name: "Sweden" },
      { code: "ch", name: "Switzerland" },
    ]);
  });
});

describe("the order", () => {
  function order(by: Order["by"], reversed = false): readonly string[] {
    return codes(sorted(found({}), { by, reversed }));
  }

  test("is by the low end of the crowd, then the middle, as the core ranks", () => {
    expect(order("crowd")).toEqual(["ch-zrh", "se-mma", "se-sto", "de-fra"]);
  });

  test("puts what is not known last, whichever way round", () => {
    expect(order("crowd", true)).toEqual(["se-sto", "se-mma", "ch-zrh", "de-fra"]);
    expect(order("distance")).toEqual(["se-mma", "se-sto", "ch-zrh", "de-fra"]);
    expect(order("distance", true)).toEqual(["ch-zrh", "se-sto", "se-mma", "de-fra"]);
    expect(order("users", true)).toEqual(["ch-zrh", "se-mma", "se-sto", "de-fra"]);
    expect(order("pool")).toEqual(["se-sto", "ch-zrh", "se-mma", "de-fra"]);
  });

  test("by name is the alphabet's", () => {
    expect(order("name")).toEqual(["de-fra", "se-mma", "se-sto", "ch-zrh"]);
    expect(order("name", true)).toEqual(["ch-zrh", "se-sto", "se-mma", "de-fra"]);
  });

  test("holds for the relays of a city too, and those that are not in use come last", () => {
    const [, malmo] = sorted(found({}), BY_CROWD);
    expect(malmo?.relays.map(({ relay }) => relay)).toEqual(["se-mma-wg-001", "se-mma-wg-002", "se-mma-wg-010"]);
    const reversed = sorted(found({ country: "se" }), { by: "crowd", reversed: true });
    expect(relays(reversed.filter(({ place }) => place.city.code === "se-mma")).at(-1)).toBe("se-mma-wg-010");
    const byPool = sorted(found({ text: "stockholm" }), { by: "pool", reversed: true });
    expect(relays(byPool), "a guess is no size").toEqual(["se-sto-wg-001", "se-sto-wg-002"]);
  });

  test("turns round with a second click, and is told to those who cannot see it", () => {
    const once = clicked(BY_CROWD, "distance");
    const twice = clicked(once, "distance");
    expect([once, twice, clicked(twice, "name")]).toEqual([
      { by: "distance", reversed: false },
      { by: "distance", reversed: true },
      { by: "name", reversed: false },
    ]);
    expect(direction(once, "distance")).toBe("ascending");
    expect(direction(twice, "distance")).toBe("descending");
    expect(direction(BY_CROWD, "crowd")).toBe("descending");
    expect(direction(BY_CROWD, "name")).toBe("none");
  });
});

describe("the table", () => {
  const sortedAll = sorted(found({}), BY_CROWD);
  const keys = (lines: readonly Line[]): readonly string[] => lines.map(({ key }) => key);

  test("lists cities, and below an open one what is told of it and its relays", () => {
    expect(keys(linesOf(sortedAll, NONE, NONE))).toEqual(["ch-zrh", "se-mma", "se-sto", "de-fra"]);
    const opened = new Set(["se-sto", "se-sto-wg-002", "ch-zrh-wg-001"]);
    expect(keys(linesOf(sortedAll, opened, NONE))).toEqual([
      "ch-zrh", "se-mma", "se-sto", "se-sto?", "se-sto-wg-001", "se-sto-wg-002", "se-sto-wg-002?", "de-fra",
    ]);
  });

  test("opens a city for a relay that was searched for, until it is closed", () => {
    const sought = found({ text: "sto-wg-002" });
    expect(keys(linesOf(sought, NONE, NONE))).toEqual(["se-sto", "se-sto-wg-002"]);
    expect(keys(linesOf(sought, NONE, new Set(["se-sto"])))).toEqual(["se-sto"]);
  });

  test("is walked by arrows, past what is told", () => {
    const lines = linesOf(sortedAll, new Set(["se-sto"]), NONE);
    const at = (key: string): number => keys(lines).indexOf(key);
    const to = (from: string, pressed: string): string | null => {
      const index = stepped(lines, at(from), pressed);
      return index === null ? null : (lines[index]?.key ?? null);
    };
    expect(to("se-sto", "ArrowDown")).toBe("se-sto-wg-001");
    expect(to("se-sto-wg-001", "ArrowUp")).toBe("se-sto");
    expect(to("se-sto", "ArrowRight")).toBe("se-sto-wg-001");
    expect(to("ch-zrh", "ArrowRight"), "a closed one is opened first").toBeNull();
    expect(to("se-sto-wg-002", "ArrowLeft")).toBe("se-sto");
    expect(to("ch-zrh", "ArrowUp")).toBeNull();
    expect(to("de-fra", "ArrowDown")).toBeNull();
    expect(to("se-sto-wg-001", "Home")).toBe("ch-zrh");
    expect(to("ch-zrh", "End")).toBe("de-fra");
    expect(to("ch-zrh", "PageDown")).toBe("de-fra");
    expect(to("de-fra", "PageUp")).toBe("ch-zrh");
    expect(to("de-fra", "x")).toBeNull();
  });

  test("is drawn in chunks that leave no line out", () => {
    expect(chunks(0)).toEqual([]);
    expect(chunks(CHUNK)).toEqual([0]);
    expect(chunks(CHUNK + 1)).toEqual([0, CHUNK]);
  });

  test("draws chunks that come near, and keeps the one that holds the focus", () => {
    const first = drawnAfter(new Set(), [], 0);
    expect([...first]).toEqual([0]);
    const scrolled = drawnAfter(first, [{ start: 40, near: true }, { start: 0, near: false }], null);
    expect([...scrolled]).toEqual([40]);
    expect([...drawnAfter(first, [{ start: 40, near: true }, { start: 0, near: false }], 0)].sort()).toEqual([0, 40]);
  });

  test("holds all of 5,000 relays that are found", () => {
    const places = placesOf(many(94, 5_000));
    const opened = new Set(places.map(({ city }) => city.code));
    const all = sorted(find(places, { ...NO_FILTERS, text: "wg" }, NONE), { by: "distance", reversed: true });
    const lines = linesOf(all, opened, NONE);
    expect(lines.length).toBe(5_000 + 94 * 2);
    expect(new Set(keys(lines)).size).toBe(lines.length);
  });
});
