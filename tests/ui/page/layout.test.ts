// Numbers change while somebody reads: nothing around them may move because of it. The words of a line that holds
// one make room to the left and right; that line stays where it is, and so does everything else.
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Snapshot } from "../../../ui/src/bindings";
import { snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();
let shown: Shown;

beforeEach(async () => {
  shown = await pages.start({ reducedMotion: "reduce" });
});

afterEach(async () => {
  await shown.close();
});

/** Low, likely and high, of one digit to five. */
const NUMBERS: readonly (readonly [number, number, number])[] = [
  [11, 31, 94],
  [2, 5, 16],
  [88, 88, 888],
  [111, 1111, 11_111],
  [8888, 44_444, 88_888],
  [1, 3, 7],
  [11, 31, 94],
];

function withNumbers(base: Snapshot, revision: number, [low, likely, high]: readonly [number, number, number]): Snapshot {
  const crowd = base.crowd.now;
  if (!crowd) throw new Error("the fixture has a crowd");
  const now = { ...crowd, low, likely, high };
  return { ...base, revision, crowd: { ...base.crowd, now, v4: now } };
}

/** From here on the browser writes down what moves without having been asked to. */
async function watchLayout(): Promise<void> {
  await shown.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { shoalShifts: seen });
    interface Moved {
      readonly node: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }
    const note = ({ node, previousRect, currentRect }: Moved): void => {
      const element = node instanceof Element ? node : node?.parentElement;
      const isInLine = element?.closest("h1, .range > p, .capped") !== null;
      if (isInLine && previousRect.y === currentRect.y && previousRect.height === currentRect.height) return;
      seen.push(`${element?.textContent ?? "gone"}: ${JSON.stringify([previousRect, currentRect])}`);
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (entry as unknown as { sources: Moved[] }).sources.forEach(note);
    }).observe({ type: "layout-shift" });
  });
}

/** All that moved so far; two drawn pictures later the browser has told of it. */
async function moved(): Promise<readonly string[]> {
  return shown.page.evaluate(async () => {
    const drawn = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
    await drawn();
    await drawn();
    await drawn();
    return (globalThis as unknown as { shoalShifts: string[] }).shoalShifts;
  });
}

describe("the layout", () => {
  for (const width of [400, 900]) {
    test(`stands still while the numbers change, ${String(width)} pixels wide`, async () => {
      await shown.page.setViewportSize({ width, height: 640 });
      await shown.page.evaluate(() => document.fonts.ready.then(() => undefined));
      const base = snapshot("some");
      await shown.show(base);
      expect(await shown.text()).toContain("31");
      await watchLayout();
      for (const [index, numbers] of NUMBERS.entries()) {
        await shown.show(withNumbers(base, index + 2, numbers));
        expect(await moved(), numbers.join(", ")).toEqual([]);
      }
      expect(await shown.text()).toContain("Likely between 11 and 94");
    });
  }

  test("is seen to move where something comes in between", async () => {
    await shown.show(snapshot("some"));
    await watchLayout();
    await shown.page.evaluate(() => {
      const wedge = document.createElement("div");
      wedge.textContent = "wedge";
      document.querySelector(".rest")?.before(wedge);
    });
    await expect.poll(async () => (await moved()).length).toBeGreaterThan(0);
  });
});
