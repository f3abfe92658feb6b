import { describe, expect, test } from "vitest";

import { lookAgainIn, timeAt } from "../../../ui/src/pace";

const BEGUN = 1_795_000_000;

describe("the time of what is shown", () => {
  test("is that of this machine, in whole seconds", () => {
    expect(timeAt(BEGUN * 1000 + 999, null)).toBe(BEGUN);
  });

  test("runs as fast as the simulation's, from when that began", () => {
    const pace = { begun: BEGUN, speed: 60 };
    expect(timeAt(BEGUN * 1000, pace)).toBe(BEGUN);
    expect(timeAt((BEGUN + 10) * 1000, pace)).toBe(BEGUN + 600);
    expect(timeAt((BEGUN + 10) * 1000, { begun: BEGUN, speed: 0.5 })).toBe(BEGUN + 5);
  });

  test("is looked at by the second where it is counted down, else twice a minute", () => {
    expect(lookAgainIn(true, null)).toBe(1_000);
    expect(lookAgainIn(false, null)).toBe(30_000);
  });

  test("is looked at more often where it runs faster, but never so that it flickers, and never less than twice a minute", () => {
    expect(lookAgainIn(false, { begun: BEGUN, speed: 60 })).toBe(500);
    expect(lookAgainIn(true, { begun: BEGUN, speed: 1_000 })).toBe(200);
    expect(lookAgainIn(false, { begun: BEGUN, speed: 0.1 })).toBe(30_000);
  });
});
