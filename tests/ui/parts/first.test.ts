import { expect, test } from "vitest";

import { FIRST_STEPS, isFirstStart } from "../../../ui/src/first";
import { snapshot } from "../support/fixtures";

const { settings } = snapshot("some");
const none = { ...settings, profile: null };

test("the first start is for who has chosen no profile and has not waved it away", () => {
  expect(isFirstStart(none, "number", false)).toBe(true);
  expect(isFirstStart({ ...settings, profile: "sites" }, "number", false)).toBe(false);
  for (const step of FIRST_STEPS) expect(isFirstStart(none, step, true), step).toBe(false);
});

test("who has begun goes on to its end, although a profile is chosen on the way", () => {
  expect(isFirstStart({ ...settings, profile: "networks" }, "whom", false)).toBe(true);
  expect(isFirstStart({ ...settings, profile: "networks" }, "habits", false)).toBe(true);
});
