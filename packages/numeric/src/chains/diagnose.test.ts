import { describe, expect, it } from "vitest";
import { rng } from "../random/rng.ts";
import { diagnose } from "./diagnose.ts";

const chainsOf = (count: number, length: number, next: (before: number, draw: () => number) => number) =>
  Array.from({ length: count }, (_, c) => {
    const stream = rng("chains").fork(String(c));
    let now = stream.normal();
    return Float64Array.from({ length }, () => {
      now = next(now, () => stream.normal());
      return now;
    });
  });

describe("diagnosis of chains", () => {
  it("of independent draws: R-hat near 1, as many effective draws as draws", () => {
    const found = diagnose(chainsOf(4, 1000, (_, draw) => draw()));
    expect(found.rHat).toBeLessThan(1.005);
    for (const worth of [found.bulk, found.tail]) {
      expect(worth).toBeGreaterThan(3200);
      expect(worth).toBeLessThan(4800);
    }
  });

  it("of an autoregressive chain: N (1 − ρ)/(1 + ρ) effective draws", () => {
    const rho = 0.9;
    const found = diagnose(
      chainsOf(4, 20_000, (before, draw) => rho * before + Math.sqrt(1 - rho * rho) * draw()),
    );
    expect(found.bulk / ((80_000 * (1 - rho)) / (1 + rho))).toBeGreaterThan(0.85);
    expect(found.bulk / ((80_000 * (1 - rho)) / (1 + rho))).toBeLessThan(1.15);
  });

  it("tells chains that stand apart, and chains of different spread about one middle", () => {
    const apart = chainsOf(4, 500, (_, draw) => draw()).map((chain, c) =>
      chain.map((x) => x + (c === 0 ? 1 : 0)),
    );
    expect(diagnose(apart).rHat).toBeGreaterThan(1.05);
    const wider = chainsOf(4, 500, (_, draw) => draw()).map((chain, c) =>
      chain.map((x) => (c === 0 ? 4 : 1) * x),
    );
    expect(diagnose(wider).rHat).toBeGreaterThan(1.05);
  });

  it("does not depend on the scale, nor on a monotone change of it", () => {
    const chains = chainsOf(2, 400, (before, draw) => 0.5 * before + draw());
    const [plain, changed] = [diagnose(chains), diagnose(chains.map((chain) => chain.map(Math.exp)))];
    expect(changed.bulk).toBeCloseTo(plain.bulk, 6);
    expect(changed.tail).toBeCloseTo(plain.tail, 6);
  });

  it("gives errors of quantiles that repeated runs show", () => {
    const lows: number[] = [];
    let told = 0;
    for (let run = 0; run < 200; run++) {
      const stream = rng("runs").fork(String(run));
      const found = diagnose([Float64Array.from({ length: 1000 }, () => stream.normal())]);
      lows.push(found.quantiles[0]);
      told += found.errors[0] / 200;
    }
    const mean = lows.reduce((sum, one) => sum + one, 0) / lows.length;
    const spread = Math.sqrt(lows.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (lows.length - 1));
    expect(told / spread).toBeGreaterThan(0.8);
    expect(told / spread).toBeLessThan(1.25);
  });

  it("of draws that are all one number has no R-hat and finite effective draws", () => {
    const found = diagnose([new Float64Array(100).fill(3), new Float64Array(100).fill(3)]);
    expect(found.rHat).toBeNaN();
    expect(found.quantiles).toEqual([3, 3, 3]);
  });

  it("wants chains of one length of at least 8", () => {
    expect(() => diagnose([])).toThrow(RangeError);
    expect(() => diagnose([new Float64Array(9), new Float64Array(10)])).toThrow(RangeError);
  });
});
