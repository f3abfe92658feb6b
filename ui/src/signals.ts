// What a browser tells besides the exit IP: what can be read as that, and what is said of its cost. What people choose
// from is in the core, and so are the shares; nothing of what is chosen is kept here or there.
import type { Browser, GroupReading, OperatingSystem, Signals, SignalShare, SignalsPage } from "./bindings";
import { chance, count, decimal, ratio, say } from "./words";

export const NOTHING: Signals = { browser: null, os: null, time_zone: null, language: null, screen: null };

/** The browsers, each with whether it reports the same for all who use it; a test holds that against the core. */
export const BROWSERS = {
  chrome: false,
  firefox: false,
  safari: false,
  edge: false,
  brave: false,
  opera: false,
  vivaldi: false,
  "samsung-internet": false,
  duckduckgo: false,
  librewolf: true,
  "mullvad-browser": true,
  "tor-browser": true,
  other: false,
} as const satisfies Record<Browser, boolean>;

const SYSTEM_NAMES = {
  windows: true,
  macos: true,
  linux: true,
  android: true,
  ios: true,
  chromeos: true,
  other: true,
} as const satisfies Record<OperatingSystem, true>;

export const SYSTEMS = Object.keys(SYSTEM_NAMES) as readonly OperatingSystem[];

/** The browsers that do, or do not, report the same for all who use them. */
export function browsers(alike: boolean): readonly Browser[] {
  return (Object.keys(BROWSERS) as Browser[]).filter((browser) => BROWSERS[browser] === alike);
}

/** No name of a zone and no tag is longer. */
const LONGEST_TEXT = 64;

/** The longest screen. */
const LONGEST_SCREEN = 16_384;

export type TypedSignal = "time_zone" | "language" | "screen";

/** The signal in the shape that the core reads; `null` for what is none. A shape says nothing of whether it exists. */
export function shaped(kind: TypedSignal, typed: string): string | null {
  const text = typed.trim();
  switch (kind) {
    case "time_zone":
      return text.length <= LONGEST_TEXT && /^[a-z][\w+-]*(?:\/[a-z][\w+-]*)*$/iu.test(text) ? text : null;
    case "language":
      return text.length <= LONGEST_TEXT && /^[a-z]{2,3}(?:[-_][a-z\d]{1,8})*$/iu.test(text) ? text : null;
    case "screen": {
      const lengths = /^(\d{1,5})[x×](\d{1,5})$/iu.exec(text)?.slice(1).map(Number) ?? [];
      const isScreen = lengths.length === 2 && lengths.every((length) => length >= 1 && length <= LONGEST_SCREEN);
      return isScreen ? lengths.join("x") : null;
    }
    default:
      return kind satisfies never;
  }
}

/** As [`shaped`], and a time zone is one that there is, in its usual capitals. */
export function signalOf(kind: TypedSignal, typed: string): string | null {
  const text = shaped(kind, typed);
  if (text === null || kind !== "time_zone") return text;
  const usual = zones().find((zone) => zone.toLowerCase() === text.toLowerCase());
  if (usual !== undefined) return usual;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone && text;
  } catch {
    return null;
  }
}

/** The time zones that this web view knows. */
export function zones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}

/** What a web view tells of the machine that it runs on. */
export interface Teller {
  readonly platform: string;
  readonly language: string;
  readonly screen: { readonly width: number; readonly height: number };
  readonly zone: string;
}

/** What this window itself tells. Which browser somebody uses it cannot know. */
export function thisWindow(): Teller {
  return {
    platform: navigator.platform,
    language: navigator.language,
    screen: { width: screen.width, height: screen.height },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** The same as signals; what has not the shape of one is left out. */
export function toldBy({ platform, language, screen: { width, height }, zone }: Teller): Signals {
  return {
    browser: null,
    os: systemOf(platform),
    time_zone: shaped("time_zone", zone),
    language: shaped("language", language),
    screen: shaped("screen", `${width}x${height}`),
  };
}

function systemOf(platform: string): OperatingSystem | null {
  if (/^linux/iu.test(platform)) return "linux";
  if (/^win/iu.test(platform)) return "windows";
  return /^mac/iu.test(platform) ? "macos" : null;
}

export function isEmpty(signals: Signals): boolean {
  return Object.values(signals).every((value) => value === null);
}

/** How often the crowd is halved: what a share of users costs. */
export function bits({ low, likely, high }: SignalShare): { low: number; likely: number; high: number } {
  const cost = (share: number): number => Math.max(0, -Math.log2(share));
  return { low: cost(high), likely: cost(likely), high: cost(low) };
}

/** Bits with their range. */
export function bitsSaid(share: SignalShare): string {
  const cost = bits(share);
  return say("page-signals-bits", { bits: decimal(cost.likely, 1), low: decimal(cost.low, 1), high: decimal(cost.high, 1) });
}

/** A share as one user in so many. */
export function oneIn({ likely }: SignalShare): string {
  if (likely >= 1) return say("page-signals-everybody");
  const number = 1 / likely;
  return say("page-signals-one-in", { number: ratio(number) });
}

/** How the share of a group is known. */
export function source({ basis, rarest }: GroupReading): string {
  switch (basis) {
    case "not_looked_at":
      return say("signals-not-looked-at");
    case "one_for_all":
      return say("signals-one-for-all-note");
    case "unknown_value":
      return say("signals-not-in-table");
    case "guess":
      return rarest === null ? "" : say("page-signals-guess-note", { counts: say(`signals-counts-${rarest}`) });
    default:
      return basis satisfies never;
  }
}

/** What one bit is, beside the crowd that there is. */
export function worth({ crowd }: SignalsPage): string {
  if (!crowd) return say("page-signals-cost-why-none");
  return say("page-signals-cost-why", { crowd: crowd.likely, low: crowd.low, high: crowd.high, bits: decimal(Math.log2(crowd.likely), 1) });
}

/** What is left of the crowd, or why that is not told. */
export function headline(page: SignalsPage): { readonly title: string; readonly note: string } {
  if (isEmpty(page.signals)) return { title: say("page-signals-begin"), note: say("page-signals-begin-note") };
  if (page.over_tor) return { title: say("page-signals-over-tor"), note: say("signals-over-tor") };
  const { crowd, left } = page;
  if (!crowd || !left) return { title: say("page-signals-no-crowd"), note: say("page-signals-no-crowd-note") };
  const { low, likely, high, alone_probability: alone } = left;
  return {
    title: say("page-signals-left", { likely, crowd: crowd.likely }),
    note: say("page-signals-left-range", {
      low,
      high,
      crowd: crowd.likely,
      "crowd-low": crowd.low,
      "crowd-high": crowd.high,
      alone: chance(alone),
    }),
  };
}

/** What else is to be known of it, the most telling first. */
export function remarks(page: SignalsPage): readonly string[] {
  const said: string[] = [];
  if (page.one_for_all && !page.over_tor) said.push(say("signals-one-for-all"));
  if (page.zone_fit !== null) said.push(say(`signals-zone-${page.zone_fit}`));
  const doubt = page.left && doubtIn(page.left.range_from);
  if (doubt !== null && !isEmpty(page.signals)) said.push(doubt);
  return said;
}

function doubtIn(from: NonNullable<SignalsPage["left"]>["range_from"]): string | null {
  const total = from.exit_ip + from.browser + from.region + from.screen;
  const share = from.exit_ip / total;
  if (!(share < 1)) return null;
  return say("signals-doubt", { exit: count(Math.round(share * 100)), signals: count(Math.round((1 - share) * 100)) });
}
