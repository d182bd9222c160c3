/**
 * Moves that begin a class of the latent-class model anew, or make all classes fuller or emptier at once.
 *
 * Both Gibbs sweeps and Hamiltonian moves creep where classes empty: as the concentration α goes to 0 the log-odds of
 * sticks grow like 1/α, and each change of one is held back by the others. With u_k = −ln(1 − V_k) and e_k = α u_k the
 * prior is e_k ~ Exp(1) whatever α: α can move under fixed e, and all sticks with it, judged by the likelihood alone
 * (the other parametrisation in Yu & Meng 2011, J. Comput. Graph. Stat. 20:531). So can one class, drawn
 * from its prior, λ and e. α is drawn from what it is given the sticks before, and forgotten after.
 * Judged by Σ n_x ln π_x − n ln(1 − π_0), people on no list summed out; they are drawn with each accepted move, and a
 * draw above the bound refuses it. Cost: some 2^L K multiplications and 2^L logarithms a proposal.
 */
import { gammaDraw, type Rng, softplus, softplusInverse } from "@daftar/numeric";
import { type ClassModel, MOST_UNDOCUMENTED, RATE, SHAPE } from "./classModel.ts";
import { drawUndocumented } from "./gibbs.ts";
import { fillHistories } from "./histories.ts";

/** Spreads of the proposals for ln α: small steps and leaps. */
const SPREADS = [0.5, 1.5, 4] as const;

export class Renewal {
  readonly #model: ClassModel;
  readonly #stream: Rng;
  /** Chance of each history in each class, class after class. */
  readonly #within: Float64Array;
  /** The same of the class that is proposed, and its log-odds. */
  readonly #fresh: Float64Array;
  readonly #on: Float64Array;
  /** e_k. */
  readonly #spent: Float64Array;
  readonly #share: Float64Array;
  readonly #proposed: Float64Array;
  /** Histories that somebody has. */
  readonly #held: Int32Array;
  #missed = 0;

  constructor(model: ClassModel, stream: Rng) {
    this.#model = model;
    this.#stream = stream;
    this.#within = new Float64Array(model.size * model.classes);
    this.#fresh = new Float64Array(model.size);
    this.#on = new Float64Array(model.lists);
    this.#spent = new Float64Array(model.classes - 1);
    this.#share = new Float64Array(model.classes);
    this.#proposed = new Float64Array(model.classes);
    this.#held = Int32Array.from(model.counts.keys()).filter((x) => x > 0 && model.counts[x]! > 0);
  }

  /**
   * Each class once, α before each.
   *
   * @param at log-odds as in `ClassModel`, changed in place
   * @returns people on no list then
   */
  sweep(at: Float64Array, undocumented: number): number {
    const { lists, classes, size, sticks, documented } = this.#model;
    const stream = this.#stream;
    const within = this.#within;
    const spent = this.#spent;
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      fillHistories(at, k * lists, lists, 1, within, k * size);
      if (k === classes - 1) break;
      spent[k] = softplus(at[sticks + k]!);
      sum += spent[k]!;
    }
    let concentration = gammaDraw(stream, SHAPE + classes - 1) / (RATE + sum);
    for (let k = 0; k < classes - 1; k++) spent[k]! *= concentration;
    this.#break(concentration, this.#share);
    let value = this.#value(this.#share, -1);
    let people = undocumented;
    const allowed = (): boolean => {
      const drawn = drawUndocumented(stream, documented, this.#missed / (1 - this.#missed));
      if (drawn > MOST_UNDOCUMENTED * documented) return false;
      people = drawn;
      return true;
    };
    for (let k = 0; k < classes; k++) {
      const spread = SPREADS[stream.integer(SPREADS.length)]!;
      const other = concentration * Math.exp(spread * stream.normal());
      this.#break(other, this.#proposed);
      let found = this.#value(this.#proposed, -1);
      const prior = SHAPE * Math.log(other / concentration) - RATE * (other - concentration);
      if (Math.log(stream.uniform()) < found - value + prior && allowed()) {
        concentration = other;
        value = found;
        this.#share.set(this.#proposed);
      }
      const before = k < classes - 1 ? spent[k]! : 0;
      if (k < classes - 1) {
        spent[k] = -Math.log(stream.uniform());
        this.#break(concentration, this.#proposed);
      } else this.#proposed.set(this.#share);
      for (let j = 0; j < lists; j++) {
        const u = stream.uniform();
        this.#on[j] = Math.log(u / (1 - u));
      }
      fillHistories(this.#on, 0, lists, 1, this.#fresh, 0);
      found = this.#value(this.#proposed, k);
      if (Math.log(stream.uniform()) < found - value && allowed()) {
        value = found;
        this.#share.set(this.#proposed);
        within.set(this.#fresh, k * size);
        for (let j = 0; j < lists; j++) at[k * lists + j] = this.#on[j]!;
      } else if (k < classes - 1) spent[k] = before;
    }
    for (let k = 0; k < classes - 1; k++) at[sticks + k] = softplusInverse(spent[k]! / concentration);
    return people;
  }

  #break(concentration: number, share: Float64Array): void {
    let stick = 1;
    const last = this.#model.classes - 1;
    for (let k = 0; k < last; k++) {
      const u = this.#spent[k]! / concentration;
      share[k] = stick * -Math.expm1(-u);
      stick *= Math.exp(-u);
    }
    share[last] = stick;
  }

  /** @param renewed class whose chances are those in `#fresh`; none: −1 */
  #value(share: Float64Array, renewed: number): number {
    const { classes, size, counts, documented } = this.#model;
    const within = this.#within;
    const fresh = this.#fresh;
    let missed = 0;
    for (let k = 0; k < classes; k++) missed += share[k]! * (k === renewed ? fresh[0]! : within[k * size]!);
    this.#missed = missed;
    let value = -documented * Math.log1p(-missed);
    for (const x of this.#held) {
      let chance = 0;
      for (let k = 0; k < classes; k++)
        chance += share[k]! * (k === renewed ? fresh[x]! : within[k * size + x]!);
      value += counts[x]! * Math.log(chance);
    }
    return value;
  }
}
