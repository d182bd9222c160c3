import { canonicalText } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SharedAttributes, sharedAttributes } from "./countOnly.ts";

const day = fc.constantFrom("2014-05-07", "2014-05-08", "2014-06-01").map((iso) => ({
  from: iso,
  to: iso,
  precision: "day" as const,
}));
const person: fc.Arbitrary<SharedAttributes> = fc.record({
  level: fc.constantFrom("reported", "corroborated", "verified"),
  missingPresumed: fc.boolean(),
  province: fc.option(fc.constantFrom("north", "south")),
  date: fc.option(day),
  population: fc.option(fc.constantFrom("protester", "bystander")),
  sex: fc.option(fc.constantFrom("female", "male")),
  ageBand: fc.option(fc.constantFrom("0-11", "18-29")),
  city: fc.option(fc.constantFrom("mahtab", "sangbar")),
  cause: fc.option(fc.constantFrom("gunfire", "beating")),
});
const crowd = fc.array(person, { maxLength: 120 });
const RANK = { reported: 0, corroborated: 1, verified: 2 };

function tally(rows: readonly (SharedAttributes | null)[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) {
    if (row === null) continue;
    const key = canonicalText(row);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

describe("people who may only be counted", () => {
  it("[P6] [J16] every combination shown is shared by as many rows as the policy asks", () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 12 }), (people, shared) => {
        for (const rows of tally(sharedAttributes(people, shared)).values()) {
          expect(rows).toBeGreaterThanOrEqual(shared);
        }
      }),
    );
  });

  it("[P6] nothing is shown that is not so, and no level is raised", () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 6 }), (people, shared) => {
        sharedAttributes(people, shared).forEach((row, i) => {
          const of = people[i]!;
          if (row === null) return;
          expect(RANK[row.level]).toBeLessThanOrEqual(RANK[of.level]);
          expect(row.missingPresumed).toBe(of.missingPresumed);
          for (const field of ["province", "population", "sex", "ageBand", "city", "cause"] as const) {
            if (row[field] !== null) expect(row[field]).toBe(of[field]);
          }
          if (row.date !== null) {
            expect(of.date !== null && row.date.from <= of.date.from && of.date.to <= row.date.to).toBe(true);
          }
          if (row.city !== null) expect(row.province).not.toBeNull();
        });
      }),
    );
  });

  it("[P6] fewer than the policy asks are left out of each kind, never more", () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 12 }), (people, shared) => {
        const rows = sharedAttributes(people, shared);
        for (const missing of [false, true]) {
          const left = rows.filter((row, i) => row === null && people[i]!.missingPresumed === missing);
          expect(left.length).toBeLessThan(shared);
        }
      }),
    );
  });

  it("[P6] the order in which people come changes nothing of what is shown", () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 12 }), (people, shared) => {
        const there = tally(sharedAttributes(people, shared));
        const back = tally(sharedAttributes([...people].reverse(), shared));
        expect(back).toEqual(there);
      }),
    );
  });

  it("[P6] what all share is shown: ten alike show all they have in common", () => {
    const alike: SharedAttributes = {
      level: "verified",
      missingPresumed: false,
      province: "north",
      city: "mahtab",
      date: {
        from: "2014-05-07",
        to: "2014-05-07",
        precision: "day",
      },
      population: "protester",
      sex: "female",
      ageBand: "18-29",
      cause: "gunfire",
    };
    expect(
      sharedAttributes(
        Array.from({ length: 10 }, () => alike),
        10,
      ),
    ).toEqual(Array.from({ length: 10 }, () => alike));
    expect(
      sharedAttributes(
        Array.from({ length: 9 }, () => alike),
        10,
      ),
    ).toEqual(Array.from({ length: 9 }, () => null));
  });

  it("a number that is none is refused", () => {
    expect(() => sharedAttributes([], 0)).toThrow(RangeError);
  });
});
