/**
 * Each move leaves the posterior as it is: whoever is drawn from the prior, with a table drawn from them, is after any
 * number of moves given that table still somebody drawn from the prior (Geweke 2004, J. Am. Stat. Assoc. 99:799, of
 * single steps). Draws are independent, so that the two samples can be told apart by Kolmogorov and Smirnov's distance.
 */
import { gammaDraw, type Rng, rng, softplusInverse } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { captureTable } from "../table/captureTable.ts";
import { ClassModel, MOST_UNDOCUMENTED, RATE, SHAPE } from "./classModel.ts";
import { drawUndocumented, Gibbs } from "./gibbs.ts";
import { Hamiltonian } from "./hamiltonian.ts";
import { Order } from "./order.ts";
import { Renewal } from "./renewal.ts";

const LISTS = ["a", "b", "c", "d"];
const CLASSES = 3;
const DOCUMENTED = 25;
const STICKS = LISTS.length * CLASSES;
const WATCHED = [
  "people on no list",
  "first share",
  "second share",
  "a list in the first class",
  "in the last",
  "fit",
];

interface Drawn {
  readonly at: Float64Array;
  readonly undocumented: number;
  readonly model: ClassModel;
}

const logOdds = (stream: Rng): number => {
  const u = stream.uniform();
  return Math.log(u / (1 - u));
};

/** Chance of each history. */
function chances(at: Float64Array): Float64Array {
  const found = new Float64Array(1 << LISTS.length);
  let stick = 1;
  for (let k = 0; k < CLASSES; k++) {
    const broken = k < CLASSES - 1 ? 1 / (1 + Math.exp(-at[STICKS + k]!)) : 1;
    for (let x = 0; x < found.length; x++) {
      let chance = stick * broken;
      for (let j = 0; j < LISTS.length; j++) {
        const on = 1 / (1 + Math.exp(-at[k * LISTS.length + j]!));
        chance *= (x >> j) & 1 ? on : 1 - on;
      }
      found[x]! += chance;
    }
    stick *= 1 - broken;
  }
  return found;
}

function drawn(stream: Rng): Drawn {
  for (;;) {
    const at = new Float64Array(STICKS + CLASSES - 1);
    for (let i = 0; i < STICKS; i++) at[i] = logOdds(stream);
    const concentration = gammaDraw(stream, SHAPE) / RATE;
    for (let k = 0; k < CLASSES - 1; k++) {
      at[STICKS + k] = softplusInverse(-Math.log(stream.uniform()) / concentration);
    }
    const all = chances(at);
    const undocumented = drawUndocumented(stream, DOCUMENTED, all[0]! / (1 - all[0]!));
    if (undocumented > MOST_UNDOCUMENTED * DOCUMENTED) continue;
    const counts = new Map<number, number>();
    for (let person = 0; person < DOCUMENTED; person++) {
      let left = stream.uniform() * (1 - all[0]!);
      let x = 1;
      for (; x < all.length - 1 && left >= all[x]!; x++) left -= all[x]!;
      counts.set(x, (counts.get(x) ?? 0) + 1);
    }
    return { at, undocumented, model: new ClassModel(captureTable(LISTS, counts), CLASSES) };
  }
}

/** The fit ties what is watched to the table: without it a move could take the table too lightly, unseen. */
const told = ({ at, model }: Drawn, people: number): number[] => [
  people,
  at[STICKS]!,
  at[STICKS + 1]!,
  at[0]!,
  at[2 * LISTS.length]!,
  model.evaluate(at),
];

/** The farthest apart that the shares below any value are; ties count on both sides. */
function distance(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [[...one].sort((x, y) => x - y), [...other].sort((x, y) => x - y)];
  let [i, j, most] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! <= value) i += 1;
    while (j < b.length && b[j]! <= value) j += 1;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most;
}

const DRAWS = 6000;
/** Chance alone passes this once in a thousand comparisons; the seeds are fixed. */
const FAR = 1.95 * Math.sqrt(2 / DRAWS);

type Move = (drawn: Drawn, stream: Rng) => number;

const MOVES: Record<string, Move> = {
  "Gibbs sweeps": ({ at, undocumented, model }, stream) => {
    const gibbs = new Gibbs(model, stream);
    return gibbs.sweep(at, gibbs.sweep(at, undocumented));
  },
  "Hamiltonian moves": ({ at, undocumented, model }, stream) => {
    const moves = new Hamiltonian(model, stream);
    moves.step = 0.3;
    let people = undocumented;
    for (let move = 0; move < 3; move++) {
      moves.move(
        at,
        4,
        () => {
          const none = drawUndocumented(stream, model.documented, model.missed / (1 - model.missed));
          if (none > MOST_UNDOCUMENTED * model.documented) return false;
          people = none;
          return true;
        },
        false,
      );
    }
    return people;
  },
  "exchanges of two classes": ({ at, undocumented, model }, stream) => {
    new Order(model, stream).sweep(at);
    return undocumented;
  },
  "classes begun anew": ({ at, undocumented, model }, stream) => {
    const renewal = new Renewal(model, stream);
    let people = undocumented;
    // Few of them are taken where one class holds nearly everybody.
    for (let sweep = 0; sweep < 20; sweep++) people = renewal.sweep(at, people);
    return people;
  },
};

describe("moves of a latent-class chain", () => {
  const fresh = rng("fresh");
  const prior = Array.from({ length: DRAWS }, () => {
    const one = drawn(fresh);
    return told(one, one.undocumented);
  });
  for (const [name, move] of Object.entries(MOVES)) {
    it(`${name} leave the posterior as it is`, () => {
      const stream = rng(name);
      let moved = 0;
      const after = Array.from({ length: DRAWS }, () => {
        const one = drawn(stream);
        const before = one.at.slice();
        const people = move(one, stream);
        if (one.at.some((value, i) => value !== before[i])) moved += 1;
        return told(one, people);
      });
      // A move that never moves would pass.
      expect(moved / DRAWS).toBeGreaterThan(0.5);
      for (const [i, what] of WATCHED.entries()) {
        const apart = distance(
          prior.map((row) => row[i]!),
          after.map((row) => row[i]!),
        );
        expect(apart, what).toBeLessThan(FAR);
      }
    });
  }
});
