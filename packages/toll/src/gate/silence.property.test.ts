import { addDays } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { silenceOf } from "./silence.ts";

const overDays = (newRecords: readonly number[]) =>
  newRecords.map((count, at) => ({ day: addDays("2031-02-01", at), newRecords: count, newVictims: count }));

describe("silence", () => {
  it("[J20] whatever came in before, a week of nothing is silence, and stays so", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 7, max: 60 }),
        fc.integer({ min: 1, max: 1000 }),
        (before, quiet, perMille) => {
          const heard = [1, ...before];
          expect(silenceOf(overDays([...heard, ...Array(quiet).fill(0)]), perMille).silent).toBe(true);
        },
      ),
    );
  });

  it("[J20] the same intake every day is never silence", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 60 }), (each, days) => {
        expect(silenceOf(overDays(Array(days).fill(each)), 1000).silent).toBe(false);
      }),
    );
  });
});
