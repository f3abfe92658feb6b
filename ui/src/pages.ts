// The pages of the window, in the order of their tabs, and what each asks the resident program for.
import type { Page } from "./bindings";

export type PageName = "now" | "trail" | "places" | "history" | "signals" | "settings";

interface PageEntry {
  readonly name: PageName;
  /** The data that it needs beside the snapshot. */
  readonly data: Page;
}

export const PAGES: readonly PageEntry[] = [
  { name: "now", data: "now" },
  { name: "trail", data: "trail" },
  { name: "places", data: "places" },
  { name: "history", data: "history" },
  { name: "signals", data: "signals" },
  { name: "settings", data: "now" },
];

export function dataOf(page: PageName): Page {
  return PAGES.find(({ name }) => name === page)?.data ?? "now";
}
