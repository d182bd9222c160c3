import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arabicRows, latinCode } from "./encode.ts";
import { LETTERS, MOST_LETTERS, readingModel } from "./model.ts";
import { readingBits } from "./readingBits.ts";

const { chances, chunks, follows } = readingModel();

/** P(latin | arabic): the sum over every way to cut the Latin word, by the definition. */
function chanceOf(rows: Int32Array, latin: string, from = 0, at = 0): number {
  if (from === rows.length) return at === latin.length ? 1 : 0;
  let sum = 0;
  for (let size = 0; size <= MOST_LETTERS && at + size <= latin.length; size += 1) {
    const chunk = chunks.get(latin.slice(at, at + size));
    if (chunk !== undefined)
      sum += (chances[rows[from]! + chunk] ?? 0) * chanceOf(rows, latin, from + 1, at + size);
  }
  return sum;
}

describe("readingBits", () => {
  it("is the likelihood ratio summed over every cut, for each Latin letter", () => {
    const arabic = fc.string({ unit: fc.constantFrom(...Array.from(LETTERS)), minLength: 1, maxLength: 5 });
    const latin = fc.string({
      unit: fc.constantFrom(...Array.from("aeioumhrtskld")),
      minLength: 1,
      maxLength: 8,
    });
    let above = 0;
    fc.assert(
      fc.property(arabic, latin, (word, spelling) => {
        const chance = chanceOf(arabicRows(word), spelling);
        let bits = 0;
        let before = 0;
        for (const letter of `${spelling}\u0060`) {
          const next = letter.charCodeAt(0) - 96;
          bits += follows[before * 27 + next]!;
          before = next;
        }
        expect(latinCode(spelling).bits).toBeCloseTo(bits, 4);
        const expected = chance > 0 ? Math.max(-20, (Math.log2(chance) + bits) / spelling.length) : -20;
        if (expected > -20) above += 1;
        expect(readingBits(word, spelling)).toBeCloseTo(expected, 4);
      }),
      { numRuns: 500 },
    );
    expect(above).toBeGreaterThan(100);
  });
});
