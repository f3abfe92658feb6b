// What tests of the page about places look at.
import type { Locator } from "playwright-core";

import type { PageData, PlacesPage, Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "./fixtures";
import type { Shown } from "./page";

/** Opens the page with these places; `null`: they have not come yet. */
export async function opensPlaces(
  shown: Shown,
  data: PageData | PlacesPage | null = pageData("places"),
  now: Snapshot = snapshot("some"),
): Promise<void> {
  await shown.show(now);
  await shown.open("Places");
  if (data) await shown.tell({ kind: "page", data: { ...data, page: "places" } as PageData });
}

/** The row of a city or relay; with a question mark behind its name what is told about it. */
export function rowOf(shown: Shown, key: string): Locator {
  return shown.page.locator(`[data-key="${key}"]`);
}

/** All rows that are drawn, from top to bottom. */
export async function rowsOf(shown: Shown): Promise<readonly string[]> {
  return shown.page.locator("[role=row][data-key]").evaluateAll((all) => all.map((one) => one.getAttribute("data-key") ?? ""));
}

/** The row or the button of one that has the focus. */
export async function focusedIn(shown: Shown): Promise<string | null> {
  return shown.page.evaluate(
    () => document.activeElement?.getAttribute("data-key") ?? document.activeElement?.getAttribute("data-control") ?? null,
  );
}
