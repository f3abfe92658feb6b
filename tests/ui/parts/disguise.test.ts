import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { disguised } from "../../../ui/src/disguise";

const RULE = new URL("../../../src-tauri/crates/shoal-view/src/words/pseudo.rs", import.meta.url);

test("the page wears the same disguise as tray and terminal", () => {
  const rule = readFileSync(RULE, "utf8");
  const examples = [...rule.matchAll(/assert_eq!\(disguised\("(.*?)"\), "(.*?)"\);/gu)];
  expect(examples.length).toBeGreaterThanOrEqual(3);
  for (const [, text = "", told] of examples) expect(disguised(text.replaceAll("\\n", "\n"))).toBe(told?.replaceAll("\\n", "\n"));
  const letters = new Map([...rule.matchAll(/'(.)' => '(.)'/gu)].map(([, letter = "", other]) => [letter, other]));
  expect(letters.size).toBeGreaterThan(10);
  // Every letter that it changes, and no other.
  for (let code = 0x20; code < 0x250; code += 1) {
    const letter = String.fromCharCode(code);
    if (/\s/u.test(letter)) continue;
    expect(disguised(letter)).toBe(`[${letters.get(letter) ?? letter}~]`);
  }
});
