import type { Server } from "node:http";

import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Settings, Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
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

function fresh(name = "some", settings: Partial<Settings> = {}, told: Partial<Snapshot> = {}): Snapshot {
  const shown = snapshot(name);
  return { ...shown, ...told, settings: { ...shown.settings, profile: null, ...settings } };
}

async function begun(told: Snapshot, options: BrowserContextOptions = {}): Promise<Shown> {
  const shown = await Shown.start(browser, address, { reducedMotion: "reduce", bypassCSP: true, ...options });
  await shown.show(told);
  return shown;
}

async function press(shown: Shown, name: string): Promise<void> {
  await shown.page.getByRole("button", { name, exact: true }).click();
}

describe("the first start", () => {
  test("is three short steps beside the number, and asks for what is chosen in them", async () => {
    const shown = await begun(fresh());
    expect(await shown.text()).toContain("First start, step 1 of 3");
    expect(await shown.text()).toContain("Likely between 11 and 94");
    await press(shown, "Next");
    expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe("Whom do you hide from?");
    await press(shown, "From those who compare visits");
    await shown.show(fresh("some", { profile: "networks" }, { revision: 2 }));
    expect(await shown.text()).toContain("This counts now.");
    await press(shown, "Next");
    expect(await shown.text()).toContain("step 3 of 3");
    await press(shown, "After 4 hours");
    await press(shown, "Done");
    expect(await shown.text()).not.toContain("First start");
    expect(await shown.commands()).toEqual([
      { kind: "change", change: { setting: "profile", profile: "networks" } },
      { kind: "change", change: { setting: "remind_after", minutes: 240 } },
    ]);
    await shown.close();
  });

  test("is gone for this window when it is waved away, and asks for nothing", async () => {
    const shown = await begun(fresh());
    await press(shown, "Skip");
    await shown.show(fresh("few", {}, { revision: 2 }));
    expect(await shown.text()).not.toContain("First start");
    await shown.open("Settings");
    await shown.open("Now");
    expect(await shown.text()).not.toContain("First start");
    expect(await shown.commands()).toEqual([]);
    await shown.close();
  });

  test("stays where it was while another page is looked at, and goes back as well as on", async () => {
    const shown = await begun(fresh());
    await press(shown, "Next");
    await shown.open("Settings");
    expect(await shown.text()).not.toContain("First start");
    await shown.open("Now");
    expect(await shown.text()).toContain("step 2 of 3");
    await press(shown, "Back");
    expect(await shown.text()).toContain("step 1 of 3");
    await shown.close();
  });

  test("is not shown to who has chosen, and hides no state of the tunnel", async () => {
    const shown = await begun(fresh("some", { profile: "provider" }));
    expect(await shown.text()).not.toContain("First start");
    for (const [index, name] of ["leak", "off", "trouble-not-installed"].entries()) {
      await shown.show(fresh(name, {}, { revision: index + 2 }));
      expect(await shown.page.locator("h1").first().isVisible(), name).toBe(true);
      expect(await shown.text(), name).toContain("First start");
    }
    await shown.close();
  });

  test("is marked in a simulation, which keeps nothing of it", async () => {
    const shown = await begun(fresh("simulation"));
    const text = await shown.text();
    for (const words of ["SIMULATION", "First start", "kept nowhere"]) expect(text).toContain(words);
    await shown.close();
  });

  test("is gone through by keyboard alone", async () => {
    const shown = await begun(fresh("off"));
    const on = async (name: string): Promise<void> => {
      for (let steps = 0; steps < 20; steps += 1) {
        await shown.page.keyboard.press("Tab");
        if ((await shown.page.evaluate(() => document.activeElement?.textContent.trim())) === name) return;
      }
      throw new Error(`${name} is not reached`);
    };
    await on("Next");
    await shown.page.keyboard.press("Enter");
    await on("Next");
    await shown.page.keyboard.press("Enter");
    await on("After an hour");
    await shown.page.keyboard.press("Space");
    await on("Done");
    await shown.page.keyboard.press("Enter");
    expect(await shown.commands()).toEqual([{ kind: "change", change: { setting: "remind_after", minutes: 60 } }]);
    await shown.close();
  });
});

const LOOKS: readonly [string, BrowserContextOptions][] = [
  ["dark", { colorScheme: "dark" }],
  ["light", { colorScheme: "light" }],
  ["forced colours", { forcedColors: "active" }],
];

describe.each(LOOKS)("in %s", (_look, options) => {
  test("first start, settings and signals break no rule that axe knows", { timeout: 180_000 }, async () => {
    const shown = await begun(fresh(), options);
    const broken = async (): Promise<readonly string[]> => {
      const { violations } = await new AxeBuilder({ page: shown.page }).analyze();
      return violations.map((rule) => `${rule.id}: ${rule.nodes[0]?.html ?? ""}`);
    };
    await press(shown, "Next");
    expect(await broken()).toEqual([]);
    await shown.open("Settings");
    for (const summary of await shown.page.locator("summary").all()) await summary.click();
    await shown.show(fresh("some", {}, { revision: 2, settings_error: "not_a_country" }));
    expect(await broken()).toEqual([]);
    await shown.open("Signals");
    await shown.tell({ kind: "page", data: pageData("signals") });
    expect(await broken()).toEqual([]);
    await shown.close();
  });
});

test.each([
  [360, 560],
  [200, 320],
  [1000, 900],
])("at %i × %i nothing is cut off or scrolls sideways", async (width, height) => {
  const shown = await begun(fresh(), { viewport: { width, height } });
  const overflow = (): Promise<unknown> =>
    shown.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      cut: [...document.querySelectorAll("button, h1, h2, p, dd, dt, label, summary")]
        .filter((element) => !element.classList.contains("for-ears") && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        .map((element) => element.textContent.trim()),
    }));
  await press(shown, "Next");
  expect(await overflow()).toEqual({ wide: 0, cut: [] });
  await shown.open("Settings");
  for (const summary of await shown.page.locator("summary").all()) await summary.click();
  expect(await overflow()).toEqual({ wide: 0, cut: [] });
  await shown.open("Signals");
  await shown.tell({ kind: "page", data: pageData("signals-rare") });
  expect(await overflow()).toEqual({ wide: 0, cut: [] });
  await shown.close();
});
