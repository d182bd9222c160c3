/**
 * One Gibbs sweep of the latent-class model: people to classes, chances of lists, shares, people on no list.
 *
 * Source: Manrique-Vallier (2016), in the order of the study's section 6: people of each observed cell over classes;
 * α; λ_jk ~ Beta(1 + those on the list, 1 + the others); V_k ~ Beta(1 + A_k, α + those in later classes); people on
 * no list negative binomial, drawn anew above the bound. Cost: 2^L K multiplications and K (2L + 1) gamma draws.
 */
import { betaLogOdds, gammaDraw, logGammaDraw, type Rng, softplus } from "@daftar/numeric";
import { type ClassModel, MOST_UNDOCUMENTED, RATE, SHAPE } from "./classModel.ts";
import { fillHistories } from "./histories.ts";

/** A negative binomial draw above the bound is drawn anew so often; then the bound itself stands. */
const MOST_REDRAWS = 1000;

export class Gibbs {
  /** People of each class, those on no list included, after a sweep. */
  readonly people: Float64Array;
  /** ln of the odds of standing on no list, after a sweep. */
  missedOdds = Number.NaN;
  readonly #model: ClassModel;
  readonly #stream: Rng;
  readonly #chances: Float64Array;
  readonly #with: Float64Array;
  readonly #cell: Float64Array;

  constructor(model: ClassModel, stream: Rng) {
    this.#model = model;
    this.#stream = stream;
    this.people = new Float64Array(model.classes);
    this.#chances = new Float64Array(model.size * model.classes);
    this.#with = new Float64Array(model.classes * model.lists);
    this.#cell = new Float64Array(model.classes);
  }

  /**
   * @param at log-odds as in `ClassModel`, changed in place
   * @param undocumented people on no list now
   * @returns people on no list then
   */
  sweep(at: Float64Array, undocumented: number): number {
    const { lists, classes, size, sticks, counts } = this.#model;
    const { people } = this;
    const on = this.#with;
    people.fill(0);
    on.fill(0);
    this.#fillChances(at);
    for (let x = 0; x < size; x++) {
      const count = x === 0 ? undocumented : counts[x]!;
      if (count > 0) this.#place(x, count);
    }
    const stream = this.#stream;
    let lost = 0;
    for (let k = 0; k < classes - 1; k++) lost += softplus(at[sticks + k]!);
    const concentration = gammaDraw(stream, SHAPE + classes - 1) / (RATE + lost);
    let after = 0;
    for (let k = classes - 1; k >= 0; k--) {
      const here = people[k]!;
      for (let j = 0; j < lists; j++) {
        const listed = on[k * lists + j]!;
        at[k * lists + j] = betaLogOdds(stream, 1 + listed, 1 + here - listed);
      }
      if (k < classes - 1)
        at[sticks + k] = logGammaDraw(stream, 1 + here) - logGammaDraw(stream, concentration + after);
      after += here;
    }
    return this.undocumented(at);
  }

  /** People on no list given the log-odds: negative binomial, at most the bound. */
  undocumented(at: Float64Array): number {
    const { lists, classes, sticks, documented } = this.#model;
    let missed = 0;
    let seen = 0;
    let stick = 1;
    for (let k = 0; k < classes; k++) {
      let share = stick;
      if (k < classes - 1) {
        const left = 1 / (1 + Math.exp(at[sticks + k]!));
        share = stick * (1 - left);
        stick *= left;
      }
      let none = 1;
      for (let j = 0; j < lists; j++) none /= 1 + Math.exp(at[k * lists + j]!);
      missed += share * none;
      seen += share * (1 - none);
    }
    this.missedOdds = Math.log(missed / seen);
    for (let tries = 0; tries < MOST_REDRAWS; tries++) {
      const drawn = drawUndocumented(this.#stream, documented, missed / seen);
      if (drawn <= MOST_UNDOCUMENTED * documented) return drawn;
    }
    return MOST_UNDOCUMENTED * documented;
  }

  #fillChances(at: Float64Array): void {
    const { lists, classes, size, sticks } = this.#model;
    const chances = this.#chances;
    let stick = 1;
    for (let k = 0; k < classes; k++) {
      let share = stick;
      if (k < classes - 1) {
        const x = at[sticks + k]!;
        const small = Math.exp(-Math.abs(x));
        share = (stick * (x >= 0 ? 1 : small)) / (1 + small);
        stick *= (x >= 0 ? small : 1) / (1 + small);
      }
      fillHistories(at, k * lists, lists, share, chances, k * size);
    }
  }

  /** Spreads the people of a cell over classes. */
  #place(x: number, count: number): void {
    const { lists, classes, size } = this.#model;
    const cell = this.#cell;
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      cell[k] = this.#chances[k * size + x]!;
      sum += cell[k]!;
    }
    let left = count;
    for (let k = 0; k < classes && left > 0; k++) {
      let here = left;
      if (k < classes - 1) {
        const p = sum > 0 ? Math.min(1, cell[k]! / sum) : 1;
        here = this.#binomial(left, p);
        sum -= cell[k]!;
      }
      if (here === 0) continue;
      left -= here;
      this.people[k]! += here;
      for (let j = 0; j < lists; j++) if ((x >> j) & 1) this.#with[k * lists + j]! += here;
    }
  }

  /** Most classes hold nobody of a cell: one uniform tells so, by inversion, without a logarithm. */
  #binomial(n: number, p: number): number {
    if (n * p >= 0.5) return this.#stream.binomial(n, p);
    let u = this.#stream.uniform();
    // (1 − p)^n is at least 1 − np.
    if (u < 1 - n * p) return 0;
    let weight = Math.exp(n * Math.log1p(-p));
    const odds = p / (1 - p);
    for (let k = 0; k < n; k++) {
      if (u < weight) return k;
      u -= weight;
      weight *= (odds * (n - k)) / (k + 1);
      if (weight < 1e-18) return k + 1;
    }
    return n;
  }
}

/** @param odds of standing on no list */
export function drawUndocumented(stream: Rng, documented: number, odds: number): number {
  // Far above the bound, which the caller looks at: a Poisson draw has a bound of its own.
  const mean = Math.min(gammaDraw(stream, documented) * odds, 4e9);
  return stream.poisson(mean);
}
