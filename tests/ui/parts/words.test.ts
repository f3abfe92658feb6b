import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test, vi } from "vitest";

import { advice } from "../../../ui/src/sentences";
import { chance, clean, count, dateOf, percent, period, say, stretch, utcDateOf } from "../../../ui/src/words";

describe("words", () => {
  test("one person is not told of people", () => {
    expect(say("page-people", { likely: 1 })).toBe("Probably nobody else is on this exit IP");
    expect(say("page-people", { likely: 5 })).toBe("people share this exit IP, you among them");
    expect(say("page-range", { low: 1, high: 3 })).toBe("Likely between just you and 3");
  });

  test("numbers are grouped as people read them", () => {
    expect(count(2400)).toBe("2,400");
    expect(say("page-range", { low: 290, high: 2400 })).toBe("Likely between 290 and 2,400");
  });

  test("a small chance is never rounded to none", () => {
    expect(percent(0.00001)).toBe("< 0.1\u00a0%");
    expect(percent(0.004)).toBe("0.4\u00a0%");
    expect(percent(0.71)).toBe("71\u00a0%");
    expect(percent(0)).toBe("0\u00a0%");
  });

  test("a chance that is nearly sure is never rounded to a certainty", () => {
    expect([0.71, 0.99, 0.9901, 0.9999, 1].map(chance)).toEqual(["71\u00a0%", "99\u00a0%", ...Array<string>(3).fill(say("signals-nearly-sure"))]);
    const figures = { kind: "ipv6", low: 1, likely: 1, high: 3 } as const;
    expect(advice({ ...figures, alone: 0.999 }, 0).body).not.toContain("100");
  });

  test("time is told in its largest unit, and a clock set back does no harm", () => {
    expect([-5, 59, 60, 3599, 3600, 47 * 3600, 48 * 3600].map(stretch)).toEqual([
      "a moment",
      "a moment",
      "a minute",
      "59 minutes",
      "an hour",
      "47 hours",
      "2 days",
    ]);
  });

  test("a period that somebody chose is told exactly", () => {
    const told = ["5 minutes", "45 minutes", "an hour", "90 minutes", "4 hours", "a day", "36 hours", "7 days"];
    expect([5, 45, 60, 90, 240, 1440, 2160, 10_080].map(period)).toEqual(told);
  });

  test("a day of another year is told with its year", () => {
    vi.setSystemTime(Date.UTC(2026, 10, 18));
    const days = [Date.UTC(2025, 10, 18, 12), Date.UTC(2026, 0, 2, 12)].map((at) => at / 1000);
    expect(days.map(dateOf)).toEqual(["18 Nov 2025", "2 Jan"]);
    expect(days.map(utcDateOf)).toEqual(["18 Nov 2025", "2 Jan"]);
    vi.useRealTimers();
  });

  test("a sentence that is missing is seen by its id", () => {
    expect(say("no-such-sentence")).toBe("no-such-sentence");
    expect(say("page-people.no-such-part")).toBe("page-people.no-such-part");
  });
});

describe("names from outside", () => {
  test("lose what could turn or hide the text around them", () => {
    expect(clean("Mal\u202emö\u0007\u200b \u2066x\u2069\ufeff")).toBe("Mal mö x");
    expect(clean("São Paulo")).toBe("São Paulo");
  });

  test("are cut where nobody would read on, never inside a character", () => {
    expect(Array.from(clean("🐟".repeat(90)))).toHaveLength(40);
    expect(clean("🐟".repeat(90)).endsWith("🐟…")).toBe(true);
  });
});

describe("what leaves the machine", () => {
  const folder = new URL("../../../src-tauri/crates/shoal-view/words/", import.meta.url);
  const lines = (language: string) =>
    readdirSync(new URL(`${language}/`, folder))
      .filter((name) => name.startsWith("page"))
      .flatMap((name) => readFileSync(new URL(`${language}/${name}`, folder), "utf8").split("\n"));

  test.each(["en", "sv", "de"])("is promised in one sentence, with both hosts: %s", (language) => {
    const told = lines(language).filter((line) => line.includes("am.i.mullvad.net"));
    expect(told).toHaveLength(1);
    expect(told.join()).toMatch(/ipv4\.am\.i\.mullvad\.net, ipv6\.am\.i\.mullvad\.net/u);
  });

  test("is told with all that brings it about, and its button with it", () => {
    expect(say("page-look-check.body")).toMatch(/first sees that tunnel or it changes, .* no answer came, and when you ask\./u);
    expect(say("page-trouble-check_unreachable.next")).toContain(`“${say("page-check-again")}”`);
  });
});

describe("the catalogue", () => {
  const page = readFileSync(
    new URL("../../../src-tauri/crates/shoal-view/words/en/page.ftl", import.meta.url),
    "utf8",
  );
  const sources = new URL("../../../ui/src/", import.meta.url);
  const code = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .map((name) => new URL(name, sources))
    .filter((file) => /\.(ts|svelte)$/u.test(file.pathname) && !file.pathname.endsWith("bindings.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

  test("has every sentence that the page asks for by its whole id", () => {
    const asked = [...code.matchAll(/"((?:page|advice|menu|tray|profile)-[a-z0-9_.-]+)"/gu)].map((match) => match[1] ?? "");
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter((id) => say(id) === id)).toEqual([]);
  });

  test("has no sentence of the page's own that nobody asks for", () => {
    const ids = [...page.matchAll(/^(page-[a-z0-9_-]+) =/gmu)].map((match) => match[1] ?? "");
    const heads = [...code.matchAll(/`(page-[a-z-]+)\$\{/gu)].map((match) => match[1] ?? "");
    const unused = ids.filter(
      (id) =>
        !code.includes(`"${id}"`) && !code.includes(`"${id}.`) && !heads.some((head) => id.startsWith(head)) && !id.endsWith("-next"),
    );
    expect(unused).toEqual([]);
  });
});
