import { describe, expect, it } from "vitest";
import { type CountableCount, type CountablePerson, deathsThrough, tollLines } from "../index.ts";

let serial = 0;
function person(some: Partial<CountablePerson> = {}): CountablePerson {
  serial += 1;
  return {
    id: `p${serial}`,
    level: "reported",
    named: true,
    place: { province: "north", city: "north-a", incident: null },
    when: { from: "2031-01-08", to: "2031-01-08" },
    status: "dead",
    disputed: false,
    ...some,
  };
}
function people(count: number, some: Partial<CountablePerson> = {}): CountablePerson[] {
  return Array.from({ length: count }, () => person(some));
}
function count(some: Partial<CountableCount> = {}): CountableCount {
  serial += 1;
  return {
    id: `c${serial}`,
    place: { province: "north", city: "north-a", incident: null },
    window: { from: "2031-01-08", to: "2031-01-09" },
    low: 10,
    high: 20,
    extent: "whole",
    level: "credible",
    ...some,
  };
}
const province = { province: "north", city: null, incident: null };
const other = { province: "south", city: "south-a", incident: null };
const lines = (
  rows: CountablePerson[],
  counts: CountableCount[] = [],
  openPairs: (readonly [string, string])[] = [],
) => tollLines({ people: rows, counts, openPairs });
const flags = (result: ReturnType<typeof tollLines>) => result.flags.map((flag) => flag.code);

describe("the lines", () => {
  it("[J10] nobody and nothing is 0 / 0 / 0–0", () => {
    expect(lines([])).toMatchObject({ verifiedNamed: 0, verified: 0, reported: { low: 0, high: 0 } });
  });

  it("[J10] each level counts in its line and the ones above it; alleged and set aside in none", () => {
    const result = lines([
      person({ level: "verified" }),
      person({ level: "verified", named: false }),
      person({ level: "corroborated" }),
      person({ level: "reported", disputed: true }),
      person({ level: "alleged" }),
      person({ level: "set-aside" }),
      person({ status: "missing-presumed" }),
    ]);
    expect(result).toMatchObject({
      verifiedNamed: 1,
      verified: 2,
      reported: { low: 4, high: 4 },
      corroborated: 1,
      disputed: 1,
      missingPresumed: 1,
    });
  });

  it("[J11] naming people inside a counted scope adds nothing until they exceed it", () => {
    expect(lines(people(10), [count()]).reported).toEqual({ low: 10, high: 20 });
    expect(lines(people(11), [count()]).reported).toEqual({ low: 11, high: 20 });
    expect(lines(people(21), [count()]).reported).toEqual({ low: 21, high: 21 });
  });

  it("[J11] people surely outside every scope are added", () => {
    expect(lines(people(3, { place: other }), [count()]).reported).toEqual({ low: 13, high: 23 });
  });

  it("[J11] people of unknown place may be inside: no rise of low until they exceed the scopes", () => {
    expect(lines(people(10, { place: null }), [count()]).reported).toEqual({ low: 10, high: 30 });
    expect(lines([...people(10, { when: null }), person()], [count()]).reported).toEqual({
      low: 11,
      high: 30,
    });
  });

  it("[J11] own low is the lowest credible low among whole accounts, else the highest of partial", () => {
    expect(lines([], [count(), count({ low: 7, high: 9 })]).reported).toEqual({ low: 7, high: 20 });
    expect(lines([], [count(), count({ low: 3, high: 4, extent: "partial" })]).reported.low).toBe(10);
    const partial = lines(
      [],
      [count({ low: 3, extent: "partial" }), count({ low: 5, high: 6, extent: "partial" })],
    );
    expect(partial.reported).toEqual({ low: 5, high: 20 });
    expect(flags(partial)).toContain("toll.high-is-at-least");
  });

  it("[J11] a verified number is a floor for its scope, in both lines", () => {
    const result = lines(people(2, { level: "verified" }), [
      count({ low: 4 }),
      count({ low: 8, high: 8, level: "verified" }),
    ]);
    expect(result).toMatchObject({ verifiedNamed: 2, verified: 8, reported: { low: 8, high: 20 } });
  });

  it("[J11] a wider scope holds its parts, and an inner sum above it is flagged and stands", () => {
    const wide = (low: number, high: number) => count({ place: province, low, high });
    const inner = [count(), count({ place: { ...province, city: "north-b" } })];
    expect(lines([], [wide(50, 60), ...inner]).reported).toEqual({ low: 50, high: 60 });
    const above = lines([], [wide(15, 15), ...inner]);
    expect(above.reported).toEqual({ low: 20, high: 40 });
    expect(flags(above)).toContain("toll.inner-above-outer");
    expect(above.scopes.map((scope) => scope.parent)).toEqual([null, 0, 0]);
  });

  it("[J11] a person stands at the deepest scope known to hold them", () => {
    const rows = [count({ place: province, low: 12, high: 12 }), count()];
    const known = lines(people(5), rows);
    expect(known.scopes.find((scope) => scope.place.city !== null)?.people).toBe(5);
    const cityUnknown = lines(people(5, { place: province }), rows);
    expect(cityUnknown.scopes.find((scope) => scope.place.city !== null)?.people).toBe(0);
    expect(cityUnknown.reported.low).toBe(15);
  });

  it("[J11] of scopes that cross, low takes the larger and high both, and the desk is asked to split", () => {
    const later = count({ window: { from: "2031-01-09", to: "2031-01-10" }, low: 6, high: 7 });
    const result = lines([], [count(), later]);
    expect(result.reported).toEqual({ low: 10, high: 27 });
    expect(flags(result)).toContain("toll.scopes-cross");
    const touching = count({ window: { from: "2031-01-10", to: "2031-01-10" }, low: 6, high: 7 });
    expect(lines([], [count(), touching]).reported).toEqual({ low: 16, high: 27 });
  });

  it("[J10] verified people in the part where two signed counts cross stay in the verified line", () => {
    const when = { from: "2031-01-10", to: "2031-01-10" };
    const signed = [
      count({ low: 5, high: 5, level: "verified" }),
      count({ window: { from: "2031-01-09", to: "2031-01-10" }, low: 3, high: 3, level: "verified" }),
    ];
    expect(lines(people(20, { when, level: "verified" }), signed)).toMatchObject({
      verifiedNamed: 20,
      verified: 25,
      reported: { low: 25, high: 25 },
    });
  });

  it("[J11] somebody named inside a crossing scope is not counted twice in high", () => {
    const when = { from: "2031-01-10", to: "2031-01-10" };
    const later = count({ window: { from: "2031-01-09", to: "2031-01-10" }, low: 6, high: 7 });
    expect(lines(people(7, { when }), [count(), later]).reported.high).toBe(27);
    expect(lines(people(8, { when }), [count(), later]).reported.high).toBe(28);
  });

  it("[J10] people joined by open pairs, however many steps, count as one in low and apart in high", () => {
    const rows = people(4);
    const [a, b, c] = rows.map((row) => row.id) as [string, string, string, string];
    expect(
      lines(
        rows,
        [],
        [
          [a, b],
          [b, c],
        ],
      ).reported,
    ).toEqual({ low: 2, high: 4 });
    expect(
      lines(
        rows,
        [],
        [
          [a, b],
          [b, a],
          [a, a],
        ],
      ).reported.low,
    ).toBe(3);
  });

  it("[J10] a group counts as its verified members where those are more", () => {
    const rows = [...people(2, { level: "verified" }), person()];
    const [a, b, c] = rows.map((row) => row.id) as [string, string, string];
    expect(
      lines(
        rows,
        [],
        [
          [a, b],
          [b, c],
        ],
      ),
    ).toMatchObject({ verified: 2, reported: { low: 2, high: 3 } });
  });

  it("[J8] a pair with somebody in no line joins nobody", () => {
    const rows = [...people(2), person({ level: "alleged" })];
    const [a, b, x] = rows.map((row) => row.id) as [string, string, string];
    expect(
      lines(
        rows,
        [],
        [
          [a, x],
          [x, b],
        ],
      ).reported.low,
    ).toBe(2);
  });

  it("[J10] a group across two counted parts raises low above neither what it was nor high", () => {
    const a = person();
    const b = person({ place: { ...province, city: "north-b" } });
    const counts = [
      count({ place: province, low: 0, high: 0 }),
      count({ low: 10, high: 10 }),
      count({ place: { ...province, city: "north-b" }, low: 10, high: 10 }),
    ];
    expect(lines([a, b], counts).reported).toEqual({ low: 20, high: 20 });
    expect(lines([a, b], counts, [[a.id, b.id]]).reported).toEqual({ low: 20, high: 20 });
  });

  it("[J12] deaths through a day are those surely by then; the others are told", () => {
    const rows = [
      person(),
      person({ when: { from: "2031-01-08", to: "2031-01-12" } }),
      person({ when: null }),
      person({ when: { from: "2031-01-11", to: "2031-01-11" } }),
    ];
    const result = deathsThrough("2031-01-09", {
      people: rows,
      counts: [count(), count({ window: { from: "2031-01-08", to: "2031-01-10" } })],
    });
    expect([result.people.length, result.counts.length, result.undated, result.laterCounts]).toEqual([
      1, 1, 2, 1,
    ]);
    expect(() => deathsThrough("2031-02-30", { people: [], counts: [] })).toThrow(RangeError);
  });
});
