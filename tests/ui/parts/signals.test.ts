import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { GroupReading, SignalsPage } from "../../../ui/src/bindings";
import {
  bits,
  bitsSaid,
  BROWSERS,
  browsers,
  headline,
  isEmpty,
  NOTHING,
  oneIn,
  remarks,
  shaped,
  signalOf,
  source,
  toldBy,
  worth,
} from "../../../ui/src/signals";
import { pageData } from "../support/fixtures";

interface Shapes {
  readonly time_zone: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly language: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly screen: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly alike: Readonly<Record<string, boolean>>;
}

/** As the core takes them; a Rust test reads the same file. */
const SHAPES = JSON.parse(readFileSync(new URL("../../fixtures/settings/signals.json", import.meta.url), "utf8")) as Shapes;

function answer(name: string): SignalsPage {
  const data = pageData(name);
  if (data.page !== "signals") throw new Error(`${name} is of ${data.page}`);
  return data;
}

describe("what is typed", () => {
  test.each(["time_zone", "language", "screen"] as const)("as %s has the shape that the core reads, or is not sent", (kind) => {
    for (const text of SHAPES[kind].good) expect(shaped(kind, text), text).not.toBeNull();
    for (const text of SHAPES[kind].bad) expect(shaped(kind, text), text).toBeNull();
  });

  test("is sent in its usual form", () => {
    expect(signalOf("time_zone", " europe/stockholm ")).toBe("Europe/Stockholm");
    expect(signalOf("time_zone", "UTC")).toBe("UTC");
    expect(signalOf("time_zone", "Europe/Atlantis")).toBeNull();
    expect(signalOf("screen", "2560×1440")).toBe("2560x1440");
    expect(signalOf("language", "sv-SE")).toBe("sv-SE");
  });
});

describe("what this window tells", () => {
  test("is all but the browser, and what is no signal is left out", () => {
    const teller = { platform: "Linux x86_64", language: "sv-SE", screen: { width: 1920, height: 1080 }, zone: "Europe/Stockholm" };
    expect(toldBy(teller)).toEqual({ browser: null, os: "linux", time_zone: "Europe/Stockholm", language: "sv-SE", screen: "1920x1080" });
    expect(toldBy({ platform: "?", language: "", screen: { width: 0, height: 0 }, zone: "" })).toEqual(NOTHING);
    expect(["MacIntel", "Win32"].map((platform) => toldBy({ ...teller, platform }).os)).toEqual(["macos", "windows"]);
  });
});

describe("a cost", () => {
  test("is how often the crowd is halved, and a small share costs more", () => {
    expect(bits({ low: 0.125, likely: 0.25, high: 0.5 })).toEqual({ low: 1, likely: 2, high: 3 });
    expect(bits({ low: 1, likely: 1, high: 1 })).toEqual({ low: 0, likely: 0, high: 0 });
    expect(bitsSaid({ low: 0.125, likely: 0.25, high: 0.5 })).toBe("2.0 bits (1.0–3.0)");
    expect(bitsSaid({ low: 1, likely: 1, high: 1 })).toBe("0.0 bits (0.0–0.0)");
  });

  test("is told as one user in so many, too", () => {
    const share = (likely: number) => ({ low: likely, likely, high: likely });
    expect([1, 0.4, 0.01, 0.000_1].map((likely) => oneIn(share(likely)))).toEqual([
      "everybody",
      "one user in 2.5",
      "one user in 100",
      "one user in 10,000",
    ]);
  });

  test("has a source for every way in which it is known", () => {
    const group: GroupReading = { group: "region", share: null, basis: "not_looked_at", rarest: null };
    const told = [
      source(group),
      source({ ...group, basis: "guess", rarest: "time_zone" }),
      source({ ...group, basis: "unknown_value", rarest: "language" }),
      source({ ...group, basis: "one_for_all" }),
    ];
    expect(told).toEqual([
      "not looked at",
      "a guess, the time zone counts",
      "a rare value that Shoal has no figure for: a wide guess",
      "the same for all who use this browser",
    ]);
  });

  test("is set beside the crowd, where there is one", () => {
    expect(worth(answer("signals-no-exit"))).toBe("Each bit halves the crowd.");
    const { crowd } = answer("signals");
    expect(worth(answer("signals"))).toBe(
      `Each bit halves the crowd. A crowd of ${String(crowd?.likely)} (${String(crowd?.low)}–${String(crowd?.high)}) is used up by ${Math.log2(crowd?.likely ?? 0).toFixed(1)} bits.`,
    );
  });
});

describe("browsers", () => {
  test("are in two classes, as the core has them", () => {
    expect(BROWSERS).toEqual(SHAPES.alike);
    expect(browsers(true)).toEqual(["librewolf", "mullvad-browser", "tor-browser"]);
    expect(browsers(false)).toHaveLength(10);
  });
});

describe("an answer", () => {
  test("says how many are left with the range and the chance, or why that is not told", () => {
    const usual = answer("signals");
    const { left, crowd } = usual;
    if (!left || !crowd) throw new Error("the fixture has both");
    const { title, note } = headline({ ...usual, left: { ...left, low: 1, likely: 3, high: 9, alone_probability: 0.25 } });
    expect(title).toBe(`About 3 of ${String(crowd.likely)} look the same`);
    expect(note).toBe(
      `Likely between just you and 9, of about ${String(crowd.likely)} people (${String(crowd.low)}–${String(crowd.high)}) on the exit IP. With a chance of 25\u00a0% you are the only one.`,
    );
    expect(headline({ ...usual, left: { ...left, likely: 1, alone_probability: 0.999_9 } }).note).toContain("over 99 %");
    expect(headline({ ...usual, left: { ...left, likely: 1 } }).title).toBe("Probably nobody else there looks the same");
    expect(headline(answer("signals-over-tor")).title).toBe("Sites see a Tor exit here");
    expect(headline({ ...answer("signals-over-tor"), left }).title).toBe("Sites see a Tor exit here");
    expect(headline(answer("signals-no-exit")).title).toBe("No crowd to compare with");
    expect(headline(answer("signals-none-chosen")).title).toBe("What does your browser tell?");
    expect(headline({ ...usual, left: null }).title).toBe("No crowd to compare with");
  });

  test("says what else follows", () => {
    expect(remarks(answer("signals-none-chosen"))).toEqual([]);
    const usual = remarks(answer("signals")).join(" ");
    expect(usual).toContain("The time zone is one of the exit’s country.");
    expect(usual).toMatch(/The range comes to \d+ % from/u);
    const alike = remarks(answer("signals-one-for-all")).join(" ");
    expect(alike).toContain("This browser reports the same");
    expect(alike).not.toContain("time zone is one of");
    expect(remarks(answer("signals-over-tor")).join(" ")).not.toContain("This browser reports the same");
    expect(isEmpty(NOTHING)).toBe(true);
    expect(isEmpty({ ...NOTHING, screen: "1x1" })).toBe(false);
  });
});
