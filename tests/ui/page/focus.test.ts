// The focus stays with whoever has it: what vanishes under it gives it on, and what happens is heard.
import { describe, expect, test } from "vitest";

import type { Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
import { keptAs } from "../support/histories";
import { pagesInBrowser, type Shown } from "../support/page";

const pages = pagesInBrowser();

/** The words of what has the focus. */
async function focused(shown: Shown): Promise<string> {
  return shown.page.evaluate(() => (document.activeElement === document.body ? "nothing" : document.activeElement?.textContent.trim() ?? ""));
}

async function press(shown: Shown, name: string | RegExp): Promise<void> {
  await shown.page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).focus();
  await shown.page.keyboard.press("Enter");
}

function later(told: Snapshot, change: Partial<Snapshot> = {}): Snapshot {
  return { ...told, revision: told.revision + 1, ...change };
}

describe("whoever presses what vanishes", () => {
  test("goes on from what stands in its place: advice, and the card of an action", async () => {
    const shown = await pages.start();
    const few = snapshot("few");
    await shown.show(few);
    await press(shown, "Not now");
    await shown.show(later(few, { advice: [] }));
    await expect.poll(() => focused(shown)).toBe("People per exit IP elsewhere");
    await shown.show(later(snapshot("action-refused"), { revision: 9, advice: [] }));
    await press(shown, "Close this message");
    await expect.poll(() => focused(shown)).toBe("People per exit IP elsewhere");
    await shown.close();
  });

  test("goes on from what comes after the first start", async () => {
    const few = snapshot("few");
    const first = { ...few, advice: [], settings: { ...few.settings, profile: null } };
    const shown = await pages.start();
    await shown.show(first);
    await press(shown, "Skip");
    await expect.poll(() => focused(shown)).toBe("People per exit IP elsewhere");
    await shown.close();
  });

  test("stays in the fold where something else takes its place", async () => {
    const some = snapshot("some");
    const shown = await pages.start();
    const now = await shown.hold();
    await shown.show(some);
    await press(shown, "More");
    await shown.page.locator("summary", { hasText: "Notices" }).click();
    await press(shown, "30 minutes");
    await shown.show(later(some, { paused_until: now + 1_800 }));
    await expect.poll(() => focused(shown)).toBe("Go on now");
    await press(shown, "Go on now");
    await shown.show(later(some, { revision: 9 }));
    await expect.poll(() => focused(shown)).toBe("5 minutes");
    await shown.close();
  });

  test("of the history is asked with the focus on the harmless answer, and gets it back", async () => {
    const data = pageData("history");
    if (data.page !== "history") throw new Error("the fixture is of another page");
    const shown = await pages.start();
    await shown.show(keptAs(data));
    await shown.turnTo("history");
    await shown.tell({ kind: "page", data });
    for (const [answer, chosen] of [["Keep it", "On this disk"], ["Delete it", "Memory only"]] as const) {
      await press(shown, "Memory only");
      await expect.poll(() => focused(shown)).toBe("Keep it");
      await press(shown, answer);
      await expect.poll(() => focused(shown)).toBe(chosen);
    }
    await shown.close();
  });

  test("loses nothing to an action that began elsewhere", async () => {
    const few = snapshot("few");
    const shown = await pages.start();
    await shown.show(few);
    await shown.page.getByRole("button", { name: /^Switch to Stockholm/u }).click();
    await shown.page.mouse.click(2, 2);
    await expect.poll(() => focused(shown)).toBe("nothing");
    await shown.show(later(snapshot("action-asking"), { revision: 9 }));
    await shown.page.locator("#action").waitFor();
    expect(await focused(shown)).toBe("nothing");
    await shown.close();
  });
});

describe("what is turned down at once", () => {
  test("comes into a region that was there before, on every page", async () => {
    const shown = await pages.start();
    await shown.show(snapshot("few"));
    for (const page of ["now", "settings", "signals"] as const) {
      await shown.turnTo(page);
      const region = await shown.page.locator(".rest [aria-live=polite]").first().elementHandle();
      if (!region) throw new Error(`nothing speaks on ${page}`);
      await shown.show(later(snapshot("action-refused"), { revision: 20 }));
      await shown.page.locator("#action").waitFor();
      expect(await region.evaluate((it) => it.isConnected && it.contains(document.getElementById("action")))).toBe(true);
      expect(await shown.page.locator("section[aria-labelledby=action][aria-live]").count()).toBe(0);
      await shown.show(later(snapshot("few"), { revision: 20 }));
    }
    await shown.close();
  });
});
