import { addDays } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, lineage, Story } from "../../testing/story.ts";

const CITIES = [null, "north-a", "north-b"];
const scopeOf = fc.record({
  city: fc.constantFrom(...CITIES),
  incident: fc.constantFrom(null, "square", "bridge"),
  from: fc.nat(3),
  days: fc.integer({ min: 1, max: 3 }),
  low: fc.nat(6),
  more: fc.nat(3),
});
const personOf = fc.record({
  place: fc.constantFrom("", "north", "north-a", "north-b", "south-a"),
  from: fc.option(fc.nat(4)),
  days: fc.integer({ min: 1, max: 3 }),
  verified: fc.boolean(),
});
const included = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

function told(
  people: readonly Drawn<typeof personOf>[],
  counts: readonly Drawn<typeof scopeOf>[],
  includes: readonly (readonly boolean[])[],
) {
  const story = new Story();
  const ids = people.map(({ place, from, days, verified }) => {
    const start = from === null ? null : addDays("2031-01-06", from);
    const fields = {
      deathPlace: { place: place === "" ? null : place, province: null },
      deathDate: start === null ? null : day(start, addDays(start, days - 1)),
    };
    if (verified) return story.verified(fields)[0];
    const id = story.record({ lineage: lineage("anybody"), fields });
    story.assess(id);
    return id;
  });
  for (const [at, { city, incident, from, days, low, more }] of counts.entries()) {
    const start = addDays("2031-01-06", from);
    const count = story.count({
      place: { province: "north", city, incident: city === null ? null : incident },
      window: { from: start, to: addDays(start, days - 1) },
      low,
      high: low + more,
      includes: ids.filter((_, person) => includes[at]?.[person]),
    });
    story.assess(count);
  }
  return story.lines();
}

describe("people whom counts say they include", () => {
  it("[J2] [J11] naming somebody in a count raises no high, and moves no verified figure", () => {
    fc.assert(
      fc.property(
        fc.array(personOf, { maxLength: 6 }),
        fc.array(scopeOf, { minLength: 1, maxLength: 3 }),
        fc.array(included, { minLength: 3, maxLength: 3 }),
        (people, counts, includes) => {
          const apart = told(people, counts, []);
          const named = told(people, counts, includes);
          expect(named.reported.high).toBeLessThanOrEqual(apart.reported.high);
          expect([named.verifiedNamed, named.verified]).toEqual([apart.verifiedNamed, apart.verified]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
