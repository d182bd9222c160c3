import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softplus, softplusInverse } from "./softplus.ts";

describe("softplus", () => {
  it("is ln(1 + e^x), and keeps its digits where e^x is nothing beside 1 or far beyond numbers", () => {
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
    expect(softplus(1)).toBeCloseTo(1.3132616875182228, 15);
    expect(softplus(-50) / Math.exp(-50)).toBeCloseTo(1, 14);
    expect(softplus(2000)).toBe(2000);
  });

  it("is undone by its inverse", () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(softplusInverse(softplus(x)) - x)).toBeLessThan(1e-12 * Math.max(1, Math.abs(x)));
      }),
      { seed: 1406 },
    );
    expect(softplusInverse(0)).toBe(Number.NEGATIVE_INFINITY);
  });
});
