// What is said where Shoal's settings file is not as it should be.
import type { Snapshot } from "./bindings";
import { say } from "./words";

/** What is the matter with it; `null`: nothing. One that was kept aside is told as long as Shoal runs. */
export function settingsFileNote(snapshot: Pick<Snapshot, "settings_file" | "settings_kept_aside">): string | null {
  const { kind } = snapshot.settings_file;
  switch (kind) {
    case "one_key_unused":
    case "newer":
    case "unreadable":
    case "refused":
    case "not_written":
      return say("page-settings-file", { state: kind });
    case "in_memory":
    case "missing":
    case "good":
    case "kept_aside":
      return snapshot.settings_kept_aside ? say("page-settings-aside") : null;
    default:
      return kind satisfies never;
  }
}
