import { describe, expect, it } from "vitest";
import { normalQuantile } from "./normal.ts";
import { studentCdf, studentQuantile } from "./student.ts";

describe("Student's t", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of the t distribution.
  it.each([
    [1, 0.975, 12.706],
    [2, 0.95, 2.92],
    [5, 0.99, 3.365],
    [10, 0.975, 2.228],
    [30, 0.995, 2.75],
    [100, 0.999, 3.174],
  ])("with %d degrees of freedom has the published value at %d", (df, p, value) => {
    expect(studentQuantile(p, df)).toBeCloseTo(value, 3);
    expect(studentQuantile(1 - p, df)).toBeCloseTo(-value, 3);
  });

  it("is Cauchy's with one degree of freedom, and has its closed form with two", () => {
    for (const x of [-30, -2, -0.3, 0.7, 4, 60]) {
      expect(studentCdf(x, 1)).toBeCloseTo(0.5 + Math.atan(x) / Math.PI, 12);
      expect(studentCdf(x, 2)).toBeCloseTo(0.5 + x / (2 * Math.sqrt(2 + x * x)), 12);
    }
  });

  it("undoes itself, also between whole degrees of freedom and far out", () => {
    for (const df of [0.7, 3.3, 19, 411.5, 90_000]) {
      for (const p of [1e-6, 0.015, 0.3, 0.5, 0.9, 0.9999]) {
        expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 9);
      }
    }
  });

  it("comes to the normal distribution", () => {
    expect(studentQuantile(0.985, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.985));
    expect(studentQuantile(0.985, 900_000)).toBeCloseTo(normalQuantile(0.985), 5);
  });

  it("refuses what is no probability and no degree of freedom", () => {
    expect(() => studentQuantile(1, 3)).toThrow(RangeError);
    expect(() => studentQuantile(0.5, 0)).toThrow(RangeError);
    expect(() => studentCdf(Number.NaN, 2)).toThrow(RangeError);
  });
});
