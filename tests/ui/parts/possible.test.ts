import { describe, expect, test } from "vitest";

import type { Command, Snapshot, SwitchBlocked } from "../../../ui/src/bindings";
import { obstacle } from "../../../ui/src/possible";
import { FIXTURE_NOW, snapshot } from "../support/fixtures";

const SWITCH: Command = { kind: "switch", target: { kind: "best" }, seen_in: 3 };
const IDENTITY: Command = { kind: "new_identity", insist: false, seen_in: 3 };
const KEY: Command = { kind: "rotate_key", insist: false, seen_in: 3 };
const MULTIHOP: Command = { kind: "multihop", mode: "on" };
const ENTRY: Command = { kind: "entry", entry: { kind: "anywhere" } };
const UNDO: Command = { kind: "undo", anyway: false };
const RECONNECT: Command = { kind: "reconnect" };
const ACTIONS = [SWITCH, IDENTITY, KEY, MULTIHOP, ENTRY, UNDO, RECONNECT];
/** What needs no tunnel and no program of Mullvad's. */
const OWN: readonly Command[] = [
  { kind: "dismiss", advice: "few-people" },
  { kind: "pause", minutes: 5 },
  { kind: "check_exit" },
  { kind: "change", change: { setting: "look_for_browsers", allowed: true } },
];

function words(command: Command, told: Partial<Snapshot> = {}): string | null {
  return obstacle(command, { ...snapshot("few"), ...told }, FIXTURE_NOW)?.words ?? null;
}

describe("what stands in the way", () => {
  test("is nothing, as a rule", () => {
    expect([...ACTIONS, ...OWN].map((command) => words(command))).toEqual([...ACTIONS, ...OWN].map(() => null));
  });

  test.each<[SwitchBlocked, RegExp]>([
    ["no_daemon", /cannot be reached/u],
    ["other_client", /another program/u],
    ["action_under_way", /One thing at a time/u],
  ])("%s stands before every action, and before nothing of Shoal's own", (blocked, said) => {
    for (const command of ACTIONS) expect(words(command, { switch_blocked: blocked }), command.kind).toMatch(said);
    for (const command of OWN) expect(words(command, { switch_blocked: blocked }), command.kind).toBeNull();
  });

  test("settings that cannot be written stand before what writes them alone", () => {
    for (const blocked of ["custom_endpoint", "unreadable_settings"] as const) {
      for (const command of [SWITCH, IDENTITY, MULTIHOP, ENTRY, UNDO]) {
        expect(words(command, { switch_blocked: blocked }), command.kind).toMatch(/^Not possible/u);
      }
      for (const command of [KEY, RECONNECT]) expect(words(command, { switch_blocked: blocked }), command.kind).toBeNull();
    }
  });

  test("the seconds until the next action are told, and undo waits for none", () => {
    const action = snapshot("action-too-soon").action;
    expect(action?.next_at).toBe(FIXTURE_NOW + 4);
    for (const command of ACTIONS.filter((one) => one !== UNDO)) expect(words(command, { action }), command.kind).toBe("Again in 4 s");
    expect(words(UNDO, { action })).toBeNull();
    const later = { ...snapshot("few"), action };
    expect(obstacle(SWITCH, later, FIXTURE_NOW + 4)).toBeNull();
  });

  test("a young key stands before a new one, unless the user insists", () => {
    const key = { created: FIXTURE_NOW - 60, rotation_hours: 720, next_at: FIXTURE_NOW + 1 };
    for (const command of [KEY, IDENTITY]) expect(words(command, { key })).toMatch(/^New key again at \d\d:\d\d/u);
    for (const command of [SWITCH, RECONNECT]) expect(words(command, { key })).toBeNull();
    expect(words({ ...KEY, insist: true }, { key })).toBeNull();
    expect(words({ ...IDENTITY, insist: true }, { key })).toBeNull();
    expect(words(KEY, { key: { ...key, next_at: FIXTURE_NOW } })).toBeNull();
  });

  test("without a device there is no new key", () => {
    for (const command of [KEY, IDENTITY]) {
      expect(words(command, { trouble: "not_logged_in" })).toMatch(/not logged in/u);
      expect(words(command, { trouble: "revoked" })).toMatch(/removed from the account/u);
    }
    expect(words(SWITCH, { trouble: "revoked" })).toBeNull();
  });

  test("multihop says of itself why it cannot be set", () => {
    const without = (told: Partial<Snapshot["multihop"]>): Partial<Snapshot> => ({
      multihop: { in_use: false, modes: [], obstacle: null, entries: [], ...told },
    });
    for (const command of [MULTIHOP, ENTRY]) {
      expect(words(command, without({ obstacle: { kind: "no_program" } }))).toMatch(/not installed/u);
      expect(words(command, without({ obstacle: { kind: "untrusted_program" } }))).toMatch(/others than root/u);
      expect(words(command, without({ obstacle: { kind: "unknown_program" } }))).toMatch(/names no way/u);
      const other = { kind: "other_version", program: "2025.13", daemon: "2026.4" } as const;
      expect(words(command, without({ obstacle: other }))).toMatch(/version 2025\.13, its service of 2026\.4/u);
      expect(words(command, without({}))).toMatch(/not known yet/u);
      expect(words(command, { ...without({}), switch_blocked: "other_client" })).toMatch(/another program/u);
    }
    expect(words(SWITCH, without({ obstacle: { kind: "no_program" } }))).toBeNull();
  });
});
