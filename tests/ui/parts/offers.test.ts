// What can be asked for about key and relay, and what stands against it.
import { describe, expect, test } from "vitest";

import type { Snapshot, SwitchBlocked } from "../../../ui/src/bindings";
import { keyReasons, offerLabel, offersOf } from "../../../ui/src/offers";
import { FIXTURE_NOW, snapshot } from "../support/fixtures";

const some = snapshot("some");

function possible(change: Partial<Snapshot>): readonly boolean[] {
  const { identity, another, key } = offersOf({ ...some, ...change }, FIXTURE_NOW);
  return [identity, another, key].map((offer) => offer.possible);
}

function reasons(snapshot: Snapshot): readonly string[] {
  return keyReasons(offersOf(snapshot, FIXTURE_NOW));
}

describe("the offers", () => {
  test("are meant for the tunnel that is shown", () => {
    const { identity, key } = offersOf(some, FIXTURE_NOW);
    expect(identity.command).toEqual({ kind: "new_identity", insist: false, seen_in: some.tunnel.epoch });
    expect(key.command).toEqual({ kind: "rotate_key", insist: false, seen_in: some.tunnel.epoch });
    expect(reasons(some)).toEqual([]);
  });

  test("need no other relay than there is, and say so only where that is known", () => {
    expect(possible({})).toEqual([true, false, true]);
    const why = (change: Partial<Snapshot>) => offersOf({ ...some, ...change }, FIXTURE_NOW).another.why;
    const none = { at: "why-no-other", words: "No other relay in Johannesburg that your filters allow." };
    expect(why({})).toEqual(none);
    for (const exit of [null, { relay: null, city: null, city_code: null, country: null }]) {
      const unknown = why({ tunnel: { ...some.tunnel, exit } });
      expect(unknown).toEqual({ at: "why-no-other", words: "Which other relays there are where you leave is not known." });
    }
    // What stands in the way of everything is said first.
    expect(why({ switch_blocked: "no_daemon" })?.at).toBe("why-no-action");
  });

  test("of a key stay where only a switch is not possible", () => {
    for (const blocked of ["custom_endpoint", "unreadable_settings"] as const) {
      expect(possible({ switch_blocked: blocked })).toEqual([false, false, true]);
    }
    for (const blocked of ["no_daemon", "action_under_way", "other_client"] as const) {
      expect(possible({ switch_blocked: blocked })).toEqual([false, false, false]);
    }
  });

  test("are one key an hour", () => {
    const early = { key: { ...some.key, next_at: FIXTURE_NOW + 600 } };
    expect(possible(early)).toEqual([false, false, false]);
    expect(reasons({ ...some, ...early }).join()).toMatch(/^New key again at \d\d:\d\d: at most one an hour\.$/u);
    expect(possible({ key: { ...some.key, next_at: FIXTURE_NOW } })).toEqual([true, false, true]);
  });

  test("wait while an action cools down", () => {
    const action = snapshot("action-verified").action;
    const cooling = { ...some, action: action && { ...action, next_at: FIXTURE_NOW + 7 } };
    expect(offersOf(cooling, FIXTURE_NOW).identity.possible).toBe(false);
    expect(reasons(cooling)).toEqual(["Again in 7 s"]);
    expect(offersOf(cooling, FIXTURE_NOW + 7).identity.possible).toBe(true);
  });

  test("need a device that is logged in", () => {
    for (const trouble of ["not_logged_in", "revoked"] as const) {
      expect(possible({ trouble })).toEqual([false, false, false]);
      expect(reasons({ ...some, trouble })).toHaveLength(1);
    }
  });

  test("say why not, for whatever is in the way", () => {
    const all: readonly SwitchBlocked[] = [
      "no_daemon",
      "custom_endpoint",
      "unreadable_settings",
      "action_under_way",
      "other_client",
    ];
    const told = all.map((blocked) => reasons({ ...some, switch_blocked: blocked }));
    expect(new Set(told.flat()).size).toBe(all.length);
    expect(told.flat().join(" ")).not.toContain("page-");
    const both: Snapshot = { ...some, switch_blocked: "custom_endpoint", key: { ...some.key, next_at: FIXTURE_NOW + 60 } };
    expect(reasons(both).map((reason) => reason.slice(0, 9))).toEqual(["Not possi", "New key a"]);
  });

  test("are labelled with the crowd that they lead to and its range", () => {
    expect(offerLabel(offersOf(some, FIXTURE_NOW).identity)).toBe(
      "New identity: about 31 people per exit IP, likely between 11 and 94, as in Johannesburg",
    );
  });
});
