import { describe, expect, it } from "vitest";
import { lnGammaRatio } from "./lnGammaRatio.ts";

describe("lnGammaRatio", () => {
  it("is 0 at b = 0 and 1, ln(1 + 1/t) at 2, −ln(1 − 1/t) at −1 (DLMF 5.5.1)", () => {
    for (const t of [1.5, 3, 15.9, 16, 40, 1e3, 1e7, 1e13]) {
      expect(Math.abs(lnGammaRatio(t, 0))).toBeLessThan(1e-14);
      expect(Math.abs(lnGammaRatio(t, 1))).toBeLessThan(5e-14);
      expect(Math.abs(lnGammaRatio(t, 2) - Math.log1p(1 / t))).toBeLessThan(5e-14);
      expect(Math.abs(lnGammaRatio(t, -1) + Math.log1p(-1 / t))).toBeLessThan(5e-14);
    }
  });
  it("is half of ln 2/π between Γ(1/2) and Γ(1) (DLMF 5.4.6)", () => {
    expect(lnGammaRatio(0.5, 0.5)).toBeCloseTo(Math.log(2 / Math.PI) / 2, 14);
  });
  it("keeps its digits among millions: the sum of ln(1 + k/t), term by term", () => {
    for (const [t, b] of [
      [16, 1000],
      [250_000, 1000],
      [1e6, 2e6],
      [3e7, 1e5],
    ] as const) {
      let [sum, lost] = [0, 0];
      for (let k = 0; k < b; k++) {
        const term = Math.log1p(k / t) - lost;
        const next = sum + term;
        lost = next - sum - term;
        sum = next;
      }
      expect(Math.abs(lnGammaRatio(t, b) - sum)).toBeLessThan(1e-15 * (b + Math.abs(sum)));
    }
  });
  it("wants both arguments above 0", () => {
    expect(() => lnGammaRatio(0, 1)).toThrow(RangeError);
    expect(() => lnGammaRatio(5, -5)).toThrow(RangeError);
    expect(() => lnGammaRatio(Number.NaN, 1)).toThrow(RangeError);
  });
});
