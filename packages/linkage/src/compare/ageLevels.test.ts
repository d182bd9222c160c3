import type { DateSpan } from "@daftar/model";
import { describe, expect, it } from "vitest";
import type { LinkRecord } from "../record/linkRecord.ts";
import { levelsOfTwo } from "../testing/levelsOfTwo.ts";
import { ruleOf } from "./fields.ts";

const on = (day: string): DateSpan => ({
  from: day,
  to: day,
  precision: "day",
  calendar: "gregorian",
  asWritten: day,
});
const aged = (years: number) => ({ low: years, high: years });

/** The level of the ages of two accounts in words, null where there is none. */
function level(a: Partial<LinkRecord>, b: Partial<LinkRecord>, others: readonly Partial<LinkRecord>[] = []) {
  const own = levelsOfTwo({ list: "ages", ...a }, { list: "births", ...b }, others)("age");
  return own < 0 ? null : ruleOf("age").levels[own];
}

describe("an age against a birth date", () => {
  it("is compared as of the death, whichever of the two accounts tells the day", () => {
    const told = { age: aged(30) };
    const born = { birthDate: on("1984-03-01") };
    const died = { deathDate: on("2014-05-08") };
    expect(level({ ...told, ...died }, born)).toBe("same");
    expect(level(told, { ...born, ...died })).toBe("same");
    expect(level({ age: aged(31), ...died }, born)).toBe("up to 1 year apart");
    expect(level({ age: aged(45), ...died }, born)).toBe("more than 7 years apart");
    // Thirty when this one died, not when others did.
    expect(level({ ...told, deathDate: on("1994-05-08") }, { birthDate: on("1964-03-01") })).toBe("same");
  });

  it("is compared as of the middle of all deaths where neither tells a day, and these lie close together", () => {
    const short = ["04", "05", "06", "07", "08"].map((day) => ({ deathDate: on(`2014-05-${day}`) }));
    expect(level({ age: aged(30) }, { birthDate: on("1984-03-01") }, short)).toBe("same");
    expect(level({ age: aged(34) }, { birthDate: on("1984-03-01") }, short)).toBe("up to 7 years apart");
    const long = ["1984", "1990", "1999", "2005", "2014"].map((year) => ({ deathDate: on(`${year}-05-08`) }));
    expect(level({ age: aged(30) }, { birthDate: on("1984-03-01") }, long)).toBe(null);
  });

  it("is compared as of the day at which a list's own ages and birth dates fit", () => {
    const fitting = [20, 30, 40, 50, 60].map((years) => ({
      list: "ages",
      age: aged(years),
      birthDate: on(`${2014 - years}-03-01`),
    }));
    expect(level({ age: aged(30) }, { birthDate: on("1984-03-01") }, fitting)).toBe("same");
    expect(level({ age: aged(40) }, { birthDate: on("1984-03-01") }, fitting)).toBe(
      "more than 7 years apart",
    );
  });

  it("leaves out what the two birth dates say themselves", () => {
    const died = { deathDate: on("2014-05-08") };
    const both = { age: aged(30), birthDate: on("1984-03-01"), ...died };
    expect(level(both, both)).toBe(null);
  });
});
