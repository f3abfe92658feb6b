// Which chunks of a long table are drawn: those near the window, and the one that holds the focus.

/** A chunk that came near the window or went away from it. */
export interface Seen {
  readonly start: number;
  readonly near: boolean;
}

export function drawnAfter(drawn: ReadonlySet<number>, seen: readonly Seen[], focused: number | null): ReadonlySet<number> {
  const next = new Set(drawn);
  for (const { start, near } of seen) {
    if (near) next.add(start);
    else next.delete(start);
  }
  if (focused !== null) next.add(focused);
  return next;
}
