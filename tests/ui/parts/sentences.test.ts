import { describe, expect, test } from "vitest";

import type { ActionView, AdviceView, Command, Outcome, Refusal, RelayView, Says } from "../../../ui/src/bindings";
import { advice, button, ending, onceMore, overruled, placeName, poolSentence, poolWords, quickLabel, rests, widths } from "../../../ui/src/sentences";
import { FIXTURE_NOW, snapshot } from "../support/fixtures";

const STOCKHOLM: RelayView = { relay: null, city: "Stockholm", city_code: "se-sto", country: "Sweden" };

function adviceIn(name: string): AdviceView {
  const [first] = snapshot(name).advice;
  if (!first) throw new Error(`${name} has no advice`);
  return first;
}

/** An action that ended so, in Stockholm. */
function ended(outcome: Outcome, told: Partial<ActionView> = {}): ActionView {
  const figures = { relay: STOCKHOLM, exit_ip: "198.18.1.10", crowd: null };
  return {
    id: 1,
    kind: "switch",
    to: STOCKHOLM,
    phase: { kind: "ended", outcome, before: figures, after: figures, tunnel_address: null },
    asked_at: FIXTURE_NOW,
    next_at: null,
    number: null,
    turned_down: null,
    key_replaced: false,
    changed_settings: false,
    ...told,
  };
}

describe("sentences", () => {
  test("a way in that brought another exit IP says so, and one without multihop says when it counts", () => {
    const verified: Outcome = { kind: "verified" };
    expect(ending(ended(verified, { kind: "multihop" }))?.body).not.toContain("another exit IP");
    const moved = ended(verified, { kind: "multihop" });
    if (moved.phase.kind === "ended") moved.phase.before = { ...moved.phase.before, exit_ip: "198.51.100.9" };
    expect(ending(moved)?.body).toContain("by another exit IP than before");
    const waits = ending(ended({ kind: "saved_for_later" }, { kind: "entry" }));
    expect(waits?.body).toContain("over two relays");
    expect(waits?.body).not.toContain("leaves from");
  });

  test("every ending has a headline and what it means", () => {
    const refusals: readonly Refusal[] = [
      "custom_endpoint",
      "unreadable_settings",
      "changed_meanwhile",
      "not_reachable",
      "refused_by_daemon",
    ];
    const outcomes: readonly Outcome[] = [
      { kind: "verified" },
      { kind: "unchanged" },
      { kind: "up_unverified" },
      { kind: "saved_for_later" },
      { kind: "failed", restored: true },
      { kind: "failed", restored: false },
      { kind: "timed_out", restored: true },
      { kind: "timed_out", restored: false },
      ...refusals.map((refusal): Outcome => ({ kind: "refused", refusal })),
      { kind: "stale" },
      { kind: "already_under_way" },
      { kind: "too_soon" },
      { kind: "key_too_young", from: FIXTURE_NOW },
      { kind: "no_such_place" },
      { kind: "nothing_to_undo" },
    ];
    const said = outcomes.map((outcome) => ending(ended(outcome)) ?? { title: "", body: "" });
    for (const { title, body } of said) {
      expect(`${title} ${body}`).toMatch(/^[A-Z].*\.$/u);
      expect(`${title} ${body}`).not.toMatch(/page-|\{/u);
    }
    expect(new Set(said.map(({ title, body }) => title + body)).size).toBe(outcomes.length);
  });

  test("a key that was made, or may have been, is told whatever came of the rest", () => {
    const said = (outcome: Outcome, replaced: boolean) => {
      const { title, body } = ending(ended(outcome, { kind: "new_identity", key_replaced: replaced })) ?? {};
      return `${title}. ${body}`;
    };
    expect(said({ kind: "refused", refusal: "refused_by_daemon" }, true)).toMatch(/^Only the key is new\..*The new key stays/);
    expect(said({ kind: "failed", restored: true }, true)).toMatch(/as they were\. The new key stays/);
    expect(said({ kind: "timed_out", restored: true }, false)).toMatch(/may still make a new key/);
  });

  test("an exit IP is another one only where both are known", () => {
    const from = (before: string | null, kind: ActionView["kind"], outcome: Outcome) => {
      const action = ended(outcome, { kind, key_replaced: kind === "new_identity" });
      if (action.phase.kind === "ended") action.phase.before = { ...action.phase.before, exit_ip: before };
      return ending(action);
    };
    const unverified: Outcome = { kind: "up_unverified" };
    expect(from("198.51.100.9", "new_identity", unverified)?.body).toContain("The exit IP has changed");
    expect(from(null, "new_identity", unverified)?.body).toContain("Whether the exit IP is another one is not known");
    expect(from(null, "new_identity", { kind: "unchanged" })?.title).not.toContain("Another exit IP");
    expect(from("198.18.1.10", "undo", { kind: "unchanged" })?.title).toBe("Your former settings are back");
  });

  test("few people: what it can mean, and where more are", () => {
    const few = adviceIn("few");
    expect(advice(few.says, FIXTURE_NOW).body).toMatch(/On an exit IP elsewhere, as in Johannesburg: about 31 people \(\d+–\d+\)\./);
    expect(few.action && button(few.action, few)).toBe("Switch to the best crowd");
  });

  test("a larger crowd names the city that its button leads to", () => {
    const better = { city: "Stockholm", low: 11, likely: 31, high: 94 };
    const says: Says = { kind: "better_crowd", low: 2, likely: 5, high: 16, better, popular: [] };
    const action: Command = { kind: "switch", target: { kind: "city", city: "se-sto" }, seen_in: 1 };
    const larger: AdviceView = { ...adviceIn("few"), id: "better-crowd", says, action };
    expect(advice(says, FIXTURE_NOW).body).toContain("as in Stockholm, about 31 people (11–94)");
    expect(button(action, larger)).toBe("Switch to Stockholm");
  });

  test("what is meant once more is named whole: an identity is more than its key", () => {
    const young: Outcome = { kind: "key_too_young", from: FIXTURE_NOW };
    const meant = (kind: ActionView["kind"]) => onceMore(ended(young, { kind }), 1);
    expect(meant("rotate_key")).toEqual({ label: "New key all the same", command: { kind: "rotate_key", insist: true, seen_in: 1 } });
    expect(meant("new_identity")).toEqual({
      label: "New identity all the same",
      command: { kind: "new_identity", insist: true, seen_in: 1 },
    });
  });

  test("a long stay says how long", () => {
    const long = adviceIn("some");
    expect(advice(long.says, FIXTURE_NOW).title).toBe("3 hours on this address");
    expect(long.action && button(long.action, long)).toBe("Another relay here");
  });

  test("the line under the number names the pool and the largest doubt", () => {
    const crowd = snapshot("few").crowd.now;
    expect(crowd && rests(crowd)).toBe("60 exit IPs here, predicted · most doubt: how many use Mullvad");
    expect(poolWords({ size: null, provenance: "measured", at_least: null, overruled: null })).toBe("Exit IPs partly known");
  });

  test("a pool that was seen says how large it is at the least, and what was wrong", () => {
    const wrong = { provenance: "predicted", size: 60 } as const;
    const pool = { size: 67, provenance: "sighted", at_least: 30, overruled: wrong } as const;
    expect(poolWords(pool)).toBe("At least 30 exit IPs here, as seen");
    expect(poolSentence(pool)).toContain("at least 30 exit IPs");
    expect(overruled(pool)).toContain("The predicted pool of 60 exit IPs was wrong");
    expect(overruled({ ...pool, overruled: { ...wrong, provenance: "measured" } })).toContain("measured pool");
    expect(overruled({ ...pool, overruled: null })).toBeNull();
  });

  test("the parts of the doubt add up, and no doubt has no parts", () => {
    const parts = widths({ users: 0.8, share: 0.2, pool: 0, time: 0.1, ipv6: 0 });
    expect(parts.map((part) => part.id)).toEqual(["users", "share", "time"]);
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 12);
    expect(widths({ users: 0, share: 0, pool: 0, time: 0, ipv6: 0 })).toEqual([]);
  });

  test("a place is named as far as it is known", () => {
    expect(placeName(STOCKHOLM)).toBe("Stockholm, Sweden");
    expect(placeName({ relay: null, city: null, city_code: null, country: null })).toBe("A custom endpoint");
    expect(placeName(null)).toBe("Place not known");
  });

  test("a chip says where it leads and what to expect", () => {
    const [stockholm, , , best] = snapshot("few").quick_places;
    expect(stockholm && quickLabel(stockholm)).toBe(
      "Switch to Stockholm: about 6 people per exit IP, likely between 2 and 18",
    );
    expect(best && quickLabel(best)).toContain("Switch to the best crowd, as in Johannesburg: about 31 people");
    expect(stockholm && quickLabel({ ...stockholm, crowd: null })).toBe("Switch to Stockholm: crowd not known");
  });
});
