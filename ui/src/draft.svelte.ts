// What is being typed into a field, until the resident program has answered: from then on the field shows what counts.

/** An answer changes the snapshot, unless it is the same refusal once more. */
const LONGEST_WAIT = 2_000;

export class Draft<T> {
  /** `null`: nothing is being typed, what counts is shown. */
  text = $state.raw<T | null>(null);
  #askedIn = $state<number | string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  type(text: T): void {
    clearTimeout(this.#timer);
    this.#askedIn = null;
    this.text = text;
  }

  /** What was typed has been asked for while this was shown: the snapshot of a revision, or what an answer changes. */
  asked(shown: number | string, waits = true): void {
    this.#askedIn = shown;
    clearTimeout(this.#timer);
    if (!waits) return;
    this.#timer = setTimeout(() => {
      if (this.#askedIn !== null) this.drop();
    }, LONGEST_WAIT);
  }

  /** This is shown now; whether it is the answer. */
  isAnsweredBy(shown: number | string): boolean {
    return this.#askedIn !== null && shown !== this.#askedIn;
  }

  /** It was refused, and stays to be mended. */
  keep(): void {
    clearTimeout(this.#timer);
    this.#askedIn = null;
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#askedIn = null;
    this.text = null;
  }
}
