/**
 * Maximum-likelihood fits of log-linear models with at most one column of heterogeneity, many of them on one
 * table, with or without the people on no list as data.
 *
 * Source: Poisson likelihood by Newton's method, margins and information as sums over supersets as in
 * `loglinear/fit.ts`; the column adds one row, from the same sums of column × fitted. The coefficient τ of the
 * column is 0 or more and costs log-likelihood as `columns.ts` says. The likelihood is concave: where its slope at τ = 0 is not
 * upward the top is τ = 0, and elsewhere it is a free top, so no constrained solver is needed.
 * Exists: where the model without the column has an estimate. A direction along which the likelihood does not
 * fall moves no observed cell and lifts no empty one; with a penalty it must leave τ alone, and then it is a
 * direction of the model without column.
 * Why beside `loglinear/fit.ts`: it allocates nothing in a step and starts from a neighbour, since an average
 * over models takes some thousand fits. Tests hold the two to the same numbers.
 * Cost: 3 to 8 steps of p³/6 multiplications.
 */
import { sumOverSubsets, sumOverSupersets } from "../loglinear/sums.ts";
import { factor, solve } from "./cholesky.ts";
import type { HeterogeneityColumn } from "./columns.ts";

/** Newton's error squares: with this much (twice the log-likelihood still to win) one whole step is the end. */
const ENOUGH = 1e-7;
const MAX_STEPS = 60;

export interface ColumnModel {
  /** Terms that are estimated, 0 the first. */
  readonly terms: readonly number[];
  /** By history: 1 where the model can put people. */
  readonly open: Uint8Array;
  readonly column: HeterogeneityColumn | null;
}

/**
 * What of a model can be fitted to a table: terms that nobody shows go to −∞ and take their cells with them.
 *
 * @param terms of a hierarchical model, 0 the first
 */
export function shapeOf(
  fitter: ColumnFitter,
  terms: readonly number[],
  column: HeterogeneityColumn | null,
): ColumnModel {
  const open = new Uint8Array(fitter.counts.length).fill(1);
  const shown = terms.filter((term) => fitter.margin(term) > 0);
  if (shown.length < terms.length) {
    for (const term of terms) {
      if (fitter.margin(term) > 0) continue;
      for (let x = term; x < open.length; x++) if ((x & term) === term) open[x] = 0;
    }
  }
  return { terms: shown, open, column };
}

/** One table's workspace; not to be shared between fits that run at once. */
export class ColumnFitter {
  readonly counts: Float64Array;
  readonly people: number;
  /** Coefficients of the last fit, τ the last where there is a column. */
  readonly coefficients: Float64Array;
  /** Log-likelihood of the last fit, penalty taken off; Σ ln n! left out. */
  logLikelihood = Number.NaN;
  /** Fitted counts of the last fit, by history; at 0 the people on no list. */
  readonly fitted: Float64Array;
  readonly #size: number;
  readonly #margins: Float64Array;
  readonly #sums: Float64Array;
  readonly #weighted: Float64Array;
  readonly #information: Float64Array;
  readonly #gradient: Float64Array;
  readonly #direction: Float64Array;
  readonly #trial: Float64Array;

  readonly #spreadCost: number;

  /**
   * @param counts by history; `counts[0]` is not read
   * @param cost of a squared spread of 1, in log-likelihood
   */
  constructor(counts: Float64Array, cost: number) {
    this.#spreadCost = cost;
    const size = counts.length;
    this.#size = size;
    this.counts = Float64Array.from(counts);
    this.counts[0] = 0;
    this.#margins = sumOverSupersets(Float64Array.from(this.counts));
    this.people = this.#margins[0]!;
    this.fitted = new Float64Array(size);
    this.#sums = new Float64Array(size);
    this.#weighted = new Float64Array(size);
    this.coefficients = new Float64Array(size + 1);
    this.#information = new Float64Array((size + 1) * (size + 1));
    this.#gradient = new Float64Array(size + 1);
    this.#direction = new Float64Array(size + 1);
    this.#trial = new Float64Array(size + 1);
  }

  /** People whose history contains `term`. */
  margin(term: number): number {
    return this.#margins[term]!;
  }

  /**
   * @param undocumented people on no list, or `null` where they are not data
   * @param start coefficients to start from, τ the last; `null` for a start of its own
   * @returns whether the fit settled; then the fields above hold it
   */
  fit(model: ColumnModel, undocumented: number | null, start: Float64Array | null): boolean {
    const p = model.terms.length;
    const { column } = model;
    const at = this.coefficients;
    if (start === null) {
      if (!this.#ownStart(model, undocumented)) return false;
    } else at.set(start.subarray(0, p + (column === null ? 0 : 1)));
    if (column === null) return this.#climb(model, undocumented, false);
    if (at[p]! > 0) {
      if (this.#climb(model, undocumented, true)) return true;
    }
    at[p] = 0;
    // The last climb may have ended anywhere; it went uphill, so what it left is still a fair start.
    if (!this.#climb(model, undocumented, false)) return false;
    if (this.#slopeOfColumn(model, undocumented) <= 1e-9) return true;
    return this.#climb(model, undocumented, true);
  }

  /** Weighted least squares on the counts, half a person added to each. */
  #ownStart({ terms, open, column }: ColumnModel, undocumented: number | null): boolean {
    const p = terms.length;
    const sums = this.#sums;
    const right = this.#weighted;
    for (let x = 0; x < this.#size; x++) {
      const known = open[x] === 1 && (x > 0 || undocumented !== null);
      sums[x] = known ? (x === 0 ? undocumented! : this.counts[x]!) + 0.5 : 0;
      right[x] = known ? sums[x]! * Math.log(sums[x]!) : 0;
    }
    sumOverSupersets(sums);
    sumOverSupersets(right);
    const at = this.coefficients;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) this.#information[i * p + j] = sums[terms[i]! | terms[j]!]!;
      at[i] = right[terms[i]!]!;
    }
    if (!factor(this.#information, p)) return false;
    solve(this.#information, at, p);
    if (column !== null) at[p] = 0;
    return true;
  }

  /** Fitted counts and log-likelihood at `at`; τ counts only where `withColumn`. */
  #evaluate(model: ColumnModel, at: Float64Array, undocumented: number | null, withColumn: boolean): number {
    const { terms, open, column } = model;
    const p = terms.length;
    const fitted = this.fitted;
    fitted.fill(0);
    for (let i = 0; i < p; i++) fitted[terms[i]!] = at[i]!;
    sumOverSubsets(fitted);
    let value = 0;
    if (withColumn) {
      const tau = at[p]!;
      const { values, variance } = column!;
      for (let x = 1; x < this.#size; x++) fitted[x]! += tau * values[x]!;
      value -= this.#spreadCost * variance * tau;
    }
    if (undocumented !== null) value += undocumented * fitted[0]!;
    for (let x = 0; x < this.#size; x++) {
      const log = fitted[x]!;
      const count = this.counts[x]!;
      if (count > 0) value += count * log;
      fitted[x] = open[x] === 1 ? Math.exp(log) : 0;
      if (x > 0 || undocumented !== null) value -= fitted[x]!;
    }
    return value;
  }

  /** Newton's method from the coefficients as they stand; `false` where it does not settle with τ ≥ 0. */
  #climb(model: ColumnModel, undocumented: number | null, withColumn: boolean): boolean {
    const { terms } = model;
    const p = terms.length;
    const q = withColumn ? p + 1 : p;
    const [at, trial, direction] = [this.coefficients, this.#trial, this.#direction];
    let value = this.#evaluate(model, at, undocumented, withColumn);
    for (let step = 0; step < MAX_STEPS; step++) {
      if (!Number.isFinite(value)) return false;
      this.#slopes(model, undocumented, withColumn);
      if (!factor(this.#information, q)) return false;
      direction.set(this.#gradient.subarray(0, q));
      solve(this.#information, direction, q);
      let decrement = 0;
      for (let i = 0; i < q; i++) decrement += this.#gradient[i]! * direction[i]!;
      if (decrement <= ENOUGH) {
        for (let i = 0; i < q; i++) at[i]! += direction[i]!;
        this.logLikelihood = this.#evaluate(model, at, undocumented, withColumn);
        return Number.isFinite(this.logLikelihood) && (!withColumn || at[p]! >= 0);
      }
      let length = 1;
      let next = Number.NaN;
      for (let halving = 0; halving < 40; halving++) {
        for (let i = 0; i < q; i++) trial[i] = at[i]! + length * direction[i]!;
        next = this.#evaluate(model, trial, undocumented, withColumn);
        if (next >= value - 1e-12 * Math.abs(value)) break;
        length /= 2;
      }
      at.set(trial.subarray(0, q));
      value = next;
      if (withColumn && at[p]! < 0) return false;
    }
    return false;
  }

  /** Gradient and information at the fitted counts as they stand. */
  #slopes({ terms, column }: ColumnModel, undocumented: number | null, withColumn: boolean): void {
    const p = terms.length;
    const q = withColumn ? p + 1 : p;
    const [sums, information, gradient] = [this.#sums, this.#information, this.#gradient];
    sums.set(this.fitted);
    if (undocumented === null) sums[0] = 0;
    sumOverSupersets(sums);
    for (let i = 0; i < p; i++) {
      const term = terms[i]!;
      for (let j = 0; j <= i; j++) information[i * q + j] = sums[term | terms[j]!]!;
      gradient[i] = this.#margins[term]! - sums[term]!;
    }
    if (undocumented !== null) gradient[0]! += undocumented;
    if (!withColumn) return;
    const weighted = this.#weighted;
    const { values, variance } = column!;
    let square = 0;
    let slope = -this.#spreadCost * variance;
    for (let x = 0; x < this.#size; x++) {
      weighted[x] = values[x]! * this.fitted[x]!;
      square += values[x]! * weighted[x]!;
      slope += values[x]! * this.counts[x]! - weighted[x]!;
    }
    sumOverSupersets(weighted);
    for (let i = 0; i < p; i++) information[p * q + i] = weighted[terms[i]!]!;
    information[p * q + p] = square;
    gradient[p] = slope;
  }

  /** Slope in τ at the fit as it stands, whose τ is 0. */
  #slopeOfColumn(model: ColumnModel, undocumented: number | null): number {
    this.#slopes(model, undocumented, true);
    return this.#gradient[model.terms.length]!;
  }
}
