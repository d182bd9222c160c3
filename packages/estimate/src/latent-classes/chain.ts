/**
 * One chain of the latent-class posterior: Hamiltonian moves, exchanges, renewals and Gibbs sweeps in turn.
 *
 * Each mends what the others are bad at: Gibbs sweeps creep along where classes and people on no list move together;
 * Hamiltonian moves can stand still where a class empties; renewals fill and empty classes, and exchanges free a chain
 * whose fullest class stands in a late place. The mixture leaves the posterior as it is since each does.
 * A chain is fixed by table, settings, seed and its own number, whatever thread it runs in, and can be carried on.
 * Cost: some half a millisecond a draw for four lists, and as much as 400 draws to start (decision 0046).
 */
import type { Rng } from "@daftar/numeric";
import type { CaptureTable } from "../table/captureTable.ts";
import { ClassModel, MOST_UNDOCUMENTED } from "./classModel.ts";
import { drawUndocumented, Gibbs } from "./gibbs.ts";
import { Hamiltonian } from "./hamiltonian.ts";
import { Order } from "./order.ts";
import { Renewal } from "./renewal.ts";

export interface ChainSettings {
  readonly classes: number;
  /** Sweeps after each trajectory. */
  readonly sweeps: number;
  /** A trajectory has as many leapfrog steps on average. */
  readonly leaps: number;
}

const START = 300;
const RENEW_EVERY = 5;
const WINDOWS = [60, 60, 80, 120] as const;

export class Chain {
  readonly model: ClassModel;
  readonly #at: Float64Array;
  readonly #gibbs: Gibbs;
  readonly #moves: Hamiltonian;
  readonly #renewal: Renewal;
  readonly #order: Order;
  readonly #stream: Rng;
  readonly #settings: ChainSettings;
  #undocumented: number;

  /** Starts, and adapts its moves. */
  constructor(table: CaptureTable, settings: ChainSettings, stream: Rng) {
    this.model = new ClassModel(table, settings.classes);
    const { model } = this;
    this.#settings = settings;
    this.#stream = stream;
    this.#gibbs = new Gibbs(model, stream);
    this.#moves = new Hamiltonian(model, stream);
    this.#renewal = new Renewal(model, stream);
    this.#order = new Order(model, stream);
    this.#at = new Float64Array(model.dimensions);
    // Anywhere in the prior, so that chains begin apart.
    for (let i = 0; i < model.dimensions; i++) {
      const u = 0.02 + 0.96 * stream.uniform();
      this.#at[i] = Math.log(u / (1 - u));
    }
    this.#undocumented = this.#gibbs.undocumented(this.#at);
    for (let sweep = 0; sweep < START; sweep++) {
      this.#sweep();
      if (sweep % RENEW_EVERY === 0) this.#renew();
    }
    for (const [at, length] of WINDOWS.entries()) this.#adapt(length, at < WINDOWS.length - 1);
    this.#moves.endToAdapt();
  }

  get undocumented(): number {
    return this.#undocumented;
  }

  /** ln of the odds of standing on no list. */
  get missedOdds(): number {
    return this.#gibbs.missedOdds;
  }

  get acceptance(): number {
    return this.#moves.accepted / Math.max(1, this.#moves.made);
  }

  /** Classes that hold somebody. */
  get occupied(): number {
    return this.#gibbs.people.reduce((sum, people) => sum + (people > 0 ? 1 : 0), 0);
  }

  advance(): void {
    this.#move(false);
    this.#renew();
    for (let sweep = 0; sweep < this.#settings.sweeps; sweep++) this.#sweep();
  }

  #renew(): void {
    this.#order.sweep(this.#at);
    this.#undocumented = this.#renewal.sweep(this.#at, this.#undocumented);
  }

  #sweep(): void {
    this.#undocumented = this.#gibbs.sweep(this.#at, this.#undocumented);
  }

  #move(adapt: boolean): void {
    const { leaps } = this.#settings;
    const length = 1 + Math.floor(this.#stream.uniform() * (2 * leaps - 1));
    this.#moves.move(
      this.#at,
      length,
      () => {
        const { missed } = this.model;
        const drawn = drawUndocumented(this.#stream, this.model.documented, missed / (1 - missed));
        if (drawn > MOST_UNDOCUMENTED * this.model.documented) return false;
        this.#undocumented = drawn;
        return true;
      },
      adapt,
    );
  }

  /** Learns the step and, for what follows, scales: of each log-odds the mean of what its class's people tell of it. */
  #adapt(length: number, scales: boolean): void {
    const { dimensions, lists, classes, sticks } = this.model;
    const told = new Float64Array(dimensions);
    this.#moves.beginToAdapt();
    for (let draw = 0; draw < length; draw++) {
      this.#move(true);
      for (let sweep = 0; sweep < this.#settings.sweeps; sweep++) {
        this.#sweep();
        let after = 0;
        for (let k = classes - 1; k >= 0; k--) {
          const people = this.#gibbs.people[k]!;
          for (let j = 0; j < lists; j++)
            told[k * lists + j]! += (people + 2) * spread(this.#at[k * lists + j]!);
          if (k < classes - 1) told[sticks + k]! += (people + after + 2) * spread(this.#at[sticks + k]!);
          after += people;
        }
      }
    }
    this.#moves.endToAdapt();
    if (!scales) return;
    const seen = length * this.#settings.sweeps;
    for (let i = 0; i < dimensions; i++) this.#moves.scale[i] = seen / (told[i]! + 0.1 * seen);
  }
}

/** p(1 − p) at log-odds x. */
function spread(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return small / ((1 + small) * (1 + small));
}
