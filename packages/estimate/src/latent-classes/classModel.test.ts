import { gammaDraw, rng } from "@daftar/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captureTable } from "../table/captureTable.ts";
import { ClassModel, RATE, SHAPE } from "./classModel.ts";

/** Invented. Histories 1 to 15. */
const COUNTS = [190, 150, 60, 120, 45, 40, 32, 100, 35, 30, 26, 28, 22, 18, 21];
const tableOf = (counts: readonly number[]) =>
  captureTable(["a", "b", "c", "d"], new Map(counts.map((count, i) => [i + 1, count])));

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The formula of the paper, term by term. */
function written(counts: readonly number[], classes: number, at: Float64Array): number {
  const lists = 4;
  const v = Array.from({ length: classes }, (_, k) =>
    k === classes - 1 ? 1 : sigmoid(at[lists * classes + k]!),
  );
  let left = 1;
  const share = v.map((one) => {
    const here = left * one;
    left *= 1 - one;
    return here;
  });
  const on = (k: number, j: number): number => sigmoid(at[k * lists + j]!);
  const chance = (x: number): number =>
    share.reduce((sum, nu, k) => {
      let product = nu;
      for (let j = 0; j < lists; j++) product *= (x >> j) & 1 ? on(k, j) : 1 - on(k, j);
      return sum + product;
    }, 0);
  let value = 0;
  let people = 0;
  counts.forEach((count, i) => {
    value += count * Math.log(chance(i + 1));
    people += count;
  });
  value -= people * Math.log(1 - chance(0));
  for (let k = 0; k < classes; k++)
    for (let j = 0; j < lists; j++) value += Math.log(on(k, j) * (1 - on(k, j)));
  let spent = 0;
  for (let k = 0; k < classes - 1; k++) {
    value += Math.log(v[k]!);
    spent -= Math.log(1 - v[k]!);
  }
  return value - (SHAPE + classes - 1) * Math.log(RATE + spent);
}

const somewhere = (model: ClassModel, seed: number, spread = 2): Float64Array => {
  const stream = rng(seed);
  return Float64Array.from({ length: model.dimensions }, () => spread * stream.normal());
};

describe("the latent-class posterior with total and concentration summed out", () => {
  it.each([2, 3, 5])("is the paper's formula, with %i classes", (classes) => {
    const model = new ClassModel(tableOf(COUNTS), classes);
    for (let seed = 1; seed <= 5; seed++) {
      const at = somewhere(model, seed);
      expect(model.evaluate(at)).toBeCloseTo(written(COUNTS, classes, at), 7);
    }
  });

  it("has the gradient that finite differences show", () => {
    const model = new ClassModel(tableOf(COUNTS), 4);
    for (let seed = 1; seed <= 5; seed++) {
      const at = somewhere(model, seed);
      model.evaluate(at);
      const gradient = model.gradient.slice();
      for (let i = 0; i < at.length; i++) {
        const near = (by: number): number => {
          const moved = at.slice();
          moved[i]! += by;
          return model.evaluate(moved);
        };
        const slope = (near(1e-5) - near(-1e-5)) / 2e-5;
        expect(Math.abs(slope - gradient[i]!) / (1 + Math.abs(slope))).toBeLessThan(1e-6);
      }
    }
  });

  it("is a number or minus infinity wherever a trajectory may lead, and its gradient no NaN near", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 15, maxLength: 15 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(0.1, 2, 10, 30),
        (counts, seed, spread) => {
          if (counts.every((count) => count === 0)) return;
          const model = new ClassModel(tableOf(counts), 3);
          expect(model.evaluate(somewhere(model, seed, spread))).not.toBeNaN();
          if (spread <= 10) expect(model.gradient.some(Number.isNaN)).toBe(false);
        },
      ),
      { numRuns: 200, seed: 1404 },
    );
  });

  it("sums out the concentration as draws of it do", () => {
    // With no data in the way the two sides differ by a constant only: compare two places.
    const classes = 3;
    const model = new ClassModel(tableOf([1, ...Array<number>(14).fill(0)]), classes);
    const base = new Float64Array(model.dimensions);
    const other = base.slice();
    other[model.sticks] = 1;
    other[model.sticks + 1] = -0.5;
    const stream = rng("concentration");
    const given = (at: Float64Array, alpha: number): number => {
      let log = 0;
      for (let k = 0; k < classes - 1; k++) {
        const v = sigmoid(at[model.sticks + k]!);
        log += Math.log(alpha) + alpha * Math.log(1 - v) + Math.log(v);
      }
      return Math.exp(log);
    };
    let [first, second] = [0, 0];
    for (let draw = 0; draw < 200_000; draw++) {
      const alpha = gammaDraw(stream, SHAPE) / RATE;
      first += given(base, alpha);
      second += given(other, alpha);
    }
    const rest = (at: Float64Array): number => {
      const share = sigmoid(at[model.sticks]!);
      let log = Math.log(share);
      let spent = -Math.log(1 - share);
      const second_ = sigmoid(at[model.sticks + 1]!);
      log += Math.log(second_);
      spent -= Math.log(1 - second_);
      return log - (SHAPE + classes - 1) * Math.log(RATE + spent);
    };
    expect(Math.log(second / first)).toBeCloseTo(rest(other) - rest(base), 1);
  });
});
