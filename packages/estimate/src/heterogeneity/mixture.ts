/**
 * Maximum-likelihood fits of mixture models of capture: people of different kinds, lists independent within a
 * kind.
 *
 * Source: Fisher scoring with Levenberg–Marquardt damping (Marquardt 1963, J. SIAM 11:431) on the multinomial
 * likelihood of the table, either given that everybody in it was recorded, or with the people on no list as
 * data. The spread of the log-odds costs log-likelihood as in `columns.ts`; without that, two classes and two
 * points have no upper limit on most sparse tables.
 * The likelihood may have several tops: starts are given by the model, and the best is taken.
 * Cost: some 5 to 40 steps of cells × p²/2 multiplications.
 */
import { factor, solve } from "./cholesky.ts";

export type MixtureName = "rasch-normal" | "rasch-two-points" | "two-classes" | "two-sides" | "normal-sides";

export interface Mixture {
  readonly name: MixtureName;
  readonly lists: number;
  /** Length of θ; the people themselves are one more parameter. */
  readonly parameters: number;
  /**
   * Probabilities of all histories, no list included, and their slopes.
   *
   * @param probabilities filled: one for each history, summing to 1
   * @param slopes filled: history × parameters, by rows
   */
  evaluate(theta: Float64Array, probabilities: Float64Array, slopes: Float64Array): void;
  /** Squared spread of the log-odds of being recorded. */
  squaredSpread(theta: Float64Array): number;
  /** Adds `by` × slope of the squared spread to `gradient`, and `by` × curvature to the lower triangle. */
  addSpreadSlopes(theta: Float64Array, by: number, gradient: Float64Array, curvature: Float64Array): void;
  /** @param shares for each list, a first guess of the chance of being on it */
  starts(shares: readonly number[]): Float64Array[];
  /** Bounds of each parameter: beyond them nothing observed changes. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

const MAX_STEPS = 80;
/**
 * Twice the log-likelihood that a step could still win: below this two engines, whose exponentials differ in the last
 * digit, agree on limits to a hundredth of a person.
 */
const ENOUGH = 1e-9;
const LONGEST_STEP = 2;
const TINY = 1e-300;

/** One table's workspace for one mixture. */
export class MixtureFitter {
  readonly mixture: Mixture;
  readonly counts: Float64Array;
  readonly people: number;
  /** θ of the last fit. */
  readonly theta: Float64Array;
  /** Probabilities by history at the last fit. */
  probabilities: Float64Array;
  /**
   * Of the last fit, penalty taken off, without multinomial coefficients: Σ n ln p over the observed, given
   * recorded where the undocumented are not data.
   */
  logLikelihood = Number.NaN;
  readonly #size: number;
  readonly #spreadCost: number;
  #slopes: Float64Array;
  #trialProbabilities: Float64Array;
  #trialSlopes: Float64Array;
  readonly #trial: Float64Array;
  readonly #gradient: Float64Array;
  readonly #direction: Float64Array;
  readonly #information: Float64Array;
  readonly #damped: Float64Array;

  /**
   * @param counts by history; `counts[0]` is not read
   * @param cost of a squared spread of 1, in log-likelihood
   */
  constructor(mixture: Mixture, counts: Float64Array, cost: number) {
    this.#spreadCost = cost;
    const p = mixture.parameters;
    this.mixture = mixture;
    this.counts = Float64Array.from(counts);
    this.counts[0] = 0;
    this.people = this.counts.reduce((sum, count) => sum + count, 0);
    this.#size = counts.length;
    this.theta = new Float64Array(p);
    this.probabilities = new Float64Array(this.#size);
    this.#slopes = new Float64Array(this.#size * p);
    this.#trialProbabilities = new Float64Array(this.#size);
    this.#trialSlopes = new Float64Array(this.#size * p);
    this.#trial = new Float64Array(p);
    this.#gradient = new Float64Array(p);
    this.#direction = new Float64Array(p);
    this.#information = new Float64Array(p * p);
    this.#damped = new Float64Array(p * p);
  }

  /** The best of the model's own starts, the undocumented unknown. */
  fitObserved(): boolean {
    const shares: number[] = [];
    for (let bit = 1; bit < this.#size; bit <<= 1) {
      let on = 0;
      for (let x = 1; x < this.#size; x++) if ((x & bit) !== 0) on += this.counts[x]!;
      // As if about half of all people were documented.
      shares.push(Math.min(0.9, (0.55 * on) / this.people));
    }
    let best: Float64Array | null = null;
    let height = Number.NEGATIVE_INFINITY;
    for (const start of this.mixture.starts(shares)) {
      if (!this.fit(null, start) || this.logLikelihood <= height) continue;
      height = this.logLikelihood;
      best = Float64Array.from(this.theta);
    }
    return best !== null && this.fit(null, best);
  }

  /**
   * @param undocumented people on no list, or `null` where they are not data
   * @param start θ to start from
   * @returns whether the fit settled; then the fields above hold it
   */
  fit(undocumented: number | null, start: Float64Array): boolean {
    const { mixture, theta } = this;
    const p = mixture.parameters;
    theta.set(start);
    this.#bound(theta);
    mixture.evaluate(theta, this.probabilities, this.#slopes);
    this.logLikelihood = this.#value(theta, this.probabilities, undocumented);
    let damping = 1e-4;
    for (let step = 0; step < MAX_STEPS; step++) {
      if (!Number.isFinite(this.logLikelihood)) return false;
      this.#fillSlopes(undocumented);
      let moved = false;
      for (let attempt = 0; attempt < 15 && !moved; attempt++) {
        const decrement = this.#propose(damping, p);
        if (decrement < ENOUGH) return true;
        mixture.evaluate(this.#trial, this.#trialProbabilities, this.#trialSlopes);
        const value = this.#value(this.#trial, this.#trialProbabilities, undocumented);
        if (value > this.logLikelihood) {
          this.logLikelihood = value;
          theta.set(this.#trial);
          [this.probabilities, this.#trialProbabilities] = [this.#trialProbabilities, this.probabilities];
          [this.#slopes, this.#trialSlopes] = [this.#trialSlopes, this.#slopes];
          damping = Math.max(damping / 8, 1e-8);
          moved = true;
        } else damping *= 6;
      }
      // No step however short goes uphill: rounding is all that is left.
      if (!moved) return true;
    }
    // A flat ridge: the height is right to far below what limits need, and only the height is used.
    return true;
  }

  /** A damped step into `trial`; returns what it promises to win. */
  #propose(damping: number, p: number): number {
    const [damped, direction, gradient] = [this.#damped, this.#direction, this.#gradient];
    damped.set(this.#information);
    for (let i = 0; i < p; i++) damped[i * p + i]! += damping * (damped[i * p + i]! + 0.01) + 1e-9;
    direction.set(gradient);
    if (!factor(damped, p)) return Number.POSITIVE_INFINITY;
    solve(damped, direction, p);
    const { least, most } = this.mixture;
    let promise = 0;
    for (let i = 0; i < p; i++) {
      const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, direction[i]!));
      const to = Math.max(least[i]!, Math.min(most[i]!, this.theta[i]! + step));
      promise += gradient[i]! * (to - this.theta[i]!);
      this.#trial[i] = to;
    }
    return promise;
  }

  #bound(theta: Float64Array): void {
    const { least, most } = this.mixture;
    for (let i = 0; i < theta.length; i++) theta[i] = Math.max(least[i]!, Math.min(most[i]!, theta[i]!));
  }

  #value(theta: Float64Array, probabilities: Float64Array, undocumented: number | null): number {
    let sum = -this.#spreadCost * this.mixture.squaredSpread(theta);
    for (let x = 1; x < this.#size; x++) {
      const count = this.counts[x]!;
      if (count > 0) sum += count * Math.log(Math.max(probabilities[x]!, TINY));
    }
    const none = probabilities[0]!;
    return undocumented === null
      ? sum - this.people * Math.log(Math.max(1 - none, TINY))
      : sum + undocumented * Math.log(Math.max(none, TINY));
  }

  /** Gradient and expected information at the probabilities as they stand. */
  #fillSlopes(undocumented: number | null): void {
    const p = this.mixture.parameters;
    const [gradient, information, slopes] = [this.#gradient, this.#information, this.#slopes];
    gradient.fill(0);
    information.fill(0);
    const recorded = Math.max(1 - this.probabilities[0]!, TINY);
    const given = undocumented === null;
    const total = given ? this.people / recorded : this.people + undocumented;
    for (let x = given ? 1 : 0; x < this.#size; x++) {
      const chance = Math.max(this.probabilities[x]!, TINY);
      const seen = (x === 0 ? undocumented! : this.counts[x]!) / chance;
      const weight = total / chance;
      const row = x * p;
      for (let i = 0; i < p; i++) {
        const slope = slopes[row + i]!;
        gradient[i]! += seen * slope;
        const weighted = weight * slope;
        for (let j = 0; j <= i; j++) information[i * p + j]! += weighted * slopes[row + j]!;
      }
    }
    if (given) {
      // Given recorded: Σ n ln(p/(1−p₀)); the information loses what the total itself would tell.
      for (let i = 0; i < p; i++) {
        const slope = slopes[i]! / recorded;
        gradient[i]! += this.people * slope;
        for (let j = 0; j <= i; j++) information[i * p + j]! -= this.people * slope * (slopes[j]! / recorded);
      }
    }
    this.mixture.addSpreadSlopes(this.theta, this.#spreadCost, gradient, information);
  }
}
