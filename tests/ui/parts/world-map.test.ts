import { describe, expect, test } from "vitest";

import { chartOf, dotsOf, HEIGHT, MOST_DOTS, radiusOf, VIEWS, WIDTH } from "../../../ui/src/world-map";
import { city, crowd, many } from "../support/places";

describe("the dots", () => {
  test("have an area that goes by the people, up to a bound", () => {
    const area = (people: number): number => radiusOf(people) ** 2;
    expect(area(40) / area(10)).toBeCloseTo(4);
    expect(area(100) / area(5)).toBeCloseTo(20);
    expect(radiusOf(1_000_000)).toBe(radiusOf(250));
    expect(radiusOf(0), "a crowd is never nobody").toBe(radiusOf(1));
    expect(radiusOf(null)).toBeGreaterThan(0);
  });

  test("lie where the cities do", () => {
    const places = [
      city("se-sto", { point: [59.3, 18.1] }),
      city("za-jnb", { point: [-26.2, 28] }),
      city("us-lax", { point: [34, -118.2] }),
      city("xx-xxx", { point: null }),
    ];
    const dots = dotsOf(places, chartOf("world"));
    expect(dots.length).toBe(3);
    const at = (code: string): { x: number; y: number } => {
      const dot = dots.find((dot) => dot.city.code === code);
      if (!dot) throw new Error(code);
      return dot;
    };
    expect(at("se-sto").y).toBeLessThan(at("us-lax").y);
    expect(at("us-lax").y).toBeLessThan(at("za-jnb").y);
    expect(at("us-lax").x).toBeLessThan(at("se-sto").x);
    expect(at("se-sto").x).toBeLessThan(at("za-jnb").x);
    for (const { x, y } of dots) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(HEIGHT);
    }
    // As far north as the equator is from there, and on the meridian of Greenwich: straight above each other.
    const [north, equator] = dotsOf([city("aa-aaa", { point: [50, 0] }), city("bb-bbb", { point: [0, 0] })], chartOf("world"));
    expect(north?.x).toBeCloseTo(equator?.x ?? NaN);
  });

  test("of another part of the world are not drawn", () => {
    const places = [city("se-sto", { point: [59.3, 18.1] }), city("jp-tyo", { point: [35.7, 139.7] }), city("us-nyc", { point: [40.7, -74] })];
    const seen = VIEWS.map((view) => dotsOf(places, chartOf(view)).map(({ city }) => city.code).sort());
    expect(VIEWS).toEqual(["world", "europe", "america", "asia"]);
    expect(seen).toEqual([["jp-tyo", "se-sto", "us-nyc"], ["se-sto"], ["us-nyc"], ["jp-tyo"]]);
  });

  test("are drawn the largest first, so that none is hidden", () => {
    const places = [city("aa-aaa", { crowd: null }), city("bb-bbb", { crowd: crowd(1, 5, 20) }), city("cc-ccc", { crowd: crowd(9, 50, 99) })];
    expect(dotsOf(places, chartOf("world")).map(({ city }) => city.code)).toEqual(["cc-ccc", "bb-bbb", "aa-aaa"]);
  });

  test("are no more than can be told apart", () => {
    expect(dotsOf(many(2_000, 2_000).cities, chartOf("world")).length).toBe(MOST_DOTS);
  });
});

describe("the ground", () => {
  test("has coasts in every part of the world, within the picture", () => {
    for (const view of VIEWS) {
      const { land, borders } = chartOf(view).ground;
      expect(land.length, view).toBeGreaterThan(1_000);
      expect(borders.length, view).toBeGreaterThan(500);
      expect(land, view).not.toContain("NaN");
    }
  });
});
