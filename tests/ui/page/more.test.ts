// What can be looked up and set without leaving the page: behind More, and with the advice.
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Command, Snapshot } from "../../../ui/src/bindings";
import { FIXTURE_NOW, snapshot, snapshotNames } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();
let shown: Shown;

beforeEach(async () => {
  shown = await pages.start({ reducedMotion: "reduce" });
});

afterEach(async () => {
  await shown.close();
});

async function openLine(title: string): Promise<void> {
  const more = shown.page.getByRole("button", { name: "More", exact: true });
  if ((await more.getAttribute("aria-expanded")) === "false") await more.click();
  await shown.page.locator("#more summary", { hasText: title }).click();
  await shown.page.locator("#more details", { hasText: title }).locator(".inside").waitFor();
}

async function press(name: string | RegExp): Promise<void> {
  await shown.page.getByRole("button", { name }).click();
}

/** What can be seen of headings. */
async function headings(): Promise<readonly string[]> {
  return shown.page.locator("h1, h2:not(.for-ears)").allInnerTexts();
}

/** The words that a button's `aria-describedby` leads to. */
async function reasonOf(name: string | RegExp): Promise<string | null> {
  return shown.page.getByRole("button", { name }).first().evaluate((button) => {
    const at = button.getAttribute("aria-describedby");
    return at === null ? null : (document.getElementById(at)?.textContent ?? "nowhere");
  });
}

describe("actions", () => {
  test("are the same with advice and without", async () => {
    await shown.show(snapshot("few"));
    for (const name of [/^New identity/u, /^Another relay:/u, /^New key/u, /^More/u]) {
      expect(await shown.page.getByRole("button", { name }).isVisible(), String(name)).toBe(true);
    }
    await press(/^New key/u);
    await press(/^Another relay:/u);
    expect(await shown.commands()).toEqual([
      { kind: "rotate_key", insist: false, seen_in: 3 },
      { kind: "switch", target: { kind: "another_relay" }, seen_in: 3 },
    ]);
  });

  test("that are not possible say why in words that are there", async () => {
    await shown.show(snapshot("other-client"));
    for (const name of [/^New identity/u, /^Another relay/u, /^New key/u, /^Switch to Stockholm/u]) {
      expect(await shown.page.getByRole("button", { name }).getAttribute("aria-disabled"), String(name)).toBe("true");
      expect(await reasonOf(name), String(name)).toMatch(/another program than Mullvad’s app/u);
    }
    await shown.show({ ...snapshot("few"), ahead: { ...snapshot("few").ahead, another_relay: null }, revision: 2 });
    const another = shown.page.getByRole("button", { name: "Another relay", exact: true });
    expect(await another.getAttribute("aria-disabled")).toBe("true");
    expect(await reasonOf(/^Another relay/u)).toMatch(/^No other relay in .+ that your filters allow\.$/u);
    await another.click({ force: true });
    expect(await shown.commands()).toEqual([]);
  });

  test("speak another language as soon as it is chosen elsewhere", async () => {
    await shown.show(snapshot("few"));
    await press(/^More/u);
    await shown.page.locator("summary", { hasText: "Notices" }).click();
    await shown.page.getByRole("button", { name: "30 minutes" }).waitFor();
    await shown.show({ ...snapshot("few"), revision: 2, language: "sv" });
    await shown.page.getByRole("button", { name: "30 minuter" }).waitFor();
  });

  test("every reason that a button names stands on the page, whatever is shown", async () => {
    let revision = 1;
    await shown.show(snapshot("few"));
    await press(/^More/u);
    for (const name of snapshotNames()) {
      await shown.show({ ...snapshot(name), revision: revision++ });
      const lost = await shown.page.evaluate(() =>
        [...document.querySelectorAll("[aria-describedby]")]
          .map((element) => element.getAttribute("aria-describedby") ?? "")
          .filter((at) => !document.getElementById(at)?.textContent.trim()),
      );
      expect(lost, name).toEqual([]);
    }
  });

  test("the last change can be undone when its message is gone", async () => {
    await shown.show(snapshot("action-verified"));
    await press("Close this message");
    await press(/^More/u);
    await press("Undo the last change");
    expect(await shown.commands()).toEqual([{ kind: "undo", anyway: false }]);
  });
});

describe("advice", () => {
  test("is there without a tunnel too", async () => {
    await shown.show(snapshot("off-advised"));
    const text = await shown.text();
    expect(text).toContain("Use Tor Browser for this");
    expect((await headings()).filter((title) => title === "Mullvad is off")).toHaveLength(1);
    await press("Not now");
    expect(await shown.commands()).toEqual([{ kind: "dismiss", advice: "use-tor" }]);
  });

  test("of a block has its button under what the face says", async () => {
    await shown.show(snapshot("blocked-advised"));
    expect((await headings()).slice(0, 2)).toEqual(["All traffic is blocked", "People per exit IP elsewhere"]);
    await press("Reconnect");
    expect(await shown.commands()).toEqual([{ kind: "reconnect" }]);
  });

  test("that matters less is one click away", async () => {
    await shown.show(snapshot("advised"));
    expect(await shown.text()).not.toContain("Few people here");
    await press("3 more things");
    const text = await shown.text();
    for (const words of ["Use Tor Browser", "Few people here", "Your visits can be tied together", "Two relays would split"]) {
      expect(text).toContain(words);
    }
    await press("Turn on multihop");
    await press("Only this");
    expect(await shown.text()).not.toContain("Few people here");
    expect(await shown.commands()).toEqual([{ kind: "multihop", mode: "on" }]);
  });

  test("about the browsers asks once: yes and no are both an answer", async () => {
    const question = snapshot("ask-browsers");
    // What stands in the way of a switch is no obstacle to an answer.
    await shown.show({ ...question, switch_blocked: "custom_endpoint" });
    await press("Look for them");
    await press("Do not look");
    expect(await shown.commands()).toEqual(
      [true, false].map((allowed) => ({ kind: "change", change: { setting: "look_for_browsers", allowed } })),
    );
  });
});

describe("multihop", () => {
  test("is set as far as Mullvad's program can, and said to make no larger crowd", async () => {
    await shown.show(snapshot("paused-multihop"));
    await openLine("Multihop");
    expect(await shown.page.locator("summary", { hasText: "Multihop" }).innerText()).toMatch(/on$/u);
    expect(await shown.text()).toContain("the crowd stays as it is");
    for (const name of ["Go over two relays", "Go over one relay", "Let Mullvad’s app decide"]) await press(name);
    expect(await shown.commands()).toEqual(["on", "off", "auto"].map((mode) => ({ kind: "multihop", mode })));
  });

  test("has no auto where the program has none", async () => {
    await shown.show(snapshot("few"));
    await openLine("Multihop");
    expect(await shown.page.locator("summary", { hasText: "Multihop" }).innerText()).toMatch(/off$/u);
    expect(await shown.page.getByRole("button", { name: "Let Mullvad’s app decide" }).count()).toBe(0);
    expect(await shown.page.getByRole("button", { name: "Anywhere" }).count()).toBe(0);
  });

  test("suggests entries in other countries, with the one in use marked", async () => {
    const multihop = snapshot("paused-multihop");
    const entry = { relay: "ke-nbo-wg-001", city: "Nairobi", city_code: "ke-nbo", country: "Kenya" };
    await shown.show({ ...multihop, tunnel: { ...multihop.tunnel, entry } });
    await openLine("Multihop");
    expect(await shown.page.getByRole("button", { name: "Nairobi, Kenya" }).getAttribute("aria-pressed")).toBe("true");
    await press("Nairobi, Kenya");
    await press("Port Louis, Mauritius");
    await press("Anywhere");
    expect(await shown.commands()).toEqual([
      { kind: "entry", entry: { kind: "city", city: "mu-plu" } },
      { kind: "entry", entry: { kind: "anywhere" } },
    ]);
  });

  test("says why it cannot be set", async () => {
    await shown.show(snapshot("many"));
    await openLine("Multihop");
    expect(await shown.text()).toContain("Mullvad’s command line program is not installed");
    await shown.show({ ...snapshot("few"), switch_blocked: "custom_endpoint", revision: 2 });
    expect(await reasonOf("Go over two relays")).toMatch(/custom endpoint/u);
    await shown.page.getByRole("button", { name: "Go over two relays" }).click({ force: true });
    expect(await shown.commands()).toEqual([]);
  });
});

describe("reminders and notices", () => {
  test("a period is chosen, an own one is shown, and never is one of them", async () => {
    await shown.show(snapshot("advised"));
    await openLine("Remind me");
    expect(await shown.page.locator("summary", { hasText: "Remind me" }).innerText()).toMatch(/after 45 minutes$/u);
    expect(await shown.page.getByRole("button", { name: "45 minutes" }).getAttribute("aria-pressed")).toBe("true");
    await press("an hour");
    await press("Never");
    expect(await shown.commands()).toEqual(
      [60, null].map((minutes) => ({ kind: "change", change: { setting: "remind_after", minutes } })),
    );
  });

  test("are held back for a while, and go on when that is over or when asked", async () => {
    await shown.show(snapshot("few"));
    await openLine("Notices");
    for (const name of ["5 minutes", "30 minutes", "an hour", "3 hours"]) await press(name);
    const paused = snapshot("paused-multihop");
    await shown.show({ ...paused, revision: 2 });
    expect(await shown.text()).toMatch(/held back until \d\d:\d\d/u);
    await press("Go on now");
    await shown.show({ ...paused, paused_until: FIXTURE_NOW - 1, revision: 3 });
    expect(await shown.text()).not.toContain("held back until");
    expect(await shown.commands()).toEqual([5, 30, 60, 180, null].map((minutes) => ({ kind: "pause", minutes })));
  });
});

describe("whom to hide from", () => {
  test("is changed at any time, and each choice is explained", async () => {
    await shown.show(snapshot("advised"));
    await openLine("Whom to hide from");
    const text = await shown.text();
    for (const words of ["Your internet provider", "Each website should see", "Advertisers, analysts", "thin cover"]) expect(text).toContain(words);
    expect(await shown.page.getByRole("button", { name: /^From somebody who looks for me/u }).getAttribute("aria-pressed")).toBe("true");
    await press(/^From somebody who looks for me/u);
    await press(/^From my provider/u);
    expect(await shown.commands()).toEqual([{ kind: "change", change: { setting: "profile", profile: "provider" } }]);
  });
});

describe("leave to look", () => {
  const leaves = (told: Partial<Snapshot["settings"]>): Snapshot => {
    const some = snapshot("some");
    return { ...some, settings: { ...some.settings, ...told } };
  };

  test("is given and taken back, each by itself", async () => {
    await shown.show(leaves({ look_for_browsers: null, exit_check: true }));
    await openLine("What Shoal may look at");
    expect(await shown.text()).toMatch(/Which browser runs: not allowed/u);
    expect(await shown.text()).toMatch(/The exit check: allowed/u);
    await press(/^Allow/u);
    await press("No longer allow");
    await shown.show({ ...leaves({ look_for_browsers: true, exit_check: false }), revision: 2 });
    await press("No longer allow");
    await press(/^Allow/u);
    const changes: readonly Command[] = [
      { kind: "change", change: { setting: "look_for_browsers", allowed: true } },
      { kind: "change", change: { setting: "exit_check", allowed: false } },
      { kind: "change", change: { setting: "look_for_browsers", allowed: false } },
      { kind: "change", change: { setting: "exit_check", allowed: true } },
    ];
    expect(await shown.commands()).toEqual(changes);
  });

  test("for the exit check is asked for where no program of Mullvad's is", async () => {
    await shown.show(snapshot("trouble-not-installed"));
    expect(await shown.text()).toContain("never beside it");
    await press("Allow the exit check");
    const allowed = snapshot("trouble-not-installed");
    await shown.show({ ...allowed, settings: { ...allowed.settings, exit_check: true }, revision: 2 });
    expect(await shown.page.getByRole("button", { name: "Allow the exit check" }).count()).toBe(0);
    expect(await shown.commands()).toEqual([{ kind: "change", change: { setting: "exit_check", allowed: true } }]);
  });

  test("and a check that failed can be asked again", async () => {
    const failed = snapshot("trouble-check-unreachable");
    await shown.show({ ...failed, settings: { ...failed.settings, exit_check: true } });
    await press("Ask again");
    expect(await shown.commands()).toEqual([{ kind: "check_exit" }]);
  });
});

describe("time", () => {
  test("runs as fast as the simulation", async () => {
    const faster = snapshot("faster");
    // The page opened moments ago: the simulation begins now, at sixty times the speed.
    const now = await shown.hold();
    const told: Snapshot = {
      ...faster,
      pace: { begun: now, speed: 60 },
      exit_ip: { ...faster.exit_ip, since: now },
      advice: faster.advice.map((view) => ({ ...view, says: { kind: "long_stay", since: now, after_minutes: 10 } })),
    };
    await shown.show(told);
    await shown.page.clock.runFor(10_500);
    const text = await shown.text();
    expect(text).toContain("here for 10 minutes");
    expect(text).toContain("10 minutes on this address");
  });

  test("is this machine's where nothing is simulated", async () => {
    await shown.show(snapshot("few"));
    expect(await shown.text()).toContain("here for 3 hours");
    await shown.page.clock.runFor(3_600_000);
    expect(await shown.text()).toContain("here for 4 hours");
  });
});
