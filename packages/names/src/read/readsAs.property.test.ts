import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingPattern, readsAs } from "./readsAs.ts";

const arabic = fc.string({
  unit: fc.constantFrom(...Array.from("ابتثجچحخدذرزژسشصضطظعغفقکگلمنهویx")),
  maxLength: 9,
});
const SOUNDS =
  "a e i o u aa ee oo ou ei b t th s dj j g zh ch tch h kh x k d dh z r sh c gh q f ph l m n v w y".split(
    " ",
  );
const latin = fc.array(fc.constantFrom(...SOUNDS), { maxLength: 12 }).map((parts) => parts.join(""));
/** Spelt by the rules, mostly: so that half of the pairs are readings. */
const READ: Readonly<Record<string, string>> = {
  ا: "a",
  ب: "b",
  م: "m",
  د: "d",
  ر: "r",
  ی: "i",
  و: "ou",
  ه: "h",
};
const spelt = fc
  .array(fc.tuple(fc.constantFrom(...Object.keys(READ)), fc.constantFrom("", "", "a", "e")), { maxLength: 8 })
  .map((parts) => ({
    arabic: parts.map(([letter]) => letter).join(""),
    latin: parts.map(([letter, vowel]) => (READ[letter] ?? "") + vowel).join(""),
  }));

describe("reading by rules", () => {
  it("by bits says what the pattern says", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(fc.record({ arabic, latin }), spelt), (pair) => {
        fc.pre(pair.latin.length <= 30);
        const says = readingPattern(pair.arabic)?.test(pair.latin) ?? false;
        if (says) read += 1;
        expect(readsAs(pair.arabic, pair.latin)).toBe(says);
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(300);
  });
});
