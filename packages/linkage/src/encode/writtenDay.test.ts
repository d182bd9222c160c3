import { isoToDays } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writtenDay } from "./writtenDay.ts";

describe("writtenDay", () => {
  it("writes every day of the years 1 to 9999 as its ISO date does", () => {
    const days = fc.integer({ min: isoToDays("0001-01-01"), max: isoToDays("9999-12-31") });
    fc.assert(
      fc.property(days, (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(writtenDay(day)).toBe(Number(iso.replaceAll("-", "")));
      }),
      { numRuns: 2000 },
    );
    expect(writtenDay(isoToDays("2024-02-29"))).toBe(20_240_229);
    expect(writtenDay(0)).toBe(19_700_101);
  });
});
