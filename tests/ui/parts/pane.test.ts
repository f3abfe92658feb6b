import { describe, expect, test } from "vitest";

import type { Trouble } from "../../../ui/src/bindings";
import { faceOf } from "../../../ui/src/face";
import { paneOf } from "../../../ui/src/pane";
import { snapshot, snapshotNames } from "../support/fixtures";

function kindOf(name: string): string {
  return paneOf({ kind: "snapshot", snapshot: snapshot(name) }).kind;
}

describe("which face the page shows", () => {
  test.each([
    ["few", "now"],
    ["connecting", "connecting"],
    ["awaiting-ip", "connecting"],
    ["off", "off"],
    ["off-locked", "off"],
    ["blocked", "blocked"],
    ["leak", "leak"],
    ["unknown", "unknown"],
    ["trouble-daemon-not-running", "trouble"],
    ["trouble-not-installed", "trouble"],
  ])("%s: %s", (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });

  test("a number is never shown beside a service that does not answer, or beside a leak", () => {
    const silent: readonly Trouble[] = ["daemon_not_running", "no_permission", "not_mullvads", "daemon_misbehaves", "leak"];
    for (const trouble of silent) {
      const pane = paneOf({ kind: "snapshot", snapshot: { ...snapshot("few"), trouble } });
      expect(pane.kind).not.toBe("now");
    }
  });

  test("nothing told yet, stopped and not understood have faces of their own", () => {
    expect(paneOf({ kind: "nothing" }).kind).toBe("waiting");
    expect(paneOf({ kind: "stopped" }).kind).toBe("stopped");
    expect(paneOf({ kind: "not_understood", theirs: 2 })).toEqual({ kind: "not_understood", theirs: 2 });
  });

  test("every face without a number has its words, with no id showing through", () => {
    for (const name of snapshotNames()) {
      const shown = snapshot(name);
      const pane = paneOf({ kind: "snapshot", snapshot: shown });
      if (pane.kind === "now") continue;
      const { title, body } = faceOf(pane, shown);
      for (const words of [title, body]) {
        expect(words).toMatch(/^[A-Z].+/u);
        expect(words).not.toMatch(/page-|trouble-|undefined|\{/u);
      }
    }
  });
});
