// The page about places as it looks: its map, with one city and with thousands of relays, to everyone.
import type { Locator } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { PageData, PlacesPage, Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";
import { city, many, relay } from "../support/places";
import { focusedIn, opensPlaces, rowOf, rowsOf } from "../support/places-page";

const pages = pagesInBrowser();
let shown: Shown;

const opens = async (...given: readonly [(PageData | PlacesPage | null)?, Snapshot?]): Promise<void> => opensPlaces(shown, ...given);
const row = (key: string): Locator => rowOf(shown, key);
const rows = async (): Promise<readonly string[]> => rowsOf(shown);
const focused = async (): Promise<string | null> => focusedIn(shown);

beforeEach(async () => {
  shown = await pages.start({ reducedMotion: "reduce" });
});

afterEach(async () => {
  await shown.close();
});

async function presses(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await shown.page.keyboard.press(key);
}

async function focusesFirst(): Promise<void> {
  await shown.page.locator("[role=row][data-key]").first().focus();
}

describe("the map", () => {
  test("comes later, with a dot for each place, its area by people, and you among them", async () => {
    await opens();
    await shown.page.locator("path.land").waitFor();
    expect(await shown.page.locator("circle[data-code]").count()).toBe(13);
    expect(await shown.page.getByRole("img", { name: /^A map of 13 places/u }).count()).toBe(1);
    const radius = async (code: string): Promise<number> => Number(await shown.page.locator(`circle[data-code="${code}"]`).getAttribute("r"));
    // Tokyo 39 people, Stockholm 6.
    expect((await radius("jp-tyo")) ** 2 / (await radius("se-sto")) ** 2).toBeCloseTo(39 / 6, 3);
    expect(await shown.page.locator("circle.you").count()).toBe(1);
    expect(await shown.page.locator("svg[role=img] text").allTextContents()).toEqual(["you"]);
    expect(await shown.violations()).toEqual([]);
  });

  test("says the figures of a dot with their range, and leads to its row", async () => {
    await opens();
    await shown.page.locator("path.land").waitFor();
    await shown.page.locator('circle[data-code="jp-tyo"]').hover();
    expect(await shown.text()).toContain("Tokyo, Japan: about 39 (5–179) per exit IP");
    await shown.page.locator('circle[data-code="jp-tyo"]').click();
    await expect.poll(focused).toBe("jp-tyo");
    expect(await row("jp-tyo").getAttribute("aria-expanded")).toBe("true");
  });

  test("shows what the table shows, in the part of the world that is chosen", async () => {
    await opens();
    await shown.page.locator("path.land").waitFor();
    await shown.page.getByRole("button", { name: "North America" }).click();
    const codes = async (): Promise<readonly string[]> =>
      shown.page.locator("circle[data-code]").evaluateAll((all) => all.map((dot) => dot.getAttribute("data-code") ?? "").sort());
    expect(await codes()).toEqual(["us-sea"]);
    await shown.page.getByRole("button", { name: "World" }).click();
    await shown.page.getByRole("searchbox").fill("paulo");
    expect(await codes()).toEqual(["br-sao"]);
  });

  test("that cannot be loaded is missing and nothing else", async () => {
    await shown.page.route("**/WorldMap*.js", (route) => route.abort());
    await opens();
    await shown.page.getByText("The map could not be loaded").waitFor();
    expect((await rows()).length).toBe(13);
  });

  test("leaves out what has no point on the globe, and says so", async () => {
    await opens({ cities: [city("se-sto"), city("se-got", { point: null })], relays: [] });
    await shown.page.locator("path.land").waitFor();
    expect(await shown.page.locator("circle[data-code]").count()).toBe(1);
    expect(await shown.text()).toContain("Of one place it is not known where it is");
  });
});

describe("with other data", () => {
  test("no list yet is said, and so is one that has not come", async () => {
    await opens(null);
    expect(await shown.text()).toContain("One moment");
    await shown.tell({ kind: "page", data: { page: "places", cities: [], relays: [] } });
    expect(await shown.text()).toContain("No list of places yet");
    expect(await shown.page.getByRole("treegrid").count()).toBe(0);
  });

  test("entries that were left out of the list are counted", async () => {
    await opens(pageData("places"), { ...snapshot("some"), relays_left_out: 3 });
    expect(await shown.text()).toContain("3 entries of the list could not be read");
  });

  test("one city of which nothing is known has no number", async () => {
    const unknown = { size: 30, provenance: "unknown", at_least: null, overruled: null } as const;
    await opens({
      cities: [city("se-sto", { crowd: null, relays: 0, users: 0, distance_km: null, point: null })],
      relays: [relay("se-sto-wg-001", { active: false, pool: unknown, distance_km: null })],
    });
    const text = await row("se-sto").innerText();
    expect(text).toContain("not known");
    expect(text.replace("1 relay", "").replace("Sto", "")).not.toMatch(/\d/u);
    expect(await shown.text()).toContain("One city, one relay");
  });

  test("hostile names are text, and change no element", async () => {
    const named = (name: string): PlacesPage => ({
      cities: [city("se-sto", { city: name, country: name, here: true })],
      relays: [relay("se-sto-wg-001", { provider: name })],
    });
    await opens(named("Harmless"));
    await shown.page.locator("path.land").waitFor();
    await row("se-sto").click();
    const elements = await shown.page.locator("main *").count();
    for (const name of ["<img src=x onerror=alert(1)>", "a\u202eb\u2066c\u200bd\u0000e", "x".repeat(10_000), "{ $likely }", "__proto__"]) {
      await shown.tell({ kind: "page", data: { page: "places", ...named(name) } });
      expect(await shown.page.locator("main *").count(), name).toBe(elements);
      expect(await shown.text(), name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0000]/u);
      expect(await shown.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0);
    }
    expect(await shown.violations()).toEqual([]);
  });

  test("of 5,000 relays only those near the window are elements, wherever one goes", { timeout: 120_000 }, async () => {
    await opens(many(94, 5_000));
    await shown.page.getByRole("searchbox").fill("wg");
    expect(await shown.text()).toContain("94 cities, 5,000 relays");
    const grid = shown.page.getByRole("treegrid");
    expect(await grid.getAttribute("aria-rowcount")).toBe(String(5_000 + 94 + 1));
    await expect.poll(async () => (await rows()).length).toBeLessThan(200);
    await focusesFirst();
    const first = await focused();
    await presses("End");
    await expect.poll(focused).toMatch(/-wg-/u);
    const last = await focused();
    expect(last).not.toBe(first);
    await expect.poll(async () => (await rows()).length).toBeLessThan(200);
    expect(await shown.page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    })).toBe(true);
    await presses("ArrowUp");
    expect(await focused()).not.toBe(last);
    await presses("Home");
    await expect.poll(focused).toBe(first);
  });
});
