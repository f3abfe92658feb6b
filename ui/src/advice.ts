// Which advice stands on the page, most important first.
import type { AdviceView, Snapshot } from "./bindings";
import type { Pane } from "./pane";

/** All that was not waved away. What the face says already is not said twice; where it has a button, that is there. */
export function adviceShown(snapshot: Snapshot | null, pane: Pane): readonly AdviceView[] {
  if (!snapshot) return [];
  switch (pane.kind) {
    // Beside a leak nothing else matters, and its face says what to do.
    case "leak":
    case "waiting":
    case "stopped":
    case "not_understood":
      return [];
    case "trouble":
    case "blocked":
    case "off":
    case "connecting":
    case "unknown":
    case "now":
      return snapshot.advice.filter((view) => !view.dismissed && (view.action !== null || view.says.kind !== saidBy(pane)));
    default:
      return pane satisfies never;
  }
}

/** What a face says by itself. */
export function saidBy({ kind }: Pane): AdviceView["says"]["kind"] | null {
  switch (kind) {
    case "off":
      return "no_tunnel";
    case "blocked":
      return "blocked";
    default:
      return null;
  }
}
