// The first start: three steps, for as long as nobody has chosen whom to hide from or waved them away.
import type { Settings } from "./bindings";

export const FIRST_STEPS = ["number", "whom", "habits"] as const;

export type FirstStep = (typeof FIRST_STEPS)[number];

/** Hours after which one may be reminded, to begin with; 0: never. */
export const REMINDERS = [0, 1, 4, 12] as const;

/** Whether it is shown. Who has begun goes on to its end, although a profile is chosen on the way. */
export function isFirstStart({ profile }: Settings, step: FirstStep, isWavedAway: boolean): boolean {
  return !isWavedAway && (profile === null || step !== "number");
}
