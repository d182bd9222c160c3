import type { DateSpan } from "@daftar/model";
import { describe, expect, it } from "vitest";
import type { LinkRecord } from "../record/linkRecord.ts";
import { levelsOfTwo } from "../testing/levelsOfTwo.ts";
import { FIELD_NAMES, ruleOf } from "./fields.ts";

function span(from: string, to = from): DateSpan {
  return { from, to, precision: from === to ? "day" : "month", calendar: "gregorian", asWritten: from };
}
type Role = "birthDate" | "deathDate" | "injuryDate";
const said = (role: Role, date: DateSpan): Partial<LinkRecord> => ({ [role]: date });

/** The level in words, null where there is none. */
function level(role: "birthDate" | "deathDate", a: DateSpan, b: DateSpan, others: readonly DateSpan[] = []) {
  const of = levelsOfTwo(
    said(role, a),
    said(role, b),
    others.map((date) => said(role, date)),
  );
  return of(role) < 0 ? null : ruleOf(role).levels[of(role)];
}

const EVERY_MONTH = Array.from({ length: 12 }, (_, at) => span(`1970-${String(at + 1).padStart(2, "0")}-17`));
const years = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => first + at);
/** Six years of which only the first day is told, among twelve whole dates. */
const FIRSTS = [...years(1950, 6).map((year) => span(`${year}-01-01`)), ...EVERY_MONTH];

describe("two birth dates", () => {
  it("agree as a slip where day and month are swapped, a digit is off, or a day was lost between calendars", () => {
    const slip = "a slip apart";
    expect(level("birthDate", span("1980-03-07"), span("1980-07-03"))).toBe(slip);
    expect(level("birthDate", span("1980-03-07"), span("1990-03-07"))).toBe(slip);
    expect(level("birthDate", span("1980-03-09"), span("1980-03-10"))).toBe(slip);
    expect(level("birthDate", span("1980-03-07"), span("1980-03-07"))).toBe("same day");
  });

  it("agree as a slip where Jalali digits were taken for Gregorian ones, or the other way round", () => {
    // 18 Ordibehesht 1393 is 8 May 2014; 8 Ordibehesht 2014 would be in 2635.
    expect(level("birthDate", span("1393-02-18"), span("2014-05-08"))).toBe("a slip apart");
    expect(level("birthDate", span("2014-02-08"), span("2635-04-28"))).toBe("a slip apart");
    expect(level("birthDate", span("1393-02-19"), span("2014-05-08"))).toBe("differs");
    expect(level("deathDate", span("1393-02-18"), span("2014-05-08"))).toBe("within a week or a slip apart");
  });

  it("agree on the year where a list's first days of years say no more than it", () => {
    const year = "same year, and no more told";
    expect(level("birthDate", span("1980-01-01"), span("1980-09-23"), FIRSTS)).toBe(year);
    expect(level("birthDate", span("1980-01-01"), span("1980-01-01"), FIRSTS)).toBe(year);
    expect(level("birthDate", span("1980-01-01"), span("1990-01-01"), FIRSTS)).toBe("a slip apart");
    expect(level("birthDate", span("1980-01-01"), span("1963-09-23"), FIRSTS)).toBe("differs");
    const jalali = [...years(1960, 6).map((y) => span(`${y}-03-2${y % 4 === 0 ? 0 : 1}`)), ...EVERY_MONTH];
    expect(level("birthDate", span("1981-03-21"), span("1981-09-23"), jalali)).toBe(year);
    // Still in the Jalali year that began in March 1981.
    expect(level("birthDate", span("1981-03-21"), span("1982-02-01"), jalali)).toBe(year);
  });

  it("are days where first days of years are no more frequent than chance, or fall in few years", () => {
    const different = "same year or within a year";
    expect(level("birthDate", span("1980-01-01"), span("1980-09-23"), EVERY_MONTH)).toBe(different);
    const oneDay = [...years(0, 9).map(() => span("1950-01-01")), ...EVERY_MONTH];
    expect(level("birthDate", span("1980-01-01"), span("1980-09-23"), oneDay)).toBe(different);
  });
});

describe("two dates of death", () => {
  it("agree as far as is told where one says the month alone", () => {
    const told = "same week or month, and no more told";
    const may = span("2014-05-01", "2014-05-31");
    expect(level("deathDate", may, span("2014-05-08"))).toBe(told);
    expect(level("deathDate", may, may)).toBe(told);
    expect(level("deathDate", may, span("2014-06-03"))).toBe("within a month");
    expect(level("deathDate", span("2014-01-01", "2014-12-31"), span("2014-05-08"))).toBe(null);
  });

  it("agree likewise where a list's first days of months say no more than the month", () => {
    const firsts = [2, 4, 6, 7, 9, 11].map((month) => span(`2013-${String(month).padStart(2, "0")}-01`));
    const others = [...firsts, ...EVERY_MONTH];
    expect(level("deathDate", span("2014-05-01"), span("2014-05-23"), others)).toBe(
      "same week or month, and no more told",
    );
    expect(level("deathDate", span("2014-05-01"), span("2014-05-23"), EVERY_MONTH)).toBe("within a month");
  });

  it("agree on an injury that became a death, and differ in nothing where it cannot have", () => {
    const of = levelsOfTwo(said("injuryDate", span("2014-05-08")), said("deathDate", span("2014-05-08")));
    expect(ruleOf("deathDate").levels[of("deathDate")]).toBe("same day");
    const later = levelsOfTwo(said("injuryDate", span("2014-05-08")), said("deathDate", span("2014-07-19")));
    expect(later("deathDate")).toBe(-1);
  });
});

it("levels and what is believed of them are as many", () => {
  for (const name of FIELD_NAMES) {
    const { levels, m, u } = ruleOf(name);
    expect([m.length, u.length], name).toEqual([levels.length, levels.length]);
    const sum = (chances: readonly number[]): number => chances.reduce((total, chance) => total + chance, 0);
    expect(
      [sum(m), sum(u)].map((total) => total.toFixed(6)),
      name,
    ).toEqual(["1.000000", "1.000000"]);
  }
});
