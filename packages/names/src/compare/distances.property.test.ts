import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePoints, editDistanceOfPoints } from "./editDistance.ts";
import { jaroWinklerOfPoints, mostJaroWinkler } from "./jaroWinkler.ts";
import { letterMask, nameForm } from "./nameForm.ts";
import { mayBeVariants, surelyDiffer, withinLevel } from "./withinLevel.ts";

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "c", "ع", "ل", "ی", "😀"), maxLength: 9 }),
  fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 }),
);

/** Optimal string alignment as its recurrence has it, every cell filled. */
function byRecurrence(a: readonly string[], b: readonly string[]): number {
  const cost = new Map<string, number>();
  const at = (i: number, j: number): number => {
    if (Math.min(i, j) === 0) return Math.max(i, j);
    const key = `${i},${j}`;
    const known = cost.get(key);
    if (known !== undefined) return known;
    const change = a[i - 1] === b[j - 1] ? 0 : 1;
    let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      best = Math.min(best, at(i - 2, j - 2) + 1);
    cost.set(key, best);
    return best;
  };
  return at(a.length, b.length);
}

describe("distances", () => {
  it("are those of the recurrence, with a limit as without", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        const distance = byRecurrence([...a], [...b]);
        const [left, right] = [codePoints(a), codePoints(b)];
        expect(editDistanceOfPoints(left, right)).toBe(distance);
        expect(editDistanceOfPoints(left, right, limit)).toBe(Math.min(distance, limit + 1));
      }),
      { numRuns: 10_000 },
    );
  });

  it("never pass what letters of one word only allow", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [left, right] = [codePoints(a), codePoints(b)];
        const only = (x: string, y: string): number =>
          new Set([...x].filter((letter) => !y.includes(letter))).size;
        expect(jaroWinklerOfPoints(left, right)).toBeLessThanOrEqual(
          Math.max(mostJaroWinkler(left, right, only(a, b), only(b, a)), a === b ? 1 : 0) + 1e-12,
        );
        expect(editDistanceOfPoints(left, right)).toBeGreaterThanOrEqual(Math.max(only(a, b), only(b, a)));
      }),
      { numRuns: 3000 },
    );
  });

  it("never pass over two words that agree, or two variants of one, for the letters that stand in them", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [left, right] = [nameForm(a), nameForm(b)];
        const [one, other] = [[...a], [...b]];
        let start = 0;
        while (start < Math.min(4, one.length, other.length) && one[start] === other[start]) start += 1;
        if (a !== b && withinLevel(left, right) === 3)
          expect(mayBeVariants(one.length, letterMask(a), other.length, letterMask(b), start)).toBe(true);
        if (a !== b && withinLevel(left, right) > 0)
          expect(surelyDiffer(one.length, letterMask(a), other.length, letterMask(b), start)).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });
});
