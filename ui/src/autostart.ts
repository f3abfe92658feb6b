// What is said of whether the desktop starts Shoal. It is the resident program that looks; nothing is guessed here.
import type { Autostart } from "./bindings";
import { clean, say } from "./words";

/** Longest reason that is shown: it may name a file. */
const LONGEST_REASON = 200;

/** How it stands, in a few words. */
export function autostartSum(autostart: Autostart | null): string {
  return say("page-autostart-sum", { state: autostart?.state ?? "unknown" });
}

/** Why there is nothing to choose; `null` where there is. */
export function autostartWhyNot(autostart: Autostart | null): string | null {
  if (autostart === null) return say("page-autostart-unknown");
  if (autostart.state !== "not_possible") return null;
  const { reason } = autostart;
  return reason === null
    ? say("page-autostart-demo")
    : say("page-autostart-not-possible", { reason: clean(reason, LONGEST_REASON) });
}
