import { describe, expect, it } from "vitest";
import { sampleQuantile } from "./quantile.ts";

describe("sampleQuantile", () => {
  it("is definition 8 of Hyndman & Fan: places (k − 1/3)/(n + 1/3)", () => {
    const draws = [2, 3, 5, 7, 11, 13, 17, 19];
    draws.forEach((draw, i) => {
      expect(sampleQuantile(draws, (i + 1 - 1 / 3) / (8 + 1 / 3))).toBeCloseTo(draw, 12);
    });
    // By hand: (8 + 1/3)/4 + 1/3 = 2 + 5/12, five twelfths of the way from 3 to 5.
    expect(sampleQuantile(draws, 0.25)).toBeCloseTo(3 + (5 / 12) * 2, 12);
    expect(sampleQuantile(draws, 0.5)).toBe(9);
  });
  it("stops at the outermost draws, and knows one draw", () => {
    expect(sampleQuantile([4, 9], 0)).toBe(4);
    expect(sampleQuantile([4, 9], 1)).toBe(9);
    expect(sampleQuantile([4], 0.3)).toBe(4);
    expect(sampleQuantile([1, Infinity, Infinity], 0.9)).toBe(Infinity);
  });
  it("refuses no draws and what is no probability", () => {
    expect(() => sampleQuantile([], 0.5)).toThrow(/sorted/);
    expect(() => sampleQuantile([1], 1.1)).toThrow(/p must/);
    expect(() => sampleQuantile([1], Number.NaN)).toThrow(/p must/);
  });
});
