// The map's coasts and where the dots go. Loaded with the map alone: it is most of what the page weighs.
import { geoMercator, geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
// Natural Earth at 1:110 million, in the public domain; packaged by world-atlas.
// The packages stand under the ISC licence, parts of d3-geo under MIT: the texts go with the page (public/map-license.txt).
import atlas from "world-atlas/countries-110m.json";

import type { PlaceRow } from "./bindings";

const WORLD = atlas as unknown as Topology<{ land: GeometryCollection; countries: GeometryCollection }>;
const LAND = feature(WORLD, WORLD.objects.land);
const BORDERS = mesh(WORLD, WORLD.objects.countries, (a, b) => a !== b);

export const WIDTH = 360;
export const HEIGHT = 178;

/** More dots than this are a blot: those at the top of the table are drawn. Mullvad's list of 2026 has 94 cities. */
export const MOST_DOTS = 500;

/** Degrees west, south, east, north. Nobody has a relay at the poles. */
const FRAMES = {
  world: [-168, -54, 178, 76],
  europe: [-24, 35, 34, 66],
  america: [-128, 24, -66, 52],
  asia: [44, -46, 180, 50],
} as const;

export type View = keyof typeof FRAMES;

export const VIEWS = Object.keys(FRAMES) as readonly View[];

function projectionOf(view: View): GeoProjection {
  const [west, south, east, north] = FRAMES[view];
  const coordinates = [west, (west + east) / 2, east].flatMap((x) => [[x, south], [x, 0], [x, north]].filter(([, y]) => y !== 0 || south < 0));
  const projection = view === "world" ? geoNaturalEarth1() : geoMercator().rotate([-(west + east) / 2, 0]);
  return projection.fitSize([WIDTH, HEIGHT], { type: "MultiPoint", coordinates }).clipExtent([[0, 0], [WIDTH, HEIGHT]]);
}

/** Outlines of a part of the world, as paths. */
export interface Ground {
  readonly sea: string;
  readonly land: string;
  readonly borders: string;
}

export interface Chart {
  readonly ground: Ground;
  readonly projection: GeoProjection;
}

const drawn = new Map<View, Chart>();

export function chartOf(view: View): Chart {
  const known = drawn.get(view);
  if (known) return known;
  const projection = projectionOf(view);
  const path = geoPath(projection).digits(1);
  const sea = path({ type: "Sphere" }) ?? "";
  const chart = { projection, ground: { sea, land: path(LAND) ?? "", borders: path(BORDERS) ?? "" } };
  drawn.set(view, chart);
  return chart;
}

/** A city on the map. */
export interface Dot {
  readonly city: PlaceRow;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Radius of a dot whose area tells how many people there are; `null`: it is not known, and the dot has no filling. */
export function radiusOf(people: number | null): number {
  return people === null ? 2.5 : 1.5 * Math.sqrt(Math.min(Math.max(people, 1), 250));
}

/** The largest first, so that none hides a smaller one. */
export function dotsOf(cities: readonly PlaceRow[], { projection }: Chart): readonly Dot[] {
  const dots: Dot[] = [];
  for (const city of cities) {
    if (city.point === null) continue;
    const [north, east] = city.point;
    const at = projection([east, north]);
    if (!at || at[0] < 0 || at[0] > WIDTH || at[1] < 0 || at[1] > HEIGHT) continue;
    dots.push({ city, x: at[0], y: at[1], radius: radiusOf(city.crowd?.likely ?? null) });
    if (dots.length === MOST_DOTS) break;
  }
  return dots.sort((a, b) => b.radius - a.radius);
}
