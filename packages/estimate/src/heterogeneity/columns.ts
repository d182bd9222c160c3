/**
 * Three ways in which people may differ in how easily they are recorded, each one column of a log-linear model.
 *
 * Source: Darroch, Fienberg, Glonek & Junker (1993), JASA 88:1137 (k²/2: the person effect is normal given no
 * record); Rivest & Baillargeon (2007), Biometrics 63:999 (2^k − 1: Poisson; −ln(3.5 + k): gamma). k is the
 * number of lists that a person is on; the coefficient τ is 0 or more, since people who differ can only seem
 * to depend positively.
 * Penalty: the same belief for every model of heterogeneity, half-normal with scale 1 on the spread of the
 * log-odds of being recorded. The variance of that spread is τ times `variance` of the column.
 */
import { listsIn } from "../table/captureTable.ts";
import { signsOf } from "./sides.ts";

/**
 * Scale of the half-normal belief on the spread of the log-odds of being recorded: with a spread of 1, one
 * person in six has 2.7 times the odds of the middle one or more, and one in six 2.7 times less. Without such
 * a belief the likelihood of many sparse tables has no upper end. Why 1 and not 1.5: docs/decisions/0047.
 */
export const SPREAD_SCALE = 1;

/** What a squared spread costs in log-likelihood: s² × this. */
export const spreadCost = (scale: number): number => 1 / (2 * scale * scale);

type Shape = "darroch" | "poisson" | "gamma";
export type ColumnName = Shape | "sides";

export interface HeterogeneityColumn {
  readonly name: ColumnName;
  /** By history; 0 for people on no list. */
  readonly values: Float64Array;
  /** Squared spread of the log-odds for each unit of τ. */
  readonly variance: number;
}

/**
 * Value for somebody on k lists; 0 at k = 0, so that the intercept stays the people on no list. And the
 * variance of the log-odds for each unit of τ: the second difference of the value, at k = 0 for Poisson
 * (2^k·(ln 2)² = 0.4805) and for gamma (1/3.5² = 1/12.25).
 */
const SHAPES: Record<Shape, { readonly at: (k: number) => number; readonly variance: number }> = {
  darroch: { at: (k) => (k * k) / 2, variance: 1 },
  poisson: { at: (k) => (1 << k) - 1, variance: Math.LN2 * Math.LN2 },
  gamma: { at: (k) => Math.log(3.5 / (3.5 + k)), variance: 1 / 12.25 },
};

export const COLUMN_NAMES: readonly Shape[] = ["darroch", "poisson", "gamma"];

/** @param lists 2 to 10 */
export function heterogeneityColumn(name: Shape, lists: number): HeterogeneityColumn {
  const { at, variance } = SHAPES[name];
  const values = Float64Array.from({ length: 1 << lists }, (_, x) => at(listsIn(x)));
  return { name, values, variance };
}

/**
 * Darroch's column where lists take sides: m²/2, m the lists of one side that a person is on less those of the other. The
 * person effect raises the log-odds on one side and lowers them on the other, and is normal given no record.
 *
 * @param lists 3 to 10
 * @param harder by list, as bits: the other side
 */
export function sidedColumn(lists: number, harder: number): HeterogeneityColumn {
  const signs = signsOf(lists, harder);
  const values = Float64Array.from({ length: 1 << lists }, (_, x) => {
    const net = signs.reduce((sum, sign, j) => sum + (((x >> j) & 1) === 1 ? sign : 0), 0);
    return (net * net) / 2;
  });
  return { name: "sides", values, variance: 1 };
}
