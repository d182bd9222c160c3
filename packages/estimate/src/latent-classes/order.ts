/**
 * Moves that exchange the places of two classes, shares and chances of lists with them.
 *
 * The stick gives its places different priors, so that a chain whose fullest class stands last stays there for long,
 * with a concentration to match. The likelihood knows no places: an exchange is judged by the prior alone.
 * With w the shares, R_k = Σ_{h ≥ k} w_h and α summed out, the density of shares under
 * V_k ~ Beta(1, α), α ~ Gamma(a, b) is w_K^−1 (b − ln w_K)^−(a + K − 1) / Π_{1<k<K} R_k, since Π (1 − V_k) = w_K.
 * Cost: some 2 K exponentials and logarithms a proposal.
 */
import type { Rng } from "@daftar/numeric";
import { type ClassModel, RATE, SHAPE } from "./classModel.ts";

export class Order {
  accepted = 0;
  made = 0;
  readonly #model: ClassModel;
  readonly #stream: Rng;
  /** ln w_k and ln R_k. */
  readonly #share: Float64Array;
  readonly #rest: Float64Array;

  constructor(model: ClassModel, stream: Rng) {
    this.#model = model;
    this.#stream = stream;
    this.#share = new Float64Array(model.classes);
    this.#rest = new Float64Array(model.classes);
  }

  /** @param at log-odds as in `ClassModel`, changed in place */
  sweep(at: Float64Array): void {
    const { lists, classes, sticks } = this.#model;
    const share = this.#share;
    const stream = this.#stream;
    let left = 0;
    for (let k = 0; k < classes - 1; k++) {
      const x = at[sticks + k]!;
      const lost = Math.log1p(Math.exp(-Math.abs(x)));
      share[k] = left + (x >= 0 ? -lost : x - lost);
      left += x >= 0 ? -x - lost : -lost;
    }
    share[classes - 1] = left;
    let value = this.#value();
    for (let tries = 0; tries < 2 * classes; tries++) {
      const one = stream.integer(classes);
      const other = stream.integer(classes);
      if (one === other) continue;
      this.made += 1;
      swap(share, one, other);
      const found = this.#value();
      if (Math.log(stream.uniform()) < found - value) {
        this.accepted += 1;
        value = found;
        for (let j = 0; j < lists; j++) swap(at, one * lists + j, other * lists + j);
      } else swap(share, one, other);
    }
    this.#value();
    for (let k = 0; k < classes - 1; k++) at[sticks + k] = share[k]! - this.#rest[k + 1]!;
  }

  /** ln density of the shares, and `#rest`. */
  #value(): number {
    const share = this.#share;
    const rest = this.#rest;
    const last = share.length - 1;
    rest[last] = share[last]!;
    let value = -share[last]! - (SHAPE + last) * Math.log(RATE - share[last]!);
    for (let k = last - 1; k >= 0; k--) {
      const x = share[k]! - rest[k + 1]!;
      const lost = Math.log1p(Math.exp(-Math.abs(x)));
      rest[k] = x >= 0 ? share[k]! + lost : rest[k + 1]! + lost;
      if (k > 0) value -= rest[k]!;
    }
    return value;
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const held = values[one]!;
  values[one] = values[other]!;
  values[other] = held;
}
