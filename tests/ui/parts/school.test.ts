import { describe, expect, test } from "vitest";

import { HEIGHT, MOST_FISH, school, WIDTH, type School } from "../../../ui/src/school";

function others({ near, far }: School): number {
  return near.length + far.length;
}

describe("the drawing of the crowd", () => {
  test("has as many fish as people, you among them", () => {
    for (const people of [1, 2, 5, 31, 119, 120]) expect(1 + others(school(people, people, 3))).toBe(people);
  });

  test("is no blot when there are very many", () => {
    expect(1 + others(school(25_000, 90_000, 3))).toBe(MOST_FISH);
  });

  test("shows the rest of the range as shadows", () => {
    expect(school(5, 16, 3).shadows).toHaveLength(11);
    expect(school(5, 5, 3).shadows).toHaveLength(0);
  });

  test("is the same for the same crowd in the same tunnel, and another in another tunnel", () => {
    expect(school(31, 94, 7)).toEqual(school(31, 94, 7));
    expect(school(31, 94, 8)).not.toEqual(school(31, 94, 7));
  });

  test("keeps every fish in the water", () => {
    for (const people of [2, 9, 40, 120]) {
      const { you, near, far, shadows } = school(people, people * 3, 11);
      for (const { x, y } of [you, ...near, ...far, ...shadows]) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(WIDTH);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(HEIGHT);
      }
    }
  });
});
