// What is remembered: which crowd stood when, what changed in between, and which exit IPs came back.
import type { ExitRow, HistoryPage, HistoryTrouble, HourRow, KeyRow, Snapshot } from "./bindings";
import { clean, dateOf, say, timeOfDay, utcDateOf } from "./words";

export const HOUR = 3_600;
export const DAY = 86_400;

/** Days that can be looked back beside all of them. */
const SPANS: readonly number[] = [1, 7, 30];

/** Days for which it can be kept, beside what is set; 1 to 365. */
const RETENTIONS: readonly number[] = [1, 7, 30, 90, 180, 365];

/** Reasons come from a disk, with the name of a file. */
const LONGEST_REASON = 200;

/** A crowd on one relay from one moment to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly row: HourRow;
}

/**
 * The hours as stretches in order. Of an hour with several relays nobody knows when each began: they share it evenly,
 * the one of the hour before first and the one of the hour after last.
 */
export function stretches(hours: readonly HourRow[]): readonly Stretch[] {
  const groups: HourRow[][] = [];
  for (const row of hours) {
    const last = groups.at(-1);
    if (last?.[0]?.hour === row.hour) last.push(row);
    else groups.push([row]);
  }
  const found: Stretch[] = [];
  for (const [at, group] of groups.entries()) {
    const before = found.at(-1)?.row.relay;
    const after = groups[at + 1] ?? [];
    const isLater = ({ relay }: HourRow): boolean => after.some((row) => row.relay === relay) && relay !== before;
    const rank = (row: HourRow): number => (row.relay === before ? 0 : isLater(row) ? 2 : 1);
    const ordered = [...group].sort((a, b) => rank(a) - rank(b));
    const length = HOUR / ordered.length;
    for (const [place, row] of ordered.entries()) {
      const from = row.hour + place * length;
      found.push({ from, to: from + length, row });
    }
  }
  return found;
}

/** Moments from which on another relay was left from than before. */
export function switches(known: readonly Stretch[]): readonly number[] {
  return known.filter(({ row }, at) => at > 0 && known[at - 1]?.row.relay !== row.relay).map(({ from }) => from);
}

/** First seconds of the days on which a key was first seen that is not the first one remembered, once for each key. */
export function newKeys(keys: readonly KeyRow[]): readonly number[] {
  return keys
    .filter(({ number }) => number > 1)
    .map(({ exits }) => Math.min(...exits.flatMap(({ days }) => days)))
    .filter(Number.isFinite);
}

/** From when to when the picture goes. */
export interface Domain {
  readonly from: number;
  readonly to: number;
}

/** All that is known, up to now; or so many days back from now. `null` where nothing is known. */
export function domain(known: readonly Stretch[], days: number | null, now: number): Domain | null {
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return null;
  const to = Math.max(last.to, now);
  return { from: days === null ? first.from : Math.max(first.from, to - days * DAY), to };
}

/** Spans that show less than all. */
export function spansFor(known: readonly Stretch[], now: number): readonly number[] {
  const all = domain(known, null, now);
  return all ? SPANS.filter((days) => all.to - all.from > days * DAY) : [];
}

/** Where a moment stands, 0 to 100, not bounded. */
export function across(moment: number, { from, to }: Domain): number {
  return to > from ? ((moment - from) / (to - from)) * 100 : 0;
}

/** Where marks stand that lie in the picture, 0 to 100; one whose stretch of `length` began before it, at its edge. */
export function markPlaces(moments: readonly number[], within: Domain, length: number): readonly number[] {
  const seen = moments.filter((moment) => moment + length > within.from && moment <= within.to);
  return [...new Set(seen.map((moment) => across(Math.max(moment, within.from), within)))];
}

/** The largest figure on the axis: the power of ten above all crowds, 100 at least. */
export function topOf(known: readonly Stretch[]): number {
  let highest = 1;
  for (const { row } of known) highest = Math.max(highest, row.high);
  return Math.max(10 ** Math.ceil(Math.log10(highest)), 100);
}

/** Where a number of people stands, 0 at the top to 100 at the bottom, on a logarithmic axis from 1. */
export function down(people: number, top: number): number {
  return 100 - (Math.log10(Math.max(people, 1)) / Math.log10(top)) * 100;
}

/** Figures with a line: the powers of ten. */
export function ticks(top: number): readonly number[] {
  return Array.from({ length: Math.round(Math.log10(top)) + 1 }, (_, power) => 10 ** power);
}

/** Stretches that follow each other without a gap. */
export function unbroken(known: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const runs: Stretch[][] = [];
  for (const stretch of known) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && Math.abs(last.to - stretch.from) < 1) run.push(stretch);
    else runs.push([stretch]);
  }
  return runs;
}

/** Paths in a box of 100 by 100. */
export interface Drawing {
  readonly band: string;
  readonly line: string;
}

/** The band from low to high and the likely line, in steps, with a gap wherever nothing is known. */
export function drawing(known: readonly Stretch[], within: Domain, top: number): Drawing {
  const x = (moment: number): string => across(Math.min(Math.max(moment, within.from), within.to), within).toFixed(3);
  const y = (people: number): string => down(people, top).toFixed(2);
  const steps = (run: readonly Stretch[], figure: "low" | "likely" | "high"): string =>
    run.map(({ from, to, row }) => `${x(from)} ${y(row[figure])}L${x(to)} ${y(row[figure])}`).join("L");
  const back = (run: readonly Stretch[]): string =>
    [...run].reverse().map(({ from, to, row }) => `${x(to)} ${y(row.low)}L${x(from)} ${y(row.low)}`).join("L");
  const runs = unbroken(known.filter(({ from, to }) => to > within.from && from < within.to));
  return {
    band: runs.map((run) => `M${steps(run, "high")}L${back(run)}Z`).join(""),
    line: runs.map((run) => `M${steps(run, "likely")}`).join(""),
  };
}

/** A moment on the axis: its day, or its hour where the picture shows few of them. */
export function axisLabel(moment: number, { from, to }: Domain): string {
  if (to - from > 2 * DAY) return dateOf(moment);
  return to - from > DAY / 2 ? `${dateOf(moment)} ${timeOfDay(moment)}` : timeOfDay(moment);
}

/** A row of the table: hours in a row with the same crowd on the same relay. */
export interface TableRow {
  readonly key: string;
  readonly day: string;
  readonly hours: string;
  readonly relay: string;
  readonly people: { readonly low: number; readonly likely: number; readonly high: number };
}

/** The rows of the table, newest first; a row ends with its day, as this machine has it. */
export function tableRows(hours: readonly HourRow[]): readonly TableRow[] {
  const runs: { first: HourRow; last: HourRow }[] = [];
  const latest = new Map<string, { first: HourRow; last: HourRow }>();
  for (const row of hours) {
    const open = latest.get(row.relay);
    if (open && goesOn(open.last, row)) {
      open.last = row;
      continue;
    }
    const run = { first: row, last: row };
    latest.set(row.relay, run);
    runs.push(run);
  }
  return runs.reverse().map(({ first, last }) => ({
    key: `${String(first.hour)} ${first.relay}`,
    day: dateOf(first.hour),
    hours: say("page-history-from-to", { from: timeOfDay(first.hour), to: timeOfDay(last.hour + HOUR) }),
    relay: clean(first.relay),
    people: { low: first.low, likely: first.likely, high: first.high },
  }));
}

function goesOn(a: HourRow, b: HourRow): boolean {
  const isSame = a.low === b.low && a.likely === b.likely && a.high === b.high;
  return isSame && b.hour === a.hour + HOUR && dateOf(a.hour) === dateOf(b.hour);
}

/** What the hours come to, in words. */
export function summary({ hours, state }: Pick<HistoryPage, "hours" | "state">): { title: string; note: string } {
  if (hours.length === 0) {
    const id = state.kind === "opening" ? "page-history-opening" : "page-history-no-hours";
    return { title: say(id), note: say(`${id}-next`) };
  }
  const count = new Set(hours.map(({ hour }) => hour)).size;
  const sorted = [...hours].sort((a, b) => a.likely - b.likely || a.low - b.low);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const [least] = sorted;
  const most = sorted.at(-1);
  const title = say("page-history-title", { hours: count });
  if (!middle || !least || !most) return { title, note: "" };
  const figures = { low: middle.low, likely: middle.likely, high: middle.high };
  if (count === 1) {
    // On two relays within the hour the crowd may have been as small as on one, and as large as on the other.
    const [low, high] = [Math.min(...hours.map(({ low }) => low)), Math.max(...hours.map(({ high }) => high))];
    return { title, note: say("page-history-only", { ...figures, low, high }) };
  }
  const note = say("page-history-middle", {
    ...figures,
    least: least.likely,
    "least-low": least.low,
    "least-high": least.high,
    most: most.likely,
    "most-low": most.low,
    "most-high": most.high,
  });
  return { title, note };
}

/** An exit IP seen on several days, or under several keys. */
export interface Returned {
  readonly key: string;
  readonly relay: string;
  /** Which of the relay's exit IPs; shown only when asked for. */
  readonly which: string;
  readonly seen: string;
  /** How many keys that are known; 0 where none is. */
  readonly keys: number;
}

/** Exit IPs that came back, those of most days first. */
export function returned(keys: readonly KeyRow[]): readonly Returned[] {
  const found = new Map<string, { exit: ExitRow; days: Set<number>; keys: number }>();
  for (const { number, exits } of keys) {
    for (const exit of exits) {
      const id = `${exit.relay} ${exit.address ?? `${String(exit.offset)}/${String(exit.pool_size)}`}`;
      const known = found.get(id) ?? { exit, days: new Set<number>(), keys: 0 };
      for (const day of exit.days) known.days.add(day);
      known.keys += number > 0 ? 1 : 0;
      found.set(id, known);
    }
  }
  return [...found]
    .filter(([, { days, keys: count }]) => days.size > 1 || count > 1)
    .sort(([, a], [, b]) => b.days.size - a.days.size || Math.max(...b.days) - Math.max(...a.days))
    .map(([key, { exit, days, keys: count }]) => ({
      key,
      relay: clean(exit.relay),
      which: whichOf(exit),
      seen: say("page-history-back-days", { count: days.size, day: utcDateOf(Math.max(...days)) }),
      keys: count,
    }));
}

function whichOf({ offset, pool_size: size, address }: ExitRow): string {
  if (offset !== null && size !== null) return say("page-history-back-place", { number: offset + 1, size });
  return address === null ? say("page-figure-unknown") : clean(address);
}

/** Where it is, in words. */
export function whereWords({ source, settings, history }: Snapshot): string {
  if (source === "simulation") return say("page-history-where-simulation");
  switch (history.state.kind) {
    case "in_memory":
      return say(settings.history === "memory_only" ? "page-history-where-memory" : "page-history-where-undecided");
    case "opening":
      return say("page-history-where-opening");
    case "kept":
      return say("page-history-where-kept", { days: settings.history_days });
    case "not_kept":
      return say("page-history-where-not-kept");
    default:
      return history.state satisfies never;
  }
}

/** Why it is not on disk or still is, with what to do. */
export function troubleWords(trouble: HistoryTrouble): string {
  const id = `page-history-trouble-${trouble.kind}`;
  const detail = {
    reason: "reason" in trouble ? clean(trouble.reason, LONGEST_REASON) : "",
    version: "version" in trouble ? String(trouble.version) : "",
  };
  return `${say(id, detail)} ${say(`${id}.next`)}`;
}

/** For how many days it can be kept: what is set among them. */
export function retentions(set: number): readonly number[] {
  return [...new Set([...RETENTIONS, set])].sort((a, b) => a - b);
}
