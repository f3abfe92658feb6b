// The one place where ids become sentences: Fluent catalogues shared with tray, notices and command line.
import type { FluentBundle, FluentVariable, Message } from "@fluent/bundle";

import { english, now } from "./language.svelte";

type Pattern = NonNullable<Message["value"]>;

export type Arguments = Record<string, FluentVariable>;

/** The sentence with this id, or with `id.part` an attribute of it. An id without a sentence is shown as it is. */
export function say(id: string, parameters: Arguments = {}): string {
  const [name = id, part] = id.split(".", 2);
  const spoken = now();
  for (const { bundle } of spoken === english ? [english] : [spoken, english]) {
    const message = bundle.getMessage(name);
    const pattern = part === undefined ? message?.value : message?.attributes[part];
    if (pattern) return filled(bundle, pattern, parameters);
  }
  return id;
}

function filled(bundle: FluentBundle, pattern: Pattern, parameters: Arguments): string {
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

// A format takes far longer to make than to use, so each is made once a language.
const NUMBERS = new Map<string, Intl.NumberFormat>();
const MOMENTS = new Map<string, Intl.DateTimeFormat>();
const ORDERS = new Map<string, Intl.Collator>();

const STYLES = {
  count: {},
  tenths: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  percent: { style: "percent", maximumFractionDigits: 0 },
  smallPercent: { style: "percent", maximumSignificantDigits: 1 },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

const PARTS = {
  date: { day: "numeric", month: "short" },
  utcDate: { day: "numeric", month: "short", timeZone: "UTC" },
  dateOfYear: { day: "numeric", month: "short", year: "numeric" },
  utcDateOfYear: { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  time: { hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function made<Format>(formats: Map<string, Format>, key: string, make: (locale: string) => Format): Format {
  const { locale } = now();
  const name = `${locale} ${key}`;
  const format = formats.get(name) ?? make(locale);
  formats.set(name, format);
  return format;
}

function written(number: number, style: keyof typeof STYLES): string {
  return made(NUMBERS, style, (locale) => new Intl.NumberFormat(locale, STYLES[style])).format(number);
}

/** A number with so many digits after the point, or after what the language has for one. */
export function decimal(number: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return made(NUMBERS, `decimal ${String(digits)}`, (locale) => new Intl.NumberFormat(locale, options)).format(number);
}

/** Which of two names comes first in the language of the page; numbers within them count as numbers. */
export function compareNames(a: string, b: string): number {
  return made(ORDERS, "names", (locale) => new Intl.Collator(locale, { numeric: true })).compare(a, b);
}

function moment(seconds: number, parts: keyof typeof PARTS): string {
  return made(MOMENTS, parts, (locale) => new Intl.DateTimeFormat(locale, PARTS[parts])).format(seconds * 1000);
}

/** A number of people. */
export function count(people: number): string {
  return written(people, "count");
}

/** A ratio with as many digits as mean something. */
export function ratio(number: number): string {
  return number < 10 ? written(number, "tenths") : written(Math.round(number), "count");
}

/** A share from 0 to 1; a small one is never rounded to nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return `< ${percent(0.001)}`;
  // The sentences have a space before the sign in every language; Intl has none in English.
  return written(share, share < 0.01 ? "smallPercent" : "percent").replace(/(?<=\d)%/u, "\u00a0%");
}

/** Above this a chance is not rounded: nothing here is certain. */
const NEARLY_SURE = 0.99;

/** A chance from 0 to 1; one that is nearly sure is never rounded to a certainty. */
export function chance(of: number): string {
  return of > NEARLY_SURE ? say("signals-nearly-sure") : percent(of);
}

/** A stretch of time in its largest unit. */
export function stretch(seconds: number): string {
  const minutes = Math.floor(Math.max(seconds, 0) / 60);
  if (minutes < 60) return say("page-minutes", { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return say("page-hours", { count: hours });
  return say("page-days", { count: Math.floor(hours / 24) });
}

/** A number of minutes that somebody chose, exactly: in the largest unit of which it is a whole number. */
export function period(minutes: number): string {
  if (minutes % 1440 === 0) return say("page-days", { count: minutes / 1440 });
  return minutes % 60 === 0 ? say("page-hours", { count: minutes / 60 }) : say("page-minutes", { count: minutes });
}

/** The day of this machine that holds a moment, in seconds since 1970; with its year where that is not this one. */
export function dateOf(seconds: number): string {
  const isThisYear = new Date(seconds * 1000).getFullYear() === new Date().getFullYear();
  return moment(seconds, isThisYear ? "date" : "dateOfYear");
}

/** A day of UTC by one of its moments: it is that day here too, whatever the hour says. */
export function utcDateOf(seconds: number): string {
  const isThisYear = new Date(seconds * 1000).getUTCFullYear() === new Date().getUTCFullYear();
  return moment(seconds, isThisYear ? "utcDate" : "utcDateOfYear");
}

/** A moment within a day, in seconds since 1970, as a time of this machine's day. */
export function timeOfDay(seconds: number): string {
  return moment(seconds, "time");
}
