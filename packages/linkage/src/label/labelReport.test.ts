import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { labelReport, type WeighedLabel } from "./labelReport.ts";

/** Invented labels of pairs whose true log odds are `slope` times the weight and `shift` bits more. */
function labelled(count: number, shift: number, slope: number): WeighedLabel[] {
  const draw = rng(`labels ${shift} ${slope}`);
  return Array.from({ length: count }, () => {
    const weight = 12 * draw.uniform() - 6;
    const chance = 1 / (1 + Math.exp(-(shift + slope * weight) * Math.LN2));
    return { weight, compared: true, verdict: draw.bernoulli(chance) ? "same" : "different" };
  });
}

describe("what people said of pairs beside what the run weighed", () => {
  it("finds by how much weights are wrong, within three standard errors", () => {
    for (const [shift, slope] of [
      [0, 1],
      [2, 0.6],
      [-1.5, 1.3],
    ] as const) {
      const { calibration } = labelReport(labelled(2000, shift, slope));
      expect(Math.abs(calibration!.shiftMilliBits / 1000 - shift)).toBeLessThan(
        (3 * calibration!.shiftErrorMilliBits) / 1000,
      );
      expect(Math.abs(calibration!.slopeMille / 1000 - slope)).toBeLessThan(
        (3 * calibration!.slopeErrorMille) / 1000,
      );
      expect(calibration!.shiftErrorMilliBits).toBeLessThan(300);
    }
  });

  it("says nothing of it with few labels, or few of one kind", () => {
    expect(labelReport(labelled(39, 2, 0.6)).calibration).toBeNull();
    const onlySame = labelled(400, 0, 1).filter(({ verdict }, at) => verdict === "same" || at < 18);
    expect(onlySame.filter(({ verdict }) => verdict === "different").length).toBeLessThan(10);
    expect(labelReport(onlySame).calibration).toBeNull();
  });

  it("never turns the order of weights round, and stays finite where labels part cleanly", () => {
    const cleanly = labelled(100, 0, 1).map(
      ({ weight }): WeighedLabel => ({
        weight,
        compared: weight > -5,
        verdict: weight > 0 ? "same" : "different",
      }),
    );
    expect(labelReport(cleanly).calibration!.slopeMille).toBeLessThan(20_000);
    const round = cleanly.map(
      ({ weight }): WeighedLabel => ({
        weight,
        compared: weight > -5,
        verdict: weight > 0 ? "different" : "same",
      }),
    );
    expect(labelReport(round).calibration!.slopeMille).toBe(0);
  });

  it("counts by band what was said, `cannot tell` apart, with Wilson's interval", () => {
    const labels: WeighedLabel[] = [
      { weight: 1, compared: true, verdict: "same" },
      { weight: 2, compared: false, verdict: "same" },
      { weight: 2.9, compared: true, verdict: "different" },
      { weight: 1, compared: true, verdict: "cannot-tell" },
      { weight: 11, compared: true, verdict: "cannot-tell" },
    ];
    const { same, different, cannotTell, sameCompared, bands } = labelReport(labels);
    expect([same, different, cannotTell, sameCompared]).toEqual([2, 1, 2, 1]);
    const band = bands.find(({ from }) => from === 0)!;
    // (2/3 + 4/5 + 0.8818) / 3 by the weights; Wilson's interval of 2 in 3 is 0.208 to 0.939.
    expect(band).toEqual({
      from: 0,
      to: 3,
      same: 2,
      different: 1,
      cannotTell: 1,
      expectedMille: 783,
      observedMille: 667,
      lowMille: 208,
      highMille: 939,
    });
    expect(bands.at(-1)).toMatchObject({ from: 10, to: null, cannotTell: 1, observedMille: null });
  });
});
