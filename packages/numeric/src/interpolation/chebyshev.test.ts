import { describe, expect, it } from "vitest";
import { chebyshevCoefficients, chebyshevPoints, chebyshevValue } from "./chebyshev.ts";

describe("Chebyshev", () => {
  it("gives for exp the Bessel values I₀(1), 2I₁(1), 2I₂(1) (Abramowitz & Stegun, table 9.8)", () => {
    const found = chebyshevCoefficients(chebyshevPoints(16).map(Math.exp));
    expect(found[0]).toBeCloseTo(1.2660658777520082, 14);
    expect(found[1]).toBeCloseTo(1.1303182079849703, 14);
    expect(found[2]).toBeCloseTo(0.2714953395340767, 14);
    expect(Math.abs(found[16]!)).toBeLessThan(1e-14);
  });
  it("goes through the values at its points, ends included, and is exact for polynomials", () => {
    const points = chebyshevPoints(5);
    expect([points[0], points[5]]).toEqual([-1, 1]);
    const cubic = (x: number): number => 2 - x + 3 * x * x - 4 * x * x * x;
    const found = chebyshevCoefficients(points.map(cubic));
    for (const x of [-1, -0.7, 0, 0.1, 0.95, 1]) expect(chebyshevValue(found, x)).toBeCloseTo(cubic(x), 13);
    const rough = [3, -1, 4, 1, -5, 9];
    const through = chebyshevCoefficients(rough);
    points.forEach((x, j) => {
      expect(chebyshevValue(through, x)).toBeCloseTo(rough[j]!, 13);
    });
  });
});
