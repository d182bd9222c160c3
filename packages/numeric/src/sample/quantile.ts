/**
 * Quantiles of a sample, by the definition whose median is right whatever the draws are from.
 *
 * Source: Hyndman & Fan (1996), Am. Stat. 50:361, definition 8: the k-th of n draws in order stands at
 * probability (k − 1/3)/(n + 1/3), straight lines between, the outermost draws beyond. Cost: constant.
 */

/**
 * @param sorted at least one draw, in ascending order, no NaN
 * @param p 0 to 1
 * @throws RangeError otherwise (the order is not checked)
 * @example sampleQuantile([1, 2, 3, 4], 0.25) // 1.4166666666666667
 */
export function sampleQuantile(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) throw new RangeError("sorted must hold at least one draw");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in 0 to 1; it is ${p}`);
  const place = Math.min(n, Math.max(1, (n + 1 / 3) * p + 1 / 3));
  const below = Math.floor(place);
  const low = sorted[below - 1]!;
  const high = sorted[Math.min(n, below + 1) - 1]!;
  // Equal ends are kept as they are: infinities would give NaN.
  return low === high ? low : low + (place - below) * (high - low);
}
