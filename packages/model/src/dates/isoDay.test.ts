import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysToIso, isoToDays, writtenDay } from "./dayArithmetic.ts";
import { isoDay } from "./isoDay.ts";

describe("arithmetic on days", () => {
  it("agrees with the platform's Gregorian calendar on every day tried", () => {
    fc.assert(
      fc.property(fc.integer({ min: -50_000, max: 80_000 }), (days) => {
        const platform = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(daysToIso(days)).toBe(platform);
        expect(isoToDays(platform)).toBe(days);
        expect(writtenDay(days)).toBe(Number(platform.replaceAll("-", "")));
      }),
    );
  });

  it("steps over the end of February as the calendar does", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  });

  it.each(["2026-02-30", "2026-1-1", "26-01-01", "", "2026-13-01"])("%j is no day", (text) => {
    expect(isoDay.safeParse(text).success).toBe(false);
    expect(() => isoToDays(text)).toThrow(RangeError);
  });
});
