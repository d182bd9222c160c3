/**
 * Which models weigh anything on a table, and how much.
 *
 * Weights are exp(−BIC/2), BIC with the people observed as sample size (Schwarz 1978). Models whose weights
 * together are below `LEFT_OUT` are left out: a tail area lies between 0 and 1, so leaving them out moves the
 * averaged tail area by at most that much. This takes the place of a cut at a fixed distance in AIC, which can
 * leave out the model that BIC weighs most.
 * Not every model must be fitted to know that. A model fits at best as well as the counts themselves, and if
 * no term joins lists i and j, at best as well as independence of i and j within every pattern of the other
 * lists that somebody shows; both are closed forms. Models are taken in order of what they could weigh at
 * most, until all that are left could not weigh `LEFT_OUT` together.
 * Existence is exact (`loglinear/admissible.ts`) and asked only of models that would count.
 * Cost: 4 lists 240 fits; 5 lists some hundreds to thousands, of 6,893.
 */
import type { ColumnFitter, ColumnModel } from "../heterogeneity/columnFit.ts";
import { spreadCost } from "../heterogeneity/columns.ts";
import { type Mixture, MixtureFitter } from "../heterogeneity/mixture.ts";
import { admissibility } from "../loglinear/admissible.ts";
import { fitLogLinear } from "../loglinear/fit.ts";
import type { Belief } from "./belief.ts";
import { candidates, type LogLinearCandidate, mixtures } from "./candidates.ts";

/** Share of the whole weight that models left out may have together. */
const LEFT_OUT = 0.0005;

interface Common {
  readonly bic: number;
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
}

/** Twice the log-likelihood that counts lose, at least, where two lists are independent given the others. */
function lossWithout(counts: Float64Array, pair: number): number {
  const i = pair & -pair;
  const j = pair ^ i;
  let loss = 0;
  for (let rest = 1; rest < counts.length; rest++) {
    if ((rest & pair) !== 0) continue;
    const [a, b, c, d] = [counts[rest]!, counts[rest | i]!, counts[rest | j]!, counts[rest | pair]!];
    const total = a + b + c + d;
    const part = (n: number, row: number, column: number): number =>
      n > 0 ? n * Math.log((n * total) / (row * column)) : 0;
    loss += part(a, a + b, a + c) + part(b, a + b, b + d) + part(c, c + d, a + c) + part(d, c + d, b + d);
  }
  return 2 * Math.max(0, loss);
}

class Scale {
  readonly #belief: Belief;
  readonly #counts: Float64Array;
  readonly #fitter: ColumnFitter;
  readonly #logPeople: number;
  readonly #size: number;
  readonly all: Weighed[] = [];
  best = Number.POSITIVE_INFINITY;
  fitted = 0;
  failed = 0;

  constructor(counts: Float64Array, fitter: ColumnFitter, belief: Belief) {
    this.#belief = belief;
    this.#counts = counts;
    this.#fitter = fitter;
    this.#size = counts.length;
    this.#logPeople = Math.log(fitter.people);
  }

  exists(candidate: LogLinearCandidate): boolean {
    return admissibility(this.#counts, candidate.model).code === 0;
  }

  /** Terms that somebody shows, and the cells that are left. */
  #shape({ model, column }: LogLinearCandidate): ColumnModel {
    const terms = model.filter((term) => this.#fitter.margin(term) > 0);
    const open = new Uint8Array(this.#size).fill(1);
    if (terms.length < model.length) {
      for (const term of model) {
        if (this.#fitter.margin(term) > 0) continue;
        for (let x = 0; x < this.#size; x++) if ((x & term) === term) open[x] = 0;
      }
    }
    return { terms, open, column };
  }

  add(candidate: LogLinearCandidate): void {
    this.fitted += 1;
    const shape = this.#shape(candidate);
    const fitter = this.#fitter;
    let coefficients: Float64Array;
    let { logLikelihood } = fitter;
    if (fitter.fit(shape, null, null)) {
      const length = shape.terms.length + (shape.column === null ? 0 : 1);
      coefficients = fitter.coefficients.slice(0, length);
      ({ logLikelihood } = fitter);
      // τ = 0: the model without column, which stands for itself.
      if (shape.column !== null && !(coefficients.at(-1)! > 0)) return;
      if (shape.column?.name === "gamma" && coefficients.at(-1)! >= this.#belief.gammaBelow) return;
    } else {
      // Mostly a model that has no estimate; the slower fit decides for those that do.
      if (!this.exists(candidate)) return;
      const slow = shape.column === null ? fitLogLinear(this.#counts, shape.terms, shape.open) : null;
      if (slow === null) {
        this.failed += 1;
        return;
      }
      ({ coefficients, logLikelihood } = slow);
    }
    const { parameters } = candidate;
    const bic = -2 * logLikelihood + parameters * this.#logPeople;
    this.all.push({
      kind: "log-linear",
      candidate,
      shape,
      coefficients,
      bic,
      parameters,
      undocumented: Math.exp(coefficients[0]!),
    });
    if (bic < this.best && this.exists(candidate)) this.best = bic;
  }

  addMixture(mixture: Mixture): void {
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
    const bic = -2 * logLikelihood + parameters * this.#logPeople;
    this.all.push({
      kind: "mixture",
      mixture,
      fitter,
      theta: Float64Array.from(fitter.theta),
      bic,
      parameters,
      undocumented: (n * none) / (1 - none),
    });
    this.best = Math.min(this.best, bic);
  }
}

/**
 * @param counts by history, of 3 to 5 lists, each with people
 * @param fitter of the same counts and belief
 */
export function weigh(counts: Float64Array, fitter: ColumnFitter, belief: Belief): Weighing {
  const lists = Math.log2(counts.length);
  const { logLinear, withColumn, pairs } = candidates(lists);
  const scale = new Scale(counts, fitter, belief);
  for (const mixture of mixtures(lists)) scale.addMixture(mixture);
  for (const candidate of withColumn) scale.add(candidate);

  // The least that each model's BIC can be.
  let saturated = 0;
  for (const n of counts) if (n > 0) saturated -= 2 * (n * Math.log(n) - n);
  const losses = pairs.map((pair) => lossWithout(counts, pair));
  const lossOf = Float64Array.from({ length: 1 << pairs.length }, (_, missing) =>
    losses.reduce((most, loss, i) => ((missing >> i) & 1 ? Math.max(most, loss) : most), 0),
  );
  const logPeople = Math.log(fitter.people);
  const least = logLinear.map((c) => saturated + lossOf[c.missingPairs]! + c.parameters * logPeople);
  const order = least.map((_, i) => i).sort((a, b) => least[a]! - least[b]! || a - b);
  const reference = least[order[0]!]!;
  const weightOf = (bic: number): number => Math.exp((reference - bic) / 2);
  // Summed from the lightest: taken off a large sum one by one, small weights would drown in its rounding.
  const unseen = new Float64Array(order.length + 1);
  for (let i = order.length - 1; i >= 0; i--) unseen[i] = unseen[i + 1]! + weightOf(least[order[i]!]!);
  let next = 0;
  while (next < order.length && unseen[next]! > (LEFT_OUT / 2) * weightOf(scale.best)) {
    scale.add(logLinear[order[next]!]!);
    next += 1;
  }
  return settle(scale, unseen[next]! / weightOf(scale.best), logLinear.length + withColumn.length);
}

/**
 * Keeps the heaviest models that have an estimate, until what is left cannot weigh anything.
 *
 * @param unseen the most that models never fitted could weigh, the best model weighing 1
 */
function settle(scale: Scale, unseen: number, candidatesThere: number): Weighing {
  const all = scale.all.toSorted((a, b) => a.bic - b.bic);
  const weights = all.map(({ bic }) => Math.exp((scale.best - bic) / 2));
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
  const mixturesThere = scale.all.filter(({ kind }) => kind === "mixture").length;
  return {
    models,
    kept: kept / (kept + left[next]!),
    looked: candidatesThere + mixturesThere,
    fitted: scale.fitted,
    withoutEstimate,
    failed: scale.failed,
  };
}
