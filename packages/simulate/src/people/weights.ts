/**
 * Draws with unequal chances.
 *
 * Chances are given as weights of any sum; the draw walks their running sums. Cost: logarithmic a draw.
 */
import type { Rng } from "@daftar/numeric";

export interface Weighted<T> {
  readonly items: readonly T[];
  /** Running sums of the weights. */
  readonly upTo: readonly number[];
}

/** @throws RangeError when there is nothing to draw from or a weight is not positive */
export function weighted<T>(items: readonly T[], weightOf: (item: T, at: number) => number): Weighted<T> {
  if (items.length === 0) throw new RangeError("items must not be empty: nothing can be drawn");
  let sum = 0;
  const upTo = items.map((item, at) => {
    const weight = weightOf(item, at);
    if (!(weight > 0)) throw new RangeError(`a weight must be positive; it is ${weight}`);
    sum += weight;
    return sum;
  });
  return { items, upTo };
}

/** One item, each as likely as its weight. */
export function drawFrom<T>(from: Weighted<T>, rng: Rng): T {
  const total = from.upTo.at(-1) ?? 0;
  const point = rng.uniform() * total;
  let low = 0;
  let high = from.upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point < (from.upTo[middle] ?? total)) high = middle;
    else low = middle + 1;
  }
  return from.items[low]!;
}

/** Weights of names by rank: a few are very common, most are not (Zipf, softened by `flat`). */
export function byRank<T>(items: readonly T[], flat: number): Weighted<T> {
  return weighted(items, (_, at) => 1 / (at + flat));
}
