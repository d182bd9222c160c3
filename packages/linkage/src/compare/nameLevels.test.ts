import { describe, expect, it } from "vitest";
import type { LinkRecord } from "../record/linkRecord.ts";
import { levelsOfTwo } from "../testing/levelsOfTwo.ts";

/** Levels of given and family name of two accounts. */
function levels(a: Partial<LinkRecord>, b: Partial<LinkRecord>): number[] {
  const of = levelsOfTwo(a, b);
  return [of("given"), of("family")];
}

describe("given and family name", () => {
  const own = { given: "Nabil", family: "Delavar" };

  it("agree, less than in their own place, where each stands in the other's", () => {
    expect(levels(own, { given: "Delavar", family: "Nabil" })).toEqual([2, 2]);
    expect(levels(own, { given: "دلاور", family: "نبیل" })).toEqual([2, 2]);
    expect(levels({ names: ["Nabil Delavar"] }, { names: ["Delavar Nabil"] })).toEqual([2, 2]);
  });

  it("agree, less still, where one of the two is damaged besides", () => {
    expect(levels(own, { given: "Delavar", family: "Nadil" })).toEqual([2, 1]);
    expect(levels(own, { given: "Delavar", family: "Samer" })).toEqual([0, 0]);
  });

  it("agree on the one name that an account has, in whichever column it stands", () => {
    expect(levels({ given: "Delavar" }, own)).toEqual([-1, 2]);
    expect(levels({ family: "Nabil" }, own)).toEqual([-1, 2]);
    expect(levels({ family: "Nabil" }, { given: "Nabil" })).toEqual([-1, 2]);
    expect(levels({ given: "Samer" }, own)).toEqual([0, -1]);
  });
});
