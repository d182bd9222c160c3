import { studentQuantile } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { combined, combinedLimits } from "./rubin.ts";

/** Two draws with this mean of the logarithm and this variance. */
const pair = (mean: number, variance: number): number[] => {
  const half = Math.sqrt(variance / 2);
  return [Math.exp(mean - half), Math.exp(mean + half)];
};
// Means 4, 5 and 6, each of variance 0.5: W = 0.5, B = 1, T = 0.5 + 4/3.
const THREE = [pair(4, 0.5), pair(5, 0.5), pair(6, 0.5)];

describe("Rubin's rules on the logarithm", () => {
  it("add what lies between imputations to what lies within (Rubin 1987, section 3.1)", () => {
    const found = combined(THREE, "rubin");
    expect(found.mean).toBeCloseTo(5, 12);
    expect(found.within).toBeCloseTo(0.5, 12);
    expect(found.between).toBeCloseTo(1, 12);
    expect(found.variance).toBeCloseTo(0.5 + 4 / 3, 12);
  });

  it("have (m − 1)(1 + m W/((m + 1) B))² degrees of freedom", () => {
    // r = (1 + 1/m) B/W = 8/3; (m − 1)(1 + 1/r)² is the same in Rubin's own letters.
    expect(combined(THREE, "rubin").df).toBeCloseTo(2 * (1 + 3 / 8) * (1 + 3 / 8), 12);
  });

  it("lack a factor m in verdata's form, which has fewer degrees and wider limits", () => {
    const theirs = combined(THREE, "rubin-verdata");
    expect(theirs.df).toBeCloseTo(2 * (1 + 1 / 8) * (1 + 1 / 8), 12);
    const [ours, wide] = [combinedLimits(combined(THREE, "rubin"), 0.025), combinedLimits(theirs, 0.025)];
    expect(wide.low).toBeLessThan(ours.low);
    expect(wide.high).toBeGreaterThan(ours.high);
  });

  it("give limits by Student's t", () => {
    const { low, high } = combinedLimits(combined(THREE, "rubin"), 0.025);
    const reach = studentQuantile(0.975, 3.78125) * Math.sqrt(0.5 + 4 / 3);
    expect(Math.log(low)).toBeCloseTo(5 - reach, 10);
    expect(Math.log(high)).toBeCloseTo(5 + reach, 10);
  });

  it("are normal where imputations agree, instead of dividing by nothing", () => {
    const found = combined([pair(5, 0.5), pair(5, 0.5)], "rubin");
    expect(found.df).toBe(Number.POSITIVE_INFINITY);
    expect(Math.log(combinedLimits(found, 0.025).high)).toBeCloseTo(
      5 + 1.959963984540054 * Math.sqrt(0.5),
      10,
    );
  });

  it("take nobody on no list as a tenth of a person", () => {
    expect(combined([[0, 0]], "rubin").mean).toBeCloseTo(Math.log(0.1), 12);
  });

  it("need an imputation of two draws", () => {
    expect(() => combined([], "rubin")).toThrow(RangeError);
    expect(() => combined([[3]], "rubin")).toThrow(RangeError);
  });
});
