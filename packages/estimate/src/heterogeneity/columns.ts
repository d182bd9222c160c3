/**
 * Three ways in which people may differ in how easily they are recorded, each one column of a log-linear model.
 *
 * Source: Darroch, Fienberg, Glonek & Junker (1993), JASA 88:1137 (k²/2: the person effect is normal given no
 * record); Rivest & Baillargeon (2007), Biometrics 63:999 (2^k − 1: Poisson; −ln(3.5 + k): gamma). k is the
 * number of lists that a person is on; the coefficient τ is 0 or more, since people who differ can only seem
 * to depend positively.
 * Penalty: the same belief for every model of heterogeneity, half-normal with scale 1.5 on the spread of the
 * log-odds of being recorded. τ is about the variance of that spread times `varianceUnits`.
 */
import { listsIn } from "../table/captureTable.ts";

/**
 * Scale of the half-normal belief on the spread of the log-odds of being recorded: a spread of 1.5 lets one
 * person in six be four and a half times as likely, in odds, as the middle one. Without it the likelihood of
 * many sparse tables has no upper end.
 */
export const SPREAD_SCALE = 1.5;
/** What a squared spread costs in log-likelihood: s² × this. */
export const SPREAD_COST = 1 / (2 * SPREAD_SCALE * SPREAD_SCALE);

export type ColumnName = "darroch" | "poisson" | "gamma";

export interface HeterogeneityColumn {
  readonly name: ColumnName;
  /** By history; 0 for people on no list. */
  readonly values: Float64Array;
  /** Log-likelihood taken off for each unit of τ. */
  readonly penalty: number;
}

/**
 * Value for somebody on k lists; 0 at k = 0, so that the intercept stays the people on no list. And the
 * variance of the log-odds for each unit of τ: the second difference of the value, at k = 0 for Poisson
 * (2^k·(ln 2)² = 0.4805) and for gamma (1/3.5² = 1/12.25).
 */
const SHAPES: Record<ColumnName, { readonly at: (k: number) => number; readonly variance: number }> = {
  darroch: { at: (k) => (k * k) / 2, variance: 1 },
  poisson: { at: (k) => (1 << k) - 1, variance: Math.LN2 * Math.LN2 },
  gamma: { at: (k) => Math.log(3.5 / (3.5 + k)), variance: 1 / 12.25 },
};

export const COLUMN_NAMES: readonly ColumnName[] = ["darroch", "poisson", "gamma"];

/** @param lists 2 to 10 */
export function heterogeneityColumn(name: ColumnName, lists: number): HeterogeneityColumn {
  const { at, variance } = SHAPES[name];
  const values = Float64Array.from({ length: 1 << lists }, (_, x) => at(listsIn(x)));
  return { name, values, penalty: SPREAD_COST * variance };
}
