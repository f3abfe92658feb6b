// Who speaks to a machine says what is seen: a button's name begins with, or holds, the words on it.
import { afterEach, describe, expect, test } from "vitest";

import { speak } from "../../../ui/src/language.svelte";
import { offerLabel, offersOf } from "../../../ui/src/offers";
import { quickLabel, quickName } from "../../../ui/src/sentences";
import { type Arguments, say } from "../../../ui/src/words";
import { FIXTURE_NOW, snapshot } from "../support/fixtures";

const CROWD = { place: "Malmö", low: 11, likely: 31, high: 94 };

/** What is seen on a button, and what it is named. */
const BUTTONS: readonly { readonly seen: string; readonly named: string; readonly with?: Arguments }[] = [
  { seen: "page-places-switch", named: "page-places-switch-label", with: CROWD },
  { seen: "page-places-switch", named: "page-places-switch-label", with: { ...CROWD, low: 1, likely: 1, high: 4 } },
  { seen: "page-places-switch", named: "page-places-switch-label-unknown", with: CROWD },
  { seen: "page-places-mark", named: "page-places-mark-label", with: CROWD },
  { seen: "page-exit-copy", named: "page-exit-copy-label", with: { family: "IPv4" } },
  { seen: "page-exit-copied", named: "page-exit-copied-label", with: { family: "IPv4" } },
  { seen: "page-trail-predicted-show", named: "page-trail-predicted-show-label" },
  { seen: "page-trail-predicted-hide", named: "page-trail-predicted-hide-label" },
  { seen: "page-history-back-show", named: "page-history-back-show-label" },
  { seen: "page-history-back-hide", named: "page-history-back-hide-label" },
];

afterEach(() => speak("en"));

describe.each(["en", "sv", "de"] as const)("what is seen on a button is in its name: %s", (language) => {
  test.each(BUTTONS)("$seen, $named", async ({ seen, named, with: parameters }) => {
    await speak(language);
    expect(say(named, parameters).toLowerCase()).toContain(say(seen).toLowerCase());
  });

  test("of places and offers", async () => {
    await speak(language);
    const few = snapshot("few");
    for (const place of few.quick_places) expect(quickLabel(place).toLowerCase()).toContain(quickName(place).toLowerCase());
    const { identity, another, key } = offersOf(few, FIXTURE_NOW);
    for (const offer of [identity, another, key]) expect(offerLabel(offer)).toContain(say(offer.id));
  });
});
