import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { explainPair } from "../explain/explainPair.ts";
import { linkRecords } from "../link/linkRecords.ts";
import { madePeople } from "../testing/madePeople.ts";
import { corrected, isShown } from "./correction.ts";
import { labelReport, type WeighedLabel } from "./labelReport.ts";

/** Invented labels of pairs whose true log odds are `slope` times the weight and `shift` bits more. */
function labelled(seed: number, count: number, shift: number, slope: number): WeighedLabel[] {
  const draw = rng(seed).fork("labels");
  return Array.from({ length: count }, () => {
    const weight = 12 * draw.uniform() - 6;
    const chance = 1 / (1 + Math.exp(-(shift + slope * weight) * Math.LN2));
    return { weight, compared: true, verdict: draw.bernoulli(chance) ? "same" : "different" };
  });
}

describe("the correction that labels show", () => {
  it("is applied to one in twenty runs whose weights are right, or fewer, and nearly always where they are not", () => {
    const applied = (shift: number, slope: number): number =>
      Array.from({ length: 400 }, (_, seed) => labelReport(labelled(seed, 100, shift, slope)).applied).filter(
        (found) => found !== null,
      ).length;
    // The belief in shift 0 and slope 1 makes it rarer than 5 %; 400 runs would give 32 by a chance of 1 %.
    expect(applied(0, 1)).toBeLessThan(32);
    expect(applied(2, 1)).toBeGreaterThan(380);
    expect(applied(0, 0.4)).toBeGreaterThan(300);
  });

  it("is what was found; bands are told before and after it", () => {
    const { applied, calibration, bands, correctedBands } = labelReport(labelled(3, 600, 2.5, 0.7));
    expect(isShown(calibration!)).toBe(true);
    expect(applied).toEqual({
      shiftMilliBits: calibration!.shiftMilliBits,
      slopeMille: calibration!.slopeMille,
    });
    // Of all labels the share expected is off by what the correction takes away.
    const off = (all: typeof bands): number =>
      all.reduce((sum, { same, different, expectedMille, observedMille }) => {
        return sum + (same + different) * Math.abs((expectedMille ?? 0) - (observedMille ?? 0));
      }, 0);
    expect(off(correctedBands!)).toBeLessThan(off(bands) / 2);
    expect(corrected(-3, { shiftMilliBits: 2500, slopeMille: 700 })).toBeCloseTo(0.4, 12);
  });

  it("gives way to what a model file says", () => {
    const labels = labelled(3, 600, 2.5, 0.7);
    expect(labelReport(labels, null)).toMatchObject({ applied: null, correctedBands: null });
    const held = { shiftMilliBits: 100, slopeMille: 900 };
    expect(labelReport(labels, held).applied).toEqual(held);
  });
});

describe("a run with figures that join too much", () => {
  const { records, truth } = madePeople(11, 500);
  const honest = linkRecords(records, { seed: 3 });
  const override = {
    // Six bits too many before anything is known of a pair.
    priors: honest.parameters.priors.map(({ lists, match }) => ({ lists, match: match + 6000 })),
  };
  const wrong = linkRecords(records, { seed: 3, override });
  const labels = wrong.pairs
    .filter(({ weight }) => Math.abs(weight) < 8)
    .filter((_, at) => at % 3 === 0)
    .map(({ left, right }) => ({
      left,
      right,
      verdict: truth[left] === truth[right] ? ("same" as const) : ("different" as const),
    }));
  const told = linkRecords(records, { seed: 3, override, labels, draws: 5 });

  it("is corrected by people's answers, also where nobody was asked", () => {
    expect(labels.length).toBeGreaterThan(40);
    expect(told.parameters.correction?.shiftMilliBits).toBeLessThan(-3000);
    const asked = new Set(labels.map(({ left, right }) => `${left} ${right}`));
    const mistakes = (clusters: Int32Array): number =>
      wrong.pairs.filter(
        ({ left, right }) =>
          !asked.has(`${left} ${right}`) &&
          (clusters[left] === clusters[right]) !== (truth[left] === truth[right]),
      ).length;
    expect(mistakes(told.clusters)).toBeLessThan(mistakes(wrong.clusters) / 2);
    expect(told.unlabelled).toEqual(wrong.clusters);
  });

  it("explains a pair with the correction as a line of its own, and weighs so again with its parameters", () => {
    const pair = told.pairs.find(({ weight }) => Math.abs(weight) < 4)!;
    const { weight, fields } = explainPair(records[pair.left]!, records[pair.right]!, told.parameters);
    expect(weight).toBeCloseTo(pair.weight, 2);
    expect(fields.at(-1)).toMatchObject({ field: "answers" });
    expect(fields.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(weight, 9);
    const again = linkRecords(records, { seed: 3, model: told.parameters });
    const weightOf = new Map(told.pairs.map((one) => [`${one.left} ${one.right}`, one.weight]));
    for (const { left, right, weight: own } of again.pairs)
      expect(weightOf.get(`${left} ${right}`) ?? own).toBe(own);
    const { correction: _, ...uncorrected } = told.parameters;
    expect(linkRecords(records, { seed: 3, model: uncorrected }).pairs).toEqual(wrong.pairs);
  });

  it("is not corrected where a model file forbids it; answers bind all the same", () => {
    const held = linkRecords(records, { seed: 3, override: { ...override, correction: null }, labels });
    expect(held.parameters.correction).toBeUndefined();
    for (const { left, right, verdict } of labels)
      if (verdict === "different") expect(held.clusters[left]).not.toBe(held.clusters[right]);
  });
});
