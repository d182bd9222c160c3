/** Capture probabilities of the lists that are written match those of the scenario. */
import { describe, expect, it } from "vitest";
import { leanings } from "./inclusion/captures.ts";
import { MODELS, type Scenario, simulate } from "./index.ts";

/** Distinct people on each list, read from the truth that is written and not from the draws. */
function shares(scenario: Scenario, victims: number, seed: number): { share: number[]; on: Set<string>[] } {
  const { truth, lists } = simulate({ scenario, victims, lists: 6, seed });
  const on = lists.map(
    ({ name }) => new Set(truth.filter(({ list }) => list === name).map(({ victim }) => victim)),
  );
  return { share: on.map((people) => people.size / victims), on };
}

const N = 30_000;
// Four standard errors of a share near one third among N, and a little for households that share a city.
const NEAR = 0.014;

describe("scenarios", () => {
  it("leanings average 1, so that they move no list's size", () => {
    const { victims } = simulate({ scenario: "sparse", victims: N, lists: 2, seed: 3 });
    for (let list = 0; list < 6; list += 1) {
      const mean = victims.reduce((sum, victim) => sum + leanings(victim)[list]!, 0) / N;
      expect(mean).toBeCloseTo(1, 2);
    }
  });

  it.each(["independent", "sparse", "unreachable"] as const)(
    "%s: lists have their probabilities",
    (scenario) => {
      const model = MODELS[scenario];
      shares(scenario, N, 11).share.forEach((share, list) => {
        expect(Math.abs(share - model.probabilities[list]! * (1 - model.unreachable))).toBeLessThan(NEAR);
      });
    },
  );

  it("two-class: lists have the mixture of two classes", () => {
    const { probabilities, classes } = MODELS["two-class"];
    const mix = classes!.share + (1 - classes!.share) * classes!.times;
    shares("two-class", N, 12).share.forEach((share, list) => {
      expect(Math.abs(share - probabilities[list]! * mix)).toBeLessThan(NEAR);
    });
  });

  it.each([
    ["logit-normal", MODELS["logit-normal"].personEffect],
    ["households", MODELS.households.householdEffect!],
    ["households-sparse", MODELS["households-sparse"].householdEffect!],
  ] as const)("%s: lists have the probability averaged over the effect", (scenario, deviation) => {
    const averaged = (p: number): number => {
      let sum = 0;
      let weight = 0;
      for (let z = -8; z <= 8; z += 0.01) {
        const density = Math.exp((-z * z) / 2);
        sum += density / (1 + Math.exp(-(Math.log(p / (1 - p)) + deviation * z)));
        weight += density;
      }
      return sum / weight;
    };
    shares(scenario, N, 13).share.forEach((share, list) => {
      expect(Math.abs(share - averaged(MODELS[scenario].probabilities[list]!))).toBeLessThan(NEAR);
    });
  });

  it.each(["positive-dependence", "negative-dependence"] as const)(
    "%s: list two leans on list one",
    (scenario) => {
      const given = MODELS[scenario].secondGivenFirst!;
      const [first, second] = shares(scenario, N, 14).on as [Set<string>, Set<string>];
      const both = [...second].filter((victim) => first.has(victim)).length;
      expect(Math.abs(both / first.size - given.on)).toBeLessThan(0.02);
      expect(Math.abs((second.size - both) / (N - first.size) - given.off)).toBeLessThan(NEAR);
    },
  );

  it("independent: every two lists overlap as chance has it", () => {
    const { on, share } = shares("independent", N, 15);
    for (let a = 0; a < 6; a += 1) {
      for (let b = a + 1; b < 6; b += 1) {
        const both = [...on[a]!].filter((victim) => on[b]!.has(victim)).length;
        const expected = N * share[a]! * share[b]!;
        // Four Poisson standard deviations.
        expect(Math.abs(both - expected)).toBeLessThan(4 * Math.sqrt(expected));
      }
    }
  });

  it("practice: lists overlap more than chance has it, and miss more of the small cities", () => {
    const { victims, captures } = simulate({ scenario: "practice", victims: 20_000, lists: 6, seed: 1393 });
    const listed = (size: "large" | "small"): number => {
      const rows = captures.on.filter((_, at) => victims[at]!.city.size === size);
      return rows.filter((row) => row.some(Boolean)).length / rows.length;
    };
    expect(listed("small")).toBeLessThan(listed("large"));
    const on = (list: number): number => captures.on.filter((row) => row[list]).length;
    const both = captures.on.filter((row) => row[0] && row[1]).length;
    expect(both).toBeGreaterThan((1.2 * on(0) * on(1)) / 20_000);
  });
});
