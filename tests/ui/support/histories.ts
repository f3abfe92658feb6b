// Histories for tests: as fixtures have them, and longer ones than a fixture should be.
import type { HistoryPage, HourRow, Snapshot } from "../../../ui/src/bindings";
import { pageData, snapshot } from "./fixtures";

const HOUR = 3_600;

export function history(name: string): HistoryPage {
  const data = pageData(name);
  if (data.page !== "history") throw new Error(`${name} is of another page`);
  return data;
}

/** Every hour of so many days up to the fixtures' last one, with another relay each day. */
export function daysOf(days: number): HistoryPage {
  const page = history("history");
  const last = page.hours.at(-1)?.hour ?? 0;
  const hours = Array.from({ length: days * 24 }, (_, at): HourRow => {
    const likely = 3 + (at % 40);
    const relay = `se-sto-wg-${String(Math.floor(at / 24) % 3)}`;
    return { hour: last - (days * 24 - 1 - at) * HOUR, relay, low: 1, likely, high: likely * 3 };
  });
  return { ...page, days: 365, hours };
}

/** A snapshot whose history is kept as the page's data says. */
export function keptAs({ mode, days, state }: Pick<HistoryPage, "mode" | "days" | "state">): Snapshot {
  const some = snapshot("some");
  return {
    ...some,
    settings: { ...some.settings, history: mode, history_days: days },
    history: { ...some.history, state },
  };
}
