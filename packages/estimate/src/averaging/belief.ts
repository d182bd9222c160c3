/**
 * What an average over models takes for granted beside the table. Chosen on panel A of the coverage benchmark and on
 * a panel for trying, before panel B was written; what else was tried stands in docs/decisions/0047 and 0051.
 */
import { type ColumnName, SPREAD_SCALE } from "../heterogeneity/columns.ts";
import type { MixtureName } from "../heterogeneity/mixture.ts";

/** Models of one kind: without heterogeneity, or by how people differ. */
export type FamilyName = "log-linear" | ColumnName | MixtureName;

export interface Belief {
  /** Both tails together; the interval is at level 1 − α in name and covers less where models err. */
  readonly alpha: number;
  /** Scale of the half-normal belief on the spread of the log-odds of being recorded. */
  readonly spreadScale: number;
  /**
   * How much more each model of a family is believed, before the table, than one without heterogeneity. At 0 the
   * family is left out.
   */
  readonly weights: Readonly<Record<Exclude<FamilyName, "log-linear">, number>>;
  /** How much more still the families in which nobody takes sides are believed where there are three lists. */
  readonly threeLists: number;
  /** A gamma column counts only where its coefficient is below this. */
  readonly gammaBelow: number;
}

/**
 * People always differ somewhat, and BIC asks for more proof of it than a table of some hundred or thousand can give:
 * hence 6. The gamma shape has the longest tail and weighs a little less. Where lists take sides, two kinds of people
 * (here and there, early and late) are the plain reading. Three lists tell so little that the belief has to say more.
 */
const DIFFER = 6;
const LONG_TAIL = 4;
/** A normal effect on sides, for every split and pair of lists, is many ways of saying one thing. */
const OF_MANY = 1 / 3;

export const BELIEF: Belief = {
  alpha: 0.04,
  spreadScale: SPREAD_SCALE,
  weights: {
    darroch: DIFFER,
    poisson: DIFFER,
    gamma: LONG_TAIL,
    "rasch-normal": DIFFER,
    "rasch-two-points": DIFFER,
    "two-classes": DIFFER,
    sides: OF_MANY,
    "normal-sides": OF_MANY,
    "two-sides": DIFFER,
  },
  threeLists: 2,
  gammaBelow: Number.POSITIVE_INFINITY,
};

/** @returns weight before the table of each model of a family, one without heterogeneity weighing 1 */
export function weightBefore({ weights, threeLists }: Belief, family: FamilyName, lists: number): number {
  if (family === "log-linear") return 1;
  const sides = family.endsWith("sides");
  return weights[family] * (lists === 3 && !sides ? threeLists : 1);
}
