import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Settings, SettingsError } from "../../../ui/src/bindings";
import {
  areSame,
  assumed,
  assumedTexts,
  changeTo,
  countryName,
  DEFAULT_PROFILE,
  FEW_PEOPLE,
  fraction,
  minuteOf,
  OWN_ASSUMPTIONS,
  quietHours,
  REFUSAL,
  refusal,
  refusedAt,
  SUMMARY,
  textOf,
  timeOf,
  wholeNumber,
} from "../../../ui/src/settings";

interface Core {
  readonly settings: Settings;
  readonly default_profile: string;
  readonly few_people: Record<string, number>;
}

/** As the core has them by itself; a Rust test reads the same file, so that it stays true. */
const CORE = JSON.parse(readFileSync(new URL("../../fixtures/settings/default.json", import.meta.url), "utf8")) as Core;

describe("what the page knows of settings", () => {
  test("is what the core has", () => {
    expect(OWN_ASSUMPTIONS).toEqual(CORE.settings.assumptions);
    expect(DEFAULT_PROFILE).toBe(CORE.default_profile);
    expect(FEW_PEOPLE).toEqual(CORE.few_people);
  });

  test("every refusal has its field, and every field its refusal", () => {
    const errors = Object.values(REFUSAL);
    expect(errors.map(refusedAt)).toEqual(Object.keys(REFUSAL));
    const said = errors.map((error: SettingsError) => refusal(error));
    expect(new Set(said).size).toBe(7);
    for (const sentence of said) expect(sentence).toMatch(/^Not taken: [^-{]+\.$/u);
  });
});

describe("what is typed", () => {
  test("is a whole number or none", () => {
    expect(["0", "12", " 7 ", "150,000", "150.000", "1 000 000", "1\u00a0000", "4294967295"].map(wholeNumber)).toEqual([
      0, 12, 7, 150_000, 150_000, 1_000_000, 1000, 4_294_967_295,
    ]);
    for (const text of ["", "-1", "1.5", "1e3", "12,34", "1,5", "ten", "4294967296", "99999999999", "0x10", "١"]) {
      expect(wholeNumber(text), text).toBeNull();
    }
  });

  test("is a share or none", () => {
    expect(["0.5", "0,25", "1", "0.", "0"].map(fraction)).toEqual([0.5, 0.25, 1, 0, 0]);
    for (const text of ["", "50 %", "-0.5", ".", "1e-1", "NaN"]) expect(fraction(text), text).toBeNull();
  });

  test("is a time of the day or none; which times there are is decided elsewhere", () => {
    expect(["0:00", "7:30", "22.15", "23:59", "25:00"].map(minuteOf)).toEqual([0, 450, 1335, 1439, 1500]);
    for (const text of ["", "7", "7:5", "7:60", "-1:00", "midnight", "7:30 pm"]) expect(minuteOf(text), text).toBeNull();
    expect([0, 450, 1439].map(timeOf)).toEqual(["00:00", "07:30", "23:59"]);
    for (let minute = 0; minute < 1440; minute += 1) expect(minuteOf(timeOf(minute))).toBe(minute);
  });

  test("becomes the change that it asks for; empty unsets what can be unset", () => {
    expect(changeTo("few_people", "")).toEqual({ setting: "few_people", people: null });
    expect(changeTo("few_people", "0")).toEqual({ setting: "few_people", people: 0 });
    expect(changeTo("few_people", "x")).toBeNull();
    expect(changeTo("remind_after", " ")).toEqual({ setting: "remind_after", minutes: null });
    expect(changeTo("remind_after", "1")).toEqual({ setting: "remind_after", minutes: 1 });
    expect(changeTo("remind_after", "soon")).toBeNull();
    expect(changeTo("home_country", "")).toEqual({ setting: "home_country", country: null });
    expect(changeTo("home_country", "Sweden")).toEqual({ setting: "home_country", country: "sweden" });
  });

  test("as quiet hours counts with both times, or with none for never", () => {
    expect(quietHours("", " ")).toEqual({ setting: "quiet_hours", hours: null });
    expect(quietHours("22:00", "7:00")).toEqual({ setting: "quiet_hours", hours: { from: 1320, until: 420 } });
    expect(quietHours("22:00", "")).toBeNull();
    expect(quietHours("late", "early")).toBeNull();
  });

  test("as assumptions is all of them, or names what cannot be read", () => {
    const texts = assumedTexts(OWN_ASSUMPTIONS);
    expect(assumed(texts)).toEqual({ setting: "assumptions", assumptions: OWN_ASSUMPTIONS });
    expect(assumed({ ...texts, users_high: "many" })).toBe("users");
    expect(assumed({ ...texts, ipv6_share: "half" })).toBe("ipv6_share");
    for (const key of Object.keys(OWN_ASSUMPTIONS) as (keyof typeof OWN_ASSUMPTIONS)[]) {
      expect(areSame(OWN_ASSUMPTIONS, { ...OWN_ASSUMPTIONS, [key]: 3 }), key).toBe(false);
    }
    expect(areSame(OWN_ASSUMPTIONS, { ...OWN_ASSUMPTIONS })).toBe(true);
  });
});

describe("what counts", () => {
  const { settings } = CORE;

  test("stands in its field, and what is not set leaves it empty", () => {
    expect(textOf("few_people", settings)).toBe("");
    expect(textOf("few_people", { ...settings, few_people: 0 })).toBe("0");
    expect(textOf("remind_after", { ...settings, remind_after_minutes: 240 })).toBe("240");
    expect(textOf("home_country", { ...settings, home_country: "se" })).toBe("se");
  });

  test("is said in short", () => {
    const said = (told: Partial<Settings>): string[] => Object.values(SUMMARY).map((sum) => sum({ ...settings, ...told }));
    expect(said({})).toEqual([
      "not chosen yet",
      "all",
      "near your exit",
      "On a tile",
      "until Shoal ends",
      "about 150,000 devices",
      "nothing",
    ]);
    expect(
      said({ profile: "targeted", notices: "off", remind_after_minutes: 90, home_country: "de", history: "kept", history_days: 1, exit_check: true }),
    ).toEqual([
      "From somebody who looks for me",
      "no notices, reminder after 90 minutes",
      "near Germany",
      "On a tile",
      "on disk for a day",
      "about 150,000 devices",
      "the exit check",
    ]);
    expect(countryName("zz")).toBe("Unknown Region");
  });
});
