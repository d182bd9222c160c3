/**
 * Hamiltonian moves on the log-odds of a latent-class model.
 *
 * Source: Neal (2011), Handbook of MCMC, ch. 5; step size by dual averaging, Hoffman & Gelman (2014), JMLR 15:1593.
 * The bound on people on no list is held exactly: with the end of a trajectory people on no list are drawn given it,
 * and an end whose draw lies above the bound is refused (their joint density there is 0).
 * Cost: an evaluation for each leapfrog step.
 */
import type { Rng } from "@daftar/numeric";
import type { ClassModel } from "./classModel.ts";

/** Dual averaging, as in its source. */
const TARGET = 0.8;
const SHRINK = 0.05;
const EARLY = 10;
const FORGET = -0.75;
/** Share of trajectories with a shorter step, and how much shorter. */
const SHORT = 0.3;
const SHORTER = 0.35;

export class Hamiltonian {
  /** Variance of each log-odds that the moves assume. */
  readonly scale: Float64Array;
  step = 0.05;
  /** Accepted and made since adaptation ended. */
  accepted = 0;
  made = 0;
  readonly #model: ClassModel;
  readonly #stream: Rng;
  readonly #momentum: Float64Array;
  readonly #place: Float64Array;
  readonly #from: Float64Array;
  #value = Number.NaN;
  #adapted = 0;
  #error = 0;
  #logStep = 0;
  #anchor = Math.log(0.5);

  constructor(model: ClassModel, stream: Rng) {
    this.#model = model;
    this.#stream = stream;
    this.scale = new Float64Array(model.dimensions).fill(1);
    this.#momentum = new Float64Array(model.dimensions);
    this.#place = new Float64Array(model.dimensions);
    this.#from = new Float64Array(model.dimensions);
  }

  /** Begins to adapt the step anew. */
  beginToAdapt(): void {
    this.#adapted = 0;
    this.#error = 0;
    this.#logStep = 0;
    this.#anchor = Math.log(10 * this.step);
  }

  endToAdapt(): void {
    this.step = Math.exp(this.#logStep);
    this.accepted = 0;
    this.made = 0;
  }

  /**
   * One trajectory.
   *
   * @param at moved in place where accepted
   * @param leaps leapfrog steps
   * @param allowed asked of an end that would be accepted
   * @param adapt whether the step learns from it
   */
  move(at: Float64Array, leaps: number, allowed: () => boolean, adapt: boolean): boolean {
    const model = this.#model;
    const { dimensions, gradient } = model;
    const stream = this.#stream;
    const place = this.#place;
    const momentum = this.#momentum;
    place.set(at);
    const before = model.evaluate(place);
    // A part of the moves is shorter: where a class is fuller than it was while the step learnt, only they are accepted.
    const short = !adapt && stream.uniform() < SHORT;
    const step = this.step * (short ? SHORTER : 1) * (0.9 + 0.2 * stream.uniform());
    let kinetic = 0;
    for (let i = 0; i < dimensions; i++) {
      const draw = stream.normal();
      kinetic += draw * draw;
      momentum[i] = draw / Math.sqrt(this.scale[i]!);
    }
    for (let leap = 0; leap < leaps; leap++) {
      for (let i = 0; i < dimensions; i++) {
        momentum[i]! += (step / 2) * gradient[i]!;
        place[i]! += step * this.scale[i]! * momentum[i]!;
      }
      this.#value = model.evaluate(place);
      if (!(this.#value > before - 1000)) break;
      for (let i = 0; i < dimensions; i++) momentum[i]! += (step / 2) * gradient[i]!;
    }
    let after = 0;
    for (let i = 0; i < dimensions; i++) after += this.scale[i]! * momentum[i]! * momentum[i]!;
    const change = this.#value - before + (kinetic - after) / 2;
    const chance = change >= 0 ? 1 : Number.isFinite(change) ? Math.exp(change) : 0;
    if (adapt) this.#learn(chance);
    this.made += 1;
    if (stream.uniform() >= chance) return false;
    this.#from.set(at);
    at.set(place);
    if (!allowed()) {
      at.set(this.#from);
      return false;
    }
    this.accepted += 1;
    return true;
  }

  #learn(chance: number): void {
    this.#adapted += 1;
    const t = this.#adapted;
    const share = 1 / (t + EARLY);
    this.#error = (1 - share) * this.#error + share * (TARGET - chance);
    const now = this.#anchor - (Math.sqrt(t) / SHRINK) * this.#error;
    const weight = Math.exp(FORGET * Math.log(t));
    this.#logStep = weight * now + (1 - weight) * this.#logStep;
    this.step = Math.exp(Math.max(-12, Math.min(1, now)));
  }
}
