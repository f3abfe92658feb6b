import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { Settings, Snapshot } from "../../../ui/src/bindings";
import { snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();

function fresh(name = "some", settings: Partial<Settings> = {}, told: Partial<Snapshot> = {}): Snapshot {
  const shown = snapshot(name);
  return { ...shown, ...told, settings: { ...shown.settings, profile: null, ...settings } };
}

async function begun(told: Snapshot, options: BrowserContextOptions = {}): Promise<Shown> {
  const shown = await pages.start({ reducedMotion: "reduce", bypassCSP: true, ...options });
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
