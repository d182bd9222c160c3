import { UNKNOWN_LINEAGE } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { lineageSaid } from "./lineageSaid.ts";

const answers = {
  perceived: "heard",
  sourceClass: "family",
  origin: " aunt-3 ",
  household: "",
  copy: true,
} as const;

describe("a lineage said anew", () => {
  it("[J3] keeps the body, the sealed source with its attestations, and what it was copied from", () => {
    const sealedSource = {
      id: "s1",
      place: "p",
      from: "2031-01-01",
      to: "2031-01-09",
      attestedDifferentFrom: ["s2"],
    };
    const before = { ...UNKNOWN_LINEAGE, body: "office", anonymous: true, from: ["list:a"], sealedSource };
    expect(lineageSaid(before, answers)).toEqual({
      ...before,
      origin: "aunt-3",
      sourceClass: "family",
      direct: false,
      sawThemself: false,
    });
    expect(lineageSaid(before, { ...answers, copy: false }).from).toEqual([]);
  });

  it("[J4] is direct where somebody saw, handled or holds a document", () => {
    const of = (perceived: "saw" | "handled" | "document" | "heard") => {
      const { direct, sawThemself } = lineageSaid(null, { ...answers, perceived });
      return [direct, sawThemself];
    };
    expect((["saw", "handled", "document", "heard"] as const).map(of)).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [false, false],
    ]);
  });
});
