// Pictures of every face, to be looked at by people: only made when SHOAL_PICTURES names a folder.
import type { Server } from "node:http";
import { join } from "node:path";

import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";

import { snapshot, snapshotNames } from "../support/fixtures";
import { servePage, Shown, startBrowser } from "../support/page";

const folder = process.env["SHOAL_PICTURES"];
const only = process.env["SHOAL_PICTURES_ONLY"]?.split(",");

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ["dark", { colorScheme: "dark" }],
  ["light", { colorScheme: "light" }],
  ["forced", { forcedColors: "active" }],
  // 200 % zoom of the window as it opens.
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

describe.skipIf(!folder)("pictures", () => {
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

  for (const [look, options] of LOOKS) {
    test(look, { timeout: 300_000 }, async () => {
      const shown = await Shown.start(browser, address, { reducedMotion: "reduce", deviceScaleFactor: 1.5, ...options });
      const take = async (name: string, fullPage = false): Promise<void> => {
        await shown.page.screenshot({ path: join(folder ?? "", `${name}-${look}.png`), fullPage });
      };
      let revision = 1;
      for (const name of snapshotNames().filter((name) => only?.includes(name) ?? true)) {
        await shown.show({ ...snapshot(name), revision: revision++ });
        await take(name, look === "zoomed");
      }
      if (!only || only.includes("more")) await takeMore(shown, take, revision);
      await shown.tell({ kind: "not_understood", theirs: 2 });
      await take("zz-not-understood");
      await shown.tell({ kind: "stopped" });
      await take("zz-stopped");
      await shown.close();
    });
  }
});
