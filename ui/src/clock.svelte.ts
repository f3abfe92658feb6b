// The time as the page shows it; it stands still while nobody sees the page.
import type { Pace } from "./bindings";
import { lookAgainIn, timeAt } from "./pace";

export class Clock {
  /** Seconds since 1970, by the snapshot's clock. */
  now = $state(timeAt(Date.now(), null));

  /** Keeps `now` going until the returned function is called; what ends at `until` is counted down. */
  run(until: number | null, pace: Pace | null): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      this.now = timeAt(Date.now(), pace);
    };
    const lookAgain = (): void => {
      timer = setTimeout(() => {
        if (document.visibilityState === "visible") tick();
        lookAgain();
      }, lookAgainIn(until !== null && until > this.now, pace));
    };
    tick();
    lookAgain();
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }
}
