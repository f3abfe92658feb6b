// What the window has to read before it can show anything is held small, whatever is added to the page.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

const DIST = new URL("../../../ui/dist/", import.meta.url);
const ASSETS = new URL("assets/", DIST);

/** In bytes; the map of the world is read only by who looks at it, and is not counted. */
const MOST = 150_000;

function weight(name: string): number {
  return gzipSync(readFileSync(new URL(name, ASSETS))).length;
}

describe("the built page", () => {
  const names = readdirSync(ASSETS);
  const code = names.filter((name) => /\.(?:js|css)$/u.test(name));
  const map = code.filter((name) => name.startsWith("WorldMap-"));

  test("weighs at most 150 kB without the map, in its heaviest language", () => {
    const heaviest = new Map<string, number>();
    for (const name of code.filter((name) => !map.includes(name))) {
      // Each other language has a file for each catalogue; one of them is read.
      const part = name.replace(/-[\w-]{8}\./u, ".");
      heaviest.set(part, Math.max(heaviest.get(part) ?? 0, weight(name)));
    }
    expect([...heaviest.keys()]).toEqual(expect.arrayContaining(["index.js", "index.css", "page-history.js"]));
    expect(Math.min(...heaviest.values())).toBeGreaterThan(0);
    const sum = [...heaviest.values()].reduce((all, one) => all + one, 0);
    expect(sum).toBeLessThanOrEqual(MOST);
  });

  test("reads the map only when it is looked at", () => {
    expect(map.filter((name) => name.endsWith(".js"))).toHaveLength(1);
    const first = readFileSync(new URL("index.html", DIST), "utf8");
    expect(first).toContain("/assets/index-");
    expect(first).not.toContain("WorldMap");
    const main = names.filter((name) => /^index-.*\.js$/u.test(name));
    expect(main).toHaveLength(1);
    // Asked for by a call, not by an import at the head of the script.
    const text = main.map((name) => readFileSync(new URL(name, ASSETS), "utf8")).join("");
    expect(text.match(/.{7}[`"']\.\/WorldMap-/gu)?.map((asked) => asked.slice(0, 7))).toEqual(["import("]);
  });
});
