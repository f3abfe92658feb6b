// Snapshots as the core writes them; a Rust test reads the same files, so that they stay true.
import { readdirSync, readFileSync } from "node:fs";

import type { PageData, Snapshot } from "../../../ui/src/bindings";

const FOLDER = new URL("../../fixtures/snapshots/", import.meta.url);

const PAGES = new URL("../../fixtures/pages/", import.meta.url);

/** The moment that the fixtures speak of, in seconds since 1970. */
export const FIXTURE_NOW = 1_795_000_000;

export function snapshotNames(): readonly string[] {
  return namesIn(FOLDER);
}

export function pageNames(): readonly string[] {
  return namesIn(PAGES);
}

function namesIn(folder: URL): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/u, ""))
    .sort();
}

export function snapshot(name: string): Snapshot {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8")) as Snapshot;
}

/** Data of a page, as the core writes it. */
export function pageData(name: string): PageData {
  return JSON.parse(readFileSync(new URL(`${name}.json`, PAGES), "utf8")) as PageData;
}
