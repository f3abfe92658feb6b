// What others wrote is shown as text, and the page's policy holds whatever gets into it.
import type { Server } from "node:http";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Snapshot } from "../../../ui/src/bindings";
import { snapshot, snapshotNames } from "../support/fixtures";
import { servePage, Shown, startBrowser } from "../support/page";

let server: Server;
let address: string;
let browser: Browser;

beforeAll(async () => {
  ({ server, address } = await servePage());
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "</p><iframe src=javascript:alert(1)>",
  "{{constructor.constructor('alert(1)')()}}",
  "${alert(1)}",
  "{ $likely }",
  "javascript:alert(1)",
  "a\u202eb\u2066c\u200bd\u0000e\u001b[31mf",
  "&lt;b&gt;",
  "x".repeat(10_000),
  "\u0301".repeat(200),
  "__proto__",
];

function named(name: string): Snapshot {
  const shown = snapshot("hostile-names");
  const text = JSON.stringify(shown);
  const placed = JSON.parse(text, (key, value: unknown) =>
    (key === "city" || key === "country" || key === "replaces_custom_list") && typeof value === "string" && value.length > 8
      ? name
      : value,
  ) as Snapshot;
  return placed;
}

describe("hostile names", () => {
  test("change no element of the page and run nothing", { timeout: 120_000 }, async () => {
    const shown = await Shown.start(browser, address, { reducedMotion: "reduce" });
    const dialogs: string[] = [];
    shown.page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await shown.show(named("Harmless place"));
    const elements = await shown.page.locator("main *").count();
    let revision = 2;
    for (const name of HOSTILE) {
      await shown.show({ ...named(name), revision: revision++ });
      expect(await shown.page.locator("main *").count(), name).toBe(elements);
      expect(await shown.text(), name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0000\u001b]/u);
    }
    expect(dialogs).toEqual([]);
    expect(await shown.violations()).toEqual([]);
    await shown.close();
  });
});

/** What came of an intruder's attempts. */
interface Tried {
  intruded: number;
  fetched: boolean;
}

/** Runs in the page, in a task of its own: what a debugger runs is above the policy. */
function intrude(): void {
  const world = globalThis as unknown as { intruded: number; tried?: Tried };
  world.intruded = 0;
  const attempts: (() => unknown)[] = [
    () => {
      const script = document.createElement("script");
      script.append("globalThis.intruded += 1");
      document.body.append(script);
    },
    // eslint-disable-next-line no-eval -- it is the intruder who does
    () => (0, eval)("globalThis.intruded += 1"),
    // eslint-disable-next-line no-restricted-properties -- it is the intruder who does
    () => (document.body.innerHTML = "<img src=x onerror='globalThis.intruded += 1'>"),
    () => new WebSocket("ws://127.0.0.1:9/"),
    () => {
      const frame = document.createElement("iframe");
      frame.src = "javascript:parent.intruded += 1";
      document.body.append(frame);
    },
  ];
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => {
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // Refused, as it should be.
      }
    }
    const tell = (fetched: boolean): void => {
      world.tried = { intruded: world.intruded, fetched };
    };
    fetch("https://example.org/").then(
      () => { tell(true); },
      () => { tell(false); },
    );
  };
  port1.postMessage(null);
}

describe("the policy", () => {
  test("is broken by no face of the page", async () => {
    const shown = await Shown.start(browser, address);
    const errors: string[] = [];
    shown.page.on("console", (line) => {
      if (line.type() === "error") errors.push(line.text());
    });
    shown.page.on("pageerror", (error) => errors.push(error.message));
    let revision = 1;
    for (const name of snapshotNames()) await shown.show({ ...snapshot(name), revision: revision++ });
    expect(await shown.violations()).toEqual([]);
    expect(errors).toEqual([]);
    await shown.close();
  });

  test("stops what an intruder would try", async () => {
    const shown = await Shown.start(browser, address);
    await shown.show(snapshot("few"));
    await shown.page.evaluate(intrude);
    await shown.page.waitForFunction(() => (globalThis as unknown as { tried?: Tried }).tried !== undefined);
    const tried = await shown.page.evaluate(() => (globalThis as unknown as { tried: Tried }).tried);
    expect(tried.intruded).toBe(0);
    expect(tried.fetched).toBe(false);
    expect((await shown.violations()).length).toBeGreaterThanOrEqual(4);
    await shown.close();
  });
});
