import { describe, expect, it } from "vitest";
import { lnGamma } from "../special/lnGamma.ts";
import { betaLogOdds, gammaDraw, logGammaDraw } from "./gamma.ts";
import { rng } from "./rng.ts";

const DRAWS = 40_000;
const momentsOf = (next: () => number) => {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < DRAWS; i++) {
    const x = next();
    sum += x;
    squares += x * x;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
};

describe("gamma draws", () => {
  it.each([0.25, 0.9, 1, 1.5, 7, 300])("of shape %d have mean and variance of that shape", (shape) => {
    const stream = rng(`gamma ${shape}`);
    const { mean, variance } = momentsOf(() => gammaDraw(stream, shape));
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / DRAWS));
    expect(variance / shape).toBeGreaterThan(0.9);
    expect(variance / shape).toBeLessThan(1.1);
  });

  it("of a small shape keep their logarithm where they themselves would be 0", () => {
    const stream = rng("small");
    const { mean } = momentsOf(() => logGammaDraw(stream, 0.001));
    // E ln X = ψ(shape), here by the slope of ln Γ.
    const expected = (lnGamma(0.001 + 1e-6) - lnGamma(0.001 - 1e-6)) / 2e-6;
    expect(mean / expected).toBeGreaterThan(0.97);
    expect(mean / expected).toBeLessThan(1.03);
  });

  it("give beta draws by their log-odds", () => {
    for (const [a, b] of [
      [1, 1],
      [3, 8],
      [1, 9],
      [12, 1],
      [1, 0.2],
      [0.5, 2],
      [200, 100],
    ] as const) {
      const stream = rng(`beta ${a} ${b}`);
      const { mean, variance: seen } = momentsOf(() => 1 / (1 + Math.exp(-betaLogOdds(stream, a, b))));
      const variance = (a * b) / ((a + b) * (a + b) * (a + b + 1));
      expect(seen / variance).toBeGreaterThan(0.93);
      expect(seen / variance).toBeLessThan(1.07);
      expect(Math.abs(mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
    }
  });

  it("refuse shapes that are not above 0", () => {
    for (const shape of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => gammaDraw(rng(1), shape)).toThrow(RangeError);
  });
});
