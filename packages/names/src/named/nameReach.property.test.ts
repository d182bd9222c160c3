import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHILD_OF, DESCRIBES, KIN } from "./describingWords.ts";
import { nameReach } from "./nameReach.ts";

const about = fc.constantFrom(
  ...[...DESCRIBES, ...KIN, ...CHILD_OF].filter((word) => word !== "soldier"),
  ..."17 3 ۱۷ A. N.N. R. of unknown ناشناس the و and (body) (withheld)".split(" "),
);
const given = fc.constantFrom("reza", "sara", "رضا", "مینا", "خالد");
const family = fc.constantFrom("karimi", "talavar", "tehrani");

describe("how far a form names somebody", () => {
  it("[J10] no words about a person, however many, make one name or none a full one", () => {
    fc.assert(
      fc.property(fc.array(about, { maxLength: 6 }), fc.option(given), fc.nat(6), (words, name, at) => {
        const form = name === null ? words : words.toSpliced(Math.min(at, words.length), 0, name);
        expect(nameReach(form.join(" ")), form.join(" ")).not.toBe("full");
        if (name === null) expect(nameReach(form.join(" ")), form.join(" ")).toBe("none");
      }),
      { numRuns: 3000 },
    );
  });

  it("[J10] a given and a family name are full whatever describes the person after them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("reza", "sara", "mina"),
        family,
        fc.constantFrom(...DESCRIBES, "17"),
        (a, b, word) => {
          expect(nameReach(`${a} ${b} ${word}`)).toBe("full");
          expect(nameReach(`${a.toUpperCase()}  ${b}, ${word}`)).toBe("full");
        },
      ),
    );
  });

  it("any text at all has an answer", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(["full", "part", "none"]).toContain(nameReach(text));
      }),
      { numRuns: 1000 },
    );
  });
});
