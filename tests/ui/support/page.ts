// The built page in a real browser, with its own policy, and an agent played by the test.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll } from "vitest";

import type { Command, FromPage, Snapshot, ToPage } from "../../../ui/src/bindings";
import { PAGES, type PageName } from "../../../ui/src/pages";
import { FIXTURE_NOW } from "./fixtures";

const UI = new URL("../../../ui/", import.meta.url);
export const DIST = new URL("../../../ui/dist/", import.meta.url);
const CONFIG = new URL("../../../src-tauri/tauri.conf.json", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The policy that the window is built with. */
export function configuredPolicy(): string {
  const config = JSON.parse(readFileSync(CONFIG, "utf8")) as { app: { security: { csp: string } } };
  return config.app.security.csp;
}

/** The page built anew with all that it says in disguise (`ui/src/disguise.ts`), and served like the one that ships. */
export async function serveDisguised(): Promise<{ server: Server; address: string }> {
  const root = fileURLToPath(UI);
  const outDir = mkdtempSync(join(tmpdir(), "shoal-disguised-"));
  await build({ root, configFile: join(root, "vite.config.ts"), mode: "disguised", logLevel: "error", build: { outDir, emptyOutDir: true } });
  const served = await servePage(pathToFileURL(`${outDir}/`));
  served.server.on("close", () => { rmSync(outDir, { recursive: true }); });
  return served;
}

/** Serves what was built, with the window's policy. */
export async function servePage(folder = DIST): Promise<{ server: Server; address: string }> {
  const policy = configuredPolicy();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = new URL(`.${path === "/" ? "/index.html" : path}`, folder);
    if (!file.href.startsWith(folder.href) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(fileURLToPath(file))] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/` };
}

async function startBrowser(): Promise<Browser> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (!executablePath) throw new Error("no Chromium found: cargo xtask setup installs it");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

/** What stands in the page's world for the program around it. */
interface FakeWindow {
  said: FromPage[];
  violations: string[];
  refuse: boolean;
  channel: number | null;
  index: number;
  callbacks: Map<number, (message: unknown) => void>;
}

/** Runs in the page before its own scripts: the part of Tauri that the page uses. */
function playTauri(): void {
  const fake: FakeWindow = {
    said: [],
    violations: [],
    refuse: false,
    channel: null,
    index: 0,
    callbacks: new Map(),
  };
  let next = 1;
  document.addEventListener("securitypolicyviolation", (event) => {
    fake.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  Object.assign(globalThis, {
    shoalFake: fake,
    __TAURI_INTERNALS__: {
      transformCallback(callback: (message: unknown) => void): number {
        next += 1;
        fake.callbacks.set(next, callback);
        return next;
      },
      unregisterCallback(id: number): void {
        fake.callbacks.delete(id);
      },
      invoke(name: string, given: { channel?: { id: number }; said?: FromPage }): Promise<null> {
        if (name === "snapshot" && given.channel) {
          fake.channel = given.channel.id;
          return Promise.resolve(null);
        }
        if (name === "dispatch" && given.said) {
          fake.said.push(given.said);
          return fake.refuse ? Promise.reject(new Error("ended")) : Promise.resolve(null);
        }
        return Promise.reject(new Error(`not allowed: ${name}`));
      },
    },
  });
}

/** A page with its agent. */
export class Shown {
  /** What is done to every message on its way to the page. */
  through: (message: ToPage) => ToPage = (message) => message;

  private constructor(readonly page: Page) {}

  static async start(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Shown> {
    const context = await browser.newContext({ viewport: { width: 400, height: 640 }, timezoneId: "UTC", ...options });
    const page = await context.newPage();
    await page.clock.install({ time: FIXTURE_NOW * 1000 });
    await page.addInitScript(playTauri);
    await page.goto(address);
    await page.waitForFunction(() => (globalThis as unknown as { shoalFake: FakeWindow }).shoalFake.channel !== null);
    // What is measured before the page's own face is there is another one's.
    await page.evaluate(async () => document.fonts.load('1em "Figtree Variable"'));
    return new Shown(page);
  }

  async tell(message: ToPage): Promise<void> {
    await this.page.evaluate((told) => {
      const fake = (globalThis as unknown as { shoalFake: FakeWindow }).shoalFake;
      fake.callbacks.get(fake.channel ?? 0)?.({ message: told, index: fake.index });
      fake.index += 1;
    }, this.through(message));
  }

  /** Holds the page's clock at a moment of its own, which is told in seconds: time passes only where a story lets it. */
  async hold(): Promise<number> {
    const at = FIXTURE_NOW + 3_600;
    await this.page.clock.pauseAt(at * 1000);
    return at;
  }

  async show(snapshot: Snapshot): Promise<void> {
    await this.tell({ kind: "snapshot", snapshot });
  }

  /** All that the page said, in order. */
  async said(): Promise<readonly FromPage[]> {
    return this.page.evaluate(() => (globalThis as unknown as { shoalFake: FakeWindow }).shoalFake.said);
  }

  async commands(): Promise<readonly Command[]> {
    return (await this.said()).flatMap((said) => (said.kind === "command" ? [said.command] : []));
  }

  async violations(): Promise<readonly string[]> {
    return this.page.evaluate(() => (globalThis as unknown as { shoalFake: FakeWindow }).shoalFake.violations);
  }

  async refuseCommands(): Promise<void> {
    await this.page.evaluate(() => {
      (globalThis as unknown as { shoalFake: FakeWindow }).shoalFake.refuse = true;
    });
  }

  /** Goes to a page by its tab. */
  async open(tab: string): Promise<void> {
    await this.page.getByRole("navigation").getByRole("button", { name: tab, exact: true }).click();
  }

  /** Goes to a page by the place of its tab, in whatever language. */
  async turnTo(page: PageName): Promise<void> {
    const place = PAGES.findIndex(({ name }) => name === page);
    await this.page.getByRole("navigation").getByRole("button").nth(place).click();
  }

  async text(): Promise<string> {
    return this.page.locator("main").innerText();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** The page served, and a browser to see it in. */
export class PagesInBrowser {
  private constructor(
    readonly address: string,
    private readonly server: Server,
    private readonly browser: Browser,
  ) {}

  static async open(serve: typeof servePage): Promise<PagesInBrowser> {
    const [{ address, server }, browser] = await Promise.all([serve(), startBrowser()]);
    return new PagesInBrowser(address, server, browser);
  }

  async start(options: BrowserContextOptions = {}): Promise<Shown> {
    return Shown.start(this.browser, this.address, options);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}

/** Opens them before the first test around this call and closes them after the last; in between they are there. */
export function pagesInBrowser(serve = servePage): Pick<PagesInBrowser, "address" | "start"> {
  let open: PagesInBrowser | undefined;
  const there = (): PagesInBrowser => {
    if (!open) throw new Error("the browser runs only during the tests");
    return open;
  };
  beforeAll(async () => {
    open = await PagesInBrowser.open(serve);
  });
  afterAll(async () => open?.close());
  return {
    get address() {
      return there().address;
    },
    start: async (options) => there().start(options),
  };
}
