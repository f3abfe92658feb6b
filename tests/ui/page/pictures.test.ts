// Pictures of every face, to be looked at by people: only made when SHOAL_PICTURES names a folder.
import { join } from "node:path";

import type { BrowserContextOptions } from "playwright-core";
import { describe, test } from "vitest";

import { pageData, pageNames, snapshot, snapshotNames } from "../support/fixtures";
import { keptAs } from "../support/histories";
import { pagesInBrowser, Shown } from "../support/page";

const folder = process.env["SHOAL_PICTURES"];
const only = process.env["SHOAL_PICTURES_ONLY"]?.split(",");

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ["dark", { colorScheme: "dark" }],
  ["light", { colorScheme: "light" }],
  ["forced", { forcedColors: "active" }],
  // 200 % zoom of the window as it opens.
  ["wide", { viewport: { width: 900, height: 640 } }],
  ["zoomed", { viewport: { width: 200, height: 320 }, deviceScaleFactor: 3 }],
];

/** The panel behind More, whole, and with each of its lines open. */
async function takeMore(shown: Shown, take: (name: string, whole?: boolean) => Promise<void>, revision: number): Promise<void> {
  await shown.show({ ...snapshot("paused-multihop"), advice: [], revision });
  await shown.page.getByRole("button", { name: "More", exact: true }).click();
  await take("more", true);
  const lines = shown.page.locator("#more summary");
  for (let at = 0; at < (await lines.count()); at += 1) {
    await lines.nth(at).click();
    await take(`more-${String(at)}`, true);
  }
}

/** What is opened on a page before its second picture. */
const OPENED = ["Show which exit IPs", "Show your predicted position", "Which, and why", "The same as a table", "What exactly is kept", "Forget everything"];

/** The pages beside the first one, as they open and whole with all that they unfold. */
async function takePages(shown: Shown, take: (name: string) => Promise<void>, begin: number): Promise<void> {
  const size = shown.page.viewportSize() ?? { width: 400, height: 640 };
  let revision = begin;
  for (const name of pageNames().filter((name) => only?.includes(name) ?? true)) {
    const data = pageData(name);
    const tab = { trail: "Trail", history: "History" }[data.page as string];
    if (!tab) continue;
    await shown.show({ ...(data.page === "history" ? keptAs(data) : snapshot("some")), revision: revision++ });
    await shown.open("Now");
    await shown.open(tab);
    await shown.tell({ kind: "page", data });
    await take(`page-${name}`);
    for (const button of OPENED) {
      const found = shown.page.getByRole("button", { name: button, exact: true });
      if ((await found.count()) === 0) continue;
      await found.click();
      if (button === "Show your predicted position") await shown.tell({ kind: "page", data: pageData("position") });
    }
    // A whole page without the tabs in its middle.
    const height = await shown.page.evaluate(() => document.documentElement.scrollHeight);
    await shown.page.setViewportSize({ ...size, height });
    await take(`page-${name}-whole`);
    await shown.page.setViewportSize(size);
  }
}

describe.skipIf(!folder)("pictures", () => {
  const pages = pagesInBrowser();

  for (const [look, options] of LOOKS) {
    test(look, { timeout: 300_000 }, async () => {
      const shown = await pages.start({ reducedMotion: "reduce", deviceScaleFactor: 1.5, ...options });
      const take = async (name: string, fullPage = false): Promise<void> => {
        await shown.page.screenshot({ path: join(folder ?? "", `${name}-${look}.png`), fullPage });
      };
      let revision = 1;
      for (const name of snapshotNames().filter((name) => only?.includes(name) ?? true)) {
        await shown.show({ ...snapshot(name), revision: revision++ });
        await take(name, look === "zoomed");
      }
      if (!only || only.includes("more")) await takeMore(shown, take, revision);
      await takePages(shown, take, revision + 1_000);
      await shown.tell({ kind: "not_understood", theirs: 2 });
      await take("zz-not-understood");
      await shown.tell({ kind: "stopped" });
      await take("zz-stopped");
      await shown.close();
    });
  }
});
