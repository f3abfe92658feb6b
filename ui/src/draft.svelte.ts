// What is being typed into a field, until the resident program has answered: from then on the field shows what counts.

/** An answer changes the snapshot, unless it is the same refusal once more. */
const LONGEST_WAIT = 2_000;

export class Draft<T> {
  /** `null`: nothing is being typed, what counts is shown. */
  text = $state.raw<T | null>(null);
  #askedIn = $state<number | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  type(text: T): void {
    clearTimeout(this.#timer);
    this.#askedIn = null;
    this.text = text;
  }

  /** What was typed has been asked for, while the snapshot of this revision was shown. */
  asked(revision: number, waits = true): void {
    this.#askedIn = revision;
    clearTimeout(this.#timer);
    if (!waits) return;
    this.#timer = setTimeout(() => {
      if (this.#askedIn !== null) this.drop();
    }, LONGEST_WAIT);
  }

  /** A snapshot of this revision is shown; whether it is the answer. */
  isAnsweredBy(revision: number): boolean {
    return this.#askedIn !== null && revision !== this.#askedIn;
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
