// Pictures of the page about places, to be looked at by people: only made when SHOAL_PICTURES names a folder.
import { join } from "node:path";

import type { BrowserContextOptions } from "playwright-core";
import { describe, test } from "vitest";

import { pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser } from "../support/page";

const folder = process.env["SHOAL_PICTURES"];

const LOOKS: readonly [string, BrowserContextOptions][] = [
  ["dark-400", { colorScheme: "dark" }],
  ["light-400", { colorScheme: "light" }],
  ["dark-900", { colorScheme: "dark", viewport: { width: 900, height: 640 } }],
  ["light-900", { colorScheme: "light", viewport: { width: 900, height: 640 } }],
  ["forced-400", { forcedColors: "active" }],
  ["zoomed-200", { colorScheme: "light", viewport: { width: 200, height: 320 } }],
];

describe.skipIf(!folder)("pictures of places", () => {
  const pages = pagesInBrowser();

  test.each(LOOKS)("%s", { timeout: 120_000 }, async (name, look) => {
    const shown = await pages.start({ reducedMotion: "reduce", ...look });
    const take = async (state: string, fullPage = false): Promise<void> => {
      await shown.page.screenshot({ path: join(folder ?? "", `places-${state}-${name}.png`), fullPage });
    };
    const some = snapshot("some");
    await shown.show({ ...some, settings: { ...some.settings, favourites: ["se-sto"] } });
    await shown.open("Places");
    await shown.tell({ kind: "page", data: pageData("places") });
    await shown.page.locator("path.land").waitFor();
    await take("top");
    await shown.page.getByRole("button", { name: "Europe" }).click();
    await shown.page.locator('[data-key="se-sto"]').click();
    await shown.page.locator('[data-key="se-sto-wg-001"]').click();
    await take("open");
    await shown.page.locator('[data-key="se-sto"]').evaluate((row) => { row.scrollIntoView({ block: "start" }); });
    await take("below");
    await shown.close();
  });
});
