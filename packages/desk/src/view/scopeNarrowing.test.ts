import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeNarrowing } from "./scopeNarrowing.ts";

/** Two records, one person in a quarter of the draws. */
const pairPart = (a: number, b: number) => ({
  rows: [a, b],
  seen: [
    [0, 0],
    [0, 1],
  ],
  of: [0, 1, 1, 1],
});
const varianceOf = (chance: number) => chance * (1 - chance);
const draws = {
  parts: [pairPart(0, 1), pairPart(2, 3), pairPart(4, 5)],
  varianceMillionths: Math.round(3e6 * varianceOf(0.25)),
};
const none = () => false;

describe("what an answer settles of the people of the scope (J1)", () => {
  it("is what the run found where nobody lies outside", () => {
    const scoped = scopeNarrowing(draws, none);
    expect(scoped.variance).toBeCloseTo(3 * varianceOf(0.25));
    expect(scoped.narrows(0, 1, 0.1875)).toBe(0.1875);
  });

  it("is nothing for a pair of two who lie outside, and the others settle more of what is left", () => {
    const scoped = scopeNarrowing(draws, (record) => record >= 4);
    expect(scoped.narrows(4, 5, 0.1875)).toBe(0);
    expect(scoped.narrows(0, 1, 0.1875)).toBe(0.1875);
    expect(scoped.variance).toBeCloseTo(2 * varianceOf(0.25));
  });

  it("is nothing where one of two alone lies outside: the other is one person either way", () => {
    const scoped = scopeNarrowing(draws, (record) => record === 5);
    expect(scoped.narrows(4, 5, 0.1875)).toBeCloseTo(0);
    expect(scoped.variance).toBeCloseTo(2 * varianceOf(0.25));
    // A pair that no draw varied, because it was told outright.
    expect(scopeNarrowing({ ...draws, parts: [] }, (record) => record === 5).narrows(4, 5, 0.2)).toBe(0);
  });

  it("counts, in a part of several, only groups that hold somebody of the scope", () => {
    // 0 and 1 in scope, 2 outside; all apart, or 0 with 1, or 1 with 2.
    const part = {
      rows: [0, 1, 2],
      seen: [
        [0, 1, 2],
        [0, 0, 2],
        [0, 1, 1],
      ],
      of: [0, 1, 2, 1],
    };
    const scoped = scopeNarrowing({ parts: [part], varianceMillionths: 250_000 }, (record) => record === 2);
    // The scope has 2, 1, 2, 1 people: 0 with 1 settles all of it, 1 with 2 only by what it says of 0 with 1.
    expect(scoped.variance).toBeCloseTo(0.25 - 0.1875 + 0.25);
    expect(scoped.narrows(0, 1, 0.1)).toBeCloseTo(0.25);
    expect(scoped.narrows(1, 2, 0.1)).toBeCloseTo(0.0625 / 4 / 0.1875);
  });

  it("is never below 0 and never more than the variance of its part", () => {
    const label = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(4), { minLength: 1, maxLength: 30 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (seen, which, out) => {
          const part = { rows: [0, 1, 2, 3], seen, of: which.map((one) => one % seen.length) };
          const scoped = scopeNarrowing(
            { parts: [part], varianceMillionths: 9_000_000 },
            (at) => out[at] ?? false,
          );
          if (!out.some(Boolean)) return;
          const narrows = scoped.narrows(0, 3, 1);
          expect(narrows).toBeGreaterThanOrEqual(0);
          expect(narrows).toBeLessThanOrEqual(9);
          expect(scoped.variance).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
