/**
 * Moves that exchange the places of two classes, shares and chances of lists with them.
 *
 * The stick gives its places different priors, so that a chain whose fullest class stands last stays there for long,
 * with a concentration to match. The likelihood knows no places: an exchange is judged by the density of the
 * shares alone (`shares.ts`). Cost: one of it for each of 2 K proposals.
 */
import type { Rng } from "@daftar/numeric";
import type { ClassModel } from "./classModel.ts";
import { Shares } from "./shares.ts";

export class Order {
  readonly #model: ClassModel;
  readonly #stream: Rng;
  readonly #shares: Shares;

  constructor(model: ClassModel, stream: Rng) {
    this.#model = model;
    this.#stream = stream;
    this.#shares = new Shares(model.classes);
  }

  /** @param at log-odds as in `ClassModel`, changed in place */
  sweep(at: Float64Array): void {
    const { lists, classes, sticks } = this.#model;
    const shares = this.#shares;
    const stream = this.#stream;
    shares.read(at, sticks);
    let density = shares.density();
    for (let tries = 0; tries < 2 * classes; tries++) {
      const one = stream.integer(classes);
      const other = stream.integer(classes);
      if (one === other) continue;
      swap(shares.log, one, other);
      const found = shares.density();
      if (Math.log(stream.uniform()) < found - density) {
        density = found;
        for (let j = 0; j < lists; j++) swap(at, one * lists + j, other * lists + j);
      } else swap(shares.log, one, other);
    }
    shares.write(at, sticks);
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const held = values[one]!;
  values[one] = values[other]!;
  values[other] = held;
}
