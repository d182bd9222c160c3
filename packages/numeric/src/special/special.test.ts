import { describe, expect, it } from "vitest";
import { chiSquareCdf, chiSquareQuantile } from "./chiSquare.ts";
import { digamma } from "./digamma.ts";
import { lnGamma } from "./lnGamma.ts";
import { logSumExp } from "./logSumExp.ts";
import { normalCdf, normalQuantile } from "./normal.ts";

const close = (value: number, expected: number, relative = 1e-12): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-300));
};

describe("lnGamma", () => {
  it("is the logarithm of factorials at whole numbers", () => {
    let factorial = 0n + 1n;
    for (let k = 1; k <= 20; k++) {
      factorial *= BigInt(k);
      expect(Math.abs(lnGamma(k + 1) - Math.log(Number(factorial)))).toBeLessThan(2e-14 * k + 5e-15);
    }
  });
  it("is ln √π at one half, and satisfies Γ(x+1) = xΓ(x) far out", () => {
    expect(Math.abs(lnGamma(0.5) - Math.log(Math.PI) / 2)).toBeLessThan(5e-15);
    for (const x of [1e-6, 0.3, 3.7, 55.5, 1e4, 1e9]) {
      const gap = lnGamma(x + 1) - lnGamma(x) - Math.log(x);
      expect(Math.abs(gap)).toBeLessThan(1e-15 * Math.max(10, Math.abs(lnGamma(x))));
    }
    expect(() => lnGamma(0)).toThrow(RangeError);
    expect(() => lnGamma(Number.NaN)).toThrow(RangeError);
  });
});

describe("normal", () => {
  it("gives published values, tails included (Abramowitz & Stegun, tables 26.1 and 26.2)", () => {
    close(normalCdf(0), 0.5);
    close(normalCdf(1), 0.841344746068543);
    close(normalCdf(-3), 0.001349898031630095);
    close(normalCdf(-10), 7.61985302416053e-24, 1e-11);
    close(normalQuantile(0.975), 1.959963984540054);
    close(normalQuantile(1e-10), -6.361340902404056, 1e-11);
  });
  it("goes there and back, and is symmetric", () => {
    for (const p of [1e-300, 1e-20, 1e-4, 0.02, 0.3, 0.5, 0.7, 0.999]) {
      close(normalCdf(normalQuantile(p)), p, 1e-10);
    }
    for (const x of [0.1, 1.9999, 2, 2.0001, 7]) close(1 - normalCdf(x), normalCdf(-x), 1e-3);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
  });
  it("meets where the series and the continued fraction take over", () => {
    const step = 1e-7;
    close(normalCdf(-2 + step) - normalCdf(-2 - step), 2 * step * 0.05399096651318806, 1e-6);
  });
});

describe("chi-square", () => {
  it("gives published quantiles (Abramowitz & Stegun, table 26.8)", () => {
    close(chiSquareQuantile(0.95, 1), 3.841458820694124, 1e-11);
    close(chiSquareQuantile(0.95, 10), 18.307038053275146, 1e-11);
    close(chiSquareQuantile(0.05, 30), 18.492660981953467, 1e-9);
  });
  it("does not jump where the series and the continued fraction meet, at few and many degrees of freedom", () => {
    for (const df of [1, 7, 300, 1e4, 1e6]) {
      const at = df + 2;
      const step = 1e-6 * at;
      const around = chiSquareCdf(at + step, df) - chiSquareCdf(at - step, df);
      const beside = chiSquareCdf(at + 3 * step, df) - chiSquareCdf(at + step, df);
      expect(Math.abs(around / beside - 1)).toBeLessThan(1e-3);
    }
  });
  it("is exponential at two degrees of freedom, and a squared normal at one", () => {
    for (const x of [0.01, 1, 5, 30]) close(chiSquareCdf(x, 2), 1 - Math.exp(-x / 2), 1e-11);
    close(chiSquareQuantile(0.95, 1), normalQuantile(0.975) ** 2, 1e-11);
    expect(chiSquareCdf(-1, 3)).toBe(0);
    expect(() => chiSquareQuantile(1, 3)).toThrow(/p must/);
    expect(() => chiSquareCdf(1, 0)).toThrow(/df/);
  });
});

describe("logSumExp", () => {
  it("does not overflow, and knows nothing from zero terms", () => {
    close(logSumExp([1000, 1000]), 1000 + Math.LN2);
    expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
    expect(logSumExp([Number.NEGATIVE_INFINITY, 3])).toBe(3);
  });
});

describe("digamma", () => {
  it("gives published values (Abramowitz & Stegun, tables 6.1 and 6.8; −γ at 1, −γ − 2 ln 2 at ½)", () => {
    const gamma = 0.5772156649015329;
    for (const [x, value] of [
      [1, -gamma],
      [0.5, -gamma - 2 * Math.LN2],
      [1.5, 0.03648997397857652],
      [2, 1 - gamma],
      [10, 2.251752589066721],
      [100, 4.600161852738087],
    ] as const) {
      expect(Math.abs(digamma(x) - value)).toBeLessThan(1e-13);
    }
  });
  it("is the slope of ln Γ, and satisfies ψ(x+1) = ψ(x) + 1/x far out", () => {
    for (const x of [0.2, 3.3, 40, 5e3]) {
      const step = 1e-4 * x;
      const slope = (lnGamma(x + step) - lnGamma(x - step)) / (2 * step);
      expect(Math.abs(slope - digamma(x))).toBeLessThan(1e-6);
    }
    for (const x of [0.01, 9.99, 1e6]) close(digamma(x + 1) - digamma(x), 1 / x, 1e-6);
    expect(() => digamma(0)).toThrow(RangeError);
  });
});
