// The report for whoever helps the user: read in full, then saved or copied, and never saved unseen.
import type { BrowserContextOptions, Locator } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";

import type { DiagnosticsPage, FromPage } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();
let shown: Shown;

afterEach(async () => {
  await shown.close();
});

const LOOK: FromPage = { kind: "looking_at", page: "diagnostics" };

function report(name = "diagnostics"): DiagnosticsPage {
  const data = pageData(name);
  if (data.page !== "diagnostics") throw new Error(`${name} is a report`);
  return data;
}

/** The part of *Settings* about it, opened. */
async function opened(options: BrowserContextOptions = {}): Promise<Locator> {
  shown = await pages.start({ reducedMotion: "reduce", ...options });
  await shown.show(snapshot("some"));
  await shown.open("Settings");
  const part = shown.page.locator("details", { hasText: "a report for whoever helps you" });
  await part.locator("summary").click();
  return part;
}

function button(part: Locator, name: string): Locator {
  return part.getByRole("button", { name, exact: true });
}

async function tell(name: string): Promise<void> {
  await shown.tell({ kind: "page", data: pageData(name) });
}

/** With the report on the page. */
async function read(options: BrowserContextOptions = {}): Promise<Locator> {
  const part = await opened(options);
  await button(part, "Show the report").click();
  await tell("diagnostics");
  await part.getByRole("region", { name: "The report" }).waitFor();
  return part;
}

describe("a report", () => {
  test("is made when it is asked for, and can be saved only once it is on the page in full", async () => {
    const part = await opened();
    expect(await shown.said()).not.toContainEqual(LOOK);
    expect(await button(part, "Save it").count()).toBe(0);
    expect(await button(part, "Copy it").count()).toBe(0);
    await button(part, "Show the report").click();
    expect((await shown.said()).at(-1)).toEqual(LOOK);
    expect(await part.innerText()).toContain("The report is being made …");
    expect(await button(part, "Save it").count()).toBe(0);

    await tell("diagnostics");
    expect(await part.locator("pre").evaluate((pre) => pre.textContent)).toBe(report().text);
    expect(await part.locator("pre *").count()).toBe(0);
    expect(await part.innerText()).toContain("in /home/anna/.local/state/shoal");
    await button(part, "Save it").click();
    expect((await shown.said()).at(-1)).toEqual({ kind: "save_diagnostics", number: 1 });
  });

  test("is saved once however often one clicks, and it is said where it lies", async () => {
    const part = await read();
    const save = button(part, "Save it");
    await save.click();
    expect(await part.getByRole("status").innerText()).toBe("Being saved …");
    await save.click({ force: true });
    await tell("diagnostics-saved");
    expect(await part.getByRole("status").innerText()).toBe(
      "Saved as /home/anna/.local/state/shoal/diagnostics-2026-11-23.txt",
    );
    await save.click({ force: true });
    const wishes = (await shown.said()).filter(({ kind }) => kind === "save_diagnostics");
    expect(wishes).toHaveLength(1);
    expect(await part.locator("pre").evaluate((pre) => pre.textContent)).toBe(report().text);
  });

  test.each([
    ["diagnostics-no-folder", ["belongs to another user (id 0) <i>x</i>", "or copy the report"]],
    ["diagnostics-not-written", ["No space left on device", "nothing of it was left there", "Make room"]],
    ["diagnostics-too-many", ["20 reports of today", "Delete those"]],
    ["diagnostics-not-shown", ["a newer report has come", "Read this one, then save it"]],
  ])("that could not be saved (%s) says why and what to do, and can be saved again", async (name, words) => {
    const part = await read();
    await button(part, "Save it").click();
    await tell(name);
    const said = await part.getByRole("status").innerText();
    for (const word of ["Not saved", ...words]) expect(said).toContain(word);
    expect(said).not.toContain("\u202e");
    await button(part, "Save it").click();
    const wishes = (await shown.said()).filter(({ kind }) => kind === "save_diagnostics");
    expect(wishes.at(-1)).toEqual({ kind: "save_diagnostics", number: report(name).number });
    expect(wishes).toHaveLength(2);
  });

  test("of a simulation has no folder, and is copied", async () => {
    const part = await opened();
    await button(part, "Show the report").click();
    await tell("diagnostics-nowhere");
    expect(await part.innerText()).toContain("There is no folder to save it in, as always in a simulation");
    expect(await button(part, "Save it").count()).toBe(0);
    expect(await button(part, "Copy it").count()).toBe(1);
  });

  test("is copied to the last letter", async () => {
    const part = await read();
    await shown.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(part, "Copy it").click();
    expect(await part.getByRole("status").innerText()).toBe("Copied");
    expect(await shown.page.evaluate(() => navigator.clipboard.readText())).toBe(report().text);
  });

  test("is put away, also by another page and by the end of Shoal, and comes back to nobody", async () => {
    const part = await read();
    await button(part, "Put it away").click();
    expect((await shown.said()).at(-1)).toEqual({ kind: "looking_at", page: "now" });
    await tell("diagnostics");
    expect(await part.locator("pre").count()).toBe(0);
    expect(await button(part, "Show the report").evaluate((it) => it === document.activeElement)).toBe(true);

    await button(part, "Show the report").click();
    await tell("diagnostics");
    await shown.open("Now");
    await tell("diagnostics");
    await shown.open("Settings");
    expect(await shown.page.locator("pre").count()).toBe(0);
    expect(await shown.text()).not.toContain("Shoal diagnostics, form 1");
    await shown.tell({ kind: "stopped" });
    expect(await shown.text()).not.toContain("Shoal diagnostics");
  });

  test("made anew takes the place of the one before, and that one is saved", async () => {
    const part = await read();
    await button(part, "Make it anew").click();
    expect((await shown.said()).at(-1)).toEqual(LOOK);
    // Which one would be saved is not known yet.
    await button(part, "Save it").click({ force: true });
    expect((await shown.said()).at(-1)).toEqual(LOOK);
    await shown.tell({ kind: "page", data: { page: "diagnostics", ...report(), number: 2, text: "anew\n" } });
    expect(await part.locator("pre").evaluate((pre) => pre.textContent)).toBe("anew\n");
    await button(part, "Save it").click();
    expect((await shown.said()).at(-1)).toEqual({ kind: "save_diagnostics", number: 2 });
  });

  test("is not made anew while it is being saved: where it went would be told to nobody", async () => {
    const part = await read();
    await button(part, "Save it").click();
    expect(await button(part, "Make it anew").getAttribute("aria-disabled")).toBe("true");
    await button(part, "Make it anew").click({ force: true });
    expect((await shown.said()).at(-1)).toEqual({ kind: "save_diagnostics", number: report().number });
    await tell("diagnostics-saved");
    expect(await button(part, "Make it anew").getAttribute("aria-disabled")).toBe("false");
  });

  test("is reached, read, marked and saved with keys alone", async () => {
    const part = await opened();
    await button(part, "Show the report").focus();
    await shown.page.keyboard.press("Enter");
    await tell("diagnostics");
    const region = part.getByRole("region", { name: "The report" });
    expect(await region.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await region.evaluate((it) => it.scrollHeight > it.clientHeight)).toBe(true);
    await shown.page.keyboard.press("PageDown");
    await expect.poll(() => region.evaluate((it) => it.scrollTop)).toBeGreaterThan(0);
    expect(await region.locator("pre").evaluate((pre) => getComputedStyle(pre).userSelect)).not.toBe("none");
    expect(await region.evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true);
    await shown.page.keyboard.press("Tab");
    await shown.page.keyboard.press("Enter");
    expect((await shown.said()).at(-1)).toEqual({ kind: "save_diagnostics", number: 1 });
    expect(await shown.violations()).toEqual([]);
  });
});
