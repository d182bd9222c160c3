import { describe, expect, it } from "vitest";
import { type DateHint, parseDate } from "./parseDate.ts";

function days(text: string, hint: DateHint = {}): string {
  const parsed = parseDate(text, hint);
  return parsed.kind === "date"
    ? `${parsed.span.from}..${parsed.span.to} ${parsed.span.precision}`
    : parsed.kind;
}

describe("a date as people write it", () => {
  it.each([
    // Jalali: Nowruz 1404 was 21 March 2025; 18 Dey 1404 is 8 January 2026 (Iranian civil calendar).
    ["1404/01/01", "2025-03-21..2025-03-21 day"],
    ["۱۴۰۴/۱۰/۱۸", "2026-01-08..2026-01-08 day"],
    ["١٤٠٤-١٠-١٨", "2026-01-08..2026-01-08 day"],
    ["۱۸ دی ۱۴۰۴", "2026-01-08..2026-01-08 day"],
    ["دي 1404", "2025-12-22..2026-01-20 month"],
    ["1404", "2025-03-21..2026-03-20 year"],
    ["18/10/1404", "2026-01-08..2026-01-08 day"],
    // 1403 is a leap year, so its Esfand has 30 days; 1404's has not.
    ["1403/12/30", "2025-03-20..2025-03-20 day"],
    // Gregorian
    ["2026-01-08", "2026-01-08..2026-01-08 day"],
    ["2026-01-08T22:10:00", "2026-01-08..2026-01-08 day"],
    ["8 January 2026", "2026-01-08..2026-01-08 day"],
    ["Jan 2026", "2026-01-01..2026-01-31 month"],
    ["08/01/2026", "2026-01-08..2026-01-08 day"],
    ["01/13/2026", "2026-01-13..2026-01-13 day"],
    ["2026-00-00", "2026-01-01..2026-12-31 year"],
    // A spreadsheet's serial day: 46030 is 8 January 2026 in the 1900 system.
    ["46030", "2026-01-08..2026-01-08 day"],
    // Hijri (Umm al-Qura): 1 Muharram 1447 was 26 June 2025.
    ["1 محرم 1447", "2025-06-26..2025-06-26 day"],
  ])("%s is %s", (text, expected) => {
    expect(days(text)).toBe(expected);
  });

  it("reads a year that two calendars share by the column's hint", () => {
    expect(days("1447-01-01", { calendar: "hijri" })).toBe("2025-06-26..2025-06-26 day");
    expect(days("1447-01-01")).toBe("2068-03-20..2068-03-20 day");
  });

  it.each(["1404/12/30", "2026-02-29", "1404/13/01", "31/31/2026", "32 دی 1404", "18 Dey 2026"])(
    "%s is refused, never moved to a day that exists",
    (text) => {
      expect(days(text)).toBe("unreadable");
    },
  );

  it.each(["", " ", "unknown", "نامشخص", "-", "N/A", "مجهول"])("%j is missing, not wrong", (text) => {
    expect(days(text)).toBe("missing");
  });

  it.each(["yesterday", "8/1/26", "in the night", "2026-01-08-09", "999999"])("%s is unreadable", (text) => {
    expect(days(text)).toBe("unreadable");
  });
});
