/**
 * Whether Markov chains have settled, and how many independent draws theirs are worth.
 *
 * Source: Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Bayesian Analysis 16:667: chains are split in
 * halves; R-hat is the larger of that of the ranks and that of the ranks of distances from the median; bulk
 * effective draws are those of the ranks, tail ones the smaller of those of being below the 2.5 % and the
 * 97.5 % quantile. Autocorrelations are cut by Geyer's (1992) initial monotone sequence.
 * Cost: a sort, and draws × the lags before the cut.
 */
import { sampleQuantile } from "../sample/quantile.ts";
import { normalQuantile } from "../special/normal.ts";

export interface ChainDiagnosis {
  /** 1 where chains agree; NaN where all draws are one number. */
  readonly rHat: number;
  readonly bulk: number;
  readonly tail: number;
  /** Monte Carlo standard errors of the quantiles 2.5 %, 50 % and 97.5 %, in the unit of the draws. */
  readonly errors: readonly [low: number, middle: number, high: number];
  readonly quantiles: readonly [low: number, middle: number, high: number];
}

const TAIL = 0.025;

/**
 * @param chains at least 1, all of one length of at least 8
 * @throws RangeError otherwise
 */
export function diagnose(chains: readonly Float64Array[]): ChainDiagnosis {
  const length = chains[0]?.length ?? 0;
  if (length < 8 || chains.some((chain) => chain.length !== length))
    throw new RangeError("chains must be of one length of at least 8");
  const half = Math.floor(length / 2);
  const split = chains.flatMap((chain) => [chain.subarray(0, half), chain.subarray(length - half)]);
  const all = new Float64Array(split.length * half);
  split.forEach((chain, at) => {
    all.set(chain, at * half);
  });
  const sorted = all.toSorted();
  const middle = sampleQuantile(sorted, 0.5);
  const ranked = rankNormal(all, sorted);
  const distances = all.map((value) => Math.abs(value - middle));
  const folded = rankNormal(distances, distances.toSorted());
  const quantiles = [sampleQuantile(sorted, TAIL), middle, sampleQuantile(sorted, 1 - TAIL)] as const;
  const below = (quantile: number): number =>
    effective(
      all.map((value) => (value <= quantile ? 1 : 0)),
      half,
    );
  const worth = quantiles.map(below) as [number, number, number];
  const errorAt = (p: number, draws: number): number => {
    const spread = Math.sqrt((p * (1 - p)) / draws);
    const [from, to] = [Math.max(0, p - spread), Math.min(1, p + spread)];
    return (sampleQuantile(sorted, to) - sampleQuantile(sorted, from)) / 2;
  };
  return {
    rHat: Math.max(potential(ranked, half), potential(folded, half)),
    bulk: effective(ranked, half),
    tail: Math.min(worth[0], worth[2]),
    errors: [errorAt(TAIL, worth[0]), errorAt(0.5, worth[1]), errorAt(1 - TAIL, worth[2])],
    quantiles,
  };
}

/** Normal scores of average ranks. */
function rankNormal(values: Float64Array, sorted: Float64Array): Float64Array {
  const scores = new Float64Array(values.length);
  const known = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let score = known.get(value);
    if (score === undefined) {
      const rank = (bound(sorted, value, false) + bound(sorted, value, true) + 1) / 2;
      score = normalQuantile((rank - 0.375) / (values.length + 0.25));
      known.set(value, score);
    }
    scores[i] = score;
  }
  return scores;
}

/** How many of `sorted` lie below `value`, or at most there. */
function bound(sorted: Float64Array, value: number, through: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const at = (low + high) >> 1;
    if (sorted[at]! < value || (through && sorted[at] === value)) low = at + 1;
    else high = at;
  }
  return low;
}

interface Variances {
  /** Mean of the variances within chains, and the estimate from within and between. */
  readonly within: number;
  readonly whole: number;
  readonly means: Float64Array;
}

function variancesOf(values: Float64Array, length: number): Variances {
  const chains = values.length / length;
  const means = new Float64Array(chains);
  let within = 0;
  for (let c = 0; c < chains; c++) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += values[c * length + i]!;
    means[c] = sum / length;
    let squares = 0;
    for (let i = 0; i < length; i++) squares += (values[c * length + i]! - means[c]!) ** 2;
    within += squares / (length - 1) / chains;
  }
  const mean = means.reduce((sum, one) => sum + one, 0) / chains;
  const between = chains < 2 ? 0 : means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (chains - 1);
  return { within, whole: (within * (length - 1)) / length + between, means };
}

function potential(values: Float64Array, length: number): number {
  const { within, whole } = variancesOf(values, length);
  return Math.sqrt(whole / within);
}

/** Effective draws of chains of `length` that lie one after another in `values`. */
function effective(values: Float64Array, length: number): number {
  const { within, whole, means } = variancesOf(values, length);
  const chains = means.length;
  const all = chains * length;
  if (!(whole > 0)) return all;
  const correlation = (lag: number): number => {
    let covariance = 0;
    for (let c = 0; c < chains; c++) {
      const mean = means[c]!;
      const from = c * length;
      let sum = 0;
      for (let i = from; i < from + length - lag; i++) sum += (values[i]! - mean) * (values[i + lag]! - mean);
      covariance += sum / length / chains;
    }
    return 1 - (within - covariance) / whole;
  };
  // Sums of two neighbouring lags fall and stay above 0 for a reversible chain; noise begins where they do not.
  let sum = 0;
  let before = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (!(pair > 0)) break;
    before = Math.min(before, pair);
    sum += before;
  }
  const time = Math.max(2 * sum - 1, 1 / Math.log10(all));
  return all / time;
}
