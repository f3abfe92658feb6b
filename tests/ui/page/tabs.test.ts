import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();
let shown: Shown;

beforeEach(async () => {
  shown = await pages.start({ reducedMotion: "reduce" });
});

afterEach(async () => {
  await shown.close();
});

describe("the pages", () => {
  test("ask for their data when they are opened, and show it when it comes", async () => {
    await shown.show(snapshot("some"));
    await shown.open("Trail");
    expect(await shown.said()).toEqual([{ kind: "looking_at", page: "trail" }]);
    expect(await shown.text()).toContain("One moment");
    await shown.tell({ kind: "page", data: pageData("trail") });
    expect(await shown.text()).toContain("One user in 292 would match these 9 exit IPs");
    expect(await shown.page.getByRole("button", { name: "Trail" }).getAttribute("aria-current")).toBe("page");
  });

  test("show nothing that was meant for another one", async () => {
    await shown.show(snapshot("some"));
    await shown.tell({ kind: "page", data: pageData("trail") });
    await shown.open("Trail");
    expect(await shown.text()).toContain("One moment");
  });

  test("have their tabs at the same places, however wide the window is", async () => {
    await shown.page.setViewportSize({ width: 900, height: 640 });
    await shown.show(snapshot("some"));
    const places = async (): Promise<unknown> =>
      shown.page.getByRole("navigation").getByRole("button").evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().toJSON() as unknown));
    await shown.open("Trail");
    await shown.tell({ kind: "page", data: pageData("trail") });
    const onTrail = await places();
    await shown.open("Places");
    await shown.tell({ kind: "page", data: pageData("places") });
    expect(await places()).toEqual(onTrail);
  });

  test("lose their data with the program that told it", async () => {
    await shown.show(snapshot("some"));
    await shown.open("Trail");
    await shown.tell({ kind: "page", data: pageData("trail") });
    await shown.tell({ kind: "stopped" });
    const text = await shown.text();
    expect(text).toContain("Shoal has stopped");
    expect(text).not.toMatch(/\d/u);
    expect(await shown.page.getByRole("navigation").count()).toBe(0);
  });
});
