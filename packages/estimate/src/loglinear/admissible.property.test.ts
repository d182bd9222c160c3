import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AdmissibilityCheck } from "./admissible.ts";
import { allModels, hierarchicalModel } from "./model.ts";
import { integerNullSpace } from "./nullSpace.ts";
import { independentModTwo } from "./rankModTwo.ts";

/** Counts by history of a table most of whose cells may be empty; which of them are, is what matters. */
const sparse = (lists: number) =>
  fc
    .array(fc.boolean(), { minLength: 2 ** lists - 1, maxLength: 2 ** lists - 1 })
    .map((held) => Float64Array.from([0, ...held.map((some) => (some ? 3 : 0))]));

const models = [3, 4, 5].map((lists) => allModels(lists));

describe("the quick look at rank", () => {
  it("never changes what the exact check says, on sparse tables of three to five lists", () => {
    const codes = new Map<number | null, number>();
    const compare = (counts: Float64Array, model: readonly number[]): void => {
      const check = new AdmissibilityCheck(counts);
      const exact = check.exactlyOf(model);
      expect(check.of(model)).toEqual(exact);
      codes.set(exact.code, (codes.get(exact.code) ?? 0) + 1);
    };
    for (const [at, all] of models.entries()) {
      fc.assert(
        fc.property(
          sparse(at + 3),
          fc.array(fc.nat(all.length - 1), { minLength: 4, maxLength: 4 }),
          (counts, some) => {
            for (const place of some) compare(counts, all[place]!);
          },
        ),
        { numRuns: 400, seed: at },
      );
    }
    for (const code of [0, 1, 2, 3]) expect(codes.get(code) ?? 0, `code ${code}`).toBeGreaterThan(10);
  });

  it("never changes what the exact check says where terms fill a word and more, of seven and eight lists", () => {
    for (const lists of [7, 8]) {
      const pairs: number[] = [];
      for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push((1 << i) | (1 << j));
      fc.assert(
        fc.property(sparse(lists), fc.subarray(pairs, { minLength: pairs.length - 4 }), (counts, chosen) => {
          const check = new AdmissibilityCheck(counts);
          const model = hierarchicalModel(lists, chosen);
          expect(check.of(model)).toEqual(check.exactlyOf(model));
        }),
        { numRuns: 8, seed: lists },
      );
    }
  });

  it("calls columns independent only where their null space is empty", () => {
    let independent = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.nat(63), { maxLength: 9 }),
        (columns, words) => {
          const rows = words.map((word) => word & ((1 << columns) - 1));
          if (!independentModTwo(rows, columns)) return;
          independent += 1;
          const whole = rows.map((row) => Array.from({ length: columns }, (_, i) => (row >> i) & 1));
          expect(integerNullSpace(whole, columns)).toEqual([]);
        },
      ),
      { numRuns: 500, seed: 1 },
    );
    expect(independent).toBeGreaterThan(100);
  });

  it("says nothing of columns whose only minor is even", () => {
    // Determinant 2: independent, but not modulo two.
    expect(independentModTwo([0b110, 0b101, 0b011], 3)).toBe(false);
  });
});
