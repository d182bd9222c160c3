/**
 * Limits from bootstrap draws: percentiles, and percentiles moved for bias and for skewness (BCa).
 *
 * Source: Efron (1987), JASA 82:171; with the jackknife over histories, each weighted by its people, as
 * Silverman, Chan & Vincent (2024), Stat. Comput. 34:44: leaving out any one of n_x people of a history
 * gives the same. Quantiles by definition 8 of Hyndman & Fan (1996).
 * BCa has no value where all draws lie on one side of the estimate, where a jackknife table has no estimate,
 * or where the correction leaves the scale. Cost: one sort.
 */
import { normalCdf, normalQuantile, sampleQuantile } from "@daftar/numeric";
import { LEVEL } from "../interval/logInterval.ts";

export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** The estimate when one person of a history is left out, and how many people have that history. */
export interface LeftOut {
  readonly people: number;
  /** `null` where nothing could be estimated. */
  readonly estimate: number | null;
}

export type BcaUndefined = "draws-on-one-side" | "jackknife-without-estimate" | "correction-off-the-scale";

export interface BootstrapEnds {
  readonly percentile: Ends;
  readonly bca: Ends | null;
  /** Why there is no `bca`; `null` where there is. */
  readonly bcaUndefined: BcaUndefined | null;
  /** z₀: how far, in normal deviates, the estimate lies from the middle of the draws; `null` on one side. */
  readonly bias: number | null;
  /** a: skewness from the jackknife; `null` where a jackknife table has no estimate. */
  readonly acceleration: number | null;
}

/** a = Σ n r³ / (6 (Σ n r²)^1.5), r the mean less the estimate without one person. */
function accelerationOf(leftOut: readonly LeftOut[]): number | null {
  let people = 0;
  let sum = 0;
  for (const { people: n, estimate } of leftOut) {
    if (estimate === null) return null;
    people += n;
    sum += n * estimate;
  }
  const mean = sum / people;
  let squares = 0;
  let cubes = 0;
  for (const { people: n, estimate } of leftOut) {
    const r = mean - estimate!;
    squares += n * r * r;
    cubes += n * r * r * r;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

/**
 * @param estimate on the data
 * @param draws estimates on resamples, at least one, none NaN
 * @param leftOut one for each history that holds people
 * @throws RangeError without draws
 */
export function bootstrapEnds(
  estimate: number,
  draws: ArrayLike<number>,
  leftOut: readonly LeftOut[],
): BootstrapEnds {
  if (draws.length === 0) throw new RangeError("draws must hold at least one");
  const sorted = Float64Array.from(draws).sort();
  const tail = (1 - LEVEL) / 2;
  const percentile = { low: sampleQuantile(sorted, tail), high: sampleQuantile(sorted, 1 - tail) };
  let below = 0;
  while (below < sorted.length && sorted[below]! < estimate) below += 1;
  const acceleration = accelerationOf(leftOut);
  const bias = below === 0 || below === sorted.length ? null : normalQuantile(below / sorted.length);
  const without = (bcaUndefined: BcaUndefined): BootstrapEnds => ({
    percentile,
    bca: null,
    bcaUndefined,
    bias,
    acceleration,
  });
  if (bias === null) return without("draws-on-one-side");
  if (acceleration === null) return without("jackknife-without-estimate");
  const moved = (p: number): number | null => {
    const from = bias + normalQuantile(p);
    const scale = 1 - acceleration * from;
    return scale > 0 ? normalCdf(bias + from / scale) : null;
  };
  const [lowAt, highAt] = [moved(tail), moved(1 - tail)];
  if (lowAt === null || highAt === null) return without("correction-off-the-scale");
  const bca = { low: sampleQuantile(sorted, lowAt), high: sampleQuantile(sorted, highAt) };
  return { percentile, bca, bcaUndefined: null, bias, acceleration };
}
