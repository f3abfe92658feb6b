// What is said of whether the desktop starts Shoal. It is the resident program that looks; nothing is guessed here.
import type { Autostart, AutostartObstacle } from "./bindings";
import { clean, say } from "./words";

/** Longest path or reason that is shown. */
const LONGEST = 200;

/** How it stands, in a few words. */
export function autostartSum(autostart: Autostart | null): string {
  return say("page-autostart-sum", { state: autostart?.state ?? "unknown" });
}

/** Why there is nothing to choose; `null` where there is. */
export function autostartWhyNot(autostart: Autostart | null): string | null {
  if (autostart === null) return say("page-autostart-unknown");
  if (autostart.state !== "not_possible") return null;
  const { obstacle } = autostart;
  if (obstacle.kind === "simulation") return say("page-autostart-demo");
  const why = inTheWay(obstacle);
  return say("page-autostart-not-possible", {
    why: autostart.is_there ? `${why} ${say("autostart-still_there")}` : why,
  });
}

function inTheWay(obstacle: Exclude<AutostartObstacle, { kind: "simulation" }>): string {
  switch (obstacle.kind) {
    case "no_home":
      return say("autostart-no_home");
    case "refused":
      return say("autostart-refused", { reason: clean(obstacle.reason, LONGEST) });
    case "no_plain_path":
    case "unusual_character":
    case "program_gone":
    case "program_changeable":
      return say(`autostart-${obstacle.kind}`, { program: clean(obstacle.program, LONGEST) });
    default:
      return obstacle satisfies never;
  }
}
