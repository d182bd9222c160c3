import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldLetters } from "./foldLetters.ts";

/** Removed by folding, and not of the letters that are looked up: with it a text is folded as a whole. */
const WHOLE = "\u2060";

const between = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCharCode(code));
const unit = fc.oneof(
  between(0x20, 0x7e),
  between(0x600, 0x6ff),
  fc.constantFrom("\u200c", "\u200d", "\u0301", "\u0654", "é", "ş", "Σ", "ﷺ", "ﻻ", "\ufe70", "´", "𝐀", "한"),
);

describe("foldLetters", () => {
  it("folds letter by letter what it would fold as a whole", () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(foldLetters(text)).toBe(foldLetters(`${text}${WHOLE}`));
      }),
      { numRuns: 5000 },
    );
  });

  it("gives each character of ASCII and the Arabic block what the whole way gives", () => {
    for (let code = 0x20; code <= 0x6ff; code += 1) {
      const letter = String.fromCharCode(code);
      expect(foldLetters(letter), `U+${code.toString(16)}`).toBe(foldLetters(`${letter}${WHOLE}`));
      expect(foldLetters(`b${letter}ب`)).toBe(foldLetters(`b${letter}ب${WHOLE}`));
    }
  });
});
