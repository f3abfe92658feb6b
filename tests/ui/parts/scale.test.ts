import { describe, expect, test } from "vitest";

import { END, place, TICKS } from "../../../ui/src/scale";

describe("the scale of the range", () => {
  test("each tenfold is one third of the line", () => {
    const [one, ten, hundred, thousand] = TICKS.map(place) as [number, number, number, number];
    expect(ten - one).toBeCloseTo(hundred - ten, 9);
    expect(hundred - ten).toBeCloseTo(thousand - hundred, 9);
    expect([one, thousand]).toEqual([2.5, 97.5]);
  });

  test("what is beyond its ends stands at them", () => {
    expect(place(0)).toBe(place(1));
    expect(place(250_000)).toBe(place(END));
  });

  test("more people never stand further left", () => {
    for (let people = 1; people < END; people += 1) expect(place(people + 1)).toBeGreaterThan(place(people));
  });
});
