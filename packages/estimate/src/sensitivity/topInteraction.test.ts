import { describe, expect, it } from "vitest";
import { hierarchicalModel } from "../loglinear/model.ts";
import { fitModel } from "../loglinear/search.ts";
import { countsArray } from "../loglinear/sums.ts";
import { captureTable, listsIn } from "../table/captureTable.ts";
import { atInteraction, INTERACTIONS, tippingInteraction, withoutTopInteraction } from "./topInteraction.ts";

/** Ball, Betts, Scheuren, Dudukovic & Asher (2002); by history, list EXH first. */
const KOSOVO = [1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27] as const;

const table = (lists: number, counts: readonly number[]) =>
  captureTable(
    Array.from({ length: lists }, (_, i) => `l${i}`),
    new Map(counts.map((count, i) => [i + 1, count])),
  );

describe("the dependence of all lists, which no table can tell", () => {
  it("Kosovo: 16,941.88 without it; 10,671 to 29,484 were the multiplier a half to two (study of the package)", () => {
    const undocumented = withoutTopInteraction(table(4, KOSOVO))!;
    expect(4400 + undocumented).toBeCloseTo(16941.88, 2);
    expect(Math.round(atInteraction(4400, undocumented, 0.5))).toBe(10_671);
    expect(Math.round(atInteraction(4400, undocumented, 2))).toBe(29_484);
  });

  it.each([3, 4, 5])(
    "with %i lists the closed form is the fit of the model that has every other term",
    (n) => {
      const given = table(
        n,
        Array.from({ length: 2 ** n - 1 }, (_, i) => 5 + ((i * 37) % 41)),
      );
      const top = Array.from({ length: n }, (_, i) => ((1 << n) - 1) & ~(1 << i));
      const fitted = fitModel(countsArray(given), hierarchicalModel(n, top));
      if (typeof fitted === "string") throw new Error(fitted);
      expect(fitted.fit.fitted[0]! / withoutTopInteraction(given)!).toBeCloseTo(1, 8);
    },
  );

  it("is the multiplier's logarithm, up to its sign by the number of lists", () => {
    for (const n of [3, 4]) {
      const given = table(
        n,
        Array.from({ length: 2 ** n - 1 }, (_, i) => 3 + ((i * 29) % 31)),
      );
      const xi = 1.7;
      const completed = [{ history: 0, count: xi * withoutTopInteraction(given)! }, ...given.cells];
      // The highest term of the saturated model: logarithms with the sign of the lists that are missing.
      const term = completed.reduce(
        (sum, { history, count }) => sum + ((n - listsIn(history)) % 2 === 0 ? 1 : -1) * Math.log(count),
        0,
      );
      expect(term).toBeCloseTo((n % 2 === 0 ? 1 : -1) * Math.log(xi), 10);
    }
  });

  it("has no closed form where a history holds nobody", () => {
    expect(withoutTopInteraction(table(3, [4, 5, 6, 7, 8, 0, 9]))).toBeNull();
  });
});

describe("the multiplier at which a total is reached", () => {
  it("leads back to the total", () => {
    for (const xi of INTERACTIONS) {
      expect(tippingInteraction(4400, 5956.5, atInteraction(4400, 5956.5, xi))).toBeCloseTo(xi, 10);
    }
    expect([INTERACTIONS[0], INTERACTIONS[24], INTERACTIONS.at(-1)].map((xi) => xi!.toFixed(6))).toEqual([
      "0.250000",
      "1.000000",
      "4.000000",
    ]);
  });
  it("is none for a figure that the documented reach, or where nobody is undocumented", () => {
    expect(tippingInteraction(4400, 5956.5, 4400)).toBeNull();
    expect(tippingInteraction(4400, 5956.5, 300)).toBeNull();
    expect(tippingInteraction(4400, 0, 9000)).toBeNull();
  });
  it("refuses multipliers that are none", () => {
    expect(() => atInteraction(4400, 1, 0)).toThrow(/xi/);
    expect(() => atInteraction(-1, 1, 1)).toThrow(RangeError);
  });
});
