// Where the focus goes when what has it vanishes. The browser gives it to nobody then, and whoever reads or types would
// begin again at the top of the page.

/** What can take it: what can be read or pressed. */
const TAKES_IT = "h1, h2, h3, summary, button, a[href], input, select, textarea, [tabindex]";

/** What belongs together: whoever was in it goes on in it, if anything of it is left. */
const WHOLE = "section, form, details, .rest, main";

/**
 * Follows the focus until the answer is called. Where what has it vanishes, it goes to `first` if there is such a thing,
 * or else to what stands in the place of what vanished.
 */
export function keepFocus(first: () => HTMLElement | null): () => void {
  let last: Element | null = null;
  const taken = ({ target }: Event): void => {
    last = target instanceof Element ? target.closest(TAKES_IT) : null;
  };
  const observer = new MutationObserver((changes) => {
    const lost = last;
    if (lost === null || lost.isConnected) return;
    last = null;
    if (document.activeElement !== document.body) return;
    const change = changes.findLast(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
    give(first() ?? (change ? inPlaceOf(change) : null));
  });
  document.addEventListener("focusin", taken);
  // Whoever presses beside everything has left what had it.
  document.addEventListener("pointerdown", taken);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", taken);
    document.removeEventListener("pointerdown", taken);
    observer.disconnect();
  };
}

function give(to: HTMLElement | null): void {
  // A heading takes it only where it is told so.
  if (to && to.tabIndex < 0) to.tabIndex = -1;
  to?.focus();
}

/** What comes after it in the same whole, or else before it; then in what that whole is part of. */
function inPlaceOf({ target, nextSibling, previousSibling }: MutationRecord): HTMLElement | null {
  const isAfter = (one: Element): boolean => {
    if (nextSibling?.isConnected) return nextSibling === one || follows(one, nextSibling, true);
    if (previousSibling?.isConnected) return follows(one, previousSibling, false);
    return target.contains(one);
  };
  let whole = (target instanceof Element ? target : target.parentElement)?.closest(WHOLE) ?? null;
  while (whole) {
    const all = [...whole.querySelectorAll<HTMLElement>(TAKES_IT)].filter((one) => one.getClientRects().length > 0);
    const found = all.find(isAfter) ?? all.at(-1);
    if (found) return found;
    whole = whole.parentElement?.closest(WHOLE) ?? null;
  }
  return null;
}

/** Whether `one` stands after `other`, or, where that counts, within it. */
function follows(one: Node, other: Node, orWithin: boolean): boolean {
  const order = other.compareDocumentPosition(one);
  const isWithin = (order & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0;
  return isWithin ? orWithin : (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
