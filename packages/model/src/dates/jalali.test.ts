import { expect, it } from "vitest";
import { addDays } from "./dayArithmetic.ts";
import { jalaliOf } from "./jalali.ts";
import { parseDate } from "./parseDate.ts";

it("a day in the Jalali calendar reads back as itself, over 60 years", () => {
  for (let iso = "1980-01-01"; iso < "2040-01-01"; iso = addDays(iso, 97)) {
    const { year, month, day } = jalaliOf(iso);
    const read = parseDate(`${year}/${month}/${day}`);
    expect(read.kind === "date" ? read.span.from : null).toBe(iso);
  }
});

it("18 Dey 1404 is 8 January 2026, and Nowruz of a leap year's eve is right", () => {
  expect(jalaliOf("2026-01-08")).toEqual({ year: 1404, month: 10, day: 18 });
  expect(jalaliOf("2025-03-20")).toEqual({ year: 1403, month: 12, day: 30 });
  expect(jalaliOf("2025-03-21")).toEqual({ year: 1404, month: 1, day: 1 });
});

it("a day that does not exist is refused", () => {
  expect(() => jalaliOf("2026-02-30")).toThrow(RangeError);
});
