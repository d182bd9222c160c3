/**
 * The latent-class model of who stands on which lists, and its posterior with total and concentration summed out.
 *
 * Source: Manrique-Vallier (2016), Biometrics 72:1246. Each person belongs to one of K classes; within a class lists
 * are independent, list j holding a person of class k with chance λ_jk ~ U(0, 1). Shares of classes are broken from a
 * stick: ν_k = V_k Π_{h<k} (1 − V_h), V_k ~ Beta(1, α), V_K = 1, α ~ Gamma(a, rate b); p(N) ∝ 1/N, and at most
 * `MOST_UNDOCUMENTED` people on no list for each documented one.
 * Summed out here: with p(N) ∝ 1/N the people on no list given everything else are negative binomial, so that what is
 * left is Σ n_x ln π_x − n ln(1 − π_0); α leaves Σ ln V_k − (a + K − 1) ln(b − Σ ln(1 − V_k)) on the log-odds of V.
 * Assumes: as all of estimation; and that classes describe who people on no list are as they do those on some.
 * Parameters stand as log-odds in one vector: λ of class 0 for every list, of class 1, …, then V_1 … V_{K−1}.
 * Cost: one evaluation some 2^L K multiplications, K (L + 1) exponentials and 2^L logarithms.
 */

import { countsArray } from "../loglinear/sums.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import { peopleIn } from "../table/captureTable.ts";

/** Part of the prior, as in the package that the paper comes with: more are drawn anew. */
export const MOST_UNDOCUMENTED = 20;
/** Shape and rate of the concentration. */
export const SHAPE = 0.25;
export const RATE = 0.25;

export class ClassModel {
  readonly lists: number;
  readonly classes: number;
  readonly size: number;
  /** By history; none at 0. */
  readonly counts: Float64Array;
  readonly documented: number;
  readonly dimensions: number;
  /** Where V begin in the vector. */
  readonly sticks: number;
  /** After `evaluate`: chance of standing on no list. */
  missed = 0;
  readonly gradient: Float64Array;
  readonly #on: Float64Array;
  readonly #share: Float64Array;
  readonly #cells: Float64Array;
  readonly #chance: Float64Array;
  readonly #weight: Float64Array;
  /** V of each class but the last. */
  readonly #broken: Float64Array;

  /** @param classes 2 or more */
  constructor(table: CaptureTable, classes: number) {
    this.lists = table.lists.length;
    this.classes = classes;
    this.size = 1 << this.lists;
    this.counts = countsArray(table);
    this.documented = peopleIn(table);
    this.sticks = this.lists * classes;
    this.dimensions = this.sticks + classes - 1;
    this.gradient = new Float64Array(this.dimensions);
    this.#on = new Float64Array(this.sticks);
    this.#share = new Float64Array(classes);
    this.#cells = new Float64Array(this.size * classes);
    this.#chance = new Float64Array(this.size);
    this.#weight = new Float64Array(this.size);
    this.#broken = new Float64Array(classes);
  }

  /**
   * Log density at these log-odds, up to a constant; leaves the gradient in `gradient`.
   *
   * @param at of `dimensions` numbers
   */
  evaluate(at: Float64Array): number {
    const { lists, classes, size, sticks, counts, gradient } = this;
    const on = this.#on;
    const share = this.#share;
    const cells = this.#cells;
    const chance = this.#chance;
    const broken = this.#broken;
    let value = 0;
    let stick = 1;
    /** −Σ ln(1 − V). */
    let spent = 0;
    for (let k = 0; k < classes - 1; k++) {
      const x = at[sticks + k]!;
      // ln V and ln(1 − V) without loss where either is near 1.
      const small = Math.exp(-Math.abs(x));
      const near = 1 / (1 + small);
      const lost = Math.log1p(small);
      spent += x >= 0 ? x + lost : lost;
      value += x >= 0 ? -lost : x - lost;
      broken[k] = x >= 0 ? near : small * near;
      share[k] = stick * broken[k]!;
      stick *= x >= 0 ? small * near : near;
    }
    share[classes - 1] = stick;
    const pull = (SHAPE + classes - 1) / (RATE + spent);
    value -= (SHAPE + classes - 1) * Math.log(RATE + spent);
    chance.fill(0);
    for (let k = 0; k < classes; k++) {
      const first = k * size;
      cells[first] = share[k]!;
      /** Π p(1 − p): the uniform prior on the log-odds. */
      let flat = 1;
      for (let j = 0; j < lists; j++) {
        const x = at[k * lists + j]!;
        const small = Math.exp(-Math.abs(x));
        const near = 1 / (1 + small);
        const far = small * near;
        const p = x >= 0 ? near : far;
        const q = x >= 0 ? far : near;
        on[k * lists + j] = p;
        flat *= near * far;
        const bit = 1 << j;
        for (let x0 = 0; x0 < bit; x0++) {
          const without = cells[first + x0]!;
          cells[first + x0 + bit] = without * p;
          cells[first + x0] = without * q;
        }
      }
      // Far out a product underflows where its logarithm does not; no chain comes back from there.
      value += Math.log(flat);
      for (let x = 0; x < size; x++) chance[x]! += cells[first + x]!;
    }
    const weight = this.#weight;
    const missed = chance[0]!;
    this.missed = missed;
    let seen = 0;
    for (let x = 1; x < size; x++) {
      seen += chance[x]!;
      const count = counts[x]!;
      if (count === 0) weight[x] = 0;
      else {
        value += count * Math.log(chance[x]!);
        weight[x] = count / chance[x]!;
      }
    }
    value -= this.documented * Math.log(seen);
    // The people on no list, given the rest, on average: they pull as people counted there would.
    weight[0] = this.documented / seen;
    let after = 0;
    for (let k = classes - 1; k >= 0; k--) {
      const first = k * size;
      let sum = 0;
      for (let x = 0; x < size; x++) {
        const w = cells[first + x]! * weight[x]!;
        cells[first + x] = w;
        sum += w;
      }
      for (let j = 0; j < lists; j++) {
        const bit = 1 << j;
        let with_ = 0;
        for (let x = bit; x < size; x = (x + 1) | bit) with_ += cells[first + x]!;
        const p = on[k * lists + j]!;
        gradient[k * lists + j] = with_ - sum * p + 1 - 2 * p;
      }
      if (k < classes - 1) {
        const v = broken[k]!;
        gradient[sticks + k] = (sum + 1) * (1 - v) - v * after - pull * v;
      }
      after += sum;
    }
    return value;
  }
}
