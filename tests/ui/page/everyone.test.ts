// Everyone can use every page, whatever state it is in: with another theme, without a mouse, with large type, in any of
// our languages.
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { SpokenLanguage } from "../../../ui/src/bindings";
import { brokenRules } from "../support/axe";
import { faultsOfLayout } from "../support/layout";
import { pagesInBrowser, Shown } from "../support/page";
import { FULL_SCENES, type Scene, SCENES, unfold } from "../support/scenes";

const pages = pagesInBrowser();

interface Look extends BrowserContextOptions {
  readonly language?: SpokenLanguage;
}

/** The scene with all that it unfolds. */
async function unfolded(scene: Scene, { language, ...look }: Look): Promise<Shown> {
  const shown = await pages.start({ reducedMotion: "reduce", bypassCSP: true, ...look });
  if (language) shown.through = (message) => (message.kind === "snapshot" ? { ...message, snapshot: { ...message.snapshot, language } } : message);
  await scene.show(shown);
  if (language) await shown.page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
  await unfold(shown);
  return shown;
}

/** What is found in each scene; scenes without any are left out. */
async function inEach(scenes: readonly Scene[], look: Look, find: (shown: Shown) => Promise<readonly string[]>): Promise<unknown> {
  const found: Record<string, readonly string[]> = {};
  for (const scene of scenes) {
    const shown = await unfolded(scene, look);
    const faults = await find(shown);
    if (faults.length > 0) found[scene.name] = faults;
    await shown.close();
  }
  return found;
}

const THEMES = [{ colorScheme: "dark" }, { colorScheme: "light" }, { colorScheme: "light", forcedColors: "active" }] as const;

/** As it opens, magnified to 200 %, the smallest, and larger ones. */
const SIZES = [[400, 640], [200, 320], [360, 560], [900, 640], [1400, 900]] as const;

describe("in every state", () => {
  // A test for each, as a slow machine takes seconds for one.
  test.each(SCENES)("nothing is cut off or breaks a rule that axe knows, large or small, dark or light: $name", { timeout: 240_000 }, async (scene) => {
    const found: Record<string, readonly string[]> = {};
    const shown = await unfolded(scene, {});
    for (const theme of THEMES) {
      await shown.page.emulateMedia({ forcedColors: "none", ...theme });
      found[JSON.stringify(theme)] = await brokenRules(shown);
    }
    for (const [width, height] of SIZES) {
      await shown.page.setViewportSize({ width, height });
      found[`${String(width)} × ${String(height)}`] = await faultsOfLayout(shown);
    }
    await shown.close();
    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
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
