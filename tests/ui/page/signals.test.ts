import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { AdviceView, Settings, Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();
let shown: Shown;

beforeEach(async () => {
  shown = await pages.start({
    reducedMotion: "reduce",
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    screen: { width: 1920, height: 1080 },
  });
});

afterEach(async () => {
  await shown.close();
});

const NOTHING = { browser: null, os: null, time_zone: null, language: null, screen: null };

async function opened(answer: string, told: Snapshot = snapshot("some")): Promise<void> {
  await shown.show(told);
  await shown.open("Signals");
  await shown.tell({ kind: "page", data: pageData(answer) });
}

/** What was chosen, in order. */
async function chosen(): Promise<readonly unknown[]> {
  return (await shown.said()).flatMap((said) => (said.kind === "signals" ? [said.signals] : []));
}

function allowing(look: boolean | null, told: Partial<Snapshot> = {}): Snapshot {
  const some = snapshot("some");
  const settings: Settings = { ...some.settings, look_for_browsers: look };
  return { ...some, ...told, settings };
}

const SEEN: AdviceView = {
  id: "clean-browser",
  occurrence: 1,
  severity: "hint",
  says: { kind: "clean_browser", browser: "mullvad", low: 2, likely: 5, high: 16 },
  action: null,
  dismissed: false,
};

describe("the page on signals", () => {
  test("begins with a question and tells nothing of this machine unasked", async () => {
    await opened("signals-none-chosen");
    const text = await shown.text();
    expect(text).toContain("What does your browser tell?");
    expect(text).toContain("Nothing of this is kept or sent.");
    expect(text).not.toContain("bits");
    expect(await shown.said()).toEqual([{ kind: "looking_at", page: "signals" }]);
    for (const field of ["Time zone", "Language", "Screen"]) {
      expect(await shown.page.getByLabel(field).inputValue(), field).toBe("");
    }
  });

  test("begins with what this window tells when it is asked to, and leaves the browser open", async () => {
    await opened("signals-none-chosen");
    await shown.page.getByRole("button", { name: "Begin with this window" }).click();
    expect(await chosen()).toEqual([
      { browser: null, os: "linux", time_zone: "Europe/Stockholm", language: "sv-SE", screen: "1920x1080" },
    ]);
    expect(await shown.page.getByLabel("Time zone").inputValue()).toBe("Europe/Stockholm");
    expect(await shown.text()).toContain("The browser you use may tell something else");
  });

  test("asks about each signal as it is chosen, and about all of them together", async () => {
    await opened("signals-none-chosen");
    await shown.page.getByLabel("Browser", { exact: true }).selectOption("Firefox");
    await shown.page.getByLabel("System").selectOption("Linux");
    await shown.page.getByLabel("Screen").fill("1920×1080");
    await shown.page.getByLabel("Screen").press("Enter");
    await shown.page.getByLabel("Browser", { exact: true }).selectOption("not looked at");
    expect(await chosen()).toEqual([
      { ...NOTHING, browser: "firefox" },
      { ...NOTHING, browser: "firefox", os: "linux" },
      { ...NOTHING, browser: "firefox", os: "linux", screen: "1920x1080" },
      { ...NOTHING, os: "linux", screen: "1920x1080" },
    ]);
  });

  test("does not ask about what is no signal, and says how one is written", async () => {
    await opened("signals-none-chosen");
    const zone = shown.page.getByLabel("Time zone");
    await zone.fill("Europe/Atlantis");
    await zone.press("Enter");
    expect(await shown.page.getByRole("alert").innerText()).toContain("Europe/Stockholm");
    expect(await zone.getAttribute("aria-invalid")).toBe("true");
    expect(await chosen()).toEqual([]);
    await zone.fill("europe/berlin");
    await zone.press("Enter");
    expect(await chosen()).toEqual([{ ...NOTHING, time_zone: "Europe/Berlin" }]);
    expect(await shown.page.getByRole("alert").count()).toBe(0);
  });

  test("shows what is left with its range, and what each group costs with range and source", async () => {
    await opened("signals");
    const data = pageData("signals");
    if (data.page !== "signals" || !data.left || !data.crowd) throw new Error("the fixture has both");
    const text = await shown.text();
    expect(text).toContain(`of about ${String(data.crowd.likely)} people (${String(data.crowd.low)}–${String(data.crowd.high)}) on the exit IP`);
    expect(await shown.page.getByRole("img").getAttribute("aria-label")).toContain(
      `likely ${String(data.left.likely)}, between ${String(data.left.low)} and ${String(data.left.high)}`,
    );
    for (const group of ["Browser and system", "Time zone and language", "Screen", "All of these"]) {
      const row = shown.page.locator("dl div", { hasText: group });
      expect(await row.innerText(), group).toMatch(/\d bits \(\d+\.\d–\d+\.\d\)[^]*one user in/u);
    }
    expect(text).toContain("a guess, the language counts");
    expect(text).toContain("The shares are guesses");
    expect(await shown.page.getByLabel("Browser", { exact: true }).inputValue()).toBe("firefox");
    expect(await shown.page.getByLabel("Language").inputValue()).toBe("sv-SE");
  });

  test("tells of browsers that are alike for all who use them, and of Tor, without a number that means nothing", async () => {
    await opened("signals-one-for-all");
    expect(await shown.text()).toContain("This browser reports the same time zone, language and size");
    expect(await shown.text()).toContain("the same for all who use this browser");
    await shown.tell({ kind: "page", data: pageData("signals-over-tor") });
    expect(await shown.text()).toContain("Sites see a Tor exit here");
    expect(await shown.page.getByRole("img").count()).toBe(0);
    await shown.tell({ kind: "page", data: pageData("signals-no-exit") });
    expect(await shown.text()).toContain("No crowd to compare with");
    expect(await shown.page.getByRole("img").count()).toBe(0);
  });

  test("forgets all of it when it is told to look at nothing", async () => {
    await opened("signals");
    await shown.page.getByRole("button", { name: "Look at nothing" }).click();
    expect(await chosen()).toEqual([NOTHING]);
    await shown.tell({ kind: "page", data: pageData("signals-none-chosen") });
    expect(await shown.text()).toContain("What does your browser tell?");
    expect(await shown.page.getByLabel("Language").inputValue()).toBe("");
  });

  test("keeps nothing of it: what is shown again is what the resident program still has", async () => {
    await opened("signals-none-chosen");
    await shown.page.getByRole("button", { name: "Begin with this window" }).click();
    await shown.open("Now");
    await shown.open("Signals");
    expect(await shown.text()).toContain("One moment");
    await shown.tell({ kind: "page", data: pageData("signals-none-chosen") });
    expect(await shown.page.getByLabel("Language").inputValue()).toBe("");
    expect(await shown.page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
  });
});

describe("which browser runs", () => {
  test("is looked at only by who allows it", async () => {
    await opened("signals-none-chosen", allowing(null));
    await shown.page.getByRole("button", { name: "Allow this look" }).click();
    await shown.show(allowing(true, { revision: 2 }));
    expect(await shown.text()).toContain("Allowed:");
    await shown.page.getByRole("button", { name: "Look no more" }).click();
    expect(await shown.commands()).toEqual([
      { kind: "change", change: { setting: "look_for_browsers", allowed: true } },
      { kind: "change", change: { setting: "look_for_browsers", allowed: false } },
    ]);
  });

  test("can be chosen when it was seen", async () => {
    await opened("signals-none-chosen", allowing(true, { advice: [SEEN] }));
    expect(await shown.text()).toContain("Mullvad Browser ran when Shoal looked, once for this tunnel.");
    await shown.page.getByRole("button", { name: "Choose it above" }).click();
    expect(await chosen()).toEqual([{ ...NOTHING, browser: "mullvad-browser" }]);
  });

  test("is not asked in a simulation", async () => {
    await opened("signals-none-chosen", allowing(null, { source: "simulation" }));
    expect(await shown.text()).toContain("In a simulation Shoal looks at nothing");
    expect(await shown.page.getByRole("button", { name: "Allow this look" }).count()).toBe(0);
  });
});

describe("other systems", () => {
  test("are compared on demand, with the month of what was counted and what is not known", async () => {
    await opened("signals");
    expect(await shown.text()).not.toContain("iCloud Private Relay");
    await shown.page.getByRole("button", { name: "Comparison with other systems" }).click();
    const text = await shown.text();
    for (const words of [
      "About 1,370 exit addresses for about 2,000,000 people at once (August 2026; Tor’s own estimate, published without a range): some 1,500 each",
      "106,589 IPv4 addresses (August 2026)",
      "How many people share one is not published",
      "175 on average",
      "Their users enlarge your crowd",
    ]) {
      expect(text).toContain(words);
    }
  });
});
