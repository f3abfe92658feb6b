// Every page in every state that it can be in, so that what holds of one can be held of all.
import type { PageData, Snapshot } from "../../../ui/src/bindings";
import { PAGES, type PageName } from "../../../ui/src/pages";
import { pageData, pageNames, snapshot } from "./fixtures";
import { keptAs } from "./histories";
import type { Shown } from "./page";

export interface Scene {
  readonly name: string;
  /** Goes there, from a page that has been told nothing. */
  readonly show: (shown: Shown) => Promise<void>;
}

/** Names of snapshots that every page is seen with. */
const STATES = ["some", "off", "connecting", "blocked", "trouble-daemon-not-running"] as const;

/** What the first page can show beside these. */
const FACES = [
  "few",
  "many",
  "alone",
  "advised",
  "off-advised",
  "blocked-advised",
  "ask-browsers",
  "leak",
  "unknown",
  "simulation",
  "action-asking",
  "action-verified",
  "trouble-check-unreachable",
  "trouble-no-permission",
  "other-client",
  "custom-list",
  "hostile-names",
  "paused-multihop",
] as const;

/** The data of each page, the fullest first; without any it has not come yet. */
const DATA: Readonly<Record<PageName, readonly string[]>> = {
  now: [],
  trail: ["trail", "trail-one", "trail-contradiction", "trail-does-not-hold", "trail-none", "trail-no-address", "trail-forgotten"],
  places: ["places"],
  history: ["history", "history-one-hour", "history-opening", "history-empty", "history-trouble"],
  signals: ["signals", "signals-rare", "signals-none-chosen", "signals-no-exit", "signals-over-tor"],
  settings: [],
};

/** With all that a snapshot can hold for a page, so that nothing of it stays untold. */
function fullest(page: PageName, data: PageData | null): Snapshot {
  const some = snapshot("some");
  if (page === "places") return { ...some, settings: { ...some.settings, favourites: ["se-sto"] }, relays_left_out: 2 };
  if (page === "settings") return { ...some, autostart: { state: "changed" }, settings_error: "not_a_country" };
  return data?.page === "history" ? keptAs(data) : some;
}

function scene(page: PageName, name: string, told: Snapshot, data: PageData | null): Scene {
  return {
    name: `${page}, ${name}`,
    show: async (shown) => {
      await shown.show(told);
      await shown.turnTo(page);
      if (data) await shown.tell({ kind: "page", data });
      if (data?.page === "places" && data.cities.length > 0) await shown.page.locator("path.land").waitFor({ state: "attached" });
    },
  };
}

/** A page with its fullest data in each state, with its other data, and before any has come. */
function scenesOf(page: PageName): readonly Scene[] {
  const [most = null, ...others] = DATA[page].map(pageData);
  const states = page === "now" ? [...STATES, ...FACES] : STATES;
  return [
    ...states.map((name) => scene(page, name, name === "some" ? fullest(page, most) : snapshot(name), most)),
    ...others.map((data, at) => scene(page, DATA[page][at + 1] ?? "", fullest(page, data), data)),
    ...(most ? [scene(page, "nothing come", snapshot("some"), null)] : []),
    ...(page === "places" ? [scene(page, "empty", snapshot("unknown"), { page, cities: [], relays: [] })] : []),
  ];
}

/** A page on which that was pressed. */
function pressed(name: string, on: Scene, ...buttons: readonly string[]): Scene {
  return {
    name,
    show: async (shown) => {
      await on.show(shown);
      for (const button of buttons) await shown.page.locator(button).last().click();
    },
  };
}

const PLACES = scene("places", "some", fullest("places", null), pageData("places"));
const HISTORY = scene("history", "some", fullest("history", pageData("history")), pageData("history"));

/** The report in *Settings*, and what became of it. */
function report(name: string): Scene {
  return {
    name: `settings, ${name}`,
    show: async (shown) => {
      await shown.show(snapshot("some"));
      await shown.turnTo("settings");
      const part = shown.page.locator("details").last();
      await part.locator("summary").click();
      await part.locator(".button").click();
      await shown.tell({ kind: "page", data: pageData("diagnostics") });
      if (name === "diagnostics") return;
      await part.locator(".button.first").click();
      await shown.tell({ kind: "page", data: pageData(name) });
    },
  };
}

/** The first start, that many steps on. */
function firstStart(name: string, steps: number): Scene {
  return {
    name: `first start, ${name}, step ${String(steps + 1)}`,
    show: async (shown) => {
      const told = snapshot(name);
      await shown.show({ ...told, settings: { ...told.settings, profile: null } });
      for (let step = 0; step < steps; step += 1) await shown.page.locator("section[aria-labelledby=first-start] .button.first").click();
    },
  };
}

export const SCENES: readonly Scene[] = [
  ...PAGES.flatMap(({ name }) => scenesOf(name)),
  ...pageNames()
    .filter((name) => name.startsWith("diagnostics"))
    .map(report),
  pressed("places, those of Mullvad's own", PLACES, "search button[aria-pressed=false]"),
  pressed("history, about to be forgotten", HISTORY, "section button[aria-pressed=false]", ".forget .button"),
  ...[0, 1, 2].map((steps) => firstStart("some", steps)),
  firstStart("off", 0),
  firstStart("trouble-not-installed", 2),
  { name: "nothing told yet", show: () => Promise.resolve() },
  { name: "stopped", show: (shown) => shown.tell({ kind: "stopped" }) },
  { name: "not understood", show: (shown) => shown.tell({ kind: "not_understood", theirs: 2 }) },
];

/**
 * Those that show the most of each page: one of each with all its data, and each step of
 * the first start.
 */
export const FULL_SCENES = SCENES.filter(({ name }) => /, some|^now, advised$/u.test(name));

/** Opens all that can be opened on the page: of rows in a table the first city and the first relay. */
export async function unfold(shown: Shown): Promise<void> {
  const left = await shown.page.evaluate(openAll);
  if (left > 0) throw new Error(`${String(left)} parts of the page stay closed`);
  const last = (await shown.said()).at(-1);
  if (last?.kind === "looking_at" && last.page === "position") await shown.tell({ kind: "page", data: pageData("position") });
}

/** Runs in the page; how many parts could not be opened. */
async function openAll(): Promise<number> {
  const CLOSED = [
    "main button[aria-expanded=false]:not([aria-disabled=true])",
    "main details:not([open]) > summary",
    '[data-key="se-sto"][aria-expanded=false]',
    '[data-key="se-sto-wg-001"][aria-expanded=false]',
  ].join(", ");
  let closed: readonly HTMLElement[] = [];
  // What is opened may hold more to open.
  for (let round = 0; round < 20; round += 1) {
    // Those of one name would close each other.
    for (const fold of document.querySelectorAll("details[name]")) fold.removeAttribute("name");
    closed = [...document.querySelectorAll<HTMLElement>(CLOSED)];
    if (closed.length === 0) break;
    for (const one of closed) one.click();
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
  }
  return closed.length;
}
