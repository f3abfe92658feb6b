// All pages in a language that is longer than any of ours: nothing is cut off, and nothing is said from no catalogue.
import { readdirSync, readFileSync } from "node:fs";

import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";

import { brokenRules } from "../support/axe";
import { pageData, pageNames, snapshot, snapshotNames } from "../support/fixtures";
import { faultsOfLayout } from "../support/layout";
import { DIST, pagesInBrowser, serveDisguised, Shown } from "../support/page";
import { FULL_SCENES, type Scene, SCENES, unfold } from "../support/scenes";
import { strangers } from "../support/strangers";

const pages = pagesInBrowser(serveDisguised);

/** The scene with all that it unfolds, while something is looked at. */
async function within(scene: Scene, options: BrowserContextOptions, look: (shown: Shown) => Promise<void>): Promise<void> {
  const shown = await pages.start({ reducedMotion: "reduce", bypassCSP: true, ...options });
  await scene.show(shown);
  await unfold(shown);
  await look(shown);
  await shown.close();
}

describe("in disguise", () => {
  test("no page cuts anything off, and every word on it is from a catalogue, for eyes and for ears", { timeout: 600_000 }, async () => {
    const told = [...snapshotNames().map(snapshot), ...pageNames().map(pageData)];
    const found: Record<string, readonly string[]> = {};
    for (const scene of SCENES) {
      await within(scene, {}, async (shown) => {
        expect(await shown.text(), scene.name).toContain("~]");
        const faults = [...(await faultsOfLayout(shown)), ...(await strangers(shown, told))];
        if (faults.length > 0) found[scene.name] = faults;
      });
    }
    expect(found).toEqual({});
  });

  test.each([
    [900, 640],
    // 200 % zoom of the window as it opens.
    [200, 320],
  ])("at %i × %i no page cuts anything off", { timeout: 300_000 }, async (width, height) => {
    const found: Record<string, readonly string[]> = {};
    for (const scene of FULL_SCENES) {
      await within(scene, { viewport: { width, height } }, async (shown) => {
        const faults = await faultsOfLayout(shown);
        if (faults.length > 0) found[scene.name] = faults;
      });
    }
    expect(found).toEqual({});
  });

  const looks: readonly [string, BrowserContextOptions][] = [
    ["dark", { colorScheme: "dark" }],
    ["light", { colorScheme: "light" }],
    ["forced colours", { forcedColors: "active" }],
    ["a window at 200 %", { viewport: { width: 200, height: 320 } }],
  ];
  test.each(looks)("in %s no page breaks a rule that axe knows", { timeout: 300_000 }, async (_name, look) => {
    for (const scene of FULL_SCENES) {
      await within(scene, look, async (shown) => {
        expect(await brokenRules(shown), scene.name).toEqual([]);
      });
    }
  });
});

describe("what should not be there is found:", () => {
  const faces: readonly (readonly [string, string, string, string])[] = [
    ["a heading that is cut", "h1", "overflow: hidden; white-space: nowrap; width: 40px", "cut off: <h1>"],
    ["a line that runs out of the page", "header p", "white-space: nowrap; font-size: 40px", "the page scrolls sideways"],
    ["a line over another", "h1 + p", "margin-top: -30px", "over each other: <h1>"],
    ["a button over another", "nav button:nth-child(2)", "margin-left: -40px", "controls over each other"],
    ["words over a button", "header p", "position: fixed; bottom: 0", "words over a control"],
  ];
  test.each(faces)("%s", async (_what, selector, style, fault) => {
    const shown = await pages.start({ reducedMotion: "reduce", bypassCSP: true });
    await shown.show(snapshot("some"));
    await shown.turnTo("history");
    await shown.tell({ kind: "page", data: pageData("history") });
    expect(await faultsOfLayout(shown)).toEqual([]);
    await shown.page.locator(selector).first().evaluate((element, style) => { element.setAttribute("style", style); }, style);
    expect((await faultsOfLayout(shown)).join("\n")).toContain(fault);
    await shown.close();
  });

  test("text and labels that are in no catalogue", async () => {
    const shown = await pages.start({ reducedMotion: "reduce" });
    await shown.show(snapshot("some"));
    expect(await strangers(shown, [snapshot("some")])).toEqual([]);
    await shown.page.evaluate(() => {
      document.querySelector("h1")?.append(" of 31 people");
      document.querySelector("button")?.setAttribute("aria-label", "Why so?");
    });
    expect(await strangers(shown, [snapshot("some")])).toEqual(["of 31 people", "Why so?"]);
    await shown.close();
  });
});

describe("the page that ships", () => {
  test("holds no disguise", () => {
    const assets = new URL("assets/", DIST);
    const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(0);
    for (const name of scripts) expect(readFileSync(new URL(name, assets), "utf8"), name).not.toContain("aácç");
  });
});
