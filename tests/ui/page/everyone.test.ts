// Everyone can use every page, whatever state it is in: with another theme, without a mouse, with large type, in any of
// our languages.
import type { Server } from "node:http";

import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { SpokenLanguage } from "../../../ui/src/bindings";
import { brokenRules } from "../support/axe";
import { faultsOfLayout } from "../support/layout";
import { servePage, Shown, startBrowser } from "../support/page";
import { FULL_SCENES, type Scene, SCENES, unfold } from "../support/scenes";

let server: Server;
let address: string;
let browser: Browser;

beforeAll(async () => {
  ({ server, address } = await servePage());
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

interface Look extends BrowserContextOptions {
  readonly language?: SpokenLanguage;
}

/** What is found in each scene, with all that it unfolds; scenes without any are left out. */
async function inEach(scenes: readonly Scene[], { language, ...look }: Look, find: (shown: Shown) => Promise<readonly string[]>): Promise<unknown> {
  const found: Record<string, readonly string[]> = {};
  for (const scene of scenes) {
    const shown = await Shown.start(browser, address, { reducedMotion: "reduce", bypassCSP: true, ...look });
    if (language) shown.through = (message) => (message.kind === "snapshot" ? { ...message, snapshot: { ...message.snapshot, language } } : message);
    await scene.show(shown);
    if (language) await shown.page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
    await unfold(shown);
    const faults = await find(shown);
    if (faults.length > 0) found[scene.name] = faults;
    await shown.close();
  }
  return found;
}

describe("in every state", () => {
  // A test for each, as a slow machine takes seconds for one.
  test.each(SCENES)("nothing is cut off or breaks a rule that axe knows, large or small, dark or light: $name", { timeout: 240_000 }, async (scene) => {
    const faults = async (shown: Shown): Promise<readonly string[]> => [...(await brokenRules(shown)), ...(await faultsOfLayout(shown))];
    expect(await inEach([scene], { colorScheme: "dark" }, faults)).toEqual({});
    expect(await inEach([scene], { colorScheme: "light" }, brokenRules)).toEqual({});
    expect(await inEach([scene], { forcedColors: "active" }, brokenRules)).toEqual({});
    expect(await inEach([scene], { viewport: { width: 200, height: 320 } }, faultsOfLayout)).toEqual({});
  });
});

describe.each<SpokenLanguage>(["sv", "de"])("in the language %s", (language) => {
  test.each([
    [400, 640],
    [200, 320],
    [900, 640],
  ])("nothing is cut off either at %i × %i", { timeout: 300_000 }, async (width, height) => {
    expect(await inEach(FULL_SCENES, { language, viewport: { width, height } }, faultsOfLayout)).toEqual({});
  });
});

describe("by keyboard alone", () => {
  test("every control of every page is reached, in reading order, seen and not under the tabs", { timeout: 600_000 }, async () => {
    expect(await inEach(FULL_SCENES, {}, walk)).toEqual({});
  });
});

/** What is wrong with the way of the Tab key through the page. */
async function walk(shown: Shown): Promise<readonly string[]> {
  const controls = await shown.page.evaluate(numberControls);
  const faults: string[] = controls === 0 ? ["there is nothing to reach"] : [];
  for (let at = 0; at < controls; at += 1) {
    await shown.page.keyboard.press("Tab");
    // Of the rows of a table the one last looked at is on the way, wherever that was.
    if (await shown.page.evaluate(() => document.activeElement?.getAttribute("role") === "row")) await shown.page.keyboard.press("Tab");
    faults.push(...(await shown.page.evaluate(faultsOfFocus, at)));
    if (faults.length > 0) break;
  }
  await shown.page.keyboard.press("Tab");
  const isOut = await shown.page.evaluate(() => !document.activeElement?.hasAttribute("data-walked"));
  return isOut ? faults : [...faults, "the focus does not leave the page at its end"];
}

/** Runs in the page: numbers what the Tab key must lead to, in the order of the document; how many. */
function numberControls(): number {
  const all = [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [tabindex='0']")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && element.getAttribute("tabindex") !== "-1" && element.getAttribute("role") !== "row",
  );
  for (const [at, element] of all.entries()) element.setAttribute("data-walked", String(at));
  // The way begins before the first one, wherever the page was clicked before.
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  return all.length;
}

/** Runs in the page: whether the focus is on the control of this number, and whether that can be seen. */
function faultsOfFocus(at: number): readonly string[] {
  const focused = document.activeElement;
  if (!focused) return ["nothing has the focus"];
  const name = `<${focused.tagName.toLowerCase()}> ${focused.textContent.trim().slice(0, 40)}`;
  if (focused.getAttribute("data-walked") !== String(at)) {
    const due = document.querySelector(`[data-walked="${String(at)}"]`)?.textContent.trim().slice(0, 40) ?? "";
    return [`${name} has the focus, not ${due}`];
  }
  const faults: string[] = [];
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push(`${name} does not show its focus`);
  const box = focused.getBoundingClientRect();
  const tabs = document.querySelector("nav");
  const bottom = tabs && !tabs.contains(focused) ? tabs.getBoundingClientRect().top : innerHeight;
  // What is higher than the window shows its beginning.
  const isInSight = box.top >= -1 && (box.bottom <= bottom + 1 || box.height > bottom);
  if (!isInSight) faults.push(`${name} is out of sight`);
  return faults;
}
