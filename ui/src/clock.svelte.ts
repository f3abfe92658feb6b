// The time as the page shows it: ages by the half minute, a cool-down by the second, nothing while hidden.

const CALM = 30_000;
const COUNTING_DOWN = 1_000;

export class Clock {
  /** Seconds since 1970. */
  now = $state(seconds());

  /** Keeps `now` going until the returned function is called; `until` asks for seconds up to then. */
  run(until: number | null): () => void {
    const tick = (): void => {
      this.now = seconds();
    };
    tick();
    const counting = until !== null && until > this.now;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") tick();
    }, counting ? COUNTING_DOWN : CALM);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
