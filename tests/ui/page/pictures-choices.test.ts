// Pictures of the pages where somebody chooses something: only made when SHOAL_PICTURES names a folder.
import { join } from "node:path";

import type { BrowserContextOptions } from "playwright-core";
import { describe, test } from "vitest";

import type { Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const folder = process.env["SHOAL_PICTURES"];
const only = process.env["SHOAL_PICTURES_ONLY"];

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  dark: { colorScheme: "dark" },
  light: { colorScheme: "light" },
  forced: { forcedColors: "active", colorScheme: "dark" },
  narrow: { colorScheme: "dark", viewport: { width: 200, height: 640 } },
  "wide-dark": { colorScheme: "dark", viewport: { width: 900, height: 640 } },
  wide: { colorScheme: "light", viewport: { width: 900, height: 640 } },
};

interface Scene {
  readonly name: string;
  readonly act: (shown: Shown) => Promise<void>;
}

function settingsWith(title: string | null, told: Partial<Snapshot> = {}): (shown: Shown) => Promise<void> {
  return async (shown) => {
    await shown.show({ ...snapshot("some"), ...told });
    await shown.open("Settings");
    if (title !== null) await shown.page.locator("summary", { hasText: title }).click();
  };
}

function reportOf(name: string): (shown: Shown) => Promise<void> {
  return async (shown) => {
    await settingsWith("a report for whoever helps you")(shown);
    await shown.page.getByRole("button", { name: "Show the report" }).click();
    await shown.tell({ kind: "page", data: pageData(name) });
    await shown.page.getByRole("region", { name: "The report" }).scrollIntoViewIfNeeded();
  };
}

function signalsOf(answer: string): (shown: Shown) => Promise<void> {
  return async (shown) => {
    await shown.show(snapshot("some"));
    await shown.open("Signals");
    await shown.tell({ kind: "page", data: pageData(answer) });
  };
}

/** The first start, that many steps on. */
function firstStart(steps: number): (shown: Shown) => Promise<void> {
  return async (shown) => {
    const some = snapshot("simulation");
    await shown.show({ ...some, settings: { ...some.settings, profile: null } });
    for (let step = 0; step < steps; step += 1) await shown.page.getByRole("button", { name: "Next" }).click();
  };
}

const SCENES: readonly Scene[] = [
  { name: "first-1", act: firstStart(0) },
  { name: "first-2", act: firstStart(1) },
  { name: "first-3", act: firstStart(2) },
  { name: "signals-none", act: signalsOf("signals-none-chosen") },
  { name: "signals-usual", act: signalsOf("signals") },
  { name: "signals-tor", act: signalsOf("signals-over-tor") },
  { name: "settings", act: settingsWith(null) },
  { name: "settings-demo", act: settingsWith(null, { source: "simulation" }) },
  { name: "settings-whom", act: settingsWith("Whom you hide from") },
  { name: "settings-notices", act: settingsWith("Notices", { settings_error: "not_a_country" }) },
  { name: "settings-kept", act: settingsWith("What is remembered") },
  { name: "settings-assume", act: settingsWith("What the estimate assumes") },
  { name: "settings-start", act: settingsWith("Start of Shoal", { autostart: { state: "changed" } }) },
  { name: "settings-leaves", act: settingsWith("What leaves") },
  { name: "settings-report", act: reportOf("diagnostics") },
  { name: "settings-report-saved", act: reportOf("diagnostics-saved") },
  { name: "settings-report-not-saved", act: reportOf("diagnostics-not-written") },
];

describe.skipIf(!folder)("pictures", () => {
  const pages = pagesInBrowser();

  for (const [look, options] of Object.entries(LOOKS)) {
    test(look, { timeout: 300_000 }, async () => {
      for (const { name, act } of SCENES.filter((scene) => scene.name.startsWith(only ?? ""))) {
        const shown = await pages.start({ reducedMotion: "reduce", ...options });
        await act(shown);
        await shown.page.screenshot({ path: join(folder ?? "", `${name}-${look}.png`), fullPage: true });
        await shown.close();
      }
    });
  }
});
