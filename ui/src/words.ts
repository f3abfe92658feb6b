// The one place where ids become sentences: Fluent catalogues shared with tray, notices and command line.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

import advice from "../../src-tauri/crates/shoal-view/words/en/advice.ftl?raw";
import multihop from "../../src-tauri/crates/shoal-view/words/en/multihop.ftl?raw";
import page from "../../src-tauri/crates/shoal-view/words/en/page.ftl?raw";
import history from "../../src-tauri/crates/shoal-view/words/en/page-history.ftl?raw";
import settingsPage from "../../src-tauri/crates/shoal-view/words/en/page-settings.ftl?raw";
import signalsPage from "../../src-tauri/crates/shoal-view/words/en/page-signals.ftl?raw";
import shell from "../../src-tauri/crates/shoal-view/words/en/page-shell.ftl?raw";
import pageTrail from "../../src-tauri/crates/shoal-view/words/en/page-trail.ftl?raw";
import profiles from "../../src-tauri/crates/shoal-view/words/en/profiles.ftl?raw";
import regime from "../../src-tauri/crates/shoal-view/words/en/regime.ftl?raw";
import settings from "../../src-tauri/crates/shoal-view/words/en/settings.ftl?raw";
import signals from "../../src-tauri/crates/shoal-view/words/en/signals.ftl?raw";
import trail from "../../src-tauri/crates/shoal-view/words/en/trail.ftl?raw";

// Without isolating marks: names are cleaned of every mark that could turn the text around them.
const bundle = new FluentBundle("en", { useIsolating: false });
const CATALOGUES = [
  page,
  advice,
  multihop,
  profiles,
  shell,
  pageTrail,
  history,
  regime,
  trail,
  settings,
  settingsPage,
  signals,
  signalsPage,
];
for (const catalogue of CATALOGUES) bundle.addResource(new FluentResource(catalogue));

export type Arguments = Record<string, FluentVariable>;

/** The sentence with this id, or with `id.part` an attribute of it. An id without a sentence is shown as it is. */
export function say(id: string, parameters: Arguments = {}): string {
  const [name = id, part] = id.split(".", 2);
  const message = bundle.getMessage(name);
  const pattern = part === undefined ? message?.value : message?.attributes[part];
  if (!pattern) return id;
  // With a list for errors a missing argument shows as {$name}; without one it would break the page.
  const errors: Error[] = [];
  return bundle.formatPattern(pattern, parameters, errors);
}

/** Longest name that is shown: names come from a relay list that somebody else wrote. */
const LONGEST_NAME = 40;

// Control, bidirectional, invisible and private-use characters.
const UNFIT = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;

/** A name from outside, fit to be shown; what is no name may be longer. */
export function clean(name: string, longest = LONGEST_NAME): string {
  const fit = Array.from(name.replace(UNFIT, " ").replace(/\s+/gu, " ").trim());
  return fit.length > longest ? `${fit.slice(0, longest - 1).join("").trimEnd()}…` : fit.join("");
}

const COUNT = new Intl.NumberFormat("en");
const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const SMALL_PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 1 });

/** A number of people. */
export function count(people: number): string {
  return COUNT.format(people);
}

/** A ratio with as many digits as mean something. */
export function ratio(number: number): string {
  return number < 10 ? number.toFixed(1) : COUNT.format(Math.round(number));
}

/** A share from 0 to 1; a small one is never rounded to nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return `< ${SMALL_PERCENT.format(0.001)}`;
  return share < 0.01 ? SMALL_PERCENT.format(share) : PERCENT.format(share);
}

/** A stretch of time in its largest unit. */
export function stretch(seconds: number): string {
  const minutes = Math.floor(Math.max(seconds, 0) / 60);
  if (minutes < 60) return say("page-minutes", { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return say("page-hours", { count: hours });
  return say("page-days", { count: Math.floor(hours / 24) });
}

/** A number of minutes that somebody chose, exactly. */
export function period(minutes: number): string {
  return minutes % 60 === 0 ? say("page-hours", { count: minutes / 60 }) : say("page-minutes", { count: minutes });
}

const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const UTC_DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** The day of this machine that holds a moment, in seconds since 1970. */
export function dateOf(moment: number): string {
  return DATE.format(moment * 1000);
}

/** A day of UTC by one of its moments: it is that day here too, whatever the hour says. */
export function utcDateOf(moment: number): string {
  return UTC_DATE.format(moment * 1000);
}

const TIME_OF_DAY = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** A moment within a day, in seconds since 1970, as a time of this machine's day. */
export function timeOfDay(moment: number): string {
  return TIME_OF_DAY.format(moment * 1000);
}
