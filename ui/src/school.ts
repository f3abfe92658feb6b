// Where the fish of the drawing swim: the same crowd in the same tunnel always gives the same picture.

/** One fish, in units of the drawing. */
export interface Fish {
  readonly x: number;
  readonly y: number;
  /** From nose to tail. */
  readonly length: number;
  /** Degrees, 0 = to the right. */
  readonly heading: number;
  readonly opacity: number;
}

/** A drawing: you, the others, and those that may be there too. */
export interface School {
  readonly you: Fish;
  readonly near: readonly Fish[];
  readonly far: readonly Fish[];
  /** The rest of the range, as shadows in the deep. */
  readonly shadows: readonly Fish[];
}

/** The drawing's size. */
export const WIDTH = 400;
export const HEIGHT = 168;
/** More fish than this would be a blot. */
export const MOST_FISH = 120;
const MOST_SHADOWS = 60;

export function school(likely: number, high: number, seed: number): School {
  const draw = dice(seed * 7919 + likely);
  const count = Math.min(likely, MOST_FISH);
  const length = lengthFor(count);
  const you: Fish = { x: WIDTH / 2 - 6, y: HEIGHT * 0.56, length: length * 1.18, heading: -8, opacity: 1 };
  const taken: Spot[] = [you];
  const others = Array.from({ length: count - 1 }, () => {
    const spot = freeSpot(taken, reachFor(count), draw);
    taken.push(spot);
    return fishAt(spot, length * (0.78 + draw() * 0.34), 0.62 + draw() * 0.38, draw);
  });
  const perhaps = Math.min(Math.max(high - likely, 0), MOST_SHADOWS);
  const shadows = Array.from({ length: perhaps }, () => {
    const spot = freeSpot(taken, { x: WIDTH * 0.47, y: HEIGHT * 0.42 }, draw);
    taken.push(spot);
    return fishAt(spot, Math.max(length * 0.5, 6) * (0.8 + draw() * 0.4), 1, draw);
  });
  return {
    you,
    near: others.filter((_, index) => index % 2 === 0),
    far: others.filter((_, index) => index % 2 === 1),
    shadows,
  };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function lengthFor(count: number): number {
  if (count < 10) return 34 - count;
  if (count < 40) return 23 - count * 0.15;
  return Math.max(9, 18 - count * 0.075);
}

/** Half axes of the ellipse that the school fills. */
function reachFor(count: number): Spot {
  const share = Math.min(1, 0.5 + count / 80);
  return { x: WIDTH * 0.43 * share, y: HEIGHT * 0.4 * Math.min(1, share + 0.12) };
}

/** Of a few random spots in the ellipse the one farthest from all fish: they keep apart as real ones do. */
function freeSpot(taken: readonly Spot[], reach: Spot, draw: () => number): Spot {
  let best: Spot = { x: 0, y: 0 };
  let widest = -1;
  for (let tries = 0; tries < 14; tries += 1) {
    const angle = draw() * 2 * Math.PI;
    const radius = Math.sqrt(draw());
    const x = WIDTH / 2 - 6 + Math.cos(angle) * radius * reach.x;
    const y = HEIGHT * 0.54 + Math.sin(angle) * radius * reach.y;
    // Fish are longer than high: a neighbour ahead is nearer than one above.
    const room = Math.min(...taken.map((other) => Math.hypot((other.x - x) * 0.62, other.y - y)));
    if (room > widest) {
      widest = room;
      best = { x, y };
    }
  }
  return best;
}

/** The whole school follows one gentle arc. */
function fishAt({ x, y }: Spot, length: number, opacity: number, draw: () => number): Fish {
  const heading = -8 + ((x - WIDTH / 2) / WIDTH) * 30 + (draw() - 0.5) * 12;
  return { x: round(x), y: round(y), length: round(length), heading: round(heading), opacity: round(opacity) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Numbers from 0 to 1 that look random and repeat with the seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
