// Which places are shown, in which order, and what is opened among them.
import type { PlaceRow, PlacesPage, RelayRow } from "./bindings";
import { compareNames } from "./words";

export type Column = "name" | "crowd" | "pool" | "users" | "distance";

/** By what is sorted; the natural way round is the one that is asked for most: most people, nearest, A to Z. */
export interface Order {
  readonly by: Column;
  readonly reversed: boolean;
}

export interface Filters {
  readonly text: string;
  readonly favourites: boolean;
  readonly owned: boolean;
  readonly provider: string | null;
  /** Two letters. */
  readonly country: string | null;
}

export const NO_FILTERS: Filters = { text: "", favourites: false, owned: false, provider: null, country: null };

export const BY_CROWD: Order = { by: "crowd", reversed: false };

/** What is known of the pools of a city's relays. */
export interface Pools {
  readonly fewest: number;
  readonly most: number;
}

/** A city with its relays, ready to be searched. */
export interface Place {
  readonly city: PlaceRow;
  readonly relays: readonly Listed[];
  /** `null` where no pool of its relays has a known size. */
  readonly pools: Pools | null;
  readonly haystack: string;
}

export interface Listed {
  readonly relay: RelayRow;
  readonly haystack: string;
}

/** A place that fits what was looked for, with those of its relays that do. */
export interface Found {
  readonly place: Place;
  readonly relays: readonly RelayRow[];
  /** A relay was searched for, so it stands open. */
  readonly sought: boolean;
}

/** One line of the table. What is told about a place is a line of its own below it. */
export type Line =
  | { readonly kind: "city"; readonly key: string; readonly place: Place; readonly open: boolean; readonly shown: number }
  | { readonly kind: "relay"; readonly key: string; readonly place: Place; readonly relay: RelayRow; readonly open: boolean }
  | { readonly kind: "about"; readonly key: string; readonly of: string; readonly place: Place; readonly relay: RelayRow | null };

const LETTERS: Readonly<Record<string, string>> = { ø: "o", ł: "l", ß: "ss", æ: "ae", œ: "oe", đ: "d", ð: "d", ı: "i" };

/** Small letters without accents, so that `malmo` finds Malmö. */
export function fold(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[øłßæœđðı]/gu, (letter) => LETTERS[letter] ?? letter);
}

export function placesOf(page: PlacesPage): readonly Place[] {
  const relays = new Map<string, Listed[]>();
  for (const relay of page.relays) {
    const listed = { relay, haystack: fold(`${relay.relay} ${relay.provider}`) };
    const there = relays.get(relay.city_code);
    if (there) there.push(listed);
    else relays.set(relay.city_code, [listed]);
  }
  return page.cities.map((city) => {
    const there = relays.get(city.code) ?? [];
    return { city, relays: there, pools: poolsOf(there), haystack: fold(`${city.city} ${city.country} ${city.code}`) };
  });
}

function poolsOf(listed: readonly Listed[]): Pools | null {
  let [fewest, most] = [Infinity, 0];
  for (const { relay } of listed) {
    const size = knownSize(relay);
    if (size === null) continue;
    fewest = Math.min(fewest, size);
    most = Math.max(most, size);
  }
  return most > 0 ? { fewest, most } : null;
}

/** The size of a relay's pool where it is more than a guess: that of an unknown pool is the middle of all others. */
export function knownSize({ active, pool }: RelayRow): number | null {
  return active && pool.provenance !== "unknown" ? pool.size : null;
}

/** Hosters and countries to choose from. */
export function providersOf(places: readonly Place[]): readonly string[] {
  const names = new Set(places.flatMap(({ relays }) => relays.map(({ relay }) => relay.provider)));
  return [...names].filter((name) => name !== "").sort(compareNames);
}

export function countriesOf(places: readonly Place[]): readonly { code: string; name: string }[] {
  const names = new Map(places.map(({ city }) => [countryOf(city), city.country]));
  return [...names].map(([code, name]) => ({ code, name })).sort((a, b) => compareNames(a.name, b.name));
}

function countryOf({ code }: PlaceRow): string {
  return code.slice(0, 2);
}

export function isFiltered(filters: Filters): boolean {
  return filters.text.trim() !== "" || filters.favourites || filters.owned || filters.provider !== null || filters.country !== null;
}

/** Every word must be found in the city, or all that are not in the same relay of it. */
export function find(places: readonly Place[], filters: Filters, favourites: ReadonlySet<string>): readonly Found[] {
  const words = fold(filters.text).split(/\s+/u).filter((word) => word !== "");
  const ofRelays = filters.owned || filters.provider !== null;
  const found: Found[] = [];
  for (const place of places) {
    if (filters.favourites && !favourites.has(place.city.code)) continue;
    if (filters.country !== null && countryOf(place.city) !== filters.country) continue;
    const left = words.filter((word) => !place.haystack.includes(word));
    const relays = place.relays.filter(({ relay, haystack }) => fits(relay, filters) && left.every((word) => haystack.includes(word)));
    if (relays.length === 0 && (ofRelays || left.length > 0)) continue;
    found.push({ place, relays: relays.map(({ relay }) => relay), sought: left.length > 0 });
  }
  return found;
}

function fits(relay: RelayRow, { owned, provider }: Filters): boolean {
  return (!owned || relay.owned) && (provider === null || relay.provider === provider);
}

/** The order after a click on a column's head. */
export function clicked(order: Order, by: Column): Order {
  return { by, reversed: order.by === by && !order.reversed };
}

/** As a screen reader is told. */
export function direction(order: Order, by: Column): "ascending" | "descending" | "none" {
  if (order.by !== by) return "none";
  const rises = by === "name" || by === "distance";
  return rises === order.reversed ? "descending" : "ascending";
}

/** Sorted; what is not known comes last, whichever way round. */
export function sorted(found: readonly Found[], order: Order): readonly Found[] {
  const cities = arranged(found, order, ({ place }) => figuresOf(place, order.by), ({ place }) => place.city.city, ({ place }) => place.city.code);
  return cities.map((it) => ({
    ...it,
    relays: arranged(it.relays, order, (relay) => figuresOfRelay(relay, order.by), ({ relay }) => relay, ({ relay }) => relay),
  }));
}

type Figures = readonly number[] | null;

function arranged<T>(items: readonly T[], order: Order, figures: (item: T) => Figures, name: (item: T) => string, id: (item: T) => string): readonly T[] {
  const way = order.reversed ? -1 : 1;
  const keyed = items.map((item) => ({ item, id: id(item), name: order.by === "name" ? name(item) : "", figures: figures(item) }));
  keyed.sort((a, b) => {
    if (order.by === "name") return way * compareNames(a.name, b.name) || byId(a.id, b.id);
    if (a.figures === null || b.figures === null) {
      return Number(a.figures === null) - Number(b.figures === null) || byId(a.id, b.id);
    }
    return way * compared(a.figures, b.figures) || byId(a.id, b.id);
  });
  return keyed.map(({ item }) => item);
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [at, figure] of a.entries()) {
    const difference = figure - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a place is sorted by, the smallest first; the crowd as the core ranks it, by its low end. */
function figuresOf({ city, pools }: Place, by: Column): Figures {
  switch (by) {
    case "name":
      return null;
    case "crowd":
      return city.crowd && [-city.crowd.low, -city.crowd.likely, -city.crowd.high];
    case "pool":
      return pools && [-pools.most, -pools.fewest];
    case "users":
      return city.relays === 0 ? null : [-city.users];
    case "distance":
      return near(city);
    default:
      return by satisfies never;
  }
}

function figuresOfRelay(relay: RelayRow, by: Column): Figures {
  const size = knownSize(relay);
  switch (by) {
    case "name":
      return null;
    case "crowd":
      return relay.active ? [-relay.low, -relay.likely, -relay.high] : null;
    case "pool":
      return size === null ? null : [-size];
    case "users":
      return relay.active ? [-relay.users] : null;
    case "distance":
      return near(relay);
    default:
      return by satisfies never;
  }
}

function near({ here, distance_km: km }: { here: boolean; distance_km: number | null }): Figures {
  if (here) return [0];
  return km === null ? null : [km];
}

/** Codes and host names are small letters and numbers of one length: quicker than by the rules of a language. */
function byId(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The table from top to bottom. `opened` holds what the user opened, `closed` what was open by a search and was closed. */
export function linesOf(found: readonly Found[], opened: ReadonlySet<string>, closed: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = [];
  for (const { place, relays, sought } of found) {
    const key = place.city.code;
    const open = opened.has(key) || (sought && !closed.has(key));
    lines.push({ kind: "city", key, place, open, shown: relays.length });
    if (!open) continue;
    if (opened.has(key)) lines.push({ kind: "about", key: `${key}?`, of: key, place, relay: null });
    for (const relay of relays) {
      const open = opened.has(relay.relay);
      lines.push({ kind: "relay", key: relay.relay, place, relay, open });
      if (open) lines.push({ kind: "about", key: `${relay.relay}?`, of: relay.relay, place, relay });
    }
  }
  return lines;
}

/** So many lines are drawn together or not at all. */
export const CHUNK = 40;

/** Where the lines of a chunk begin. */
export function chunks(lines: number): readonly number[] {
  return Array.from({ length: Math.ceil(lines / CHUNK) }, (_, index) => index * CHUNK);
}

/** The line that a key leads to from another, by its place; `null`: it leads nowhere. */
export function stepped(lines: readonly Line[], from: number, pressed: string): number | null {
  const line = lines[from];
  switch (pressed) {
    case "ArrowDown":
      return rowAt(lines, from + 1, 1);
    case "ArrowUp":
      return rowAt(lines, from - 1, -1);
    case "PageDown":
      return rowAt(lines, Math.min(from + 10, lines.length - 1), -1);
    case "PageUp":
      return rowAt(lines, Math.max(from - 10, 0), 1) ?? 0;
    case "Home":
      return rowAt(lines, 0, 1);
    case "End":
      return rowAt(lines, lines.length - 1, -1);
    case "ArrowRight":
      return line && line.kind !== "about" && line.open ? rowAt(lines, from + 1, 1) : null;
    case "ArrowLeft":
      return line?.kind === "relay" ? lines.findIndex(({ key }) => key === line.relay.city_code) : null;
    default:
      return null;
  }
}

/** The next line at or after a place, one way or the other, that is no telling about another. */
function rowAt(lines: readonly Line[], at: number, way: 1 | -1): number | null {
  for (let index = at; index >= 0 && index < lines.length; index += way) {
    if (lines[index]?.kind !== "about") return index;
  }
  return null;
}
