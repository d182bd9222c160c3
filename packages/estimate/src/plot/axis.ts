/** Scales and their ticks: round numbers, few enough to read. */

export interface Axis {
  /** From 0 to 1 along the axis. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly kind: "even" | "tens";
}

/** Above this ratio the small end of an even scale could not be read. */
const EVEN_UP_TO = 12;

/** 1, 2 or 5 times a power of ten, the first that is not below `least`. */
function roundStep(least: number): number {
  let power = 1;
  while (power * 10 <= least) power *= 10;
  while (power > least) power /= 10;
  for (const step of [1, 2, 5, 10]) if (step * power >= least) return step * power;
  return 10 * power;
}

/**
 * @param low of what is shown, above 0 or equal to it
 * @param high above `low`
 * @param about how many ticks
 * @throws RangeError unless 0 ≤ low < high, both finite
 */
export function axisOf(low: number, high: number, about = 6): Axis {
  if (!(low >= 0 && low < high && Number.isFinite(high))) {
    throw new RangeError(`low and high must be finite, 0 ≤ low < high; they are ${low} and ${high}`);
  }
  if (low > 0 && high > EVEN_UP_TO * low) return tensAxis(low, high);
  const step = roundStep((high - low) / about);
  const from = Math.floor(low / step) * step;
  const to = Math.ceil(high / step) * step;
  const ticks: number[] = [];
  for (let k = 0; from + k * step <= to + step / 2; k++) ticks.push(from + k * step);
  return { at: (value) => (value - from) / (to - from), ticks, kind: "even" };
}

/** Equal ratios at equal distances; ticks at 1, 2 and 5 times the powers of ten. */
export function tensAxis(low: number, high: number): Axis {
  const [from, to] = [Math.log(low), Math.log(high)];
  const ticks: number[] = [];
  for (let power = 1; power <= high; power *= 10) {
    for (const k of [1, 2, 5]) if (k * power >= low && k * power <= high) ticks.push(k * power);
  }
  return { at: (value) => (Math.log(value) - from) / (to - from), ticks, kind: "tens" };
}
