// The page about what is remembered, in a real browser.
import type { BrowserContextOptions, Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { HistoryPage, HistoryState, Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
import { daysOf, history, keptAs } from "../support/histories";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();

async function looking(name: string, options: BrowserContextOptions & { of?: Snapshot } = {}): Promise<Shown> {
  const { of = keptAs(history(name)), ...look } = options;
  const shown = await pages.start({ reducedMotion: "reduce", bypassCSP: true, ...look });
  await shown.show(of);
  await shown.open("History");
  await shown.tell({ kind: "page", data: pageData(name) });
  return shown;
}

function button(shown: Shown, name: string): Locator {
  return shown.page.getByRole("button", { name, exact: true });
}

async function tellLong(shown: Shown, page: HistoryPage): Promise<void> {
  await shown.tell({ kind: "page", data: { page: "history", ...page } });
}

describe("the picture", () => {
  test("says in words what it shows, with its marks", async () => {
    const shown = await looking("history");
    const label = await shown.page.getByRole("img", { name: /^Crowd by hour/u }).getAttribute("aria-label");
    expect(label).toContain("Marks: 9 for another relay, 2 for a new key.");
    expect(await shown.page.locator(".plot line.switch").count()).toBe(9);
    expect(await shown.page.locator(".plot line.key").count()).toBe(2);
    const line = await shown.page.locator("path.line").getAttribute("d");
    expect(line?.match(/M/gu)?.length).toBeGreaterThan(8);
    await shown.close();
  });

  test("goes back as far as is wanted", async () => {
    const shown = await looking("history");
    const before = await shown.page.locator("path.line").getAttribute("d");
    await button(shown, "A day").click();
    expect(await shown.page.locator("path.line").getAttribute("d")).not.toBe(before);
    expect(await button(shown, "A day").getAttribute("aria-pressed")).toBe("true");
    expect(await shown.page.locator(".plot line.key").count()).toBe(0);
    await button(shown, "All").click();
    expect(await shown.page.locator("path.line").getAttribute("d")).toBe(before);
    await shown.close();
  });

  test("has nothing to choose for one hour, and no picture for none", async () => {
    const shown = await looking("history-one-hour");
    expect(await shown.page.locator("path.band").getAttribute("d")).toMatch(/^M0\.000 /u);
    expect(await button(shown, "All").count()).toBe(0);
    await shown.tell({ kind: "page", data: pageData("history-empty") });
    expect(await shown.page.locator("path.band").count()).toBe(0);
    expect(await shown.text()).toContain("No crowd remembered yet");
    await shown.close();
  });

  test("of a year stays a few elements, and its table begins with the last hours", async () => {
    const shown = await looking("history");
    await tellLong(shown, daysOf(365));
    expect(await shown.page.locator(".plot path").count()).toBeLessThan(10);
    await button(shown, "The same as a table").click();
    expect(await shown.page.locator("tbody tr").count()).toBe(50);
    expect(await shown.page.locator("tbody tr").first().innerText()).toMatch(/18 Nov\s+\d\d:\d\d–\d\d:\d\d\s+se-sto-wg-1/u);
    await button(shown, "Show 50 more").click();
    expect(await shown.page.locator("tbody tr").count()).toBe(100);
    expect(await shown.page.locator("#history-table").innerText()).toContain("New keys were seen first on 12 Nov · 15 Nov");
    await shown.close();
  });
});

describe("exit IPs that came back", () => {
  test("are named only when asked for, and not any more after the page was left", async () => {
    const shown = await looking("history");
    expect(await shown.text()).toContain("on 4 days, last on 13 Nov, under 2 keys");
    expect(await shown.text()).not.toMatch(/198\.51|exit IP \d/u);
    await button(shown, "Show which exit IPs").click();
    expect(await shown.text()).toContain("198.51.100.77");
    expect(await shown.text()).toContain("exit IP 9 of 11");
    await shown.open("Now");
    await shown.open("History");
    await shown.tell({ kind: "page", data: pageData("history") });
    expect(await shown.text()).not.toMatch(/198\.51|exit IP \d/u);
    await shown.close();
  });
});

describe("where it is kept", () => {
  test("is the user's choice, and not made for them", async () => {
    const shown = await looking("history-empty");
    const pressed = async (): Promise<(string | null)[]> =>
      Promise.all(["Memory only", "On this disk"].map((name) => button(shown, name).getAttribute("aria-pressed")));
    expect(await pressed()).toEqual(["false", "false"]);
    await button(shown, "On this disk").click();
    expect(await shown.commands()).toEqual([{ kind: "change", change: { setting: "history", mode: "kept" } }]);
    // What is shown is what holds, not what was asked for.
    expect(await pressed()).toEqual(["false", "false"]);
    const kept = keptAs({ mode: "kept", days: 30, state: { kind: "kept" } });
    await shown.show({ ...kept, revision: kept.revision + 1 });
    expect(await pressed()).toEqual(["false", "true"]);
    expect(await shown.text()).toContain("On this machine’s disk for 30 days");
    await shown.close();
  });

  test("is asked once more where the choice deletes what is on disk", async () => {
    const shown = await looking("history");
    await button(shown, "Memory only").click();
    expect(await shown.commands()).toEqual([]);
    await button(shown, "Keep it").click();
    await button(shown, "Memory only").click();
    await button(shown, "Delete it").click();
    expect(await shown.commands()).toEqual([{ kind: "change", change: { setting: "history", mode: "memory_only" } }]);
    await shown.close();
  });

  test("is for as many days as are set, and fewer are not set by passing them", async () => {
    const shown = await looking("history");
    await shown.page.getByLabel("Keep for").selectOption("7");
    expect(await shown.commands()).toEqual([]);
    expect(await shown.text()).toContain("What is older is deleted at once.");
    await button(shown, "Set").click();
    expect(await shown.commands()).toEqual([{ kind: "change", change: { setting: "history_days", days: 7 } }]);
    await shown.close();
  });

  test("is nothing to choose in a simulation", async () => {
    const shown = await looking("history", { of: snapshot("simulation") });
    expect(await shown.text()).toContain("A simulation keeps nothing");
    expect(await button(shown, "On this disk").count()).toBe(0);
    await shown.close();
  });

  test("says what is wrong with the disk, and what is not on it", async () => {
    const shown = await looking("history-trouble");
    const text = await shown.text();
    expect(text).toContain("although it should be on disk");
    expect(text).toContain("<b>/home/somebody/.local/share/shoal/history.db</b>: Input/output error");
    expect(text).toContain("4 entries are not on disk yet.");
    expect(await shown.page.locator("main b").count()).toBe(0);
    await shown.close();
  });
});

describe("forgetting everything", () => {
  test("takes two steps, the first of which can be taken back", async () => {
    const shown = await looking("history");
    await button(shown, "Forget everything").click();
    expect(await shown.commands()).toEqual([]);
    expect(await shown.page.evaluate(() => document.activeElement?.textContent.trim())).toBe("Keep it");
    await button(shown, "Keep it").click();
    expect(await shown.page.evaluate(() => document.activeElement?.textContent.trim())).toBe("Forget everything");
    await button(shown, "Forget everything").click();
    await button(shown, "Yes, forget").click();
    expect(await shown.commands()).toEqual([{ kind: "forget" }]);
    await shown.close();
  });

  test("is done when it is, and not before", async () => {
    const of = keptAs(history("history"));
    const shown = await looking("history", { of });
    const status = shown.page.locator(".forget [role=status]");
    await button(shown, "Forget everything").click();
    await button(shown, "Yes, forget").click();
    expect(await status.innerText()).toBe("Being deleted …");
    await shown.show({ ...of, revision: of.revision + 1, history: { ...of.history, forgotten: 1 } });
    expect(await status.innerText()).toMatch(/^Everything that Shoal remembered is deleted\. A solid-state disk/u);
    await shown.close();
  });

  test("that failed says why", async () => {
    const of = keptAs(history("history"));
    const shown = await looking("history", { of });
    await button(shown, "Forget everything").click();
    await button(shown, "Yes, forget").click();
    const state: HistoryState = { kind: "not_kept", trouble: { kind: "not_erased", reason: "read-only file system" } };
    await shown.show({ ...of, revision: of.revision + 1, history: { ...of.history, state } });
    expect(await shown.page.locator(".forget [role=status]").innerText()).toMatch(
      /^It could not be deleted \(read-only file system\)\./u,
    );
    await shown.close();
  });
});
