// English in a disguise that no catalogue holds, for tests only: longer, accented and in brackets, by the rule of
// `words/pseudo.rs`, which a test holds this against. The page that ships has none of it: see `language.svelte.ts`.

/** Each word is a third longer: German is about that much longer than English in buttons and menus. */
const STRETCH = 3;

/** Letters, each before the one with marks that stands in for it. */
const ACCENTED = "aácçeégğiînñoösšuüyÿAÅEÊIÏNÑOØSŠUÛ";

/** One piece of a sentence in its disguise. Spaces at its ends stay outside the brackets, where sentences need them. */
export function disguised(text: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return words === "" ? text : `${before}[${words.split(" ").map(lengthened).join(" ")}]${after}`;
}

/** Words are lengthened one by one, so that a line can be broken where it could be before. */
function lengthened(word: string): string {
  const letters = Array.from(word);
  return letters.map(accented).join("") + "~".repeat(Math.ceil(letters.length / STRETCH));
}

function accented(letter: string): string {
  const at = ACCENTED.indexOf(letter);
  return at % 2 === 0 ? ACCENTED.charAt(at + 1) : letter;
}
