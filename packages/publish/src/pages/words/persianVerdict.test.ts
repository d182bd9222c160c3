import { verdictOf } from "@daftar/claims";
import { toPersianDigits } from "@daftar/model";
import { expect, it } from "vitest";
import { SAMPLE_CLAIMS } from "../../../testing/sample.ts";
import { persianVerdict } from "./persianVerdict.ts";

const number = (value: number) => toPersianDigits(String(value));
const comparisons = [12, 4000].flatMap((verifiedNamed) => [
  { verifiedNamed, sameScope: true as const, estimate: { low: 900, high: 1500 } },
  { verifiedNamed, sameScope: { why: ["area differs"] }, estimate: null },
]);

it("[P16] [J14] every sentence that a verdict can be has its reading, with the same number", () => {
  const codes = new Set<string>();
  for (const claim of SAMPLE_CLAIMS) {
    for (const comparison of comparisons) {
      const { code, words, interval } = verdictOf(claim, comparison);
      if (code === "none") continue;
      codes.add(code);
      const read = persianVerdict(code, words, number);
      const says = code === "not-comparable" ? read?.rest : read?.words;
      expect(says).toContain(code === "not-comparable" ? words.slice(16) : number(comparison.verifiedNamed));
      if (interval) expect(persianVerdict(interval.code, interval.words, number)).not.toBeNull();
    }
  }
  expect([...codes].sort()).toEqual(["exceeded", "floor", "no-figure", "not-comparable", "not-exceeded"]);
  expect(persianVerdict("something-new", "12 words", number)).toBeNull();
});
