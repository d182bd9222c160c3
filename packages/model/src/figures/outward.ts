/**
 * The ends of an interval as people read them: low is rounded down and high up, never inward.
 *
 * An interval promises that what it speaks of lies between its ends; rounded to the nearest, it would promise
 * more than was found. A lower bound is a low end. Whole numbers stay as they are. Cost: constant.
 */

export interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * @param ends in people; low not above high
 * @param steps how many steps a whole has: 1 for whole people, 100 for hundredths
 * @throws RangeError for ends that are not finite or in the wrong order
 * @example outward({ low: 1203.98, high: 1310.02 }) // { low: 1203, high: 1311 }
 */
export function outward({ low, high }: Ends, steps = 1): Ends {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new RangeError(`an interval has finite ends, low first; these are ${low} and ${high}`);
  return { low: lowEnd(low, steps), high: highEnd(high, steps) };
}

/** One end alone: a lower bound, or the low end of an interval without an upper limit. */
export function lowEnd(low: number, steps = 1): number {
  const end = Math.floor(low * steps) / steps;
  // A product that was rounded up in floating point would else end inside.
  return end > low ? (Math.floor(low * steps) - 1) / steps : end;
}

/** As `lowEnd`, upwards. */
export function highEnd(high: number, steps = 1): number {
  const end = Math.ceil(high * steps) / steps;
  return end < high ? (Math.ceil(high * steps) + 1) / steps : end;
}

/** Ends of an interval that may be missing: null where either is. */
export function outwardEnds(interval: {
  readonly low: number | null;
  readonly high: number | null;
}): Ends | null {
  const { low, high } = interval;
  return low === null || high === null ? null : outward({ low, high });
}
