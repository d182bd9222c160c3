import { scopeDifferences, verdictOf } from "@daftar/claims";
import { toPersianDigits } from "@daftar/model";
import { expect, it } from "vitest";
import { SAMPLE_CLAIMS, SAMPLE_SCOPE, sampleClaim } from "../../../testing/sample.ts";
import { persianVerdict } from "./persianVerdict.ts";

const number = (value: number) => toPersianDigits(String(value));
const comparisons = [12, 4000].flatMap((verifiedNamed) => [
  { verifiedNamed, sameScope: true as const, estimate: { low: 900, high: 1500 } },
  { verifiedNamed, sameScope: { why: ["area differs", "population unknown"] }, estimate: null },
]);

it("[P16] [J14] every sentence that a verdict can be has its reading, with the same number", () => {
  const codes = new Set<string>();
  for (const claim of SAMPLE_CLAIMS) {
    for (const comparison of comparisons) {
      const { code, words, interval } = verdictOf(claim, comparison);
      if (code === "none") continue;
      codes.add(code);
      const why = /: (.*)$/.exec(words)?.[1]?.split("; ") ?? [];
      const read = persianVerdict(code, words, why, number);
      if (code === "not-comparable") expect(read).not.toMatch(/[a-z]/);
      else expect(read).toContain(number(comparison.verifiedNamed));
      if (interval) expect(persianVerdict(interval.code, interval.words, [], number)).not.toBeNull();
    }
  }
  expect([...codes].sort()).toEqual(["exceeded", "floor", "no-figure", "not-comparable", "not-exceeded"]);
  expect(persianVerdict("something-new", "12 words", [], number)).toBeNull();
});

it("[P16] every way in which scopes differ has its reading, and none that the data do not say is printed", () => {
  const strange = [
    sampleClaim({ area: "", window: { from: null, to: null }, populationNote: "some", asOf: "2014-05-01" }),
    sampleClaim({ area: "x", window: { from: "2013-01-01", to: null }, populationNote: "protesters only" }),
  ];
  const why = strange.flatMap((claim) => scopeDifferences(claim, SAMPLE_SCOPE));
  expect(new Set(why).size).toBe(7);
  for (const reason of [...why, "a part of a figure, not a total"]) {
    const read = persianVerdict("not-comparable", `not comparable: ${reason}`, [reason], number);
    expect(read).toMatch(/^سنجش‌پذیر نیست: [^a-z]+\.$/);
  }
  expect(
    persianVerdict("not-comparable", "not comparable: area differs", ["area unknown"], number),
  ).toBeNull();
});
