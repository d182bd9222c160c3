/**
 * How well a log-linear model can fit at most, told from the pairs of lists that no term of it joins.
 *
 * A model fits no better than the largest model without the same pairs, nor than the largest without some of
 * them. For one pair that is independence of the two lists within every pattern of the others that somebody
 * shows: a closed form. For several it is one fit, which is made only where the bound so far leaves models
 * with these pairs missing any weight to speak of.
 * Cost: 2^pairs additions and, at 5 lists, some hundred fits instead of thousands.
 */
import { type ColumnFitter, shapeOf } from "../heterogeneity/columnFit.ts";
import type { Candidates } from "./candidates.ts";

/** Twice the log-likelihood that counts lose, at least, where two lists are independent given the others. */
function lossWithout(counts: Float64Array, pair: number): number {
  const i = pair & -pair;
  const j = pair ^ i;
  let loss = 0;
  for (let rest = 1; rest < counts.length; rest++) {
    if ((rest & pair) !== 0) continue;
    const [a, b, c, d] = [counts[rest]!, counts[rest | i]!, counts[rest | j]!, counts[rest | pair]!];
    const total = a + b + c + d;
    const part = (n: number, row: number, column: number): number =>
      n > 0 ? n * Math.log((n * total) / (row * column)) : 0;
    loss += part(a, a + b, a + c) + part(b, a + b, b + d) + part(c, c + d, a + c) + part(d, c + d, b + d);
  }
  return 2 * Math.max(0, loss);
}

/**
 * Twice the log-likelihood that models lose against the counts themselves, at least.
 *
 * @param counts by history
 * @param speaks whether models whose loss is at least this, with these pairs missing, weigh anything
 * @returns by set of missing pairs
 */
export function leastLosses(
  counts: Float64Array,
  fitter: ColumnFitter,
  { pairs, lists }: Candidates,
  saturated: number,
  speaks: (missing: number, loss: number) => boolean,
): Float64Array {
  const losses = new Float64Array(1 << pairs.length);
  pairs.forEach((pair, i) => {
    losses[1 << i] = lossWithout(counts, pair);
  });
  // Every set after the sets within it.
  for (let missing = 1; missing < losses.length; missing++) {
    const single = (missing & (missing - 1)) === 0;
    for (let rest = missing; !single && rest !== 0; rest &= rest - 1) {
      losses[missing] = Math.max(losses[missing]!, losses[missing & ~(rest & -rest)]!);
    }
    if (single || !speaks(missing, losses[missing]!)) continue;
    const terms: number[] = [];
    for (let term = 0; term < (1 << lists) - 1; term++) {
      if (pairs.every((pair, i) => ((missing >> i) & 1) === 0 || (term & pair) !== pair)) terms.push(term);
    }
    // Where the fit does not settle the bound so far stands.
    if (!fitter.fit(shapeOf(fitter, terms, null), null, null)) continue;
    // A fit ends a hair below the top.
    losses[missing] = Math.max(losses[missing]!, -2 * fitter.logLikelihood - saturated - 1e-6);
  }
  return losses;
}
