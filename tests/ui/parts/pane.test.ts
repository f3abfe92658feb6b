import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Snapshot, Trouble } from "../../../ui/src/bindings";
import { faceOf, PROTOCOL } from "../../../ui/src/face";
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

  test("where another program made the tunnel, no face speaks of an app that is not there", () => {
    const other = snapshot("other-client");
    const unknown = { ...other.exit_ip.v4, state: "not_yet", address: null } as const;
    const crowd = { ...other.crowd, now: null, v4: null };
    const asked: Snapshot = { ...other, crowd, exit_ip: { ...other.exit_ip, v4: unknown } };
    const down: Snapshot = { ...asked, tunnel: { ...other.tunnel, state: "down", exit: null } };
    const said = (shown: Snapshot) => faceOf(paneOf({ kind: "snapshot", snapshot: shown }), shown);
    expect(said(asked)).toEqual({ title: "Connected", body: "The exit check is being asked for the exit IP." });
    expect(said(down).body).toContain("Connect in the program that made your tunnel");
    for (const shown of [asked, down]) expect(said(shown).body).not.toContain("app");
    // Of other tunnels than this one nothing is known.
    for (const source of ["check", "daemon"] as const) expect(said({ ...down, source }).body).toContain("unless another VPN is up");
    expect(said({ ...down, source: "daemon" }).body).toContain("Connect in Mullvad’s app");
  });

  test("a language that is not understood is named beside the core's own", () => {
    const core = new URL("../../../src-tauri/crates/shoal-core/src/front.rs", import.meta.url);
    expect(readFileSync(core, "utf8")).toContain(`pub const PROTOCOL: u32 = ${String(PROTOCOL)};`);
    expect(faceOf({ kind: "not_understood", theirs: PROTOCOL + 1 }, null).body).toContain(`ours ${String(PROTOCOL)}, theirs`);
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
