/**
 * Sample coverage: the share of deaths, weighted by how easily they are heard of, that was heard of.
 *
 * Source: Good (1953), after Turing; with the correction for singletons of Chao & Lee (1992) and
 * Chao & Jost (2012), C = 1 − f1/n · (n−1)f1 / ((n−1)f1 + 2f2).
 * Assumes: accounts come independently and alike; in a blackout they do not, so it is shown beside the
 * conditions and is no threshold (J20). Cost: linear.
 */

export interface SampleCoverage {
  /** Accounts of distinct origin or list, over all people. */
  readonly captures: number;
  /** People heard of once, and twice. */
  readonly once: number;
  readonly twice: number;
  /** Per mille, whole numbers rounded down; null where nothing was heard or everything only once. */
  readonly perMille: number | null;
}

/**
 * @param capturesPerPerson how often each person was heard of; whole numbers, 0 or more
 * @throws RangeError for anything else
 */
export function sampleCoverage(capturesPerPerson: readonly number[]): SampleCoverage {
  let captures = 0;
  let once = 0;
  let twice = 0;
  for (const count of capturesPerPerson) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`capturesPerPerson: not a whole number, 0 or more: ${count}`);
    captures += count;
    if (count === 1) once += 1;
    if (count === 2) twice += 1;
  }
  if (captures === 0 || once === captures) return { captures, once, twice, perMille: null };
  const pull = (captures - 1) * once;
  const missing = once === 0 ? 0 : (once / captures) * (pull / (pull + 2 * twice));
  return { captures, once, twice, perMille: Math.floor(1000 * (1 - missing)) };
}
