import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import type { WeighedLabel } from "../label/labelReport.ts";
import { BELIEF, drawCorrections } from "./corrections.ts";
import { BAND_BITS, FROM_BITS, type KnownApart, STEP_BITS, SURE_BITS } from "./knownApart.ts";

const chanceOf = (bits: number): number => 1 / (1 + Math.exp(-bits * Math.LN2));

/** Made counts: known non-matches are `ratio` times the open ones that a shift and slope leave, with Poisson noise. */
function made(seed: string, shift: number, slope: number, ratio: number, each: number): KnownApart {
  const draw = rng(seed);
  const known = new Float64Array((SURE_BITS - FROM_BITS) / BAND_BITS);
  const open = new Float64Array((SURE_BITS - FROM_BITS) / STEP_BITS);
  for (let step = 0; step < open.length; step += 1) {
    const middle = FROM_BITS + (step + 0.5) * STEP_BITS;
    const not = each * Math.exp(-0.2 * (middle - FROM_BITS));
    const share = 1 - chanceOf(shift + slope * middle);
    // As many matches as the odds say beside so many non-matches.
    open[step] = Math.min(2000, Math.round(not / Math.max(1e-4, share)));
    known[Math.floor((step * STEP_BITS) / BAND_BITS)]! += draw.poisson(ratio * open[step]! * share);
  }
  return { known, open, clump: 1 };
}

const drawn = (apart: KnownApart | null, labels: WeighedLabel[] = [], draws = 400) =>
  drawCorrections(apart, labels, draws, rng("corrections"));

describe("what the draws correct weights by", () => {
  it("is what is believed where nothing is known, and says that no list told anything", () => {
    const { found, of } = drawn(null);
    expect(found.known).toBeNull();
    expect(found.labels).toBe(0);
    expect(found.shiftMilliBits / 1000).toBeCloseTo(BELIEF.shift, 1);
    expect(found.shiftErrorMilliBits / 1000).toBeCloseTo(BELIEF.shiftError, 1);
    // Mean of a log-normal: the median times e to half the variance of its logarithm.
    const { slope, slopeLogError } = BELIEF;
    expect(found.slopeMille / 1000).toBeCloseTo(slope * Math.exp((slopeLogError * slopeLogError) / 2), 1);
    const mean = of.reduce((sum, { shiftMilliBits }) => sum + shiftMilliBits, 0) / of.length;
    expect(Math.abs(mean - found.shiftMilliBits)).toBeLessThan(50);
    expect(of.every(({ slopeMille }) => slopeMille > 0)).toBe(true);
  });

  it("is narrowed by known non-matches to where the weights are off, and covers it", () => {
    const off = [-3, -1.5, 0, 1.5, 3].flatMap((shift) =>
      [0.7, 1].map((slope) => ({
        shift,
        slope,
        ...drawn(made(`${shift} ${slope}`, shift, slope, 0.5, 60)).found,
      })),
    );
    for (const { shift, shiftMilliBits, shiftErrorMilliBits, known } of off) {
      expect(known).toBeGreaterThan(100);
      expect(shiftErrorMilliBits).toBeLessThan(1000 * BELIEF.shiftError * 0.85);
      expect(Math.abs(shiftMilliBits / 1000 - shift)).toBeLessThan((2.2 * shiftErrorMilliBits) / 1000);
    }
    // The order of what is found is the order of what is.
    const meanAt = (shift: number): number =>
      off.filter((one) => one.shift === shift).reduce((sum, one) => sum + one.shiftMilliBits / 2, 0);
    expect(meanAt(-3)).toBeLessThan(meanAt(0));
    expect(meanAt(0)).toBeLessThan(meanAt(3));
  });

  it("is sure of nothing by very many known non-matches alone: bands are uneven", () => {
    const { found } = drawn(made("many", -2, 0.8, 5, 20_000));
    expect(found.known).toBeGreaterThan(100_000);
    expect(found.shiftErrorMilliBits).toBeGreaterThan(1000);
  });

  it("is narrowed by clumped counts less than by single ones", () => {
    const single = made("clumps", -2, 0.8, 0.5, 60);
    expect(drawn({ ...single, clump: 5 }).found.shiftErrorMilliBits).toBeGreaterThan(
      drawn(single).found.shiftErrorMilliBits,
    );
  });

  it("is narrowed by what people said, and found by it", () => {
    const draw = rng("labels");
    const labels: WeighedLabel[] = Array.from({ length: 600 }, () => {
      const weight = 12 * draw.uniform() - 6;
      return {
        weight,
        compared: true,
        verdict: draw.bernoulli(chanceOf(2 + 0.7 * weight)) ? "same" : "different",
      };
    });
    const { found } = drawn(null, [...labels, { weight: 0, compared: true, verdict: "cannot-tell" }]);
    expect(found.labels).toBe(600);
    expect(found.shiftErrorMilliBits).toBeLessThan(300);
    expect(Math.abs(found.shiftMilliBits - 2000)).toBeLessThan(3 * found.shiftErrorMilliBits);
    expect(Math.abs(found.slopeMille - 700)).toBeLessThan(3 * found.slopeErrorMille);
  });

  it("is the same for the same seed, and spread evenly however few are drawn", () => {
    expect(drawn(null, [], 7)).toEqual(drawn(null, [], 7));
    const shifts = drawn(null, [], 20).of.map(({ shiftMilliBits }) => shiftMilliBits);
    // A tenth of twenty on either side of 1.28 deviations.
    expect(shifts.filter((shift) => shift < -1280 * BELIEF.shiftError)).toHaveLength(2);
    expect(shifts.filter((shift) => shift > 1280 * BELIEF.shiftError)).toHaveLength(2);
    expect(shifts).not.toEqual(shifts.toSorted((a, b) => a - b));
  });
});
