// The page about the trail, in a real browser.
import type { BrowserContextOptions, Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { Snapshot, TrailPage } from "../../../ui/src/bindings";
import { FIXTURE_NOW, pageData, snapshot } from "../support/fixtures";
import { pagesInBrowser, Shown } from "../support/page";

const pages = pagesInBrowser();

async function looking(
  name: string,
  { of = snapshot("some"), ...options }: BrowserContextOptions & { of?: Snapshot } = {},
): Promise<Shown> {
  const shown = await pages.start({ reducedMotion: "reduce", bypassCSP: true, ...options });
  await shown.show(of);
  await shown.open("Trail");
  await shown.tell({ kind: "page", data: pageData(name) });
  return shown;
}

function button(shown: Shown, name: string): Locator {
  return shown.page.getByRole("button", { name, exact: true });
}

/** A trail through so many relays. */
function through(relays: number): TrailPage {
  const page = pageData("trail") as TrailPage;
  const [first] = page.sightings;
  if (!first) throw new Error("the fixture has sightings");
  const names = Array.from({ length: relays }, (_, at) => `se-sto-wg-${String(at).padStart(3, "0")}`);
  const regime = page.regime[0];
  return {
    ...page,
    sightings: names.map((relay) => ({ ...first, relay })),
    regime: regime ? names.map((relay) => ({ ...regime, relay })) : [],
    links_left_out: 1_000,
  };
}

describe("the predicted position", () => {
  const VALUE = "0.80410";

  test("is fetched only when its owner asks, and shown where it stands", async () => {
    const shown = await looking("trail-confirmed");
    expect(await shown.text()).not.toContain(VALUE);
    expect(await shown.page.locator("line.predicted").count()).toBe(0);
    await button(shown, "Show your predicted position").click();
    await shown.tell({ kind: "page", data: pageData("position") });
    expect((await shown.said()).slice(1)).toEqual([
      { kind: "looking_at", page: "position" },
      { kind: "looking_at", page: "trail" },
    ]);
    const text = await shown.text();
    expect(text).toContain(`IPv4: ${VALUE}`);
    expect(text).toContain("IPv6: 0.31");
    expect(text).not.toContain("10.64.");
    expect(await shown.page.locator("line.predicted").count()).toBe(4);
    await shown.close();
  });

  test("is not shown when nobody asked", async () => {
    const shown = await looking("trail-confirmed");
    await shown.tell({ kind: "page", data: pageData("position") });
    expect(await shown.text()).not.toContain(VALUE);
    await shown.close();
  });

  test("is gone with the page, with its button, and with the tunnel", async () => {
    const shown = await looking("trail-confirmed");
    const reveal = async (): Promise<void> => {
      await button(shown, "Show your predicted position").click();
      await shown.tell({ kind: "page", data: pageData("position") });
      expect(await shown.text()).toContain(VALUE);
    };
    await reveal();
    await button(shown, "Hide your predicted position").click();
    expect(await shown.text()).not.toContain(VALUE);

    await reveal();
    await shown.open("Now");
    await shown.open("Trail");
    await shown.tell({ kind: "page", data: pageData("trail-confirmed") });
    expect(await shown.text()).not.toContain(VALUE);

    await reveal();
    const some = snapshot("some");
    await shown.show({ ...some, revision: some.revision + 1 });
    expect(await shown.text()).toContain(VALUE);
    await shown.show({ ...some, revision: some.revision + 2, tunnel: { ...some.tunnel, epoch: some.tunnel.epoch + 1 } });
    expect(await shown.text()).not.toContain(VALUE);
    await shown.close();
  });

  test("is not fetched any more when that was taken back", async () => {
    const shown = await looking("trail-confirmed");
    await button(shown, "Show your predicted position").click();
    await button(shown, "Hide your predicted position").click();
    await shown.tell({ kind: "page", data: pageData("position") });
    expect(await shown.text()).not.toContain(VALUE);
    expect((await shown.said()).at(-1)).toEqual({ kind: "looking_at", page: "trail" });
    await shown.close();
  });

  test("is not offered where there is none", async () => {
    const shown = await looking("trail-no-address");
    expect(await button(shown, "Show your predicted position").count()).toBe(0);
    await shown.close();
  });
});

describe("a new key", () => {
  test("is asked for with the tunnel that was looked at", async () => {
    const shown = await looking("trail");
    await shown.page.getByRole("button", { name: /^New identity: about 31 people/u }).click();
    await button(shown, "Only a new key").click();
    expect(await shown.commands()).toEqual([
      { kind: "new_identity", insist: false, seen_in: 3 },
      { kind: "rotate_key", insist: false, seen_in: 3 },
    ]);
    expect(await shown.text()).toContain("In Johannesburg, about 31 people (11–94) share an exit IP.");
    await shown.close();
  });

  test("is not asked for too soon, and says when it can be", async () => {
    const some = snapshot("some");
    const shown = await looking("trail", { of: { ...some, key: { ...some.key, next_at: FIXTURE_NOW + 1200 } } });
    await button(shown, "Only a new key").dispatchEvent("click");
    await shown.page.getByRole("button", { name: /^New identity/u }).dispatchEvent("click");
    expect(await shown.commands()).toEqual([]);
    expect(await button(shown, "Only a new key").getAttribute("aria-describedby")).toBe("trail-reason-0");
    expect(await shown.page.locator("#trail-reason-0").innerText()).toMatch(/New key again at/u);
    await shown.close();
  });

  test("is not offered without a tunnel", async () => {
    const shown = await looking("trail-no-address", { of: snapshot("off") });
    expect(await shown.text()).toContain("No trail without a tunnel");
    expect(await button(shown, "Only a new key").count()).toBe(0);
    await shown.close();
  });
});

describe("the strip", () => {
  test("shows an interval that is too narrow to be drawn as wide as it is", async () => {
    const page = through(3);
    const [first, ...others] = page.sightings;
    if (!first?.position) throw new Error("the fixture has positions");
    const narrow = { ...first.position, low: 0.999999, high: 1 };
    const shown = await looking("trail");
    await shown.tell({ kind: "page", data: { page: "trail", ...page, sightings: [{ ...first, position: narrow }, ...others] } });
    const line = await shown.page.locator("svg.line").first().boundingBox();
    const box = await shown.page.locator("rect.seen").first().boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(3);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((line?.x ?? 0) + (line?.width ?? 0) + 0.5);
    await shown.close();
  });

  test("stays short with 70 relays until all of them are asked for", async () => {
    const shown = await looking("trail");
    await shown.tell({ kind: "page", data: { page: "trail", ...through(70) } });
    const rows = shown.page.locator("#trail-rows > li");
    expect(await rows.count()).toBe(8);
    await button(shown, "Show all 70").click();
    expect(await rows.count()).toBe(70);
    await button(shown, "Show only the 8 that say most").click();
    expect(await rows.count()).toBe(8);
    await shown.close();
  });

  test("is there as a table too, with the pairs", async () => {
    const shown = await looking("trail");
    await shown.tell({ kind: "page", data: { page: "trail", ...through(70) } });
    await button(shown, "The same as a table").click();
    const [sightings, pairs] = await shown.page.locator("table").all();
    expect(await sightings?.locator("tbody tr").count()).toBe(70);
    expect(await sightings?.locator("tbody tr").first().innerText()).toMatch(/se-sto-wg-000\s+49 of 60\s+0\.8000? to 0\.8[\d]+\s+yes/u);
    expect(await pairs?.locator("tbody tr").count()).toBe(10);
    expect(await shown.text()).toContain("1,026 more pairs");
    await shown.close();
  });
});
