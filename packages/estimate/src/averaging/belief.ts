/**
 * What an average over models takes for granted beside the table. Chosen on panel A of the coverage benchmark
 * before panel B was looked at; what else was tried stands in docs/decisions/0047.
 */
import { SPREAD_SCALE } from "../heterogeneity/columns.ts";

export interface Belief {
  /** Both tails together; the interval is at level 1 − α in name and covers less where models err. */
  readonly alpha: number;
  /** Scale of the half-normal belief on the spread of the log-odds of being recorded. */
  readonly spreadScale: number;
  /** A gamma column counts only where its coefficient is below this. */
  readonly gammaBelow: number;
}

export const BELIEF: Belief = {
  alpha: 0.03,
  spreadScale: SPREAD_SCALE,
  gammaBelow: Number.POSITIVE_INFINITY,
};
