import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldForSearch } from "../fold/foldForSearch.ts";
import { normalisePlace } from "../places/normalisePlace.ts";
import { normaliseName } from "./normaliseName.ts";

const words = fc.constantFrom(
  ..."سید عبد ابو الله الدین علی بن ت محمد زاده حاج ناشناس dr al abu seyed Karimi zadeh ollah A unknown man (x) İ ﷲ ۀ".split(
    " ",
  ),
);
const names = fc.oneof(
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
