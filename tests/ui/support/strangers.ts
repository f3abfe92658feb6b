// What a page says that comes from no catalogue, once its catalogues are in disguise: whatever is not in brackets.
import { countryName } from "../../../ui/src/settings";
import { clean } from "../../../ui/src/words";
import type { Shown } from "./page";

/** Names that are the same in every language. */
const NAMES = ["Shoal"];

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** As Intl writes them in the language of the page. */
const COUNTRIES = LETTERS.flatMap((a) => LETTERS.map((b) => countryName(a + b))).filter((name) => name.length > 2);
const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }).format(Date.UTC(2026, month)),
);

/** All that the page says without brackets and that is no number, no date and none of the names that it was told. */
export async function strangers(shown: Shown, told: readonly unknown[]): Promise<readonly string[]> {
  const names = new Set([...NAMES, ...COUNTRIES, ...MONTHS, ...Intl.supportedValuesOf("timeZone"), ...told.flatMap(textsIn)]);
  const known = [...names].filter((name) => /\p{L}/u.test(name)).sort((a, b) => b.length - a.length);
  const said = await shown.page.evaluate(allSaid);
  return said.filter((text) => {
    let left = text.replace(/\[[^[\]]*\]/gu, " ");
    if (!/\p{L}/u.test(left)) return false;
    for (const name of known) {
      if (!left.includes(name)) continue;
      const whole = new RegExp(`(?<!\\p{L})${name.replace(/[$()*+.?[\\\]^{|}]/gu, "\\$&")}(?!\\p{L})`, "gu");
      left = left.replace(whole, " ");
    }
    return /\p{L}/u.test(left);
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value, value.toUpperCase(), clean(value), clean(value, 1_000)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Runs in the page: what eyes and ears are told. */
function allSaid(): readonly string[] {
  const ATTRIBUTES = ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "title", "alt", "placeholder", "label"];
  const said: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // The report is English for whoever helps.
    if (node instanceof Text) said.push(...(node.parentElement?.closest("pre[lang=en]") ? [] : [node.data]));
    else if (node instanceof Element) said.push(...ATTRIBUTES.map((name) => node.getAttribute(name) ?? ""));
  }
  return [...new Set(said.map((text) => text.trim()).filter((text) => text !== ""))];
}
