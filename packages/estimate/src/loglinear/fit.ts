/**
 * Maximum-likelihood fit of a hierarchical log-linear model to a table that may lack the people on no list.
 *
 * Source: Fienberg (1972), Biometrika 59:591; Poisson likelihood by Newton's method with step-halving. Every
 * margin and every entry of the information matrix is a sum over supersets (`sums.ts`), so that a step costs
 * p²/2 look-ups and one Cholesky factor instead of cells × p².
 * Assumes: the model is admissible (`admissible.ts`). Where it is not, the fit can settle on 10¹³ people and
 * cannot know: that check comes first.
 * Cost: about ten steps of p³/6 multiplications, p the number of terms.
 */
import { factor, solve } from "../heterogeneity/cholesky.ts";
import { sumOverSubsets, sumOverSupersets } from "./sums.ts";

export interface Fit {
  /** One coefficient for each term, in order. */
  readonly coefficients: Float64Array;
  /** Fitted counts by history; at 0 the people on no list. */
  readonly fitted: Float64Array;
  /** Σ (n ln μ − μ) over the cells used; the constant −Σ ln n! is left out. */
  readonly logLikelihood: number;
  /** Variance of the intercept, the logarithm of the people on no list. */
  readonly interceptVariance: number;
}

/** Newton settles in about eight steps; a fit that needs more than this is not settling. */
const MAX_STEPS = 100;

/**
 * The workspace of fits to tables of one size; not to be shared between fits that run at once.
 * A step allocates nothing, since a search makes thousands of fits of a few microseconds each.
 */
export class LogLinearFitter {
  readonly #size: number;
  readonly #margins: Float64Array;
  readonly #fitted: Float64Array;
  readonly #sums: Float64Array;
  readonly #right: Float64Array;
  readonly #information: Float64Array;
  readonly #gradient: Float64Array;
  readonly #direction: Float64Array;
  readonly #coefficients: Float64Array;
  readonly #trial: Float64Array;

  /** @param size 2 to the number of lists */
  constructor(size: number) {
    this.#size = size;
    this.#margins = new Float64Array(size);
    this.#fitted = new Float64Array(size);
    this.#sums = new Float64Array(size);
    this.#right = new Float64Array(size);
    this.#gradient = new Float64Array(size);
    this.#direction = new Float64Array(size);
    this.#coefficients = new Float64Array(size);
    this.#trial = new Float64Array(size);
    this.#information = new Float64Array(size * size);
  }

  /**
   * @param counts by history; `counts[0]` is read only when `complete`
   * @param terms masks, the first of them 0
   * @param open by history: 1 where the model can put people
   * @param complete whether `counts[0]` is data (then it may be any number of 0 or more) or unknown
   * @param start coefficients to start from
   * @returns `null` where the fit did not settle
   */
  fit(
    counts: Float64Array,
    terms: readonly number[],
    open: Uint8Array,
    complete = false,
    start?: Float64Array,
  ): Fit | null {
    const p = terms.length;
    const from = complete ? 0 : 1;
    const margins = this.#margins.fill(0);
    for (let x = from; x < this.#size; x++) if (open[x] === 1) margins[x] = counts[x]!;
    sumOverSupersets(margins);
    if (start !== undefined) this.#coefficients.set(start);
    else if (!this.#startFromCounts(counts, terms, open, from)) return null;

    const { settled, value } = this.#climb(terms, open, from);
    if (!settled) return null;
    const variance = this.#direction.fill(0);
    variance[0] = 1;
    solve(this.#information, variance, p);
    return {
      coefficients: this.#coefficients.slice(0, p),
      fitted: this.#fitted.slice(),
      logLikelihood: value,
      interceptVariance: variance[0],
    };
  }

  /** One weighted least-squares step from the counts themselves, half a person added to each. */
  #startFromCounts(counts: Float64Array, terms: readonly number[], open: Uint8Array, from: number): boolean {
    const sums = this.#sums.fill(0);
    const right = this.#right.fill(0);
    for (let x = from; x < this.#size; x++) {
      if (open[x] !== 1) continue;
      const count = counts[x]! + 0.5;
      sums[x] = count;
      right[x] = count * Math.log(count);
    }
    sumOverSupersets(sums);
    sumOverSupersets(right);
    this.#fillInformation(terms);
    if (!factor(this.#information, terms.length)) return false;
    for (let i = 0; i < terms.length; i++) this.#coefficients[i] = right[terms[i]!]!;
    solve(this.#information, this.#coefficients, terms.length);
    return true;
  }

  #fillInformation(terms: readonly number[]): void {
    const p = terms.length;
    const sums = this.#sums;
    const information = this.#information;
    for (let i = 0; i < p; i++) {
      const term = terms[i]!;
      for (let j = 0; j <= i; j++) information[i * p + j] = sums[term | terms[j]!]!;
    }
  }

  /** Fitted counts and log-likelihood at some coefficients; leaves the fitted counts in `#fitted`. */
  #evaluate(at: Float64Array, terms: readonly number[], open: Uint8Array, from: number): number {
    const p = terms.length;
    const fitted = this.#fitted.fill(0);
    for (let i = 0; i < p; i++) fitted[terms[i]!] = at[i]!;
    sumOverSubsets(fitted);
    let sum = 0;
    for (let x = 0; x < fitted.length; x++) {
      const mean = open[x] === 1 ? Math.exp(fitted[x]!) : 0;
      fitted[x] = mean;
      if (x >= from) sum += mean;
    }
    let value = -sum;
    for (let i = 0; i < p; i++) value += this.#margins[terms[i]!]! * at[i]!;
    return value;
  }

  /** Newton's method from the coefficients as they stand; leaves the factor of the information. */
  #climb(terms: readonly number[], open: Uint8Array, from: number): { settled: boolean; value: number } {
    const p = terms.length;
    const [margins, sums, gradient, direction] = [this.#margins, this.#sums, this.#gradient, this.#direction];
    const [at, trial] = [this.#coefficients, this.#trial];
    const enough = 1e-12 * (margins[0]! + 1);
    let value = this.#evaluate(at, terms, open, from);
    for (let step = 0; step < MAX_STEPS && Number.isFinite(value); step++) {
      sums.set(this.#fitted);
      if (from > 0) sums[0] = 0;
      sumOverSupersets(sums);
      this.#fillInformation(terms);
      for (let i = 0; i < p; i++) {
        const slope = margins[terms[i]!]! - sums[terms[i]!]!;
        gradient[i] = slope;
        direction[i] = slope;
      }
      if (!factor(this.#information, p)) break;
      solve(this.#information, direction, p);
      let decrement = 0;
      for (let i = 0; i < p; i++) decrement += gradient[i]! * direction[i]!;
      // Twice the log-likelihood still to be won. Newton's error squares: one last whole step from here ends
      // in rounding.
      if (decrement <= enough) {
        for (let i = 0; i < p; i++) at[i]! += direction[i]!;
        return { settled: true, value: this.#evaluate(at, terms, open, from) };
      }
      const before = value;
      let length = 1;
      for (let halving = 0; halving < 40; halving++) {
        for (let i = 0; i < p; i++) trial[i] = at[i]! + length * direction[i]!;
        value = this.#evaluate(trial, terms, open, from);
        if (value >= before) break;
        // Near the top rounding hides the gain; the full step is right there.
        if (decrement < 1e-7 && value > before - 1e-9 * (Math.abs(before) + 1)) break;
        length /= 2;
      }
      for (let i = 0; i < p; i++) at[i] = trial[i]!;
    }
    return { settled: false, value };
  }
}

/** One fit with a workspace of its own; as `LogLinearFitter.fit`. */
export function fitLogLinear(
  counts: Float64Array,
  terms: readonly number[],
  open: Uint8Array,
  complete = false,
  start?: Float64Array,
): Fit | null {
  return new LogLinearFitter(counts.length).fit(counts, terms, open, complete, start);
}
