// What the page says where the settings file is not as it should be.
import { describe, expect, test } from "vitest";

import type { SettingsFileState } from "../../../ui/src/bindings";
import { settingsFileNote } from "../../../ui/src/settings-file";
import { snapshot } from "../support/fixtures";

function note(settings_file: SettingsFileState, settings_kept_aside = false): string | null {
  return settingsFileNote({ ...snapshot("some"), settings_file, settings_kept_aside });
}

describe("a settings file", () => {
  test("that is well, or not there yet, is not spoken of", () => {
    for (const kind of ["in_memory", "missing", "good"] as const) {
      expect(note({ kind })).toBeNull();
    }
  });

  test("that could not be written, read or used is told each in its own words", () => {
    const notes = [
      note({ kind: "not_written", reason: "no space" }),
      note({ kind: "unreadable", reason: "line 3" }),
      note({ kind: "refused", reason: "a link" }),
      note({ kind: "newer", version: 2 }),
      note({ kind: "one_key_unused", key: "few_people", allowed: "0 to 1000" }),
      note({ kind: "kept_aside", path: "/somewhere" }, true),
    ];
    expect(notes.every((said) => said !== null && said !== "")).toBe(true);
    expect(new Set(notes).size).toBe(notes.length);
  });

  test("that was kept aside is told as long as Shoal runs", () => {
    expect(note({ kind: "good" }, true)).toBe(note({ kind: "kept_aside", path: "" }, true));
  });
});
