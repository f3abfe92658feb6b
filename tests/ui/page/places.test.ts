// The page about places: found, sorted, opened and gone to, by pointer and by keyboard.
import type { Locator } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { PageData, PlacesPage, Snapshot } from "../../../ui/src/bindings";
import { FIXTURE_NOW, pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";
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

describe("the table", () => {
  test("has every city with its figures, their ranges, and how they are known", async () => {
    await opens();
    expect(await shown.said()).toEqual([{ kind: "looking_at", page: "places" }]);
    const text = await row("se-sto").innerText();
    expect(text).toMatch(/^Stockholm\nSweden · 28 relays\n6 \(2–28\)\n35–122 exit IPs, partly known\n6,235 \(2,005–19,386\) in all\n397 km$/u);
    expect((await rows()).slice(0, 3)).toEqual(["za-jnb", "jp-tyo", "au-syd"]);
    expect(await shown.text()).toContain("13 cities, 168 relays");
    expect(await row("se-got").innerText()).toContain("you are here");
    expect(await shown.text()).toContain("A popular city is not by itself a big crowd");
    const pinned = await shown.page.getByRole("region", { name: "People per exit IP elsewhere" }).innerText();
    for (const place of ["Stockholm", "Amsterdam", "Frankfurt"]) expect(pinned).toMatch(new RegExp(`\\d+\\s+\\d+–\\d+\\s+${place}`, "u"));
  });

  test("opens a city to what limits it and to its relays, and closes it", async () => {
    await opens();
    expect(await row("se-sto").getAttribute("aria-expanded")).toBe("false");
    await row("se-sto").click();
    expect(await row("se-sto").getAttribute("aria-expanded")).toBe("true");
    const about = await row("se-sto?").innerText();
    expect(about).toContain("Why not this one");
    expect(about).toContain("14 of its 26 relays have is not known");
    expect((await rows()).filter((key) => key.startsWith("se-sto-wg-")).length).toBe(28);
    const relay = await row("se-sto-wg-005").innerText();
    expect(relay).toContain("14 (3–69)");
    expect(relay).toContain("exit IPs not known");
    await row("se-sto").click();
    expect((await rows()).filter((key) => key.startsWith("se-sto")).length).toBe(1);
  });

  test("is sorted by a click on a column, and the other way round by a second one", async () => {
    await opens();
    const head = shown.page.getByRole("columnheader", { name: "Distance" });
    await head.getByRole("button").click();
    expect((await rows())[0]).toBe("se-got");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    await head.getByRole("button").click();
    expect((await rows())[0]).toBe("au-syd");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    await shown.page.getByRole("button", { name: "Place", exact: true }).click();
    expect((await rows()).slice(0, 2)).toEqual(["nl-ams", "dk-cph"]);
  });

  test("keeps what is open and in which order when new figures come", async () => {
    await opens();
    await shown.page.getByRole("button", { name: "Distance" }).click();
    await row("se-got").click();
    const before = await rows();
    await shown.tell({ kind: "page", data: pageData("places") });
    expect(await rows()).toEqual(before);
  });

  test("says how it is ranked to those who ask", async () => {
    await opens();
    await shown.page.getByText("How this is ranked").click();
    expect(await shown.text()).toContain("By the low end of the range");
  });
});

describe("search and filters", () => {
  test("find a city as it is typed, a relay, or nothing", async () => {
    await opens();
    const search = shown.page.getByRole("searchbox", { name: "Search" });
    await search.fill("sao");
    expect(await rows()).toEqual(["br-sao"]);
    expect(await shown.text()).toContain("1 of 13 cities");
    await search.fill("sto-wg-005");
    expect(await rows()).toEqual(["se-sto", "se-sto-wg-005"]);
    await search.fill("nowhere");
    expect(await rows()).toEqual([]);
    expect(await shown.text()).toContain("Nothing fits");
    await shown.page.getByRole("button", { name: "Show all" }).click();
    expect((await rows()).length).toBe(13);
    expect(await search.inputValue()).toBe("");
  });

  test("by ownership, hoster and country go together", async () => {
    await opens();
    await shown.page.getByRole("combobox", { name: "Country" }).selectOption("se");
    expect([...(await rows())].sort()).toEqual(["se-got", "se-mma", "se-sto"]);
    await shown.page.getByRole("button", { name: "Owned by Mullvad" }).click();
    expect(await shown.text()).toContain("Figures of a city are those of all its relays");
    expect(await row("se-sto").innerText()).toMatch(/\d+ of 28 relays/u);
    await shown.page.getByRole("combobox", { name: "Hoster" }).selectOption("Northrack");
    expect(await rows()).toEqual([]);
  });

  test("by favourites show those that are set, and say how one is", async () => {
    await opens();
    const only = shown.page.getByRole("button", { name: "Favourites" });
    await only.click();
    expect(await shown.text()).toContain("No favourites yet");
    const some = snapshot("some");
    await shown.show({ ...some, revision: 2, settings: { ...some.settings, favourites: ["nl-ams"] } });
    expect(await rows()).toEqual(["nl-ams"]);
    expect(await only.getAttribute("aria-pressed")).toBe("true");
  });

  test("a favourite is set and taken away in the settings", async () => {
    await opens();
    await row("se-sto").click();
    await shown.page.getByRole("button", { name: "Favourite: Stockholm" }).click();
    const some = snapshot("some");
    await shown.show({ ...some, revision: 2, settings: { ...some.settings, favourites: ["se-sto"] } });
    expect(await row("se-sto").innerText()).toContain("★");
    await shown.page.getByRole("button", { name: "Favourite: Stockholm" }).click();
    expect(await shown.commands()).toEqual([
      { kind: "change", change: { setting: "favourite", city: "se-sto", on: true } },
      { kind: "change", change: { setting: "favourite", city: "se-sto", on: false } },
    ]);
  });

  test("a hundred favourites are the most, and it is said", async () => {
    const some = snapshot("some");
    const favourites = Array.from({ length: 100 }, (_, index) => `x${String.fromCharCode(97 + Math.floor(index / 26))}-a${String.fromCharCode(97 + (index % 26))}`);
    await opens(pageData("places"), { ...some, settings: { ...some.settings, favourites } });
    await row("se-sto").click();
    expect(await row("se-sto?").innerText()).toContain("There can be 100 favourites");
    await shown.page.getByRole("button", { name: "Favourite: Stockholm" }).click({ force: true });
    expect(await shown.commands()).toEqual([]);
  });
});

describe("a switch", () => {
  test("goes to the city or to the relay, in the tunnel that was looked at, with its figures said", async () => {
    await opens();
    await row("se-sto").click();
    const to = row("se-sto?").getByRole("button", { name: /^Switch here, to Stockholm: about 6 people per exit IP, likely between 2 and 28$/u });
    await to.click();
    await row("se-sto-wg-005").click();
    await row("se-sto-wg-005?").getByRole("button", { name: /^Switch here, to se-sto-wg-005: about 14/u }).click();
    expect(await shown.commands()).toEqual([
      { kind: "switch", target: { kind: "city", city: "se-sto" }, seen_in: 3 },
      { kind: "switch", target: { kind: "relay", relay: "se-sto-wg-005" }, seen_in: 3 },
    ]);
  });

  test("is not offered where it is not possible, and it is said why", async () => {
    const blocked = { ...snapshot("some"), switch_blocked: "no_daemon" } as const;
    await opens(pageData("places"), blocked);
    await row("se-sto").click();
    const to = row("se-sto?").getByRole("button", { name: /^Switch here/u });
    expect(await to.getAttribute("aria-disabled")).toBe("true");
    expect(await row("se-sto?").innerText()).toContain("Mullvad’s app cannot be reached");
    expect(await shown.page.locator("#why-no-action").innerText()).toContain("Mullvad’s app cannot be reached");
    await to.click({ force: true });
    expect(await shown.commands()).toEqual([]);
  });

  test("to a relay that is not in use is none", async () => {
    await opens();
    await row("se-sto").click();
    await row("se-sto-wg-011").click();
    expect(await row("se-sto-wg-011").innerText()).toContain("not in use");
    expect(await row("se-sto-wg-011").innerText()).toContain("not known");
    await row("se-sto-wg-011?").getByRole("button", { name: /crowd not known/u }).click({ force: true });
    expect(await shown.commands()).toEqual([]);
    expect(await row("se-sto-wg-011?").innerText()).toContain("Mullvad sends nobody there at present.");
  });

  test("names the custom list that it would replace", async () => {
    await opens(pageData("places"), { ...snapshot("some"), replaces_custom_list: "Home \u202eevil" });
    await row("se-sto").click();
    expect(await row("se-sto?").innerText()).toContain("A switch replaces your custom list “Home evil”; Undo brings it back.");
  });

  test("waits for the last one", async () => {
    const action = snapshot("action-too-soon").action;
    await opens(pageData("places"), { ...snapshot("some"), action: action && { ...action, next_at: FIXTURE_NOW + 20 } });
    await row("se-sto").click();
    expect(await row("se-sto?").innerText()).toMatch(/Again in \d+ s/u);
  });

  test("is possible without a tunnel, where the daemon is there", async () => {
    await opens(pageData("places"), snapshot("off"));
    await row("se-sto").click();
    await row("se-sto?").getByRole("button", { name: /^Switch here/u }).click();
    expect((await shown.commands()).length).toBe(1);
  });
});

describe("by keyboard", () => {
  test("rows are walked, opened and closed, and one Tab leads in and one on", async () => {
    await opens();
    await focusesFirst();
    await presses("ArrowDown", "ArrowDown");
    expect(await focused()).toBe("au-syd");
    await presses("Enter");
    expect(await row("au-syd").getAttribute("aria-expanded")).toBe("true");
    await presses("Tab");
    expect(await focused()).toBe("go");
    await presses("Escape");
    expect(await focused()).toBe("au-syd");
    await presses("ArrowRight");
    expect(await focused()).toMatch(/^au-syd-wg-/u);
    await presses("ArrowLeft", "ArrowLeft");
    expect(await focused()).toBe("au-syd");
    expect(await row("au-syd").getAttribute("aria-expanded")).toBe("false");
    await presses("Home");
    expect(await focused()).toBe("za-jnb");
    expect(await shown.page.locator("[role=row][tabindex='0']").count()).toBe(1);
  });

  test("the focus stays with its row when another order or new figures move it", async () => {
    await opens();
    await row("se-sto").focus();
    const data = pageData("places");
    if (data.page !== "places") throw new Error("another page");
    const figures = { low: 900, likely: 999, high: 999 };
    const cities = data.cities.map((one) => (one.code === "se-sto" && one.crowd ? { ...one, crowd: { ...one.crowd, ...figures } } : one));
    await shown.tell({ kind: "page", data: { ...data, cities } });
    expect((await rows())[0]).toBe("se-sto");
    await expect.poll(focused).toBe("se-sto");
    await shown.tell({ kind: "page", data });
    await expect.poll(focused).toBe("se-sto");
  });

  test("the focus stays on a button that was pressed", async () => {
    await opens();
    await row("se-sto").focus();
    await presses("Enter", "Tab", "Tab");
    expect(await focused()).toBe("mark");
    await presses("Enter");
    const some = snapshot("some");
    await shown.show({ ...some, revision: 2, settings: { ...some.settings, favourites: ["se-sto"] } });
    await shown.tell({ kind: "page", data: pageData("places") });
    expect(await focused()).toBe("mark");
  });
});
