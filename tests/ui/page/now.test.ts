import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { snapshot, snapshotNames } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();
let shown: Shown;

beforeEach(async () => {
  shown = await pages.start({ reducedMotion: "reduce" });
});

afterEach(async () => {
  await shown.close();
});

/** Opens one line of what is behind More. */
async function openLine(title: string): Promise<void> {
  await shown.page.getByRole("button", { name: "More", exact: true }).click();
  await shown.page.locator("#more summary", { hasText: title }).click();
  await shown.page.locator("#more details", { hasText: title }).locator(".inside").waitFor();
}

describe("the number", () => {
  test("is there with its range, what it rests on, and the place", async () => {
    await shown.show(snapshot("some"));
    const text = await shown.text();
    for (const words of [
      "31",
      "people share this exit IP, you among them",
      "Likely between 11 and 94",
      "9 exit IPs here, measured · most doubt: how many use Mullvad",
      "Johannesburg, South Africa",
      "se-sto-wg-001 → za-jnb-wg-002",
    ]) {
      expect(text).toContain(words);
    }
  });

  test("is said aloud when it changes", async () => {
    await shown.show(snapshot("few"));
    const status = shown.page.getByRole("status").first();
    expect(await status.textContent()).toBe(
      "About 5 people share this exit IP, you among them. Likely between 2 and 16.",
    );
    await shown.show({ ...snapshot("alone"), revision: 2 });
    expect(await status.textContent()).toBe("Probably you are alone on this exit IP. Likely no more than 3.");
  });

  test("is drawn as that many fish", async () => {
    await shown.show(snapshot("some"));
    expect(await shown.page.locator(".near > g, .far > g, .you > g").count()).toBe(31);
    expect(await shown.page.locator(".you > g").count()).toBe(1);
  });

  test("is explained on request, with the doubt in parts", async () => {
    await shown.show(snapshot("some"));
    const why = shown.page.getByRole("button", { name: "Why this number?" });
    expect(await why.getAttribute("aria-expanded")).toBe("false");
    await why.click();
    const text = await shown.text();
    for (const words of ["about 150,000", "47,000 to 474,000", "Devices connected in all", "over IPv6", "Over IPv6 about 16"]) {
      expect(text.toLowerCase()).toContain(words.toLowerCase());
    }
  });

  test("goes at once when the program dies, and no late snapshot brings it back", async () => {
    await shown.show(snapshot("some"));
    await shown.tell({ kind: "stopped" });
    const stopped = await shown.text();
    expect(stopped).toContain("Shoal has stopped");
    expect(stopped).not.toMatch(/\d/u);
    await shown.show({ ...snapshot("some"), revision: 99 });
    expect(await shown.text()).toBe(stopped);
  });

  test("of an older snapshot is not shown over a newer one", async () => {
    await shown.show({ ...snapshot("some"), revision: 5 });
    await shown.show({ ...snapshot("few"), revision: 4 });
    expect(await shown.text()).toContain("Likely between 11 and 94");
  });

  test("is marked where it is not real", async () => {
    await shown.show(snapshot("simulation"));
    expect(await shown.text()).toContain("SIMULATION");
    await shown.show({ ...snapshot("few"), revision: 2 });
    expect(await shown.text()).not.toContain("SIMULATION");
  });

  test("is in no face but the one for it", async () => {
    const without = snapshotNames().filter((name) => snapshot(name).crowd.now === null);
    expect(without.length).toBeGreaterThan(15);
    let revision = 1;
    for (const name of without) {
      await shown.show({ ...snapshot(name), revision: revision++ });
      expect(await shown.page.locator(".number").count(), name).toBe(0);
      expect(await shown.text(), name).not.toMatch(/people share|undefined|NaN|null|page-/u);
    }
  });

  test("of two versions of Shoal is none, with the next step", async () => {
    await shown.tell({ kind: "not_understood", theirs: 2 });
    expect(await shown.text()).toMatch(/ours 1, theirs 2.*Quit Shoal and start it again/su);
    await shown.tell({ kind: "not_understood", theirs: null });
    expect(await shown.text()).toMatch(/cannot read what Shoal says.*Quit Shoal and start it again/su);
  });
});

describe("going somewhere else", () => {
  test("one click on a place asks for it, in the tunnel that was looked at", async () => {
    await shown.show(snapshot("few"));
    await shown.page.getByRole("button", { name: /^Switch to Stockholm: about 6 people/u }).click();
    expect(await shown.commands()).toEqual([
      { kind: "switch", target: { kind: "city", city: "se-sto" }, seen_in: 3 },
    ]);
  });

  test("the advice's button and Not now do what they say", async () => {
    await shown.show(snapshot("few"));
    await shown.page.getByRole("button", { name: "Switch to the best crowd", exact: true }).click();
    await shown.page.getByRole("button", { name: "Not now" }).click();
    expect(await shown.commands()).toEqual([
      { kind: "switch", target: { kind: "best" }, seen_in: 3 },
      { kind: "dismiss", advice: "few-people" },
    ]);
  });

  test("advice that was waved away is not there", async () => {
    const few = snapshot("few");
    await shown.show({ ...few, advice: few.advice.map((view) => ({ ...view, dismissed: true })) });
    expect(await shown.page.getByRole("button", { name: "Not now" }).count()).toBe(0);
  });

  test("while something is under way its progress is told and nothing else can be asked", async () => {
    let revision = 1;
    for (const [name, words] of [
      ["action-asking", "Asking Mullvad’s app"],
      ["action-reconnecting", "The tunnel is changing"],
      ["action-verifying", "Waiting for the new exit IP"],
      ["action-restoring", "Putting your former settings back"],
    ] as const) {
      await shown.show({ ...snapshot(name), revision: revision++ });
      const text = await shown.text();
      expect(text).toContain("Switching to Stockholm");
      expect(text).toContain(words);
      expect(text).toContain("One thing at a time");
      expect(text, name).not.toContain("Few people here");
      const chip = shown.page.getByRole("button", { name: /^Switch to Frankfurt/u });
      expect(await chip.getAttribute("aria-disabled")).toBe("true");
      await chip.click({ force: true });
    }
    expect(await shown.commands()).toEqual([]);
  });

  test("what came of it is told with before and after, can be undone and put away", async () => {
    await shown.show(snapshot("action-verified"));
    const text = await shown.text();
    expect(text).toContain("You leave from Stockholm");
    expect(text).toContain("5 (2–16) → 9 (3–27) people");
    await shown.page.getByRole("button", { name: "Undo" }).click();
    expect(await shown.commands()).toEqual([{ kind: "undo", anyway: false }]);
    await shown.page.getByRole("button", { name: "Close this message" }).click();
    expect(await shown.text()).not.toContain("You leave from Stockholm");
  });

  test("what came of it makes room after ten minutes, and what went wrong does not", async () => {
    await shown.show(snapshot("action-verified"));
    await shown.page.clock.fastForward(590_000);
    expect(await shown.text()).toContain("You leave from Stockholm");
    await shown.page.clock.fastForward(90_000);
    expect(await shown.text()).not.toContain("You leave from Stockholm");
    await shown.show(snapshot("action-failed"));
    expect(await shown.page.locator("#action").count()).toBe(1);
  });

  test("too soon counts down and then lets go", async () => {
    const now = await shown.hold();
    const told = snapshot("action-too-soon");
    if (!told.action) throw new Error("the fixture has an action");
    await shown.show({ ...told, action: { ...told.action, asked_at: now, next_at: now + 4 } });
    expect(await shown.text()).toContain("Again in 4 s");
    await shown.page.clock.runFor(2_000);
    expect(await shown.text()).toContain("Again in 2 s");
    await shown.page.clock.runFor(3_000);
    expect(await shown.text()).not.toContain("Again in");
    await shown.page.getByRole("button", { name: /^Switch to Frankfurt/u }).click();
    expect(await shown.commands()).toHaveLength(1);
  });

  test("a custom list that would be replaced is named before", async () => {
    await shown.show(snapshot("custom-list"));
    const text = await shown.text();
    expect(text).toContain("A switch replaces your custom list “Nordic, owned”; Undo brings it back.");
    expect(text).toContain("UNCHECKED SOCKET");
    expect(text).toContain("Your settings file could not be read.");
  });

  test("a command that nobody hears is told", async () => {
    await shown.show(snapshot("few"));
    await shown.refuseCommands();
    await shown.page.getByRole("button", { name: /^Switch to Stockholm/u }).click();
    await shown.page.getByRole("alert").waitFor();
    expect(await shown.text()).toContain("Shoal is ending; nothing was done.");
  });
});

describe("the exit IP", () => {
  test("is not in the page until it is asked for, per family", async () => {
    await shown.show(snapshot("some"));
    expect(await shown.page.content()).not.toMatch(/198\.51\.100\.23|2001:db8/u);
    await openLine("Exit IP");
    const text = await shown.text();
    expect(text).toContain("198.51.100.23");
    expect(text).toContain("2001:db8:1234:5678:9abc:def0:1234:5678");
    await shown.page.locator("summary", { hasText: "Exit IP" }).click();
    await shown.page.locator("#more .inside").waitFor({ state: "detached" });
    expect(await shown.page.content()).not.toContain("198.51.100.23");
  });

  test("says none where there is none", async () => {
    await shown.show(snapshot("few"));
    await openLine("Exit IP");
    expect(await shown.text()).toMatch(/IPv6\s+none/u);
  });

  test("is copied on request", async () => {
    await shown.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await shown.show(snapshot("few"));
    await openLine("Exit IP");
    await shown.page.getByRole("button", { name: "Copy the IPv4 exit IP" }).click();
    await shown.page.getByText("Copied").first().waitFor();
    expect(await shown.page.evaluate(() => navigator.clipboard.readText())).toBe("198.51.100.23");
  });
});

describe("a new identity", () => {
  test("is asked for in the tunnel that was looked at, with what to expect", async () => {
    await shown.show({ ...snapshot("few"), advice: [] });
    await shown.page.getByRole("button", { name: /^New identity: about \d+ people per exit IP/u }).click();
    expect(await shown.commands()).toEqual([{ kind: "new_identity", insist: false, seen_in: 3 }]);
  });

  test("is not taken back where that cannot be, and its card says why", async () => {
    await shown.show({ ...snapshot("action-verified"), switch_blocked: "no_daemon" });
    const undo = shown.page.getByRole("button", { name: "Undo", exact: true });
    expect(await undo.getAttribute("aria-disabled")).toBe("true");
    const why = `#${(await undo.getAttribute("aria-describedby")) ?? ""}`;
    expect(await shown.page.locator(why).innerText()).toBe("Not possible: Mullvad’s app cannot be reached.");
    await undo.click({ force: true });
    expect(await shown.commands()).toEqual([]);
  });

  test("that changed nothing is told as such, and what became of the key", async () => {
    await shown.show(snapshot("identity-unchanged"));
    const text = await shown.text();
    expect(text).toContain("Still the same exit IP");
    expect(text).toContain("the trail goes on");
  });

  test("is not to be had while the key is young, unless the user insists", async () => {
    await shown.show({ ...snapshot("identity-key-too-young"), advice: [] });
    expect(await shown.text()).toMatch(/New key again at \d\d:\d\d/u);
    await shown.page.getByRole("button", { name: /^New identity:/u }).click({ force: true });
    await shown.page.getByRole("button", { name: "New identity all the same" }).click();
    const { tunnel } = snapshot("identity-key-too-young");
    expect(await shown.commands()).toEqual([{ kind: "new_identity", insist: true, seen_in: tunnel.epoch }]);
  });

  test("leaves the choice of a profile to a calm line, once the first start was waved away", async () => {
    const few = snapshot("few");
    await shown.show({ ...few, advice: [], settings: { ...few.settings, profile: null } });
    await shown.page.getByRole("button", { name: "Skip" }).click();
    await shown.page.getByText("Whom to hide from").click();
    await shown.page.getByRole("button", { name: /^From those who compare visits/u }).click();
    expect(await shown.commands()).toEqual([{ kind: "change", change: { setting: "profile", profile: "networks" } }]);
  });
});
