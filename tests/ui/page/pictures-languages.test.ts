// Pictures of the pages in German and Swedish at the usual width, where words run longer: only made when SHOAL_PICTURES
// names a folder.
import { join } from "node:path";

import { describe, test } from "vitest";

import type { PageData, Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser } from "../support/page";

const folder = process.env["SHOAL_PICTURES"];

const TABS = {
  de: { places: "Orte", signals: "Signale", settings: "Einstellungen", others: "Vergleich mit anderen Systemen" },
  sv: { places: "Platser", signals: "Signaler", settings: "Inställningar", others: "Jämförelse med andra system" },
} as const;

describe.skipIf(!folder)("pictures in other languages", () => {
  const pages = pagesInBrowser();

  test.each(["de", "sv"] as const)("%s", { timeout: 120_000 }, async (language) => {
    const shown = await pages.start({ reducedMotion: "reduce", colorScheme: "light" });
    const tabs = TABS[language];
    const take = async (name: string): Promise<void> => {
      await shown.page.screenshot({ path: join(folder ?? "", `${name}-${language}.png`), fullPage: true });
    };
    const open = async (tab: string, data: PageData | null): Promise<void> => {
      await shown.open(tab);
      if (data) await shown.tell({ kind: "page", data });
    };
    const some = snapshot("some");
    const told: Snapshot = { ...some, language, autostart: { state: "changed" }, settings: { ...some.settings, profile: null } };
    await shown.show(told);
    await shown.page.getByRole("button", { name: tabs.places, exact: true }).waitFor();
    for (let step = 1; step < 3; step += 1) await shown.page.locator("section[aria-labelledby=first-start] .button.first").click();
    await take("first-3");
    await open(tabs.places, pageData("places"));
    await shown.page.locator("path.land").waitFor();
    await shown.page.locator('[data-key="se-sto"]').click();
    await take("places");
    await open(tabs.signals, pageData("signals"));
    await shown.page.getByRole("button", { name: tabs.others }).click();
    await take("signals");
    await open(tabs.settings, null);
    for (const part of await shown.page.locator("summary").all()) await part.click();
    await take("settings");
    await shown.close();
  });
});
