import { normalCdf, normalQuantile, sampleQuantile } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { bootstrapEnds } from "./bcaInterval.ts";

const draws = Array.from({ length: 1000 }, (_, i) => i + 1);
const even = [
  { people: 1, estimate: 1 },
  { people: 1, estimate: -1 },
];

describe("bootstrapEnds", () => {
  it("gives the percentiles where nothing is to be corrected", () => {
    const { percentile, bca, bias, acceleration } = bootstrapEnds(500.5, draws, even);
    expect([bias, acceleration]).toEqual([0, 0]);
    expect(percentile.low).toBeCloseTo(sampleQuantile(draws, 0.025), 8);
    expect(percentile.high).toBeCloseTo(sampleQuantile(draws, 0.975), 8);
    expect(bca!.low).toBeCloseTo(percentile.low, 8);
    expect(bca!.high).toBeCloseTo(percentile.high, 8);
  });

  it("moves both ends by twice the bias where there is no skewness (Efron 1987)", () => {
    const { bca, bias } = bootstrapEnds(300.5, draws, even);
    const z = normalQuantile(0.3);
    expect(bias).toBeCloseTo(z, 12);
    expect(bca!.low).toBeCloseTo(sampleQuantile(draws, normalCdf(2 * z - 1.959963984540054)), 8);
    expect(bca!.high).toBeCloseTo(sampleQuantile(draws, normalCdf(2 * z + 1.959963984540054)), 8);
  });

  it("has the acceleration of a mean: its skewness over six root n; equal people may be counted together", () => {
    // The estimate is the mean of 0 0 0 0 0 0 0 0 1 4: without x it is (5 − x)/9.
    const sample = [0, 0, 0, 0, 0, 0, 0, 0, 1, 4];
    const mean = 0.5;
    const moment = (k: 2 | 3) =>
      sample.reduce((sum, x) => sum + (x - mean) * (x - mean) * (k === 3 ? x - mean : 1), 0) / 10;
    const skewness = moment(3) / (moment(2) * Math.sqrt(moment(2)));
    const { acceleration } = bootstrapEnds(500.5, draws, [
      { people: 8, estimate: 5 / 9 },
      { people: 1, estimate: 4 / 9 },
      { people: 1, estimate: 1 / 9 },
    ]);
    expect(acceleration).toBeCloseTo(skewness / (6 * Math.sqrt(10)), 12);
  });

  it("keeps the percentiles and says why, where BCa has no value", () => {
    const beyond = bootstrapEnds(2000, draws, even);
    expect([beyond.bca, beyond.bcaUndefined, beyond.bias]).toEqual([null, "draws-on-one-side", null]);
    expect(beyond.percentile.high).toBeGreaterThan(900);
    expect(bootstrapEnds(1, draws, even).bcaUndefined).toBe("draws-on-one-side");
    const holed = bootstrapEnds(500, draws, [...even, { people: 3, estimate: null }]);
    expect([holed.bca, holed.bcaUndefined]).toEqual([null, "jackknife-without-estimate"]);
    // One person far from the rest gives a = 1/6; then 1 − a(z₀ + z) is gone once z₀ + z passes 6.
    const skewed = bootstrapEnds(999.5, draws, [
      { people: 1, estimate: -1 },
      { people: 1_000_000, estimate: 0 },
    ]);
    expect(skewed.acceleration).toBeCloseTo(1 / 6, 3);
    expect(skewed.bcaUndefined).toBeNull();
    const off = bootstrapEnds(
      999_999.5,
      Array.from({ length: 1_000_000 }, (_, i) => i + 1),
      [
        { people: 1, estimate: -1 },
        { people: 1_000_000, estimate: 0 },
      ],
    );
    expect([off.bca, off.bcaUndefined]).toEqual([null, "correction-off-the-scale"]);
  });

  it("refuses no draws", () => {
    expect(() => bootstrapEnds(1, [], even)).toThrow(/draws/);
  });
});
