/**
 * The models among which a bootstrap chooses anew in every resample: those that look best on the data.
 *
 * Source: Silverman, Chan & Vincent (2024), Stat. Comput. 34:44: a model that lies far behind on the data is
 * hardly ever chosen on a resample, so that the best 20 (four lists) or 100 (five and six) stand for all.
 * Assumes: models without an estimate on the data are no candidates; on a resample existence is judged anew.
 * Cost: all models to five lists (about a second for five); six lists, all 32,768 sets of pairs, some ten seconds.
 */
import type { Progress } from "@daftar/model";
import { allModels, hierarchicalModel, MAX_LISTS_ALL_MODELS, type Model } from "../loglinear/model.ts";
import { type FittedModel, ModelFitter } from "../loglinear/search.ts";
import { countsArray } from "../loglinear/sums.ts";
import { type CaptureTable, peopleIn } from "../table/captureTable.ts";

/** Beyond these lists sets of pairs are too many to be looked at, and a search step by step has no ranking. */
export const MAX_LISTS_BOOTSTRAP = 6;

/** How many of the best are kept, by number of lists; `null` for all. */
function candidatesKept(lists: number): number | null {
  return lists <= 3 ? null : lists === 4 ? 20 : 100;
}

export interface Candidates {
  /** By BIC on the data, the best first; at least one. */
  readonly models: readonly FittedModel[];
  /** Models that were looked at. */
  readonly looked: number;
}

/** Criteria closer than this are one: the smaller model goes first, then the one enumerated first. */
const TIE = 1e-7;

/** Models of six lists: every set of pairs, which are known to be too many to go further. */
function* pairwiseModels(lists: number): Generator<Model> {
  const pairs: number[] = [];
  for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push((1 << i) | (1 << j));
  for (let chosen = 0; chosen < 1 << pairs.length; chosen++) {
    yield hierarchicalModel(
      lists,
      pairs.filter((_, i) => (chosen >> i) & 1),
    );
  }
}

/**
 * @param table three to six lists, each sharing people with another
 * @param progress told of models looked at
 * @returns `null` where no model has an estimate
 * @throws RangeError on a table of fewer or more lists, or of nobody
 */
export function bootstrapCandidates(table: CaptureTable, progress?: Progress): Candidates | null {
  const lists = table.lists.length;
  if (lists < 3 || lists > MAX_LISTS_BOOTSTRAP) {
    throw new RangeError(`table must have 3 to ${MAX_LISTS_BOOTSTRAP} lists; it has ${lists}`);
  }
  if (peopleIn(table) === 0) throw new RangeError("table must count somebody");
  const counts = countsArray(table);
  const keep = candidatesKept(lists) ?? Number.POSITIVE_INFINITY;
  const fitter = new ModelFitter(counts);
  let best: FittedModel[] = [];
  let looked = 0;
  const byBic = (a: FittedModel, b: FittedModel): number =>
    Math.abs(a.bic - b.bic) > TIE ? a.bic - b.bic : a.parameters - b.parameters;
  const settle = (): void => {
    best = best.sort(byBic).slice(0, keep);
  };
  for (const model of lists <= MAX_LISTS_ALL_MODELS ? allModels(lists) : pairwiseModels(lists)) {
    const outcome = fitter.fit(model);
    looked += 1;
    if (typeof outcome !== "string") best.push(outcome);
    // Not after every model: a sort costs more than a fit.
    if (best.length > 1000) settle();
    if (looked % 256 === 0) progress?.({ what: "models", done: looked, total: 0 });
  }
  settle();
  return best.length === 0 ? null : { models: best, looked };
}
