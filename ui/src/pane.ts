// Which of the few faces the page shows, from all that is known.
import type { Snapshot, Trouble } from "./bindings";

/** What the page was told last. */
export type Told =
  | { kind: "nothing" }
  | { kind: "snapshot"; snapshot: Snapshot }
  | { kind: "stopped" }
  | { kind: "not_understood"; theirs: number | null };

/** The faces; each carries what it needs. */
export type Pane =
  | { kind: "waiting" }
  | { kind: "stopped" }
  | { kind: "not_understood"; theirs: number | null }
  | { kind: "trouble"; trouble: Trouble }
  | { kind: "leak" }
  | { kind: "blocked" }
  | { kind: "off" }
  | { kind: "connecting" }
  | { kind: "unknown" }
  | { kind: "now" };

export function paneOf(told: Told): Pane {
  switch (told.kind) {
    case "nothing":
      return { kind: "waiting" };
    case "stopped":
      return { kind: "stopped" };
    case "not_understood":
      return told;
    case "snapshot":
      return paneOfSnapshot(told.snapshot);
    default:
      return told satisfies never;
  }
}

function paneOfSnapshot({ tunnel, crowd, exit_ip, trouble, source }: Snapshot): Pane {
  if (trouble === "leak") return { kind: "leak" };
  if (trouble !== null && (hidesAll(trouble) || crowd.now === null)) {
    return trouble === "blocked" ? { kind: "blocked" } : { kind: "trouble", trouble };
  }
  switch (tunnel.state) {
    case "blocked":
      return { kind: "blocked" };
    case "down":
      return { kind: "off" };
    case "changing":
      return { kind: "connecting" };
    case "unknown":
      return source === "none" ? { kind: "waiting" } : { kind: "unknown" };
    case "up":
      if (crowd.now) return { kind: "now" };
      return exit_ip.v4.state === "not_yet" ? { kind: "connecting" } : { kind: "unknown" };
    default:
      return tunnel.state satisfies never;
  }
}

/** Whether nothing else can be true beside this trouble: then no figure is shown. */
function hidesAll(trouble: Trouble): boolean {
  switch (trouble) {
    case "not_installed":
    case "daemon_not_running":
    case "no_permission":
    case "not_mullvads":
    case "daemon_unreadable":
    case "daemon_misbehaves":
    case "not_supported":
    case "not_logged_in":
    case "revoked":
    case "blocked":
    case "leak":
      return true;
    case "out_of_time":
    case "offline":
    case "check_unreachable":
    case "check_not_mullvad":
      return false;
    default:
      return trouble satisfies never;
  }
}
