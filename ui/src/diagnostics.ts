// What became of the wish to save a report, in words.
import type { DiagnosticsSaved } from "./bindings";
import { clean, say } from "./words";

/** Longest path or reason that is shown: both may name a file in a deep folder. */
const LONGEST = 300;

export interface SavedSaying {
  readonly text: string;
  /** Whether it was not saved though it should have been. */
  readonly failed: boolean;
}

export function savedSaying(saved: DiagnosticsSaved): SavedSaying | null {
  const failure = (id: string, told = {}): SavedSaying => ({
    text: `${say(id, told)} ${say(`${id}.next`)}`,
    failed: true,
  });
  switch (saved.kind) {
    case "not_asked":
      return null;
    case "saved":
      return { text: say("page-diagnostics-saved", { path: clean(saved.path, LONGEST) }), failed: false };
    case "no_folder":
      return saved.reason === null
        ? { text: say("page-diagnostics-nowhere"), failed: true }
        : failure("page-diagnostics-no-folder", { reason: clean(saved.reason, LONGEST) });
    case "not_written":
      return failure("page-diagnostics-not-written", { reason: clean(saved.reason, LONGEST) });
    case "too_many":
      return failure("page-diagnostics-too-many", { count: saved.count });
    case "not_shown":
      return failure("page-diagnostics-not-shown");
    default:
      return saved satisfies never;
  }
}
