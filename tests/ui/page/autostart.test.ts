import type { Locator } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Autostart, AutostartObstacle, Command, Snapshot } from "../../../ui/src/bindings";
import { snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();
let shown: Shown;

beforeEach(async () => {
  shown = await pages.start({ reducedMotion: "reduce" });
});

afterEach(async () => {
  await shown.close();
});

const CHOICE = "Start Shoal when you log in";

/** What opening the part asks. */
const LOOK: Command = { kind: "look_at_autostart" };

function told(autostart: Autostart | null, more: Partial<Snapshot> = {}): Snapshot {
  return { ...snapshot("some"), autostart, ...more };
}

/** The part of *Settings* about it, opened. */
async function opened(autostart: Autostart | null): Promise<Locator> {
  await shown.show(told(autostart));
  await shown.open("Settings");
  const found = shown.page.locator("details", { hasText: "Start of Shoal" });
  await found.locator("summary").click();
  return found;
}

describe("whether the desktop starts Shoal", () => {
  test("is asked for the other way round, and shown as it was until the answer comes", async () => {
    const part = await opened({ state: "off" });
    const choice = part.getByRole("switch", { name: CHOICE });
    expect(await part.locator("summary").innerText()).toContain("only by hand");
    expect(await choice.getAttribute("aria-checked")).toBe("false");
    await choice.click();
    expect(await shown.commands()).toEqual([LOOK, { kind: "autostart", on: true, insist: false }]);
    expect(await choice.getAttribute("aria-checked")).toBe("false");
    await shown.show(told({ state: "on" }, { revision: 2 }));
    expect(await choice.getAttribute("aria-checked")).toBe("true");
    expect(await part.locator("summary").innerText()).toContain("when you log in");
    await choice.click();
    expect((await shown.commands()).at(-1)).toEqual({ kind: "autostart", on: false, insist: false });
  });

  test("is nothing about connecting, and says so", async () => {
    const part = await opened({ state: "on" });
    expect(await part.innerText()).toContain("This is about Shoal only. Whether Mullvad connects is set in Mullvad’s app");
  });

  test("stays as somebody else wrote it unless one insists", async () => {
    const part = await opened({ state: "changed" });
    expect(await part.innerText()).toContain("set up by somebody else");
    expect(await part.innerText()).toContain("Shoal leaves it alone unless you say otherwise");
    expect(await part.getByRole("switch").count()).toBe(0);
    await part.getByRole("button", { name: "Replace it: start Shoal" }).click();
    await part.getByRole("button", { name: "Remove it: start by hand" }).click();
    expect(await shown.commands()).toEqual([
      LOOK,
      { kind: "autostart", on: true, insist: true },
      { kind: "autostart", on: false, insist: true },
    ]);
  });

  test("is not known before it was looked at, and then cannot be chosen", async () => {
    const part = await opened(null);
    expect(await part.innerText()).toContain("Not known yet");
    expect(await part.getByRole("switch").count()).toBe(0);
    expect(await part.getByRole("button").count()).toBe(0);
  });

  test("may be impossible, for a reason that is told as a plain name from outside", async () => {
    const obstacle: AutostartObstacle = { kind: "refused", reason: "the folder\u202e cannot be <b>written</b>" };
    const part = await opened({ state: "not_possible", obstacle, is_there: false });
    expect(await part.innerText()).toContain("This cannot be set up here. The system says: the folder cannot be <b>written</b>.");
    expect(await part.getByRole("switch").count()).toBe(0);
    expect(await part.getByRole("button").count()).toBe(0);
  });

  test("tells what to do about the program, and takes a file away that is there all the same", async () => {
    const program = "/opt/Somebody/shoal";
    const told = { program_changeable: "could be changed by others than root", program_gone: "is not there any more", unusual_character: "desktops read in different ways", no_plain_path: "no absolute path" } as const;
    for (const [kind, why] of Object.entries(told) as [keyof typeof told, string][]) {
      const part = await opened({ state: "not_possible", obstacle: { kind, program }, is_there: true });
      for (const said of [program, why, "/usr/bin", "is there all the same"]) expect(await part.innerText()).toContain(said);
      await part.getByRole("button", { name: "Remove it: start by hand" }).click();
      expect((await shown.commands()).at(-1)).toEqual({ kind: "autostart", on: false, insist: false });
      await shown.turnTo("now");
    }
  });

  test("is looked at anew each time that its part is opened", async () => {
    const part = await opened({ state: "off" });
    await expect.poll(async () => shown.commands()).toEqual([LOOK]);
    const closed = part.and(shown.page.locator(":not([open])"));
    await part.locator("summary").click();
    await closed.waitFor();
    await part.locator("summary").click();
    await expect.poll(async () => shown.commands()).toEqual([LOOK, LOOK]);
  });

  test("is nothing to choose in a simulation", async () => {
    const part = await opened({ state: "not_possible", obstacle: { kind: "simulation" }, is_there: false });
    expect(await part.innerText()).toContain("A simulation is never started by itself");
    expect(await part.getByRole("switch").count()).toBe(0);
  });

  test("can be chosen in the third step of the first start", async () => {
    const some = snapshot("some");
    await shown.show(told({ state: "off" }, { settings: { ...some.settings, profile: null } }));
    for (const step of [2, 3]) {
      await shown.page.getByRole("button", { name: "Next", exact: true }).click();
      expect(await shown.text()).toContain(`step ${step.toString()} of 3`);
    }
    await shown.page.getByRole("switch", { name: CHOICE }).click();
    expect(await shown.commands()).toEqual([{ kind: "autostart", on: true, insist: false }]);
  });
});
