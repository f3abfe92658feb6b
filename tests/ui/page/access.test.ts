// Everyone can use the page: with another theme, without a mouse, without eyes, with large type.
import type { Server } from "node:http";

import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { snapshot } from "../support/fixtures";
import { servePage, Shown, startBrowser } from "../support/page";

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

async function opened(options: BrowserContextOptions): Promise<Shown> {
  return Shown.start(browser, address, { reducedMotion: "reduce", bypassCSP: true, ...options });
}

/** One of each kind: axe takes a second for each. */
const FACES = [
  "few",
  "many",
  "alone",
  "connecting",
  "off",
  "blocked-advised",
  "advised",
  "other-client",
  "leak",
  "unknown",
  "trouble-daemon-not-running",
  "action-asking",
  "action-verified",
  "custom-list",
  "hostile-names",
] as const;

const LOOKS: readonly [string, BrowserContextOptions][] = [
  ["dark", { colorScheme: "dark" }],
  ["light", { colorScheme: "light" }],
  ["forced colours", { forcedColors: "active" }],
];

describe.each(LOOKS)("in %s", (_name, look) => {
  test("no face breaks a rule that axe knows", { timeout: 240_000 }, async () => {
    const shown = await opened(look);
    let revision = 1;
    for (const name of FACES) {
      await shown.show({ ...snapshot(name), revision: revision++ });
      const { violations } = await new AxeBuilder({ page: shown.page }).analyze();
      expect(violations.map((rule) => `${name}: ${rule.id}: ${rule.nodes[0]?.html ?? ""}`)).toEqual([]);
    }
    await shown.tell({ kind: "stopped" });
    expect((await new AxeBuilder({ page: shown.page }).analyze()).violations).toEqual([]);
    await shown.close();
  });

  test("the explanation and what is behind More break none either", async () => {
    const shown = await opened(look);
    await shown.show(snapshot("some"));
    await shown.page.getByRole("button", { name: "Why this number?" }).click();
    await shown.page.getByRole("button", { name: "More", exact: true }).click();
    for (const title of ["Multihop", "Whom to hide from", "What Shoal may look at"]) {
      await shown.page.locator("#more summary", { hasText: title }).click();
      await shown.page.locator("#more details", { hasText: title }).locator(".inside").waitFor();
      const { violations } = await new AxeBuilder({ page: shown.page }).analyze();
      expect(violations.map((rule) => `${rule.id}: ${rule.nodes[0]?.html ?? ""}`)).toEqual([]);
    }
    const { violations } = await new AxeBuilder({ page: shown.page }).analyze();
    expect(violations.map((rule) => `${rule.id}: ${rule.nodes[0]?.html ?? ""}`)).toEqual([]);
    await shown.close();
  });
});

describe("by keyboard alone", () => {
  test("everything is reached in reading order, and Enter does it", async () => {
    const shown = await opened({});
    await shown.show(snapshot("few"));
    const reached: string[] = [];
    for (let steps = 0; steps < 11; steps += 1) {
      await shown.page.keyboard.press("Tab");
      reached.push(await shown.page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.getAttribute("aria-label") ?? focused?.textContent.trim() ?? "";
      }));
    }
    expect(reached.map((name) => name.split(":")[0])).toEqual([
      "Why this number?",
      "Switch to the best crowd",
      "Not now",
      "Switch to Stockholm",
      "Switch to Amsterdam",
      "Switch to Frankfurt",
      "Switch to the best crowd, as in Johannesburg",
      "New identity",
      "Another relay",
      "New key",
      "More",
    ]);
    await shown.page.getByRole("button", { name: /^Switch to the best crowd, as in/u }).focus();
    await shown.page.keyboard.press("Enter");
    expect(await shown.commands()).toEqual([{ kind: "switch", target: { kind: "best" }, seen_in: 3 }]);
    await shown.close();
  });

  test("the focus goes on from the card that takes the place of the button's", async () => {
    const shown = await opened({});
    await shown.show(snapshot("few"));
    await shown.page.getByRole("button", { name: "Switch to the best crowd", exact: true }).focus();
    await shown.page.keyboard.press("Enter");
    await shown.show({ ...snapshot("action-asking"), revision: 2 });
    await shown.page.waitForFunction(() => document.activeElement?.id === "action");
    await shown.page.keyboard.press("Tab");
    expect(await shown.page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toContain("Stockholm");
    await shown.close();
  });

  test("the focus is seen", async () => {
    const shown = await opened({});
    await shown.show(snapshot("few"));
    await shown.page.keyboard.press("Tab");
    const outline = await shown.page.evaluate(() => {
      const style = document.activeElement ? getComputedStyle(document.activeElement) : null;
      return `${style?.outlineStyle ?? ""} ${style?.outlineWidth ?? ""}`;
    });
    expect(outline).toBe("solid 2px");
    await shown.close();
  });
});

describe("in a small or magnified window", () => {
  // 200 % zoom of a 400 × 640 window leaves 200 × 320 units; 360 × 560 is the smallest window.
  test.each([
    [360, 560],
    [200, 320],
    [1000, 900],
  ])("%i × %i: nothing is cut off or scrolls sideways", async (width, height) => {
    const shown = await opened({ viewport: { width, height } });
    let revision = 1;
    for (const name of ["few", "many", "advised", "other-client", "action-verified", "custom-list", "trouble-no-permission", "hostile-names"]) {
      await shown.show({ ...snapshot(name), revision: revision++ });
      const overflow = await shown.page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const cut = [...document.querySelectorAll("button, summary, h1, h2, h3, p, dd")]
          .filter((element) => !element.classList.contains("for-ears") && element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.textContent.trim());
        return { wide, cut };
      });
      expect(overflow, name).toEqual({ wide: 0, cut: [] });
    }
    await shown.close();
  });

  test("what is behind More is not cut off either", async () => {
    for (const [width, height] of [[360, 560], [200, 320]] as const) {
      const shown = await opened({ viewport: { width, height } });
      await shown.show(snapshot("paused-multihop"));
      await shown.page.getByRole("button", { name: "More", exact: true }).click();
      for (const line of await shown.page.locator("#more summary").all()) {
        await line.click();
        await shown.page.locator("#more .inside").waitFor();
        const wide = await shown.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(wide, `${String(width)}: ${await line.innerText()}`).toBe(0);
      }
      await shown.close();
    }
  });

  test("with advice the whole page, its actions too, fits the window as it opens", async () => {
    const shown = await opened({});
    let revision = 1;
    for (const name of ["few", "advised", "ask-browsers", "off-advised", "blocked-advised", "action-verified"]) {
      await shown.show({ ...snapshot(name), revision: revision++ });
      expect(await shown.page.evaluate(() => document.documentElement.scrollHeight), name).toBeLessThanOrEqual(640);
      const more = shown.page.getByRole("button", { name: "More", exact: true });
      expect(await more.isVisible(), name).toBe(true);
    }
    await shown.close();
  });
});

describe("with reduced motion", () => {
  test("nothing moves", async () => {
    const shown = await opened({});
    await shown.show(snapshot("some"));
    expect(await shown.page.evaluate(() => document.getAnimations().length)).toBe(0);
    await shown.close();
  });

  test("and without that wish the shoal does", async () => {
    const shown = await opened({ reducedMotion: "no-preference" });
    await shown.show(snapshot("some"));
    expect(await shown.page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
    await shown.close();
  });
});
