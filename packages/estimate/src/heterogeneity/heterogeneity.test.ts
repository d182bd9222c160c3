import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { fitLogLinear } from "../loglinear/fit.ts";
import { allModels, hierarchicalModel } from "../loglinear/model.ts";
import { fitModel } from "../loglinear/search.ts";
import { ColumnFitter, type ColumnModel } from "./columnFit.ts";
import { COLUMN_NAMES, heterogeneityColumn, spreadCost } from "./columns.ts";
import { type Mixture, MixtureFitter } from "./mixture.ts";
import { normalSides } from "./normalSides.ts";
import { raschNormal, raschTwoPoints } from "./rasch.ts";
import { splitsOf } from "./sides.ts";
import { twoClasses } from "./twoClasses.ts";
import { twoSides } from "./twoSides.ts";

/** Invented: two kinds of people on four lists, 1,000 on some list. By history, 0 to 15. */
const COUNTS = Float64Array.from([0, 190, 150, 60, 120, 45, 40, 32, 100, 35, 30, 26, 28, 22, 18, 21]);
/** Invented: lists 2 and 3 see one kind of people, 1 and 4 the other. */
const SIDED = Float64Array.from([0, 190, 150, 40, 160, 45, 130, 42, 170, 120, 44, 36, 40, 38, 34, 28]);
const COST = spreadCost(1);
const OPEN = new Uint8Array(16).fill(1);
const shapeOf = (terms: readonly number[], column: ColumnModel["column"]): ColumnModel => ({
  terms,
  open: OPEN,
  column,
});

describe("fits with a column of heterogeneity", () => {
  it("without the column are the fits of the log-linear models, the undocumented unknown or known", () => {
    const fitter = new ColumnFitter(COUNTS, COST);
    const completed = Float64Array.from(COUNTS);
    completed[0] = 700;
    for (const model of allModels(4)) {
      const plain = fitModel(COUNTS, model);
      if (typeof plain === "string") throw new Error(plain);
      expect(fitter.fit(shapeOf(model, null), null, null)).toBe(true);
      expect(fitter.logLikelihood).toBeCloseTo(plain.fit.logLikelihood, 7);
      expect(fitter.fitted[0]! / plain.fit.fitted[0]!).toBeCloseTo(1, 5);
      const known = fitLogLinear(completed, model, OPEN, true)!;
      expect(fitter.fit(shapeOf(model, null), 700, null)).toBe(true);
      expect(fitter.logLikelihood).toBeCloseTo(known.logLikelihood, 7);
    }
  });

  /** Height by brute force: no Newton, only a shrinking walk along the axes. */
  function climb(value: (at: number[]) => number, start: number[], least: number[]): number {
    const at = [...start];
    let best = value(at);
    let step = 0.5;
    while (step > 1e-7) {
      let moved = false;
      for (let i = 0; i < at.length; i++) {
        for (const by of [step, -step]) {
          const before = at[i]!;
          at[i] = Math.max(least[i]!, before + by);
          const now = value(at);
          if (now > best) {
            best = now;
            moved = true;
          } else at[i] = before;
        }
      }
      if (!moved) step /= 2;
    }
    return best;
  }

  it.each(COLUMN_NAMES)("%s: the top is what a walk along the axes finds, penalty and τ ≥ 0 kept", (name) => {
    const column = heterogeneityColumn(name, 4);
    const terms = [0, 1, 2, 4, 8];
    const height =
      (counts: Float64Array, from: number) =>
      (at: number[]): number => {
        let sum = -COST * column.variance * at[5]!;
        for (let x = from; x < 16; x++) {
          let log = at[0]! + at[5]! * column.values[x]!;
          for (let j = 0; j < 4; j++) if ((x >> j) & 1) log += at[j + 1]!;
          sum += counts[x]! * log - Math.exp(log);
        }
        return sum;
      };
    const fitter = new ColumnFitter(COUNTS, COST);
    expect(fitter.fit(shapeOf(terms, column), null, null)).toBe(true);
    const top = fitter.logLikelihood;
    expect(fitter.coefficients[5]!).toBeGreaterThan(0.1);
    const start = [...fitter.coefficients.subarray(0, 6)].map((c, i) => c + (i % 2 ? 0.05 : -0.05));
    const least = [-99, -99, -99, -99, -99, 0];
    expect(Math.abs(climb(height(COUNTS, 1), start, least) - top)).toBeLessThan(1e-3);
    const completed = Float64Array.from(COUNTS);
    completed[0] = 300;
    expect(fitter.fit(shapeOf(terms, column), 300, null)).toBe(true);
    const known = fitter.logLikelihood;
    const again = [...fitter.coefficients.subarray(0, 6)].map((c) => c + 0.03);
    expect(Math.abs(climb(height(completed, 0), again, least) - known)).toBeLessThan(1e-3);
  });

  it("put τ at 0 where people seem to depend negatively, whatever the start", () => {
    const even = Float64Array.from(COUNTS, (n, x) => ([3, 5, 6, 9, 10, 12].includes(x) ? 2 * n : n));
    const column = heterogeneityColumn("darroch", 4);
    const fitter = new ColumnFitter(even, COST);
    const terms = hierarchicalModel(4, []);
    expect(fitter.fit(shapeOf(terms, column), 5, null)).toBe(true);
    expect(fitter.coefficients[5]).toBe(0);
    const low = fitter.logLikelihood;
    expect(fitter.fit(shapeOf(terms, column), 5, Float64Array.from([3, 1, 1, 1, 1, 0.8]))).toBe(true);
    expect(fitter.coefficients[5]).toBe(0);
    expect(fitter.logLikelihood).toBeCloseTo(low, 7);
  });
});

const MIXTURES: [string, Mixture][] = [
  raschNormal(4),
  raschTwoPoints(4),
  twoClasses(4),
  raschNormal(3),
  normalSides(4, 6),
  twoSides(4, 6),
  normalSides(3, 6),
  twoSides(3, 6),
].map((mixture) => [`${mixture.name}, ${mixture.lists} lists`, mixture]);
const thetaOf = (mixture: Mixture, seed: number): Float64Array => {
  const stream = rng(seed).fork(mixture.name);
  return Float64Array.from({ length: mixture.parameters }, () => 0.8 * stream.normal() - 0.3);
};

describe.each(MIXTURES)("%s", (_, mixture) => {
  const size = 1 << mixture.lists;
  const p = mixture.parameters;
  const slopes = new Float64Array(size * p);
  const ignored = new Float64Array(size * p);

  it("gives probabilities that sum to 1, and slopes that finite differences confirm", () => {
    for (let seed = 0; seed < 5; seed++) {
      const theta = thetaOf(mixture, seed);
      const chances = new Float64Array(size);
      mixture.evaluate(theta, chances, slopes);
      expect(chances.reduce((sum, c) => sum + c, 0)).toBeCloseTo(1, 10);
      for (let i = 0; i < p; i++) {
        const [up, down] = [new Float64Array(size), new Float64Array(size)];
        const step = 1e-5;
        mixture.evaluate(
          theta.map((t, j) => (j === i ? t + step : t)),
          up,
          ignored,
        );
        mixture.evaluate(
          theta.map((t, j) => (j === i ? t - step : t)),
          down,
          ignored,
        );
        for (let x = 0; x < size; x++) {
          expect(Math.abs((up[x]! - down[x]!) / (2 * step) - slopes[x * p + i]!)).toBeLessThan(1e-8);
        }
      }
    }
  });

  it("has the slope of its squared spread, and a curvature that is never negative", () => {
    const theta = thetaOf(mixture, 9);
    const gradient = new Float64Array(p);
    const curvature = new Float64Array(p * p);
    mixture.addSpreadSlopes(theta, 0.7, gradient, curvature);
    for (let i = 0; i < p; i++) {
      const at = (by: number) => mixture.squaredSpread(theta.map((t, j) => (j === i ? t + by : t)));
      expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(-gradient[i]! / 0.7, 6);
      expect(curvature[i * p + i]!).toBeGreaterThanOrEqual(0);
    }
  });

  it("is fitted where no small step in any direction goes higher", () => {
    const all = mixture.name.endsWith("sides") ? SIDED : COUNTS;
    const counts = all.slice(0, size);
    const fitter = new MixtureFitter(mixture, counts, COST);
    expect(fitter.fitObserved()).toBe(true);
    const top = fitter.logLikelihood;
    const theta = Float64Array.from(fitter.theta);
    const chances = new Float64Array(size);
    const stream = rng(5).fork(mixture.name);
    for (let trial = 0; trial < 500; trial++) {
      const scale = trial === 0 ? 0 : [0.3, 0.03, 0.003][trial % 3]!;
      const moved = theta.map((t) => t + scale * stream.normal());
      mixture.evaluate(moved, chances, ignored);
      let value = -COST * mixture.squaredSpread(moved);
      for (let x = 1; x < size; x++) value += counts[x]! * Math.log(chances[x]! / (1 - chances[0]!));
      if (trial === 0) expect(value).toBeCloseTo(top, 8);
      else expect(value).toBeLessThan(top + 2e-6);
    }
  });
});

describe("lists that take sides", () => {
  it("do so in every way, each once, whichever side is called the harder", () => {
    for (const lists of [3, 4, 5]) {
      const all = (1 << lists) - 1;
      const seen = splitsOf(lists).flatMap((split) => [split, all & ~split]);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(all - 1);
    }
  });
  it("are some of the lists and not all", () => {
    expect(() => twoSides(4, 0)).toThrow(/some of 4 lists/);
    expect(() => normalSides(3, 7)).toThrow(/some of 3 lists/);
  });
  it("find again the two kinds that a territory of two sides was made of", () => {
    // 1,000 of each kind: 0.4 and 0.35 on the first two lists, 0.1 on the others, and the other way round.
    const chances = new Float64Array(16);
    const [easy, hard] = [Math.log(0.4 / 0.6), Math.log(0.1 / 0.9)];
    const truth = Float64Array.from([easy, easy, hard, hard, 0, Math.log(easy - hard)]);
    const mixture = twoSides(4, 3);
    mixture.evaluate(truth, chances, new Float64Array(16 * 6));
    const fitter = new MixtureFitter(
      mixture,
      chances.map((chance, x) => (x === 0 ? 0 : 2000 * chance)),
      spreadCost(100),
    );
    expect(fitter.fitObserved()).toBe(true);
    expect(fitter.probabilities[0]!).toBeCloseTo(chances[0]!, 3);
    expect(Math.exp(fitter.theta[5]!)).toBeCloseTo(easy - hard, 1);
  });
});

describe("Rasch with a normal effect", () => {
  it("is integrated to a few parts in 10,000 where the spread is 3: against 4,000 nodes", () => {
    const mixture = raschNormal(4);
    const theta = Float64Array.from([0.2, -0.5, -1, -2, Math.log(3)]);
    const chances = new Float64Array(16);
    mixture.evaluate(theta, chances, new Float64Array(16 * 5));
    const fine = new Float64Array(16);
    let all = 0;
    for (let q = -2000; q <= 2000; q++) {
      const z = q / 250;
      const weight = Math.exp((-z * z) / 2);
      all += weight;
      for (let x = 0; x < 16; x++) {
        let chance = weight;
        for (let j = 0; j < 4; j++) {
          const odds = Math.exp(theta[j]! + 3 * z);
          chance *= ((x >> j) & 1 ? odds : 1) / (1 + odds);
        }
        fine[x]! += chance;
      }
    }
    for (let x = 0; x < 16; x++) expect(Math.abs(chances[x]! / (fine[x]! / all) - 1)).toBeLessThan(2e-4);
  });
});
