// What is remembered, as stretches of time, marks and words.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import type { HistoryState, HistoryTrouble, HourRow, KeyRow } from "../../../ui/src/bindings";
import {
  across,
  axisLabel,
  DAY,
  domain,
  down,
  drawing,
  HOUR,
  markPlaces,
  newKeys,
  retentions,
  returned,
  spansFor,
  stretches,
  summary,
  switches,
  tableRows,
  ticks,
  topOf,
  troubleWords,
  unbroken,
  whereWords,
} from "../../../ui/src/history";
import { snapshot } from "../support/fixtures";
import { daysOf, history, keptAs } from "../support/histories";

const NOON = 1_794_830_400;

// Days of another year are told with it.
beforeAll(() => { vi.setSystemTime(NOON * 1000); });
afterAll(() => { vi.useRealTimers(); });

function row(hours: number, relay: string, likely = 5, low = 2, high = 15): HourRow {
  return { hour: NOON + hours * HOUR, relay, low, likely, high };
}

function told(rows: readonly HourRow[]): readonly string[] {
  return stretches(rows).map(
    ({ from, to, row: { relay } }) => `${String((from - NOON) / HOUR)}-${String((to - NOON) / HOUR)} ${relay}`,
  );
}

describe("hours", () => {
  test("are stretches of an hour each", () => {
    expect(told([row(0, "a"), row(1, "a"), row(5, "b")])).toEqual(["0-1 a", "1-2 a", "5-6 b"]);
  });

  test("with several relays go from the one before to the one after", () => {
    expect(told([row(0, "b"), row(1, "a"), row(1, "b"), row(2, "a")])).toEqual(["0-1 b", "1-1.5 b", "1.5-2 a", "2-3 a"]);
    expect(told([row(0, "a"), row(0, "b")])).toEqual(["0-0.5 a", "0.5-1 b"]);
  });

  test("break where nothing is known", () => {
    const runs = unbroken(stretches([row(0, "a"), row(1, "b"), row(3, "b")]));
    expect(runs.map((run) => run.length)).toEqual([2, 1]);
  });

  test("show a switch wherever the relay is another one than before, after a gap too", () => {
    const known = stretches([row(0, "a"), row(1, "a"), row(2, "b"), row(9, "b"), row(12, "a")]);
    expect(switches(known).map((moment) => (moment - NOON) / HOUR)).toEqual([2, 12]);
    expect(switches(stretches([row(0, "a")]))).toEqual([]);
  });
});

describe("keys", () => {
  const day = (number: number): number => NOON - 12 * HOUR + number * DAY;
  const key = (number: number, days: readonly number[]): KeyRow => ({
    number,
    in_use: false,
    exits: days.map((at) => ({
      relay: "a",
      offset: at % 7,
      pool_size: 20,
      address: null,
      days: [day(at)],
      also_under_other_keys: false,
    })),
  });

  test("are marked on the first of their days, but for the first key and those not known", () => {
    expect(newKeys([key(1, [0, 1]), key(0, [2]), key(2, [4, 3]), key(3, [5])])).toEqual([day(3), day(5)]);
    expect(newKeys([key(2, [])])).toEqual([]);
  });
});

describe("the picture", () => {
  const known = stretches([row(0, "a"), row(1, "a", 31, 11, 94), row(5, "b")]);
  const all = { from: NOON, to: NOON + 10 * HOUR };

  test("goes up to now, and so far back as is wanted", () => {
    expect(domain(known, null, NOON + 8 * HOUR)).toEqual({ from: NOON, to: NOON + 8 * HOUR });
    expect(domain(known, null, NOON)).toEqual({ from: NOON, to: NOON + 6 * HOUR });
    expect(domain(known, 1, NOON + 3 * DAY)).toEqual({ from: NOON + 2 * DAY, to: NOON + 3 * DAY });
    expect(domain(known, 30, NOON + DAY)?.from).toBe(NOON);
    expect(domain([], null, NOON)).toBeNull();
  });

  test("offers only spans that show less than all", () => {
    const now = NOON + 6 * HOUR;
    expect(spansFor(known, now)).toEqual([]);
    expect(spansFor(stretches(daysOf(30).hours), 0)).toEqual([1, 7]);
    expect(spansFor(stretches(daysOf(365).hours), 0)).toEqual([1, 7, 30]);
  });

  test("has a logarithmic axis up to a power of ten above every crowd", () => {
    expect([topOf(known), topOf(stretches([row(0, "a", 900, 290, 2400)])), topOf([])]).toEqual([100, 10_000, 100]);
    expect([1, 10, 100].map((people) => down(people, 100))).toEqual([100, 50, 0]);
    expect(ticks(1000)).toEqual([1, 10, 100, 1000]);
  });

  test("draws likely figures as a line, the range as a band, and nothing where nothing is known", () => {
    const { line, band } = drawing(known, all, 100);
    expect(line).toBe("M0.000 65.05L10.000 65.05L10.000 25.43L20.000 25.43M50.000 65.05L60.000 65.05");
    expect(band.match(/Z/gu)).toHaveLength(2);
    expect(band.startsWith("M0.000 41.20L10.000 41.20L10.000 1.34L20.000 1.34L20.000 47.93")).toBe(true);
  });

  test("is cut at its edges", () => {
    const late = { from: NOON + HOUR + HOUR / 2, to: NOON + 2 * HOUR };
    expect(drawing(known, late, 100).line).toBe("M0.000 25.43L100.000 25.43");
    expect(drawing(known, { from: NOON + 7 * HOUR, to: NOON + 8 * HOUR }, 100)).toEqual({ band: "", line: "" });
  });

  test("has its marks where they happened, each once, and a day's mark at the edge if the day began before", () => {
    expect(markPlaces([NOON - HOUR, NOON + 5 * HOUR, NOON + 5 * HOUR, NOON + 11 * HOUR], all, 1)).toEqual([50]);
    expect(markPlaces([NOON - HOUR, NOON - 2 * DAY], all, DAY)).toEqual([0]);
    expect(across(NOON, { from: NOON, to: NOON })).toBe(0);
  });

  test("has hours below it where it shows few, else days", () => {
    expect(axisLabel(NOON, { from: NOON, to: NOON + HOUR })).toMatch(/^\d\d:\d\d$/u);
    expect(axisLabel(NOON, { from: NOON, to: NOON + DAY })).toMatch(/^\d+ Nov \d\d:\d\d$/u);
    expect(axisLabel(NOON, { from: NOON, to: NOON + 30 * DAY })).toMatch(/^\d+ Nov$/u);
  });

  test("of a year is drawn in no time", () => {
    const year = daysOf(365);
    const start = performance.now();
    const long = stretches(year.hours);
    const within = domain(long, null, 0);
    expect(within && drawing(long, within, topOf(long)).line.length).toBeGreaterThan(100_000);
    expect(tableRows(year.hours)).toHaveLength(365 * 24);
    // Many times what it takes: only a square of the hours would be longer.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("the table", () => {
  test("puts hours in a row together while relay and crowd stay, newest first", () => {
    const rows = tableRows([row(0, "a"), row(1, "a"), row(1, "b"), row(2, "a", 6), row(4, "a", 6)]);
    expect(rows.map(({ relay, people }) => `${relay} ${String(people.likely)}`)).toEqual(["a 6", "a 6", "b 5", "a 5"]);
    const [, , , first] = rows;
    expect(first?.hours).toMatch(/^\d\d:\d\d–\d\d:\d\d$/u);
    const [from, to] = (first?.hours ?? "").split("–").map((time) => Number(time.slice(0, 2)));
    expect(((to ?? 0) - (from ?? 0) + 24) % 24).toBe(2);
  });

  test("ends a row with its day", () => {
    const days = tableRows(Array.from({ length: 30 }, (_, at) => row(at, "a")));
    expect(days.length).toBeGreaterThanOrEqual(2);
    expect(new Set(days.map(({ key }) => key)).size).toBe(days.length);
  });
});

describe("the summary", () => {
  test("has a range beside every number of people", () => {
    const { title, note } = summary({ hours: [row(0, "a", 4, 1, 9), row(1, "a", 31, 11, 94), row(2, "a")], state: { kind: "kept" } });
    expect(title).toBe("3 hours of your crowd");
    expect(note).toBe(
      "In the middle hour about 5 people shared your exit IP (2–15); the smallest was about 4 (1–9), the largest about 31 (11–94).",
    );
  });

  test("of somebody alone speaks of no people", () => {
    expect(summary({ hours: [row(0, "a", 1, 1, 3)], state: { kind: "kept" } }).note).toBe(
      "Probably nobody else shared your exit IP then (1–3).",
    );
  });

  test("counts an hour on two relays once, and one hour has no middle", () => {
    const twice = summary({ hours: [row(0, "a", 4, 1, 9), row(0, "b", 31, 11, 94)], state: { kind: "kept" } });
    expect(twice).toEqual({ title: "One hour of your crowd", note: "About 4 people shared your exit IP then (1–94)." });
    expect(summary(history("history-one-hour")).note).toBe("About 31 people shared your exit IP then (11–94).");
  });

  test("tells nothing known from nothing read yet", () => {
    expect(summary(history("history-empty")).title).toBe("No crowd remembered yet");
    expect(summary(history("history-opening")).title).toBe("The disk is being asked");
  });
});

describe("exit IPs that came back", () => {
  test("are those of several days or keys, those of most days first", () => {
    const back = returned(history("history").keys);
    expect(back.map(({ relay, seen, keys }) => `${relay} ${seen} ${String(keys)}`).slice(0, 2)).toEqual([
      "za-jnb-wg-002 on 4 days, last on 13 Nov 2",
      "za-jnb-wg-002 on 2 days, last on 18 Nov 1",
    ]);
    expect(back).toHaveLength(7);
    expect(back.map(({ relay }) => relay)).not.toContain("de-fra-wg-005");
    expect(new Set(back.map(({ key }) => key)).size).toBe(7);
  });

  test("are told by their place in the pool, or by address where the pool was not known", () => {
    const back = returned(history("history").keys);
    expect(back[0]?.which).toBe("exit IP 9 of 11");
    expect(back.find(({ relay }) => relay === "ca-tor-wg-201")?.which).toBe("198.51.100.77");
  });

  test("count those of one day under two keys, and no key that is not known", () => {
    const [, , second] = history("history").keys;
    const exit = second?.exits[0];
    if (!exit) throw new Error("the fixture has exit IPs");
    const one = { ...exit, days: exit.days.slice(0, 1) };
    const key = (number: number): KeyRow => ({ number, in_use: false, exits: [one] });
    expect(returned([key(1), key(2)]).map(({ keys }) => keys)).toEqual([2]);
    expect(returned([key(1), key(0)])).toEqual([]);
    expect(returned([key(1), { ...key(0), exits: [exit] }]).map(({ keys }) => keys)).toEqual([1]);
  });

  test("are none where all were seen on one day", () => {
    expect(returned(history("history-one-hour").keys)).toEqual([]);
  });
});

describe("where it is kept", () => {
  test("is told in every state", () => {
    const states: readonly [HistoryState, "undecided" | "memory_only" | "kept"][] = [
      [{ kind: "in_memory" }, "undecided"],
      [{ kind: "in_memory" }, "memory_only"],
      [{ kind: "opening" }, "kept"],
      [{ kind: "kept" }, "kept"],
      [{ kind: "not_kept", trouble: { kind: "disk_full" } }, "kept"],
    ];
    const words = states.map(([state, mode]) => whereWords(keptAs({ state, mode, days: 30 })));
    expect(words).toEqual([
      "You have not chosen yet: in memory, until Shoal ends.",
      "In memory only, until Shoal ends.",
      "The disk is being asked.",
      "On this machine’s disk for 30 days, readable by you alone.",
      "In memory, until Shoal ends, although it should be on disk.",
    ]);
    expect(whereWords(snapshot("simulation"))).toMatch(/simulation keeps nothing/u);
  });

  test("every trouble has its words, with what to do", () => {
    const reason = "\u202eno such\u0000 device";
    const troubles: readonly HistoryTrouble[] = [
      { kind: "disk_full" },
      { kind: "not_written", reason },
      { kind: "refused", reason },
      { kind: "newer", version: 7 },
      { kind: "in_use" },
      { kind: "not_erased", reason },
    ];
    const words = troubles.map(troubleWords);
    expect(new Set(words).size).toBe(troubles.length);
    expect(words.join(" ")).not.toMatch(/page-history|\{|[\u202e\u0000]/u);
    expect(words[1]).toContain("The disk does not take it (no such device).");
    expect(words[3]).toContain("(layout 7)");
  });

  test("can be for what is set already, whatever that is", () => {
    expect(retentions(30)).toEqual([1, 7, 30, 90, 180, 365]);
    expect(retentions(45)).toEqual([1, 7, 30, 45, 90, 180, 365]);
  });
});
