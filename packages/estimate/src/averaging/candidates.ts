/**
 * The models that an average is taken over, as they are for a number of lists, whatever the table.
 *
 * - every hierarchical log-linear model (8, 113 and 6,893 for 3, 4 and 5 lists);
 * - independence with up to 3 pairs of lists (2 at 5 lists) beside each of three columns of heterogeneity;
 * - from 4 lists on, independence with up to one pair of lists beside Darroch's column for every way in which the
 *   lists can take sides (7 and 15);
 * - Rasch with a normal and with a two-point effect, the same two for every way in which the lists can take sides
 *   (3, 7 and 15), and from 4 lists on two classes, all without further dependence.
 * Why these: single models fail in ways that others mend. Lists that depend are log-linear, people who differ
 * are the others; measured in docs/decisions/0047 and 0051.
 */

import {
  COLUMN_NAMES,
  type HeterogeneityColumn,
  heterogeneityColumn,
  sidedColumn,
} from "../heterogeneity/columns.ts";
import type { Mixture } from "../heterogeneity/mixture.ts";
import { normalSides } from "../heterogeneity/normalSides.ts";
import { raschNormal, raschTwoPoints } from "../heterogeneity/rasch.ts";
import { splitsOf } from "../heterogeneity/sides.ts";
import { twoClasses } from "../heterogeneity/twoClasses.ts";
import { twoSides } from "../heterogeneity/twoSides.ts";
import { allModels, hierarchicalModel, type Model } from "../loglinear/model.ts";
import type { FamilyName } from "./belief.ts";

export interface LogLinearCandidate {
  readonly model: Model;
  readonly column: HeterogeneityColumn | null;
  /** Coefficients, people on no list and τ included. */
  readonly parameters: number;
  /** By number of the pair of lists: 1 where no term of the model holds the pair. */
  readonly missingPairs: number;
}

export interface Candidates {
  readonly lists: number;
  /** Pairs of lists as masks, in the order of the bits of `missingPairs`. */
  readonly pairs: readonly number[];
  readonly logLinear: readonly LogLinearCandidate[];
  readonly withColumn: readonly LogLinearCandidate[];
  /** By set of missing pairs: where in `logLinear` the model of just the other pairs stands. */
  readonly pairwise: readonly number[];
  /** By set of missing pairs: how many models there are, and the parameters of the smallest. */
  readonly smallest: readonly { readonly models: number; readonly parameters: number }[];
}

/** All lists for which an average is made: below, nothing tells models apart; above, they are millions. */
export const LEAST_LISTS = 3;
export const MOST_LISTS = 5;

function build(lists: number): Candidates {
  const pairs: number[] = [];
  for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push((1 << i) | (1 << j));
  const candidate = (model: Model, column: HeterogeneityColumn | null): LogLinearCandidate => {
    const present = new Set(model);
    let missingPairs = 0;
    pairs.forEach((pair, i) => {
      if (!present.has(pair)) missingPairs |= 1 << i;
    });
    return { model, column, parameters: model.length + (column === null ? 0 : 1), missingPairs };
  };
  const beside = (columns: readonly HeterogeneityColumn[], most: number): LogLinearCandidate[] => {
    const subsets: number[][] = [[]];
    for (const pair of pairs) {
      subsets.push(...subsets.filter((chosen) => chosen.length < most).map((chosen) => [...chosen, pair]));
    }
    return columns.flatMap((column) =>
      subsets
        .map((chosen) => candidate(hierarchicalModel(lists, chosen), column))
        // No more numbers than cells.
        .filter(({ parameters }) => parameters < 1 << lists),
    );
  };
  const shapes = COLUMN_NAMES.map((name) => heterogeneityColumn(name, lists));
  // Three lists that take sides and depend besides fit whatever they show.
  const sided = lists === 3 ? [] : splitsOf(lists).map((split) => sidedColumn(lists, split));
  const withColumn = [...beside(shapes, lists === 5 ? 2 : 3), ...beside(sided, 1)];
  const logLinear = allModels(lists).map((model) => candidate(model, null));
  const pairwise = Array.from({ length: 1 << pairs.length }, () => -1);
  const models = pairwise.map(() => 0);
  logLinear.forEach(({ missingPairs, parameters }, i) => {
    models[missingPairs]! += 1;
    const known = pairwise[missingPairs]!;
    if (known < 0 || parameters < logLinear[known]!.parameters) pairwise[missingPairs] = i;
  });
  return {
    lists,
    pairs,
    logLinear,
    withColumn,
    pairwise,
    smallest: pairwise.map((at, missing) => ({
      models: models[missing]!,
      parameters: logLinear[at]!.parameters,
    })),
  };
}

/** Constants, worked out once: enumerating 6,893 models costs more than averaging over a table. */
const built = new Map<number, Candidates>();

/**
 * @param lists 3 to 5
 * @throws RangeError otherwise
 */
export function candidates(lists: number): Candidates {
  if (!Number.isInteger(lists) || lists < LEAST_LISTS || lists > MOST_LISTS) {
    throw new RangeError(`lists must be ${LEAST_LISTS} to ${MOST_LISTS}; it is ${lists}`);
  }
  let known = built.get(lists);
  if (known === undefined) {
    known = build(lists);
    built.set(lists, known);
  }
  return known;
}

export const familyOf = ({ column }: LogLinearCandidate): FamilyName => column?.name ?? "log-linear";

/** Mixtures for a number of lists, made anew: they hold workspace. */
export function mixtures(lists: number): Mixture[] {
  const all = [raschNormal(lists), raschTwoPoints(lists)];
  if (lists >= 4) all.push(twoClasses(lists));
  for (const split of splitsOf(lists)) all.push(normalSides(lists, split), twoSides(lists, split));
  return all;
}
