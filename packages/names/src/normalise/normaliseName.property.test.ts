import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldForSearch } from "../fold/foldForSearch.ts";
import { normalisePlace } from "../places/normalisePlace.ts";
import { normaliseName } from "./normaliseName.ts";

const words = fc.constantFrom(
  ..."سید عبد ابو الله الدین علی بن ت محمد زاده حاج ناشناس dr al abu seyed Karimi zadeh ollah A unknown man مجهول بی نام بدون n/a no name (x) İ ﷲ ۀ".split(
    " ",
  ),
);
/** Letters, marks, joiners and direction marks of Arabic script, in all their blocks, and Latin beside. */
const letters = fc
  .oneof(
    fc.integer({ min: 0x600, max: 0x6ff }),
    fc.integer({ min: 0x750, max: 0x77f }),
    fc.integer({ min: 0xfb50, max: 0xfdff }),
    fc.integer({ min: 0xfe70, max: 0xfeff }),
    fc.integer({ min: 0x2000, max: 0x206f }),
    fc.integer({ min: 0x20, max: 0x24f }),
    fc.integer({ min: 0x2b0, max: 0x36f }),
  )
  .map((point) => String.fromCodePoint(point));
const names = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: letters, maxLength: 300 }),
  fc.string({ unit: letters, maxLength: 12 }),
  fc.string({ unit: "grapheme" }),
  fc.array(words, { maxLength: 7 }).map((parts) => parts.join(" ")),
  fc.array(words, { maxLength: 5 }).map((parts) => parts.join("")),
);

describe("normalising", () => {
  it("a name twice changes nothing", () => {
    fc.assert(
      fc.property(names, (text) => {
        const once = normaliseName(text).tokens;
        expect(normaliseName(once.join(" ")).tokens).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads word by word what it would read as a whole", () => {
    fc.assert(
      fc.property(names, (text) => {
        // An empty bracket says nothing, but makes the text be read as a whole.
        fc.pre(!/[()[\]{}«»"/]/.test(text.normalize("NFKD")));
        expect(normaliseName(`${text} ()`).tokens).toEqual(normaliseName(text).tokens);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves letters only of one script in a word, and no joiner, mark or format character", () => {
    fc.assert(
      fc.property(names, (text) => {
        for (const token of normaliseName(text).tokens) {
          expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(/\p{Script=Arabic}/u.test(token) && /\p{Script=Latin}/u.test(token)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("search text and places twice changes nothing", () => {
    fc.assert(
      fc.property(names, (text) => {
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text));
        expect(normalisePlace(normalisePlace(text))).toBe(normalisePlace(text));
      }),
      { numRuns: 2000 },
    );
  });
});
