// What time it is for what a snapshot tells: a simulation's clock may run faster than this machine's.
import type { Pace } from "./bindings";

/** Milliseconds between looks at the clock: ages by the half minute, a cool-down by the second. */
const CALM = 30_000;
const COUNTING_DOWN = 1_000;
/** More often than this is a flicker. */
const SHORTEST = 200;

/** Seconds since 1970 in the snapshot's time, when this machine's clock shows so many milliseconds. */
export function timeAt(milliseconds: number, pace: Pace | null): number {
  const life = milliseconds / 1000;
  return Math.floor(pace ? pace.begun + (life - pace.begun) * pace.speed : life);
}

/** After how many milliseconds of life to look again. */
export function lookAgainIn(isCountingDown: boolean, pace: Pace | null): number {
  const wait = (isCountingDown ? COUNTING_DOWN : CALM) / (pace?.speed ?? 1);
  return Math.min(Math.max(wait, SHORTEST), CALM);
}
