/**
 * Limits from several imputations by the rules for combining them, on the logarithm of the people on no list.
 *
 * Source: Rubin (1987), section 3.1: T = W + (1 + 1/m) B, with W the mean variance within an imputation and B the
 * variance of their means; Student's t with (m − 1)(1 + m W/((m + 1) B))² degrees of freedom. verdata (R package,
 * Gargiulo et al. 2024, J. Open Source Softw.) leaves the factor m out, (m − 1)(1 + W/((m + 1) B))², so that its limits
 * are wider; it is there under its own name for checking figures made with it. Where B is 0 both are normal.
 * Cost: linear in the draws.
 */
import { studentQuantile } from "@daftar/numeric";

export type RubinDegrees = "rubin" | "rubin-verdata";

/** verdata's: nobody on no list has no logarithm. */
const LEAST_PEOPLE = 0.1;

export interface Combined {
  /** Of the logarithm. */
  readonly mean: number;
  readonly within: number;
  readonly between: number;
  readonly variance: number;
  /** Infinite where the imputations agree. */
  readonly df: number;
}

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};

/** With n − 1; 0 for a single value. */
function varianceOf(values: ArrayLike<number>, mean: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) * (values[i]! - mean);
  return values.length < 2 ? 0 : sum / (values.length - 1);
}

/**
 * @param undocumented draws of the people on no list, imputation by imputation; at least one imputation of two draws
 * @throws RangeError where there is none
 */
export function combined(undocumented: readonly ArrayLike<number>[], degrees: RubinDegrees): Combined {
  const m = undocumented.length;
  if (m === 0 || undocumented.some(({ length }) => length < 2)) {
    throw new RangeError("undocumented must hold imputations of two draws or more");
  }
  const logs = undocumented.map((draws) =>
    Float64Array.from(draws, (people) => Math.log(Math.max(LEAST_PEOPLE, people))),
  );
  const means = logs.map(meanOf);
  const mean = meanOf(means);
  const within = meanOf(logs.map((draws, at) => varianceOf(draws, means[at]!)));
  const between = varianceOf(means, mean);
  const ratio = within / between;
  const spread = 1 + (degrees === "rubin" ? (m / (m + 1)) * ratio : ratio / (m + 1));
  return {
    mean,
    within,
    between,
    variance: within + (1 + 1 / m) * between,
    df: between > 0 ? (m - 1) * spread * spread : Number.POSITIVE_INFINITY,
  };
}

/**
 * Limits of the people on no list.
 * @param tail share beyond each limit, above 0 and below a half
 */
export function combinedLimits(
  { mean, variance, df }: Combined,
  tail: number,
): { readonly low: number; readonly high: number } {
  const reach = studentQuantile(1 - tail, df) * Math.sqrt(variance);
  return { low: Math.exp(mean - reach), high: Math.exp(mean + reach) };
}
