// Everyone can use the page: with another theme, without a mouse, without eyes, with large type.
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";

import { snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();

async function opened(options: BrowserContextOptions): Promise<Shown> {
  return pages.start({ reducedMotion: "reduce", bypassCSP: true, ...options });
}

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

describe("in the window as it opens", () => {
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
