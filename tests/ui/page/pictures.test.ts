// Pictures of every face, to be looked at by people: only made when SHOAL_PICTURES names a folder.
import type { Server } from "node:http";
import { join } from "node:path";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";

import { snapshot, snapshotNames } from "../support/fixtures";
import { servePage, Shown, startBrowser } from "../support/page";

const folder = process.env["SHOAL_PICTURES"];
const only = process.env["SHOAL_PICTURES_ONLY"]?.split(",");

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

  for (const colorScheme of ["dark", "light"] as const) {
    test(colorScheme, { timeout: 300_000 }, async () => {
      const shown = await Shown.start(browser, address, { colorScheme, reducedMotion: "reduce", deviceScaleFactor: 1.5 });
      const take = async (name: string): Promise<void> => {
        await shown.page.screenshot({ path: join(folder ?? "", `${name}-${colorScheme}.png`) });
      };
      let revision = 1;
      for (const name of snapshotNames().filter((name) => only?.includes(name) ?? true)) {
        await shown.show({ ...snapshot(name), revision: revision++ });
        await take(name);
      }
      await shown.tell({ kind: "not_understood", theirs: 2 });
      await take("zz-not-understood");
      await shown.tell({ kind: "stopped" });
      await take("zz-stopped");
      await shown.close();
    });
  }
});
