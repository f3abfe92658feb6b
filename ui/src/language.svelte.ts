// Which sentences the page says: English from the start, those of another language once they are loaded.
import { FluentBundle, type FluentResource } from "@fluent/bundle";

import type { SpokenLanguage } from "./bindings";
import { disguised } from "./disguise";

/** The entries of a catalogue, which was taken apart when the page was built. */
type Entries = FluentResource["body"];

/** Catalogues that the page says sentences of (a further one is named in both lists); a language's own lie in a folder of its own. */
const ENGLISH = import.meta.glob<Entries>(
  [
    "../../src-tauri/crates/shoal-view/words/en/page*.ftl",
    "../../src-tauri/crates/shoal-view/words/en/{advice,multihop,profiles,regime,settings,signals,trail}.ftl",
  ],
  { import: "default", eager: true },
);
const OTHERS = import.meta.glob<Entries>(
  [
    "../../src-tauri/crates/shoal-view/words/{sv,de}/page*.ftl",
    "../../src-tauri/crates/shoal-view/words/{sv,de}/{advice,multihop,profiles,regime,settings,signals,trail}.ftl",
  ],
  { import: "default" },
);

/** How a language writes times of the day and numbers; English with the clock of 24 hours, as tray and terminal. */
const LOCALES = { en: "en-GB", sv: "sv-SE", de: "de-DE" } as const satisfies Record<SpokenLanguage, string>;

/** Only a build of this mode says all in disguise; any other is built without it. */
const DISGUISE = import.meta.env.MODE === "disguised" ? { transform: disguised } : {};

export interface Voice {
  language: SpokenLanguage;
  locale: string;
  bundle: FluentBundle;
}

function voice(language: SpokenLanguage, catalogues: Entries[]): Voice {
  // Without isolating marks: names are cleaned of every mark that could turn the text around them.
  const bundle = new FluentBundle(LOCALES[language], { useIsolating: false, ...DISGUISE });
  for (const catalogue of catalogues) bundle.addResource({ body: catalogue });
  return { language, locale: LOCALES[language], bundle };
}

export const english = voice("en", Object.values(ENGLISH));

let spoken = $state.raw(english);
let wanted: SpokenLanguage = "en";

/** What is spoken now. Read within a component, it makes the component follow. */
export function now(): Voice {
  return spoken;
}

/** Speaks this language as soon as its sentences are loaded; one that is not translated is said in English. */
export async function speak(language: SpokenLanguage): Promise<void> {
  wanted = language;
  if (spoken.language === language) return;
  const next = language === "en" ? english : voice(language, await catalogues(language));
  // Another language may have been asked for meanwhile.
  if (wanted === language) spoken = next;
}

async function catalogues(language: SpokenLanguage): Promise<Entries[]> {
  const own = Object.entries(OTHERS).filter(([path]) => path.includes(`/words/${language}/`));
  return Promise.all(own.map(([, load]) => load()));
}
