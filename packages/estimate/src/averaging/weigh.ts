/**
 * Which models weigh anything on a table, and how much.
 *
 * Weights are a model's weight in the belief × exp(−BIC/2), BIC with the people observed as sample size (Schwarz
 * 1978). Both stand in one number, the cost: BIC − 2 ln(weight in the belief). Models whose weights together are below
 * `LEFT_OUT` are left out: a tail area lies between 0 and 1, so leaving them out moves the averaged tail area by at
 * most that much. This takes the place of a cut at a fixed distance in AIC, which can leave out the model that BIC
 * weighs most.
 * Not every model must be fitted to know that: models are taken in order of what they could weigh at most
 * (`bounds.ts`), until all that are left could not weigh `LEFT_OUT` together.
 * Existence is exact (`loglinear/admissible.ts`) and asked only of models that would count.
 * Cost: 4 lists 240 fits; 5 lists 1,200 to 1,900 on the tables of the literature, of 6,893.
 */
import { logSumExp } from "@daftar/numeric";
import { type ColumnFitter, type ColumnModel, shapeOf } from "../heterogeneity/columnFit.ts";
import { spreadCost } from "../heterogeneity/columns.ts";
import { type Mixture, MixtureFitter } from "../heterogeneity/mixture.ts";
import { AdmissibilityCheck } from "../loglinear/admissible.ts";
import { fitLogLinear } from "../loglinear/fit.ts";
import { type Belief, type FamilyName, weightBefore } from "./belief.ts";
import { leastLosses } from "./bounds.ts";
import { type Candidates, candidates, familyOf, type LogLinearCandidate, mixtures } from "./candidates.ts";

/** Share of the whole weight that models left out may have together. */
export const LEFT_OUT = 0.0005;

interface Common {
  /** A model's weight is exp(−cost/2). */
  readonly cost: number;
  readonly parameters: number;
  /** People on no list at the fit to the observed. */
  readonly undocumented: number;
}
export interface WeighedLogLinear extends Common {
  readonly kind: "log-linear";
  readonly candidate: LogLinearCandidate;
  readonly shape: ColumnModel;
  readonly coefficients: Float64Array;
}
export interface WeighedMixture extends Common {
  readonly kind: "mixture";
  readonly mixture: Mixture;
  /** Place in `mixtures`. */
  readonly at: number;
  readonly fitter: MixtureFitter;
  readonly theta: Float64Array;
}
export type Weighed = WeighedLogLinear | WeighedMixture;

export interface Weighing {
  /** The heaviest first; every one of them has an estimate. */
  readonly models: readonly Weighed[];
  /** Share of the whole weight that is certainly in `models`. */
  readonly kept: number;
  readonly looked: number;
  readonly fitted: number;
  /** Models that would have counted, but have no estimate. */
  readonly withoutEstimate: number;
  readonly failed: number;
  readonly near: Near;
}

/** Models that weigh something on a table or could on one near it. */
export interface Near {
  /**
   * Those that count, those that would had they an estimate, and those whose column is flat while the model without it
   * counts.
   */
  readonly candidates: readonly LogLinearCandidate[];
  /** Places in `mixtures`: those not far from counting. */
  readonly mixtures: readonly number[];
}

/** A mixture that costs this much more than the best model weighs e⁻¹⁵ of it, and next to nothing on a table near. */
const FAR = 30;

class Scale {
  readonly #belief: Belief;
  readonly #added = new Set<LogLinearCandidate>();
  readonly #check: AdmissibilityCheck;
  readonly #counts: Float64Array;
  readonly #fitter: ColumnFitter;
  readonly #logPeople: number;
  readonly all: Weighed[] = [];
  /** Without an estimate here, and with a column that adds nothing here. */
  readonly without: LogLinearCandidate[] = [];
  readonly flat: LogLinearCandidate[] = [];
  best = Number.POSITIVE_INFINITY;
  fitted = 0;
  failed = 0;

  constructor(counts: Float64Array, fitter: ColumnFitter, belief: Belief) {
    this.#belief = belief;
    this.#counts = counts;
    this.#check = new AdmissibilityCheck(counts);
    this.#fitter = fitter;
    this.#logPeople = Math.log(fitter.people);
  }

  #weight(family: FamilyName): number {
    return weightBefore(this.#belief, family, Math.log2(this.#counts.length));
  }

  exists(candidate: LogLinearCandidate): boolean {
    return this.#check.of(candidate.model).code === 0;
  }

  has(candidate: LogLinearCandidate): boolean {
    return this.#added.has(candidate);
  }

  /** @returns its cost, where it has a fit to weigh */
  add(candidate: LogLinearCandidate): number | null {
    this.#added.add(candidate);
    const weight = this.#weight(familyOf(candidate));
    if (weight === 0) return null;
    this.fitted += 1;
    const shape = shapeOf(this.#fitter, candidate.model, candidate.column);
    const fitter = this.#fitter;
    let coefficients: Float64Array;
    let { logLikelihood } = fitter;
    if (fitter.fit(shape, null, null)) {
      const length = shape.terms.length + (shape.column === null ? 0 : 1);
      coefficients = fitter.coefficients.slice(0, length);
      ({ logLikelihood } = fitter);
      // τ = 0: the model without column, which stands for itself.
      if (shape.column !== null && !(coefficients.at(-1)! > 0)) {
        this.flat.push(candidate);
        return null;
      }
      if (shape.column?.name === "gamma" && coefficients.at(-1)! >= this.#belief.gammaBelow) return null;
    } else {
      // Mostly a model that has no estimate; the slower fit decides for those that do.
      if (!this.exists(candidate)) {
        this.without.push(candidate);
        return null;
      }
      const slow = shape.column === null ? fitLogLinear(this.#counts, shape.terms, shape.open) : null;
      if (slow === null) {
        this.failed += 1;
        return null;
      }
      ({ coefficients, logLikelihood } = slow);
    }
    const { parameters } = candidate;
    const cost = -2 * logLikelihood + parameters * this.#logPeople - 2 * Math.log(weight);
    this.all.push({
      kind: "log-linear",
      candidate,
      shape,
      coefficients,
      cost,
      parameters,
      undocumented: Math.exp(coefficients[0]!),
    });
    if (cost < this.best && this.exists(candidate)) this.best = cost;
    return cost;
  }

  addMixture(mixture: Mixture, at: number): void {
    const weight = this.#weight(mixture.name);
    if (weight === 0) return;
    this.fitted += 1;
    const fitter = new MixtureFitter(mixture, this.#counts, spreadCost(this.#belief.spreadScale));
    if (!fitter.fitObserved()) {
      this.failed += 1;
      return;
    }
    const n = fitter.people;
    // On the scale of the Poisson fits: Σ n ln μ − Σ μ, with Σ μ the people observed.
    const logLikelihood = fitter.logLikelihood + n * Math.log(n) - n;
    const parameters = mixture.parameters + 1;
    const none = fitter.probabilities[0]!;
    const cost = -2 * logLikelihood + parameters * this.#logPeople - 2 * Math.log(weight);
    this.all.push({
      kind: "mixture",
      mixture,
      at,
      fitter,
      theta: Float64Array.from(fitter.theta),
      cost,
      parameters,
      undocumented: (n * none) / (1 - none),
    });
    this.best = Math.min(this.best, cost);
  }
}

/** Pairs of lists added one at a time while the cost falls: a good model early lets many others go unfitted. */
function forward(scale: Scale, { logLinear, pairs, pairwise }: Candidates): void {
  let missing = (1 << pairs.length) - 1;
  let now = scale.add(logLinear[pairwise[missing]!]!);
  for (;;) {
    let next: { readonly missing: number; readonly cost: number } | null = null;
    for (let rest = missing; rest !== 0; rest &= rest - 1) {
      const tried = missing & ~(rest & -rest);
      const candidate = logLinear[pairwise[tried]!]!;
      const cost = scale.has(candidate) ? null : scale.add(candidate);
      if (cost !== null && (next === null || cost < next.cost)) next = { missing: tried, cost };
    }
    if (next === null || (now !== null && next.cost >= now)) return;
    now = next.cost;
    ({ missing } = next);
  }
}

/**
 * @param counts by history, of 3 to 5 lists, each with people
 * @param fitter of the same counts and belief
 */
export function weigh(counts: Float64Array, fitter: ColumnFitter, belief: Belief): Weighing {
  const lists = Math.log2(counts.length);
  const there = candidates(lists);
  const { logLinear, withColumn } = there;
  const scale = new Scale(counts, fitter, belief);
  mixtures(lists).forEach((mixture, at) => {
    scale.addMixture(mixture, at);
  });
  for (const candidate of withColumn) scale.add(candidate);

  // The least that each model can cost. Those left are log-linear, and count 1 in the belief.
  let saturated = 0;
  for (const n of counts) if (n > 0) saturated -= 2 * (n * Math.log(n) - n);
  const logPeople = Math.log(fitter.people);
  forward(scale, there);
  // A set of missing pairs is of no account where all its models together stay below its share.
  const share = LEFT_OUT / 4 / there.smallest.length;
  const speaks = (missing: number, loss: number): boolean => {
    const { parameters, models } = there.smallest[missing]!;
    const most = Math.exp((scale.best - saturated - loss - parameters * logPeople) / 2);
    return models * most > share;
  };
  const losses = leastLosses(counts, fitter, there, saturated, speaks);
  const least = logLinear.map((c) => saturated + losses[c.missingPairs]! + c.parameters * logPeople);
  const order = least.map((_, i) => i).sort((a, b) => least[a]! - least[b]! || a - b);
  // ln of what all from here on could weigh, a cost of 0 weighing 1: in logarithms, since the counts themselves
  // can fit better than any model by far more than exp holds.
  const unseen = new Float64Array(order.length + 1).fill(Number.NEGATIVE_INFINITY);
  for (let i = order.length - 1; i >= 0; i--) unseen[i] = logSumExp([unseen[i + 1]!, -least[order[i]!]! / 2]);
  const enough = Math.log(LEFT_OUT / 2);
  let next = 0;
  while (next < order.length && unseen[next]! + scale.best / 2 > enough) {
    const candidate = logLinear[order[next]!]!;
    if (!scale.has(candidate)) scale.add(candidate);
    next += 1;
  }
  const left = next === order.length ? 0 : Math.exp(unseen[next]! + scale.best / 2);
  return settle(scale, left, logLinear.length + withColumn.length);
}

/**
 * The same of some models only, and of mixtures: of a table so like another that what weighed nothing there weighs
 * next to nothing here. What the others would weigh is not known, and not in `kept`.
 * Cost: a fit for each.
 *
 * @param only of a table of as many lists
 */
export function weighOnly(counts: Float64Array, fitter: ColumnFitter, belief: Belief, only: Near): Weighing {
  const scale = new Scale(counts, fitter, belief);
  const there = mixtures(Math.log2(counts.length));
  for (const at of only.mixtures) scale.addMixture(there[at]!, at);
  for (const candidate of only.candidates) scale.add(candidate);
  return settle(scale, 0, only.candidates.length);
}

/**
 * Keeps the heaviest models that have an estimate, until what is left cannot weigh anything.
 *
 * @param unseen the most that models never fitted could weigh, the best model weighing 1
 */
function settle(scale: Scale, unseen: number, candidatesThere: number): Weighing {
  const all = scale.all.toSorted((a, b) => a.cost - b.cost);
  const weights = all.map(({ cost }) => Math.exp((scale.best - cost) / 2));
  const left = new Float64Array(all.length + 1);
  left[all.length] = unseen;
  for (let i = all.length - 1; i >= 0; i--) left[i] = left[i + 1]! + weights[i]!;
  const models: Weighed[] = [];
  let kept = 0;
  let withoutEstimate = 0;
  let next = 0;
  while (next < all.length && left[next]! > LEFT_OUT * kept) {
    const weighed = all[next]!;
    if (weighed.kind === "log-linear" && !scale.exists(weighed.candidate)) withoutEstimate += 1;
    else {
      models.push(weighed);
      kept += weights[next]!;
    }
    next += 1;
  }
  const counting = all.slice(0, next).flatMap((one) => (one.kind === "log-linear" ? [one.candidate] : []));
  const terms = new Set(counting.map(({ model }) => model.join()));
  const flat = scale.flat.filter(({ model }) => terms.has(model.join()));
  const mixturesThere = scale.all.filter(({ kind }) => kind === "mixture").length;
  return {
    models,
    kept: kept / (kept + left[next]!),
    looked: candidatesThere + mixturesThere,
    fitted: scale.fitted,
    withoutEstimate,
    failed: scale.failed,
    near: {
      candidates: [...counting, ...scale.without, ...flat],
      mixtures: all.flatMap((one) => (one.kind === "mixture" && one.cost < scale.best + FAR ? [one.at] : [])),
    },
  };
}
