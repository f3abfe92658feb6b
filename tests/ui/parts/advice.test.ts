import { describe, expect, test } from "vitest";

import { adviceShown } from "../../../ui/src/advice";
import type { AdviceView, Says, Snapshot } from "../../../ui/src/bindings";
import { paneOf } from "../../../ui/src/pane";
import { advice, button, noThanks } from "../../../ui/src/sentences";
import { FIXTURE_NOW, snapshot, snapshotNames } from "../support/fixtures";

function shown(told: Snapshot): readonly string[] {
  return adviceShown(told, paneOf({ kind: "snapshot", snapshot: told })).map((view) => view.id);
}

const TOR: AdviceView = { id: "use-tor", occurrence: 1, severity: "important", says: { kind: "use_tor" }, action: null, dismissed: false };

describe("advice on the page", () => {
  test("is all that was not waved away, in the order in which it came", () => {
    const told = snapshot("advised");
    expect(shown(told)).toEqual(["use-tor", "few-people", "link-strong", "multihop"]);
    const [first, ...rest] = told.advice;
    if (!first) throw new Error("there is advice");
    expect(shown({ ...told, advice: [{ ...first, dismissed: true }, ...rest] })).toEqual(["few-people", "link-strong", "multihop"]);
  });

  test("is there in every face, but beside a leak", () => {
    for (const name of snapshotNames()) {
      const told: Snapshot = { ...snapshot(name), advice: [TOR] };
      expect(shown(told), name).toEqual(told.trouble === "leak" ? [] : ["use-tor"]);
    }
  });

  test("does not say what the face says already, unless it has a button", () => {
    expect(shown(snapshot("off-advised"))).toEqual(["use-tor"]);
    expect(shown(snapshot("blocked-advised"))).toEqual(["blocked"]);
    const blocked = snapshot("blocked-advised");
    expect(shown({ ...blocked, advice: blocked.advice.map((view) => ({ ...view, action: null })) })).toEqual([]);
  });

  test("that asks for leave takes no for an answer, all other is put off", () => {
    const [question] = snapshot("ask-browsers").advice;
    if (!question?.action) throw new Error("it asks");
    expect(button(question.action, question)).toBe("Look for them");
    expect(noThanks(question)).toEqual({
      label: "Do not look",
      command: { kind: "change", change: { setting: "look_for_browsers", allowed: false } },
    });
    expect(noThanks(TOR)).toEqual({ label: "Not now", command: { kind: "dismiss", advice: "use-tor" } });
  });
});

/** One of each kind that the core can say. */
const SAYINGS: { readonly [Kind in Says["kind"]]: Extract<Says, { kind: Kind }> } = {
  few_people: { kind: "few_people", low: 1, likely: 1, high: 3, best: { city: "Oslo", low: 11, likely: 31, high: 94 } },
  long_stay: { kind: "long_stay", since: FIXTURE_NOW - 600, after_minutes: 10 },
  no_tunnel: { kind: "no_tunnel" },
  blocked: { kind: "blocked", cause: "offline" },
  key_before_switch: { kind: "key_before_switch", exits: 1, just_left: false },
  outside_tunnel: { kind: "outside_tunnel" },
  clean_browser: { kind: "clean_browser", browser: "mullvad", low: 2, likely: 5, high: 16 },
  ask_browsers: { kind: "ask_browsers" },
  better_crowd: {
    kind: "better_crowd",
    low: 2,
    likely: 5,
    high: 16,
    better: { city: "Oslo", low: 11, likely: 31, high: 94 },
    popular: [{ city: "Stockholm", low: 2, likely: 6, high: 18 }],
  },
  leak: { kind: "leak" },
  use_tor: { kind: "use_tor" },
  old_key: { kind: "old_key", created: 0, rotation_hours: 24 },
  key_never_rotates: { kind: "key_never_rotates" },
  exit_changed: { kind: "exit_changed", at: FIXTURE_NOW },
  link_strong: { kind: "link_strong", one_in: 90, odds: 60 },
  returning_exit: { kind: "returning_exit", days: 3 },
  ipv6: { kind: "ipv6", alone: 0.6, low: 1, likely: 1, high: 4 },
  thin_relay: { kind: "thin_relay", weight: 1 },
  relay_draws: { kind: "relay_draws", addresses: 3 },
  relay_linked: { kind: "relay_linked", addresses: 1 },
  same_country: { kind: "same_country", country: "Sweden" },
  same_provider: { kind: "same_provider", provider: "31173" },
  suggest_multihop: { kind: "suggest_multihop", is_offered: false },
};

describe("every advice of the core", () => {
  test.each(Object.values(SAYINGS))("$kind is said whole on the page", (says) => {
    const { title, body } = advice(says, FIXTURE_NOW);
    expect(title).toMatch(/^[A-Z0-9]/u);
    expect(body).toMatch(/^[A-Z].*[.]$/u);
    expect(`${title} ${body}`).not.toMatch(/page-|advice-|\{|undefined|NaN/u);
  });

  test("one person, one day and one exit IP are told as one", () => {
    expect(advice(SAYINGS.few_people, FIXTURE_NOW).body).toMatch(/^Probably nobody else is here \(1–3\)/u);
    expect(advice({ ...SAYINGS.clean_browser, likely: 1, low: 1, high: 4 }, FIXTURE_NOW).body).toMatch(/probably nobody else is there \(1–4\)/u);
    expect(advice({ ...SAYINGS.clean_browser, browser: "tor", likely: 1 }, FIXTURE_NOW).body).toMatch(/which probably nobody else has/u);
    expect(advice(SAYINGS.old_key, FIXTURE_NOW).body).toContain("after a day.");
    expect(advice(SAYINGS.key_before_switch, FIXTURE_NOW).body).toMatch(/^An exit IP was seen/u);
    expect(advice(SAYINGS.ipv6, FIXTURE_NOW).body).toContain("60\u00a0%");
  });

  test("multihop is never said to make a larger crowd", () => {
    expect(advice(SAYINGS.suggest_multihop, FIXTURE_NOW).body).toContain("no larger crowd");
  });
});
