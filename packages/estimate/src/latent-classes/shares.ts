/**
 * Shares of classes as logarithms, and their density with the concentration summed out.
 *
 * With w the shares, R_k = Σ_{h ≥ k} w_h, V_k ~ Beta(1, α) and α ~ Gamma(a, rate b) the density of w is, up to a
 * constant, w_K^−1 (b − ln w_K)^−(a + K − 1) / Π_{1<k<K} R_k, since Π (1 − V_k) = w_K. Cost: K exponentials and logarithms.
 */
import { softplus } from "@daftar/numeric";
import { RATE, SHAPE } from "./classModel.ts";

export class Shares {
  /** ln w_k: may be far below what a number could hold as itself. */
  readonly log: Float64Array;
  readonly #rest: Float64Array;

  constructor(classes: number) {
    this.log = new Float64Array(classes);
    this.#rest = new Float64Array(classes);
  }

  /** @param at log-odds of V_k from `first` on */
  read(at: Float64Array, first: number): void {
    const last = this.log.length - 1;
    let left = 0;
    for (let k = 0; k < last; k++) {
      const x = at[first + k]!;
      this.log[k] = left - softplus(-x);
      left -= softplus(x);
    }
    this.log[last] = left;
  }

  write(at: Float64Array, first: number): void {
    this.density();
    for (let k = 0; k < this.log.length - 1; k++) at[first + k] = this.log[k]! - this.#rest[k + 1]!;
  }

  /** ln density, up to a constant. */
  density(): number {
    const share = this.log;
    const rest = this.#rest;
    const last = share.length - 1;
    rest[last] = share[last]!;
    let value = -share[last]! - (SHAPE + last) * Math.log(RATE - share[last]!);
    for (let k = last - 1; k >= 0; k--) {
      rest[k] = rest[k + 1]! + softplus(share[k]! - rest[k + 1]!);
      if (k > 0) value -= rest[k]!;
    }
    return value;
  }
}
