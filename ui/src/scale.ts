// Where a number of people stands on a logarithmic line from 1 to 1,000.

/** Largest number that the line shows; whatever is more stands at its end. */
export const END = 1000;

/** Margins of the line in percent of its width, so that its round ends are not cut off. */
const MARGIN = 2.5;

/** Marks with a figure. */
export const TICKS: readonly number[] = [1, 10, 100, END];

/** Share of the width, in percent, at which `people` stands. */
export function place(people: number): number {
  const bounded = Math.min(Math.max(people, 1), END);
  const share = Math.log10(bounded) / Math.log10(END);
  return MARGIN + share * (100 - 2 * MARGIN);
}
