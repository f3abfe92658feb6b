import { afterEach, describe, expect, test } from "vitest";

import { now, speak } from "../../../ui/src/language.svelte";
import { count, percent, ratio, say, timeOfDay } from "../../../ui/src/words";

afterEach(() => speak("en"));

describe("language", () => {
  test("sentences are said in the language once it is loaded, and in English where it has none", async () => {
    const title = "profile-sites";
    expect(say(title)).toBe("From single websites");
    await speak("sv");
    expect(say(title)).toBe("För enskilda webbplatser");
    expect(say("no-such-sentence")).toBe("no-such-sentence");
    await speak("de");
    expect(say(title)).toBe("Vor einzelnen Websites");
    await speak("en");
    expect(say(title)).toBe("From single websites");
  });

  test("a sentence that no language but English has is said in English with its values", async () => {
    await speak("sv");
    // Shows whichever language has it; never the id, and never a value that is missing.
    const said = say("page-range", { low: 290, high: 2400 });
    expect(said).not.toContain("page-range");
    expect(said).not.toContain("{$");
    expect(said).toContain("290");
  });

  test("of two languages asked for at once the later one is spoken", async () => {
    await Promise.all([speak("sv"), speak("de")]);
    expect(now().language).toBe("de");
    await Promise.all([speak("sv"), speak("en")]);
    expect(now().language).toBe("en");
  });

  test("numbers and times are written as the language does", async () => {
    const told = (): string[] => [count(2400), ratio(3.25), ratio(1234), percent(0.004), timeOfDay(0).slice(2, 3)];
    expect(told()).toEqual(["2,400", "3.3", "1,234", "0.4\u00a0%", ":"]);
    await speak("sv");
    expect(told()).toEqual(["2\u00a0400", "3,3", "1\u00a0234", "0,4\u00a0%", ":"]);
    await speak("de");
    expect(told()).toEqual(["2.400", "3,3", "1.234", "0,4\u00a0%", ":"]);
  });
});
