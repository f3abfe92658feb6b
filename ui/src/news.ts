// How long it is told what came of an action.
import type { ActionView } from "./bindings";
import { isDone } from "./sentences";

/** In seconds from when it was asked for. */
export const NEWS_FOR = 600;

/** Whether what came of an action needs to be told no more. What went wrong stands until it is closed. */
export function isOldNews({ phase, asked_at: asked }: ActionView, now: number): boolean {
  return phase.kind === "ended" && isDone(phase.outcome) && now - asked > NEWS_FOR;
}
