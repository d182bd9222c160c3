import { lnGamma, normalCdf, rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { ColumnFitter } from "../heterogeneity/columnFit.ts";
import { spreadCost } from "../heterogeneity/columns.ts";
import { admissibility } from "../loglinear/admissible.ts";
import { allModels } from "../loglinear/model.ts";
import { profileInterval } from "../loglinear/profile.ts";
import { fitModel } from "../loglinear/search.ts";
import { countsArray } from "../loglinear/sums.ts";
import { captureTable } from "../table/captureTable.ts";
import { BELIEF } from "./belief.ts";
import { modelAverage } from "./modelAverage.ts";
import { ProfileCurve, profilePoint, walkProfile } from "./profileCurve.ts";
import { weigh } from "./weigh.ts";

const tableOf = (lists: number, counts: readonly number[]) =>
  captureTable(["a", "b", "c", "d", "e"].slice(0, lists), new Map(counts.map((count, i) => [i + 1, count])));
/** Invented. Counts of histories from 1 on. */
const FOUR = [190, 150, 60, 120, 45, 40, 32, 100, 35, 30, 26, 28, 22, 18, 21];
const FIVE = [
  90, 75, 30, 60, 22, 20, 15, 50, 18, 16, 12, 14, 10, 9, 9, 45, 17, 14, 10, 12, 8, 9, 7, 10, 7, 6, 6, 6, 5, 4,
  8,
];
const THREE = [60, 50, 20, 40, 18, 15, 9];

describe("a profile", () => {
  /** Independence of three lists, walked and at every step of 3.5 %. */
  const counts = countsArray(tableOf(3, THREE));
  const fitter = new ColumnFitter(counts, spreadCost(BELIEF.spreadScale));
  const shape = { terms: [0, 1, 2, 4], open: new Uint8Array(8).fill(1), column: null };
  const at = (u: number) => {
    const none = Math.exp(u);
    if (!fitter.fit(shape, none, null)) return null;
    const total = fitter.people + none;
    return profilePoint(
      fitter.people,
      none,
      fitter.logLikelihood + total - total * Math.log(total),
      Math.log(fitter.fitted[0]! / total),
    );
  };
  it("has the slope that finite differences show", () => {
    for (const u of [3, 4, 5, 6.5]) {
      expect((at(u + 1e-4)!.height - at(u - 1e-4)!.height) / 2e-4).toBeCloseTo(at(u)!.slope, 4);
    }
  });
  it("between its few fits is within 3 in 10,000 of the tail area, and takes no more than 25", () => {
    let fits = 0;
    const curve = walkProfile(
      (u) => {
        fits += 1;
        return at(u);
      },
      4.5,
      -1,
      9,
    )!;
    expect(fits).toBeLessThanOrEqual(25);
    for (let u = 3; u < 6.5; u += 0.035) {
      const root = Math.sqrt(2 * Math.max(0, curve.height - at(u)!.height));
      const exact = normalCdf(u < curve.top ? -root : root);
      expect(Math.abs(normalCdf(curve.signedRoot(u)) - exact)).toBeLessThan(3e-4);
    }
  });
  it("agrees with the profile limits of one model", () => {
    const curve = walkProfile(at, 4.5, -1, 9)!;
    const limits = profileInterval(counts, shape.terms, shape.open, 90)!;
    expect(Math.exp(curve.top)).toBeCloseTo(limits.point, 2);
    expect(curve.signedRoot(Math.log(limits.low))).toBeCloseTo(-1.95996, 3);
    expect(curve.signedRoot(Math.log(limits.high!))).toBeCloseTo(1.95996, 3);
  });
  it("that rises again further out counts as the higher place, so that no hole is left in an interval", () => {
    const nodes = [0, -3, -6, -1, -9].map((height, u) => ({ u, height, slope: height === -1 ? 0 : -1 }));
    const curve = new ProfileCurve([{ u: -2, height: -9, slope: 3 }, ...nodes]);
    expect(curve.signedRoot(2)).toBeCloseTo(Math.sqrt(2 * (curve.height + 1)), 6);
    expect(curve.signedRoot(3.5)).toBeGreaterThan(curve.signedRoot(2));
  });
  it("is refused where a fit does not settle", () => {
    expect(walkProfile((u) => (u > 5 ? null : at(u)), 4.5, -1, 9)).toBeNull();
  });
});

describe("weights", () => {
  it("leave out models that together weigh next to nothing, and keep every other", () => {
    for (const counts of [tableOf(4, FOUR), tableOf(3, THREE), tableOf(5, FIVE)].map(countsArray)) {
      const weighing = weigh(counts, new ColumnFitter(counts, spreadCost(BELIEF.spreadScale)), BELIEF);
      const kept = new Map(
        weighing.models.flatMap((m) =>
          m.kind === "log-linear" && m.candidate.column === null
            ? [[String(m.candidate.model), m.cost] as const]
            : [],
        ),
      );
      const best = weighing.models[0]!.cost;
      let constant = 0;
      for (let x = 1; x < counts.length; x++) constant += 2 * lnGamma(counts[x]! + 1);
      let dropped = 0;
      for (const model of allModels(Math.log2(counts.length))) {
        const fitted = fitModel(counts, model);
        if (typeof fitted === "string") throw new Error(fitted);
        const bic = fitted.bic - constant;
        if (kept.has(String(model))) expect(kept.get(String(model))).toBeCloseTo(bic, 5);
        else dropped += Math.exp((best - bic) / 2);
      }
      expect(dropped).toBeLessThan(0.0015);
      expect(weighing.kept).toBeGreaterThan(0.9995);
      // Bounds, not fits, rule out most of 6,893.
      expect(weighing.fitted).toBeLessThan(2500);
    }
  });
  it("never keep a model that has no estimate", () => {
    const sparse = tableOf(4, [34, 13, 3, 0, 4, 36, 6, 100, 1, 2, 1, 0, 0, 15, 1]);
    const counts = countsArray(sparse);
    const weighing = weigh(counts, new ColumnFitter(counts, spreadCost(BELIEF.spreadScale)), BELIEF);
    expect(weighing.withoutEstimate).toBeGreaterThan(0);
    for (const m of weighing.models) {
      if (m.kind === "log-linear") expect(admissibility(counts, m.candidate.model).code).toBe(0);
    }
  });
});

describe("the average", () => {
  it("does not change when lists are renamed or put in another order", () => {
    const counts = countsArray(tableOf(4, FOUR));
    const first = modelAverage(tableOf(4, FOUR))!.undocumented;
    for (const order of [
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ]) {
      const moved = Array.from({ length: 15 }, (_, i) => {
        let from = 0;
        order.forEach((to, j) => {
          if (((i + 1) >> j) & 1) from |= 1 << to;
        });
        return counts[from]!;
      });
      const second = modelAverage(tableOf(4, moved))!.undocumented;
      expect(second.low).toBeCloseTo(first.low, 2);
      expect(second.point).toBeCloseTo(first.point, 2);
      expect(second.high!).toBeCloseTo(first.high!, 2);
    }
  });
  it("gives the same numbers every time", () => {
    const once = () => {
      const { shareUpTo, quantile, ...rest } = modelAverage(tableOf(4, FOUR))!;
      return { ...rest, median: quantile(0.5), share: shareUpTo(rest.undocumented.low) };
    };
    expect(once()).toEqual(once());
    expect(once().share).toBeCloseTo(BELIEF.alpha / 2, 9);
  });
  it("is found where no model fits, however badly", () => {
    const strange = [0, 0, 40_000, 0, 900, 30_000, 0, 0, 70_000, 0, 0, 0, 0, 0, 3];
    const found = modelAverage(tableOf(4, strange));
    expect(found).not.toBeNull();
    expect(found!.undocumented.low).toBeGreaterThanOrEqual(0);
  });
  it("says that there is no upper limit, and keeps the lower", () => {
    const { low, high, point } = modelAverage(tableOf(3, [40, 30, 1, 20, 1, 1, 0]))!.undocumented;
    expect(high).toBeNull();
    expect(low).toBeGreaterThan(0);
    expect(point).toBeGreaterThanOrEqual(low);
  });
  it("is for three to five lists that hold somebody", () => {
    expect(() => modelAverage(tableOf(2, [5, 5, 5]))).toThrow(/lists/);
    expect(() => modelAverage(tableOf(3, []))).toThrow(/somebody/);
  });
  it("covers 2,000 invented people in a territory that lists divide, where models without sides miss them", () => {
    const without = {
      ...BELIEF,
      weights: { ...BELIEF.weights, sides: 0, "normal-sides": 0, "two-sides": 0 },
    };
    const covered = { with: 0, without: 0 };
    for (let repetition = 0; repetition < 12; repetition++) {
      const stream = rng("territory").fork(String(repetition));
      const counts = Array.from({ length: 15 }, () => 0);
      for (let i = 0; i < 2000; i++) {
        const chances = stream.bernoulli(0.5) ? [0.4, 0.35, 0.1, 0.08] : [0.1, 0.08, 0.35, 0.3];
        const history = chances.reduce((x, p, j) => x | (stream.bernoulli(p) ? 1 << j : 0), 0);
        if (history > 0) counts[history - 1]! += 1;
      }
      const documented = counts.reduce((sum, n) => sum + n, 0);
      for (const [which, belief] of [["with", BELIEF] as const, ["without", without] as const]) {
        const { low, high } = modelAverage(tableOf(4, counts), belief)!.undocumented;
        if (documented + low <= 2000 && (high === null || 2000 <= documented + high)) covered[which] += 1;
      }
    }
    expect(covered.with).toBeGreaterThanOrEqual(10);
    expect(covered.without).toBeLessThanOrEqual(8);
  });
  it("leaves out a family that the belief gives no weight", () => {
    const weights = { ...BELIEF.weights, gamma: 0, "two-classes": 0 };
    const { families } = modelAverage(tableOf(4, FOUR), { ...BELIEF, weights })!;
    expect(Object.keys(families)).toContain("darroch");
    expect(Object.keys(families)).not.toContain("gamma");
    expect(Object.keys(families)).not.toContain("two-classes");
  });
  it("covers 2,000 invented people of two kinds, where the models chosen by BIC miss them mostly", () => {
    let covered = 0;
    for (let repetition = 0; repetition < 12; repetition++) {
      const stream = rng("averaged").fork(String(repetition));
      const counts = Array.from({ length: 15 }, () => 0);
      for (let i = 0; i < 2000; i++) {
        const lower = stream.bernoulli(0.3) ? 1 : 0.25;
        const history = [0.5, 0.45, 0.4, 0.35].reduce(
          (x, p, j) => x | (stream.bernoulli(p * lower) ? 1 << j : 0),
          0,
        );
        if (history > 0) counts[history - 1]! += 1;
      }
      const { low, high } = modelAverage(tableOf(4, counts))!.undocumented;
      const documented = counts.reduce((sum, n) => sum + n, 0);
      if (documented + low <= 2000 && (high === null || 2000 <= documented + high)) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(10);
  });
});
