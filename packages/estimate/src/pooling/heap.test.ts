import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { limitsOf, spreadBetween } from "./heap.ts";

/** Draws whose logarithm is normal. */
const drawn = (name: string, mean: number, deviation: number, count = 4000): Float64Array => {
  const stream = rng(name);
  return Float64Array.from({ length: count }, () => Math.exp(mean + deviation * stream.normal()));
};

describe("what lies between replicates", () => {
  it("is by the law of total variance: within 0.04, between 0.01, a fifth of the variance", () => {
    const totals = [drawn("a", 6.9, 0.2), drawn("b", 7.1, 0.2)];
    const { variance, width } = spreadBetween(totals, ["a", "b"]);
    expect(variance).toBeGreaterThan(0.18);
    expect(variance).toBeLessThan(0.22);
    // √(0.04/0.05) of the width would be left.
    expect(Math.abs(width - (1 - Math.sqrt(0.8)))).toBeLessThan(0.015);
  });

  it("is nothing where all tables are equal, whatever chance made of the draws", () => {
    const totals = [drawn("a", 6, 0.3, 30), drawn("b", 6, 0.3, 30), drawn("c", 6, 0.3, 30)];
    expect(spreadBetween(totals, ["one", "one", "one"])).toEqual({ width: 0, variance: 0 });
  });

  it("is next to nothing where few draws differ by chance only", () => {
    const totals = Array.from({ length: 50 }, (_, i) => drawn(`chance ${i}`, 6, 0.3, 20));
    const keys = totals.map((_, i) => String(i));
    // Without what chance gives anyhow taken off it would be 0.07.
    expect(spreadBetween(totals, keys).variance).toBeLessThan(0.04);
  });

  it("is everything where draws of a replicate do not differ, and nothing where none do", () => {
    const still = [5, 6].map((people) => new Float64Array(10).fill(people));
    expect(spreadBetween(still, ["a", "b"])).toEqual({ width: 1, variance: 1 });
    expect(spreadBetween([still[0]!, still[0]!], ["a", "b"])).toEqual({ width: 0, variance: 0 });
  });
});

describe("limits of a heap", () => {
  const totals = [Float64Array.of(10, 20, 30, 40), Float64Array.of(50, 60, 70, 80)];

  it("are quantiles of all draws together", () => {
    const { point, low, high } = limitsOf(totals, [5, 5], 0.025, "pooled");
    expect([point, low, high]).toEqual([45, 10, 80]);
  });

  it("are Rubin's where asked for, with verdata's mean as its point", () => {
    const rubin = limitsOf(totals, [5, 5], 0.025, "rubin");
    const verdata = limitsOf(totals, [5, 5], 0.025, "rubin-verdata");
    expect(rubin.point).toBe(45);
    expect(verdata.point).toBe(45);
    expect(limitsOf([Float64Array.of(10, 20, 60)], [5], 0.025, "rubin-verdata").point).toBe(30);
    expect(limitsOf([Float64Array.of(10, 20, 60)], [5], 0.025, "rubin").point).toBe(20);
    expect(rubin.low).toBeGreaterThan(5);
    expect(verdata.high).toBeGreaterThan(rubin.high);
  });
});
