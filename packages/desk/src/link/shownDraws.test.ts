import { describe, expect, it } from "vitest";
import { shownDraws } from "./shownDraws.ts";

const shownOf = (people: readonly number[]) =>
  shownDraws({
    draws: people.length,
    people,
    parts: [],
    variance: 0,
    corrections: null,
    unsettled: 0,
    cut: 0,
  }).people;

describe("how many people there may be, in a few numbers", () => {
  it("at least 95 % of draws lie between the ends, whatever their number", () => {
    for (let draws = 1; draws <= 200; draws += 1) {
      const people = Array.from({ length: draws }, (_, at) => 1000 - at);
      const { low, middle, high } = shownOf(people);
      const within = people.filter((one) => low <= one && one <= high).length;
      expect(within, `${draws} draws`).toBeGreaterThanOrEqual(0.95 * draws);
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }
  });

  it("of 40 draws the lowest and the highest are the ends", () => {
    expect(shownOf(Array.from({ length: 40 }, (_, at) => at))).toMatchObject({ low: 0, high: 39 });
  });
});
