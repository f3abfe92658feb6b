// What the exit IPs give away, in words and as places on a line.
import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { SightingView, TrailPage, Trouble, TunnelState } from "../../../ui/src/bindings";
import {
  ADDRESSES_FOR_DRAWN,
  bar,
  contradiction,
  ends,
  fixCounts,
  fixGroups,
  mostTellingFirst,
  oddsText,
  placeOf,
  predictionSentence,
  rowsAtFirst,
  sightingSays,
  trailHeadline,
  trailReasons,
} from "../../../ui/src/trail";
import { pageData, snapshot } from "../support/fixtures";

function trail(name: string): TrailPage {
  const data = pageData(name);
  if (data.page !== "trail") throw new Error(`${name} is of another page`);
  return data;
}

function headline(
  name: string,
  state: TunnelState = "up",
  trouble: Trouble | null = null,
): { title: string; notes: readonly string[] } {
  const awaiting = snapshot("awaiting-ip");
  return trailHeadline(trail(name), { ...awaiting, tunnel: { ...awaiting.tunnel, state }, trouble });
}

describe("the headline", () => {
  test("waits for a trail that is a moment behind the exit IP, where there will be one", () => {
    const some = snapshot("some");
    expect(trailHeadline(trail("trail-none"), some)).toEqual({ title: "One moment …", notes: [] });
    expect(trailHeadline(trail("trail-no-address"), some).title).not.toBe("One moment …");
    const custom = { ...some, tunnel: { ...some.tunnel, exit: null } };
    expect(trailHeadline(trail("trail-none"), custom).title).toBe("No exit IP seen under this key yet");
  });

  test("names who is to tell the exit IP", () => {
    const awaiting = snapshot("awaiting-ip");
    expect(trailHeadline(trail("trail-none"), awaiting).notes.join()).toContain("Mullvad’s app");
    const checked = trailHeadline(trail("trail-none"), { ...awaiting, source: "check" });
    expect(checked.notes).toEqual(["It starts as soon as the exit check tells the exit IP."]);
  });

  test("of a trail that was forgotten misses no address", () => {
    expect(headline("trail-forgotten")).toEqual({ title: "The trail was forgotten. It begins again with the next tunnel.", notes: [] });
    expect(headline("trail-no-address").title).toContain("address is not known");
  });

  test("says first that the trail is that of the tunnel before", () => {
    const some = snapshot("some");
    const { title, notes } = trailHeadline(trail("trail"), some);
    const before = trailHeadline({ ...trail("trail"), of_tunnel_before: true }, some);
    expect(before.title).toBe(title);
    expect(before.notes).toEqual([expect.stringContaining("from the tunnel before"), ...notes]);
    const none = trailHeadline({ ...trail("trail-none"), of_tunnel_before: true }, some);
    expect(none.notes.join()).not.toContain("tunnel before");
  });

  test("is a chance, and never a number of people", () => {
    for (const name of ["trail", "trail-one", "trail-confirmed", "trail-does-not-hold"]) {
      const { title, notes } = headline(name);
      expect(title).toMatch(/^One user in [\d.]+ would match/u);
      const these = name === "trail-one" ? "this exit IP" : "these exit IPs";
      expect(notes[0]).toBe(`A chance, not people: those others were not on ${these}.`);
      expect([title, ...notes].join(" ")).not.toMatch(/\d+ (people|users)/u);
    }
    expect(headline("trail-one").title).toBe("One user in 60 would match this exit IP");
  });

  test("names the two relays whose visits can be tied together best", () => {
    expect(headline("trail-confirmed").notes[1]).toBe(
      "Whoever sees visits through au-syd-wg-101 and us-lax-wg-001 can multiply the odds that one person made both by 60.",
    );
  });

  test("says that nothing is tied where the best pair says nothing", () => {
    const page = trail("trail-confirmed");
    const open = { ...page, link: page.link.map((link) => ({ ...link, odds: 1 })) };
    expect(trailHeadline(open, snapshot("some")).notes[1]).toMatch(/cannot be tied together/u);
  });

  test("names what contradicts, and then claims no chance", () => {
    const { title, notes } = headline("trail-contradiction");
    expect(title).toBe("These exit IPs contradict each other");
    expect(notes[0]).toContain("that of au-syd-wg-101 and that of cl-scl-wg-001");
    expect(notes.join(" ")).not.toMatch(/One user in/u);
  });

  test("claims nothing where the exit IPs say nothing", () => {
    expect(headline("trail-nothing-said").title).toBe("These exit IPs say nothing about your position");
  });

  test("says why there is no trail, by the tunnel's state", () => {
    expect(headline("trail-none", "up").notes[0]).toMatch(/as soon as Mullvad’s app tells/u);
    expect(headline("trail-none", "down").notes[0]).toMatch(/^Connect/u);
    expect(headline("trail-no-address", "up").title).toBe("No trail: the tunnel’s address is not known");
    expect(headline("trail-no-address", "changing").title).toBe("The tunnel is changing");
    for (const state of ["down", "blocked", "unknown"] as const) {
      expect(headline("trail-no-address", state).title).toBe("No trail without a tunnel");
    }
    expect(headline("trail-no-address", "unknown", "daemon_not_running").notes).toEqual([
      "Mullvad’s service is not running: Start Mullvad’s app, or run “systemctl start mullvad-daemon”. Shoal notices.",
    ]);
    expect(headline("trail-no-address", "up", "offline").notes[0]).toMatch(/network interfaces/u);
  });
});

describe("a bar on the line", () => {
  test("stands where the interval does", () => {
    expect(bar({ low: 0.25, high: 0.5 })).toEqual({ x: 25, width: 25 });
    expect(bar({ low: 0, high: 1 })).toEqual({ x: 0, width: 100 });
  });

  test("is seen however narrow the interval, around its middle", () => {
    const { x, width } = bar({ low: 0.499999, high: 0.500001 });
    expect(width).toBe(1);
    expect(x).toBeCloseTo(49.5, 3);
  });

  test("never leaves the line", () => {
    expect(bar({ low: 0, high: 1e-9 })).toEqual({ x: 0, width: 1 });
    expect(bar({ low: 1 - 1e-9, high: 1 })).toEqual({ x: 99, width: 1 });
  });

  test("has ends in words that differ", () => {
    expect(ends({ low: 0.8, high: 0.8125 }, 3)).toEqual({ low: "0.800", high: "0.813" });
    expect(ends({ low: 0.80301, high: 0.80303 }, 3)).toEqual({ low: "0.803010", high: "0.803030" });
    expect(ends({ low: 0.5, high: 0.5 }, 3)).toEqual({ low: "0.500", high: "0.500" });
  });
});

describe("the rows", () => {
  const wide = trail("trail").sightings;

  test("come with what says most first, and what says nothing last", () => {
    const sorted = mostTellingFirst(trail("trail-does-not-hold").sightings);
    expect(sorted.map(({ relay }) => relay)).toEqual([
      "de-fra-wg-005",
      "no-osl-wg-003",
      "au-syd-wg-101",
      "nl-ams-wg-004",
    ]);
  });

  test("are all shown unless a button saves room", () => {
    expect(rowsAtFirst(wide)).toHaveLength(9);
    const many = Array.from({ length: 70 }, (_, at) => ({ ...(wide[0] as SightingView), relay: `se-sto-wg-${String(at)}` }));
    expect(rowsAtFirst(many)).toHaveLength(8);
    expect(rowsAtFirst(many.slice(0, 11))).toHaveLength(8);
  });

  test("count places from one, and say where a pool is a prediction", () => {
    const [predicted, , osl] = trail("trail-does-not-hold").sightings.slice(1);
    expect(placeOf(wide[0] as SightingView)).toBe("49 of 60");
    expect(placeOf(predicted as SightingView)).toBe("18 of 44, predicted pool");
    expect(placeOf(osl as SightingView)).toBe("2 of 3, predicted pool");
  });

  test("say why an exit IP says nothing", () => {
    expect(trail("trail-nothing-said").sightings.map(sightingSays)).toEqual([
      "says nothing: pool not known",
      "says nothing: no IPv6 pool known",
      "says nothing: outside the pool as believed",
    ]);
    expect(trail("trail-nothing-said").sightings.map(placeOf)).toEqual(["", "", ""]);
  });

  test("are found again where two contradict", () => {
    const found = contradiction(trail("trail-contradiction"));
    expect(found?.map(({ relay }) => relay)).toEqual(["au-syd-wg-101", "cl-scl-wg-001"]);
    expect(contradiction(trail("trail"))).toBeNull();
    expect(contradiction({ ...trail("trail"), contradiction: [0, 99] })).toBeNull();
  });
});

describe("the prediction", () => {
  test("is confirmed, does not hold, or is not decided", () => {
    expect(predictionSentence(trail("trail-confirmed"))).toContain("confirmed on your connection (3 of 3)");
    expect(predictionSentence(trail("trail-does-not-hold"))).toContain("does not hold (0 of 2)");
    expect(predictionSentence(trail("trail"))).toContain("not enough yet (9 of 9 as predicted)");
    expect(predictionSentence(trail("trail-no-address"))).toBeNull();
  });

  test("confirmed earlier is told without counts that would be nought", () => {
    const page = trail("trail-none");
    const before = { ...page, prediction: { verdict: "confirmed" as const, hits: 0, tested: 0, ratio: 5000 } };
    expect(predictionSentence(before)).toContain("confirmed on your connection, under earlier keys");
  });
});

describe("Mullvad’s fix", () => {
  test("is counted by what is known", () => {
    expect(fixCounts(trail("trail-does-not-hold"))).toEqual({ drawn: 1, linked: 0, unknown: 3 });
    expect(fixCounts(trail("trail-confirmed"))).toEqual({ drawn: 0, linked: 2, unknown: 1 });
  });

  test("groups relays under one sentence, and gives the sentence its figures", () => {
    const groups = fixGroups(trail("trail"));
    expect(groups).toHaveLength(1);
    expect(groups[0]?.relays).toHaveLength(9);
    const told = fixGroups(trail("trail-does-not-hold"));
    expect(told.map(({ regime }) => regime)).toEqual(["drawn", "unknown", "unknown", "unknown"]);
    expect(told[0]?.reason).toContain("under 4 tunnel addresses is 59,000 times likelier");
    expect(told[3]?.reason).toContain("(2 of 3)");
    expect(told.map(({ reason }) => reason).join(" ")).not.toMatch(/regime-|\{/u);
  });

  test("names as many tunnel addresses as the core wants", () => {
    const core = new URL("../../../src-tauri/crates/shoal-core/src/regime.rs", import.meta.url);
    expect(readFileSync(core, "utf8")).toContain(`pub const ADDRESSES_FOR_DRAWN: u32 = ${String(ADDRESSES_FOR_DRAWN)};`);
  });

  test("has no figure that has no end", () => {
    const linked = fixGroups(trail("trail-confirmed")).filter(({ regime }) => regime === "linked");
    expect(linked.map(({ reason }) => reason).join(" ")).toContain("over a million times likelier");
  });
});

describe("why", () => {
  test("names the part of all positions, exactly", () => {
    expect(trailReasons(trail("trail"))[0]).toContain("leave 0.8030 to 0.8065, exactly 53/66 to 25/31: a share of 0.3\u00a0%.");
  });

  test("says how many pools are measured, how many predicted and how often those are wrong", () => {
    const mixed = trailReasons(trail("trail-does-not-hold")).join(" ");
    expect(mixed).toContain("2 pools it rests on are predicted");
    expect(mixed).toContain("One in four of such predictions is wrong");
    expect(mixed).toContain("2 exit IPs say nothing and are left out.");
    expect(mixed).not.toContain("measured");
    const measured = trailReasons(trail("trail")).join(" ");
    expect(measured).toContain("9 pools it rests on were measured");
    expect(measured).not.toContain("One in four");
  });

  test("claims no part where none is left", () => {
    for (const name of ["trail-contradiction", "trail-nothing-said"]) {
      expect(trailReasons(trail(name))[0]).toContain("no part is left");
    }
  });

  test("tells apart a pair that no position allows", () => {
    expect([oddsText(0), oddsText(3), oddsText(61)]).toEqual(["no position gives both", "3.0", "61"]);
  });
});
