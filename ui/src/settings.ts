// Between the settings as the resident program tells them and what stands in a field. Which values are allowed is
// decided there; here is only what can be read as a value at all.
import type { Assumptions, Profile, Settings, SettingsChange, SettingsError } from "./bindings";
import { now } from "./language.svelte";
import { clean, count, period, say } from "./words";

/** What a crowd of few people is under each profile, the mildest first; a test holds it against the core. */
export const FEW_PEOPLE = { provider: 0, sites: 5, networks: 10, targeted: 20 } as const satisfies Record<Profile, number>;

export const PROFILES = Object.keys(FEW_PEOPLE) as readonly Profile[];

/** The profile that counts where none is chosen. */
export const DEFAULT_PROFILE: Profile = "sites";

/** What Shoal takes for granted unless told otherwise; a test holds it against the core. */
export const OWN_ASSUMPTIONS: Assumptions = { users: 150_000, users_low: 47_000, users_high: 474_000, ipv6_share: 0.5 };

/** Settings that stand in a field of their own, as text. */
export type TextSetting = "few_people" | "remind_after" | "home_country";

/** Parts of the page that can be refused. */
export type Refusable = TextSetting | "history_days" | "quiet_hours" | "users" | "ipv6_share";

/** The largest number that the resident program reads. */
const LARGEST = 4_294_967_295;

/** Beside which field it is told that a value was not taken; `null` where it stands on another page. */
export function refusedAt(error: SettingsError): Refusable | null {
  switch (error) {
    case "threshold_out_of_range":
      return "few_people";
    case "reminder_out_of_range":
      return "remind_after";
    case "quiet_hours_out_of_range":
      return "quiet_hours";
    case "not_a_country":
      return "home_country";
    case "history_out_of_range":
      return "history_days";
    case "users_out_of_order":
      return "users";
    case "not_a_share":
      return "ipv6_share";
    case "too_many_favourites":
      return null;
    default:
      return error satisfies never;
  }
}

/** What is allowed in a field, said as its refusal. */
export const REFUSAL: Readonly<Record<Refusable, SettingsError>> = {
  few_people: "threshold_out_of_range",
  remind_after: "reminder_out_of_range",
  quiet_hours: "quiet_hours_out_of_range",
  home_country: "not_a_country",
  history_days: "history_out_of_range",
  users: "users_out_of_order",
  ipv6_share: "not_a_share",
};

/** A whole number, also with its thousands set apart as any language does; `null` for what is none. */
export function wholeNumber(text: string): number | null {
  const plain = /^\d{1,3}(?:[.,\s]\d{3})+$/u.test(text.trim()) ? text.replace(/[.,\s]/gu, "") : text.trim();
  if (!/^\d{1,10}$/u.test(plain)) return null;
  const number = Number(plain);
  return number <= LARGEST ? number : null;
}

/** A number with or without a fraction, also with a comma; `null` for what is none. */
export function fraction(text: string): number | null {
  const plain = text.trim().replace(",", ".");
  return /^\d{1,9}(?:\.\d{0,9})?$/u.test(plain) ? Number(plain) : null;
}

/** Minutes after midnight of a time such as 22:00 or 7:30; `null` for what is none. */
export function minuteOf(text: string): number | null {
  const parts = /^(\d{1,2})[:.](\d{2})$/u.exec(text.trim());
  if (!parts) return null;
  const minutes = Number(parts[2]);
  return minutes < 60 ? Number(parts[1]) * 60 + minutes : null;
}

/** The time of the day that many minutes after midnight. */
export function timeOf(minute: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** What stands in a field. Empty is a setting that is not set. */
export function textOf(setting: TextSetting, settings: Settings): string {
  switch (setting) {
    case "few_people":
      return settings.few_people?.toString() ?? "";
    case "remind_after":
      return settings.remind_after_minutes?.toString() ?? "";
    case "home_country":
      return settings.home_country ?? "";
    default:
      return setting satisfies never;
  }
}

/** What a field asks for; `null` where its text cannot be read as any value. */
export function changeTo(setting: TextSetting, text: string): SettingsChange | null {
  const isEmpty = text.trim() === "";
  const number = wholeNumber(text);
  switch (setting) {
    case "few_people":
      return isEmpty || number !== null ? { setting, people: number } : null;
    case "remind_after":
      return isEmpty || number !== null ? { setting, minutes: number } : null;
    case "home_country":
      return { setting, country: isEmpty ? null : text.trim().toLowerCase() };
    default:
      return setting satisfies never;
  }
}

/** What two times ask for; `null` where they cannot be read, or one is missing. */
export function quietHours(from: string, until: string): SettingsChange | null {
  if (from.trim() === "" && until.trim() === "") return { setting: "quiet_hours", hours: null };
  const hours = { from: minuteOf(from), until: minuteOf(until) };
  return hours.from === null || hours.until === null
    ? null
    : { setting: "quiet_hours", hours: { from: hours.from, until: hours.until } };
}

/** The assumptions as they stand in their fields. */
export type AssumedTexts = Readonly<Record<keyof Assumptions, string>>;

export function assumedTexts({ users, users_low, users_high, ipv6_share }: Assumptions): AssumedTexts {
  return {
    users: count(users),
    users_low: count(users_low),
    users_high: count(users_high),
    ipv6_share: ipv6_share.toString(),
  };
}

/** What the fields ask for, or which of them cannot be read. */
export function assumed(texts: AssumedTexts): SettingsChange | "users" | "ipv6_share" {
  const users = wholeNumber(texts.users);
  const low = wholeNumber(texts.users_low);
  const high = wholeNumber(texts.users_high);
  const share = fraction(texts.ipv6_share);
  if (users === null || low === null || high === null) return "users";
  if (share === null) return "ipv6_share";
  return { setting: "assumptions", assumptions: { users, users_low: low, users_high: high, ipv6_share: share } };
}

/** Whether two assumptions are the same. */
export function areSame(one: Assumptions, other: Assumptions): boolean {
  return (
    one.users === other.users &&
    one.users_low === other.users_low &&
    one.users_high === other.users_high &&
    one.ipv6_share === other.ipv6_share
  );
}

/** Why a value was not taken, and what is allowed. */
export function refusal(error: SettingsError): string {
  return say("page-settings-refused", { why: say(`settings-error-${error}`) });
}

/** The name of a country; its code in capitals where it has none, or is none. */
export function countryName(code: string): string {
  if (!/^[a-z]{2}$/iu.test(code)) return clean(code.toUpperCase());
  const names = new Intl.DisplayNames(now().locale, { type: "region", fallback: "code" });
  return names.of(code.toUpperCase()) ?? code.toUpperCase();
}

/** What a closed section says of what it holds. */
export const SUMMARY = {
  whom: ({ profile }: Settings) => (profile === null ? say("page-settings-whom-none") : say(`profile-${profile}`)),
  notices: ({ notices, remind_after_minutes: minutes }: Settings) => {
    const level = say("page-settings-notices-sum", { level: notices });
    return minutes === null ? level : say("page-settings-remind-sum", { level, time: period(minutes) });
  },
  places: ({ home_country: home }: Settings) =>
    home === null ? say("page-settings-home-none") : say("page-settings-home-sum", { country: countryName(home) }),
  tray: ({ tray_ink: ink }: Settings) => say(`page-settings-ink-${ink}`),
  kept: ({ history, history_days: days }: Settings) =>
    history === "kept" ? say("page-settings-kept-sum", { days }) : say("page-settings-kept-sum-memory"),
  assume: ({ assumptions }: Settings) => say("page-settings-assume-sum", { users: assumptions.users }),
  leaves: ({ exit_check: asks }: Settings) => say("page-settings-leaves-sum", { asks: asks ? "yes" : "no" }),
} as const;
