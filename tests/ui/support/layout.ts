// Whether all that a page says can be read: nothing cut off, nothing beside the page, nothing over something else.
import type { Shown } from "./page";

/**
 * What is wrong with how the page is laid out; nothing, as it should be. A long text may scroll by itself, up and down. In
 * a window of less than 300 units, which is one magnified to 200 %, tables may, and so may the example in an empty field.
 */
export async function faultsOfLayout(shown: Shown): Promise<readonly string[]> {
  const size = shown.page.viewportSize() ?? { width: 400, height: 640 };
  // The tabs stay in sight over what is scrolled: in a window as high as the page they are below it.
  let height = size.height;
  // More may be drawn where there is more room.
  for (let needed = await heightOf(shown); needed > height; needed = await heightOf(shown)) {
    height = needed;
    await shown.page.setViewportSize({ ...size, height });
  }
  const found = await shown.page.evaluate(lookForFaults);
  await shown.page.setViewportSize(size);
  return found;
}

/** The height of all that is drawn, once what has come into sight is drawn too. */
async function heightOf(shown: Shown): Promise<number> {
  return shown.page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
    return document.documentElement.scrollHeight;
  });
}

/** Runs in the page. */
function lookForFaults(): readonly string[] {
  const faults: string[] = [];
  const page = document.documentElement;
  /** Pixels that letters or boxes may share without anybody seeing it. */
  const SLACK = 2;
  const isNarrow = page.clientWidth < 300;
  const CONTROLS = "button, a[href], input, select, textarea, summary, [role=row][tabindex]";

  const isSeen = (element: Element): boolean =>
    element.closest(".for-ears") === null && element.checkVisibility({ visibilityProperty: true });
  const named = (element: Element): string => {
    const text = element.textContent.trim().replace(/\s+/gu, " ");
    return `<${element.tagName.toLowerCase()}> ${text.slice(0, 60)}`;
  };
  const meet = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;

  const wide = page.scrollWidth - page.clientWidth;
  if (wide > 0) faults.push(`the page scrolls sideways by ${String(wide)} px`);

  const seen = [...document.body.querySelectorAll("*")].filter(isSeen);
  for (const element of seen) {
    if (!(element instanceof HTMLElement) || scrolls(element)) continue;
    if (frameAround(element) === element && element.scrollWidth <= element.clientWidth) continue;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const hides = overflowX !== "visible" || overflowY !== "visible" || textOverflow === "ellipsis";
    if (!hides || element.matches("input, select")) continue;
    const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (isCut) faults.push(`cut off: ${named(element)}`);
  }

  const ruler = document.createElement("span");
  document.body.append(ruler);
  for (const field of seen) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) continue;
    const style = getComputedStyle(field);
    // Each by itself: what all of them come to is empty where one of them has no place in it, as in forced colours.
    const { fontFamily, fontSize, fontStyle, fontWeight, fontVariantNumeric, letterSpacing } = style;
    ruler.style.cssText = "position: absolute; white-space: pre";
    Object.assign(ruler.style, { fontFamily, fontSize, fontStyle, fontWeight, fontVariantNumeric, letterSpacing });
    const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.label ?? "") : field.value || (isNarrow ? "" : field.placeholder);
    ruler.textContent = text;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (ruler.getBoundingClientRect().width > room + 1) faults.push(`cut off in its field: ${text}`);
  }
  ruler.remove();

  const canvas = document.createElement("canvas").getContext("2d");
  const texts: { readonly node: Text; readonly box: DOMRect; readonly around: Element }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!(node instanceof Text) || !around || node.data.trim() === "" || !isSeen(around) || around.closest("option") !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { font } = getComputedStyle(around);
    const frame = frameAround(around)?.getBoundingClientRect();
    for (const box of range.getClientRects()) {
      const ink = within(inked(box, node.data, font), frame);
      if (ink.width > 0 && ink.height > 0) texts.push({ node, box: ink, around });
    }
  }
  for (const { box, around } of texts) {
    if (scrolls(around)) continue;
    if (box.left < -1 || box.right > page.clientWidth + 1) faults.push(`beside the page: ${named(around)}`);
    // Blanks at the end of a line hang out of a text that keeps them.
    const block = (frameAround(around) ?? blockAround(around)).getBoundingClientRect();
    const isOut = box.left < block.left - SLACK || box.right > block.right + SLACK;
    if (isOut && around.closest("svg") === null) faults.push(`out of its box: ${named(around)}`);
  }
  for (const [at, one] of texts.entries()) {
    for (const other of texts.slice(at + 1)) {
      if (one.node !== other.node && meet(one.box, other.box)) {
        faults.push(`over each other: ${named(one.around)} / ${named(other.around)}`);
      }
    }
  }

  const controls = seen.filter((element) => element.matches(CONTROLS) && element.closest("svg") === null);
  for (const [at, one] of controls.entries()) {
    const box = one.getBoundingClientRect();
    for (const other of controls.slice(at + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      if (meet(box, other.getBoundingClientRect())) faults.push(`controls over each other: ${named(one)} / ${named(other)}`);
    }
    for (const { box: words, around } of texts) {
      if (!one.contains(around) && !around.contains(one) && meet(box, words)) {
        faults.push(`words over a control: ${named(around)} / ${named(one)}`);
      }
    }
  }
  return [...new Set(faults)];

  /** Within a table that may scroll by itself, which the keyboard reaches. */
  function scrolls(element: Element): boolean {
    const table = isNarrow ? element.closest("[tabindex='0']:has(> table)") : null;
    return table !== null && getComputedStyle(table).overflowX === "auto";
  }

  /** The long text that scrolls up and down by itself, which the keyboard reaches. */
  function frameAround(element: Element): Element | null {
    const frame = element.closest("[role=region][tabindex='0']:has(> pre)");
    return frame !== null && getComputedStyle(frame).overflowY === "auto" ? frame : null;
  }

  /** What is seen of a box through a frame. */
  function within(box: DOMRect, frame: DOMRect | undefined): DOMRect {
    if (!frame) return box;
    const [left, top] = [Math.max(box.left, frame.left), Math.max(box.top, frame.top)];
    const [right, bottom] = [Math.min(box.right, frame.right), Math.min(box.bottom, frame.bottom)];
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /** Of a line of text the part that its letters fill: some fonts leave much room above and below. */
  function inked(box: DOMRect, text: string, font: string): DOMRect {
    if (!canvas) return box;
    canvas.font = font;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent, actualBoundingBoxAscent, actualBoundingBoxDescent } = canvas.measureText(text);
    const scale = box.height / (fontBoundingBoxAscent + fontBoundingBoxDescent);
    const top = box.top + (fontBoundingBoxAscent - actualBoundingBoxAscent) * scale;
    return new DOMRect(box.left, top, box.width, (actualBoundingBoxAscent + actualBoundingBoxDescent) * scale);
  }

  function blockAround(element: Element): Element {
    let at = element;
    while (at.parentElement && ["inline", "contents"].includes(getComputedStyle(at).display)) at = at.parentElement;
    return at;
  }
}
