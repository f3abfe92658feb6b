import type { Locator } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Settings, Snapshot } from "../../../ui/src/bindings";
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

function having(settings: Partial<Settings>, told: Partial<Snapshot> = {}): Snapshot {
  const some = snapshot("some");
  return { ...some, ...told, settings: { ...some.settings, ...settings } };
}

async function section(title: string): Promise<Locator> {
  const found = shown.page.locator("details", { hasText: title }).first();
  await found.locator("summary").click();
  return found;
}

async function opened(title: string, told: Snapshot = snapshot("some")): Promise<Locator> {
  await shown.show(told);
  await shown.open("Settings");
  return section(title);
}

async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press("Enter");
}

async function changes(): Promise<readonly unknown[]> {
  return (await shown.commands()).map((command) => (command.kind === "change" ? command.change : command));
}

describe("a setting", () => {
  test("is what the snapshot says, and closed sections say it in short", async () => {
    await shown.show(
      having({ profile: "networks", notices: "important", remind_after_minutes: 240, home_country: "se", exit_check: true }),
    );
    await shown.open("Settings");
    const text = await shown.text();
    for (const words of ["From those who compare visits", "important ones, reminder after 4 hours", "near Sweden", "about 150,000 devices", "the exit check"]) {
      expect(text).toContain(words);
    }
  });

  test("is changed by asking, and stays as it is until the answer comes", async () => {
    const whom = await opened("Whom you hide from");
    const card = whom.getByRole("button", { name: "From those who compare visits" });
    await card.click();
    expect(await changes()).toEqual([{ setting: "profile", profile: "networks" }]);
    expect(await card.getAttribute("aria-pressed")).toBe("false");
    await shown.show(having({ profile: "networks" }, { revision: 2 }));
    expect(await card.getAttribute("aria-pressed")).toBe("true");
    expect(await whom.innerText()).toContain("This counts now.");
    await card.click();
    expect(await changes()).toHaveLength(1);
  });

  test("of a switch is asked for the other way round", async () => {
    const places = await opened("Places and multihop", having({ warn_same_country: true }));
    const country = places.getByRole("switch", { name: /one country/u });
    expect(await country.getAttribute("aria-checked")).toBe("true");
    await country.click();
    await places.getByRole("switch", { name: /one hoster/u }).click();
    expect(await changes()).toEqual([
      { setting: "warn_same_country", on: false },
      { setting: "warn_same_provider", on: true },
    ]);
    expect(await country.getAttribute("aria-checked")).toBe("true");
  });

  test("that is empty is as it is by itself", async () => {
    const whom = await opened("Whom you hide from", having({ profile: "targeted", few_people: 7 }));
    const few = whom.getByLabel("Few people");
    expect(await few.inputValue()).toBe("7");
    expect(await few.getAttribute("placeholder")).toBe("20");
    await type(few, "");
    expect(await changes()).toEqual([{ setting: "few_people", people: null }]);
  });

  test("that was not changed is not asked for", async () => {
    const whom = await opened("Whom you hide from", having({ few_people: 7 }));
    const few = whom.getByLabel("Few people");
    await few.fill("8");
    await type(few, "7");
    expect(await changes()).toEqual([]);
  });

  test("in quiet hours is asked for when both times are there", async () => {
    const notices = await opened("Notices and reminders");
    await type(notices.getByLabel("From"), "22:00");
    expect(await changes()).toEqual([]);
    await type(notices.getByLabel("until"), "7:30");
    expect(await changes()).toEqual([{ setting: "quiet_hours", hours: { from: 1320, until: 450 } }]);
    await shown.show(having({ quiet_hours: { from: 1320, until: 450 } }, { revision: 2 }));
    expect(await notices.getByLabel("until").inputValue()).toBe("07:30");
  });

  test("for notices, tray, history, browsers and the check is asked for in its own words", async () => {
    await shown.show(snapshot("some"));
    await shown.open("Settings");
    await (await section("Notices and reminders")).getByRole("button", { name: "Important ones" }).click();
    await (await section("Language")).getByRole("button", { name: "Svenska" }).click();
    await (await section("Tray icon")).getByRole("button", { name: "Dark" }).click();
    const kept = await section("What is remembered");
    await kept.getByRole("button", { name: "On this disk" }).click();
    await kept.getByLabel("Keep for").selectOption("90");
    await kept.getByRole("button", { name: "Set", exact: true }).click();
    const places = await section("Places and multihop");
    await type(places.getByLabel("Your country"), " SE ");
    const leaves = await section("What leaves this machine");
    await leaves.getByRole("switch", { name: "Allow the exit check" }).click();
    await leaves.getByRole("switch", { name: "Look which browser runs" }).click();
    expect(await changes()).toEqual([
      { setting: "notices", level: "important" },
      { setting: "language", language: "sv" },
      { setting: "tray_ink", ink: "dark" },
      { setting: "history", mode: "kept" },
      { setting: "history_days", days: 90 },
      { setting: "home_country", country: "se" },
      { setting: "exit_check", allowed: true },
      { setting: "look_for_browsers", allowed: true },
    ]);
  });
});

describe("a value that is not taken", () => {
  test("is told beside its field with what is allowed, and the field shows what counts", async () => {
    const notices = await opened("Notices and reminders", having({ remind_after_minutes: 60 }));
    const remind = notices.getByLabel("Remind after");
    await type(remind, "1");
    expect(await changes()).toEqual([{ setting: "remind_after", minutes: 1 }]);
    await shown.show(having({ remind_after_minutes: 60 }, { revision: 2, settings_error: "reminder_out_of_range" }));
    expect(await remind.inputValue()).toBe("60");
    expect(await remind.getAttribute("aria-invalid")).toBe("true");
    expect(await notices.getByRole("alert").innerText()).toBe(
      "Not taken: a reminder comes after 5 minutes at the earliest and 7 days at the latest.",
    );
    expect(await notices.getByLabel("From").getAttribute("aria-invalid")).toBeNull();
  });

  test("and not taken once more does not stay in its field either", async () => {
    await shown.show(having({ home_country: "se" }, { settings_error: "not_a_country" }));
    await shown.open("Settings");
    const country = shown.page.getByLabel("Your country");
    await type(country, "Atlantis");
    await shown.page.clock.runFor(2500);
    expect(await country.inputValue()).toBe("se");
  });

  test("for how long to remember is told where that is chosen", async () => {
    await shown.show(having({ history: "kept" }, { settings_error: "history_out_of_range" }));
    await shown.open("Settings");
    expect(await shown.page.locator("details", { hasText: "What is remembered" }).getByRole("alert").innerText()).toMatch(/^Not taken: .*365/u);
  });

  test("opens its section, wherever it was asked for", async () => {
    await shown.show(snapshot("some"));
    await shown.open("Settings");
    expect(await shown.page.getByRole("alert").count()).toBe(0);
    await shown.show(having({}, { revision: 2, settings_error: "not_a_country" }));
    expect(await shown.page.getByRole("alert").innerText()).toBe("Not taken: a country is two small letters, like se.");
  });

  test("is not asked for where nobody could read it", async () => {
    const whom = await opened("Whom you hide from");
    const few = whom.getByLabel("Few people");
    await type(few, "-3");
    expect(await whom.getByRole("alert").innerText()).toBe("Not taken: “few people” is a number from 0 (off) to 1,000.");
    await type(few, "12");
    expect(await changes()).toEqual([{ setting: "few_people", people: 12 }]);
    expect(await whom.getByRole("alert").count()).toBe(0);
  });

  test("among the assumptions stays to be mended, and only together they count", async () => {
    const assume = await opened("What the estimate assumes");
    const users = assume.getByLabel("Connected devices");
    await users.fill("500,000");
    expect(await changes()).toEqual([]);
    await assume.getByRole("button", { name: "Use these" }).click();
    const asked = { users: 500_000, users_low: 47_000, users_high: 474_000, ipv6_share: 0.5 };
    expect(await changes()).toEqual([{ setting: "assumptions", assumptions: asked }]);
    // Something else happens before the answer comes.
    await shown.show(having({}, { revision: 2 }));
    expect(await users.inputValue()).toBe("500,000");
    await shown.show(having({}, { revision: 3, settings_error: "users_out_of_order" }));
    expect(await users.inputValue()).toBe("500,000");
    expect(await assume.getByRole("alert").innerText()).toContain("must rise");
    expect(await assume.locator("summary").innerText()).toContain("about 150,000 devices");
    await assume.getByLabel("High end (more: 5 %)").fill("900000");
    await assume.getByRole("button", { name: "Use these" }).click();
    const taken = { ...asked, users_high: 900_000 };
    await shown.show(having({}, { revision: 4, settings_error: "users_out_of_order" }));
    expect(await assume.getByLabel("High end (more: 5 %)").inputValue()).toBe("900000");
    await shown.show(having({ assumptions: taken }, { revision: 5 }));
    expect(await assume.getByLabel("High end (more: 5 %)").inputValue()).toBe("900,000");
    await assume.getByRole("button", { name: "Back to Shoal’s own" }).click();
    expect((await changes()).slice(1)).toEqual([
      { setting: "assumptions", assumptions: taken },
      { setting: "assumptions", assumptions: { users: 150_000, users_low: 47_000, users_high: 474_000, ipv6_share: 0.5 } },
    ]);
  });
});

describe("what leaves this machine", () => {
  test("is nothing unless the exit check is allowed", async () => {
    const leaves = await opened("What leaves this machine");
    expect(await leaves.innerText()).toContain("Nothing. Shoal talks to Mullvad’s service on this machine");
    await shown.show(having({ exit_check: true }, { revision: 2 }));
    expect(await leaves.innerText()).toContain("One thing, because you allowed it: the exit check.");
    expect(await leaves.innerText()).not.toContain("Nothing.");
  });

  test("is nothing in a simulation, which says that it keeps nothing", async () => {
    const leaves = await opened("What leaves this machine", snapshot("simulation"));
    expect(await leaves.innerText()).toContain("in a simulation not even");
    expect(await shown.text()).toContain("kept nowhere");
    expect(await shown.text()).toContain("SIMULATION");
  });
});

describe("forgetting everything", () => {
  test("takes two steps, and is said when it is done", async () => {
    const kept = await opened("What is remembered");
    await kept.getByRole("button", { name: "Forget everything" }).click();
    expect(await shown.commands()).toEqual([]);
    expect(await kept.innerText()).toContain("Settings stay");
    expect(await shown.page.evaluate(() => document.activeElement?.textContent.trim())).toBe("Keep it");
    await kept.getByRole("button", { name: "Yes, forget" }).click();
    expect(await shown.commands()).toEqual([{ kind: "forget" }]);
    expect(await kept.innerText()).toContain("Being deleted");
    const history = { ...snapshot("some").history, forgotten: 1 };
    await shown.show({ ...snapshot("some"), revision: 2, history });
    expect(await kept.innerText()).toContain("Everything that Shoal remembered is deleted.");
  });

  test("is not done by who thinks better of it", async () => {
    const kept = await opened("What is remembered");
    await kept.getByRole("button", { name: "Forget everything" }).click();
    await kept.getByRole("button", { name: "Keep it" }).click();
    expect(await shown.commands()).toEqual([]);
    expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toContain("Forget everything");
  });

  test("that failed says so with the reason, and never that it is done", async () => {
    const kept = await opened("What is remembered");
    await kept.getByRole("button", { name: "Forget everything" }).click();
    await kept.getByRole("button", { name: "Yes, forget" }).click();
    const history: Snapshot["history"] = {
      ...snapshot("some").history,
      state: { kind: "not_kept", trouble: { kind: "not_erased", reason: "read-only\u202e disk" } },
      forgotten: 1,
    };
    await shown.show({ ...snapshot("some"), revision: 2, history });
    const text = await kept.innerText();
    expect(text).toContain("It could not be deleted (read-only disk)");
    expect(text).not.toContain("Shoal remembered is deleted");
  });
});
