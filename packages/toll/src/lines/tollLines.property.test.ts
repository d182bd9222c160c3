import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountableCount, type CountablePerson, tollLines } from "../index.ts";

const days = ["2031-01-07", "2031-01-08", "2031-01-09", "2031-01-10"];
const window = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const place = fc.constantFrom(
  { province: null, city: null, incident: null },
  { province: "north", city: null, incident: null },
  { province: "north", city: "a", incident: null },
  { province: "north", city: "b", incident: null },
  { province: "north", city: "a", incident: "square" },
  { province: "south", city: null, incident: null },
  { province: "south", city: "c", incident: null },
);
const SQUARE = {
  place: { province: "north", city: "a", incident: "square" },
  when: { from: "2031-01-08", to: "2031-01-08" },
};
const point = fc.record({
  place: fc.constantFrom(
    SQUARE.place,
    { province: "north", city: "b", incident: "bridge" },
    { province: "south", city: "c", incident: "market" },
  ),
  when: fc.constantFrom(...days).map((day) => ({ from: day, to: day })),
});
const person = fc.record({
  level: fc.constantFrom("alleged", "reported", "corroborated", "verified", "set-aside"),
  named: fc.boolean(),
  place: fc.option(place),
  when: fc.option(window),
  status: fc.constantFrom("dead", "dead", "dead", "missing-presumed"),
  disputed: fc.boolean(),
} as const);
const count = fc
  .record({
    place,
    window,
    low: fc.nat(8),
    more: fc.nat(6),
    extent: fc.constantFrom("whole", "partial"),
    level: fc.constantFrom("credible", "credible", "verified"),
  } as const)
  .map(({ more, ...rest }) => ({ ...rest, high: rest.low + more }));

const history = fc
  .record({
    people: fc.array(person, { maxLength: 14 }),
    counts: fc.array(count, { maxLength: 7 }),
    pairs: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 6 }),
  })
  .map(({ people, counts, pairs }) => ({
    people: people.map((one, at): CountablePerson => ({ ...one, id: `p${at}` })),
    counts: counts.map((one, at): CountableCount => ({ ...one, id: `c${at}` })),
    openPairs: pairs.map(([a, b]): [string, string] => [`p${a}`, `p${b}`]),
  }));

const RUNS = { numRuns: 1500 };

describe("the lines, over random histories", () => {
  it("[J10] verifiedNamed ≤ verified ≤ reported.low ≤ reported.high", () => {
    fc.assert(
      fc.property(history, (input) => {
        const { verifiedNamed, verified, reported } = tollLines(input);
        expect(verifiedNamed).toBeLessThanOrEqual(verified);
        expect(verified).toBeLessThanOrEqual(reported.low);
        expect(reported.low).toBeLessThanOrEqual(reported.high);
      }),
      RUNS,
    );
  });

  it("[J10] verifiedNamed ≤ verified where signed counts cross and many stand in the part that crosses", () => {
    const shift = fc.record({ low: fc.integer({ min: 1, max: 9 }), more: fc.integer({ min: 1, max: 9 }) });
    const people = fc.integer({ min: 20, max: 60 });
    fc.assert(
      fc.property(
        shift,
        people,
        fc.constantFrom("verified", "credible"),
        fc.array(count),
        (by, many, level, rest) => {
          const place = { province: "north", city: "a", incident: null };
          const signed = [
            { window: { from: "2031-01-08", to: "2031-01-09" }, low: by.low + by.more },
            { window: { from: "2031-01-09", to: "2031-01-10" }, low: by.low },
          ];
          const { verifiedNamed, verified, reported } = tollLines({
            people: Array.from({ length: many }, (_, at) => ({
              id: `p${at}`,
              level: "verified",
              named: true,
              place,
              when: { from: "2031-01-10", to: "2031-01-10" },
              status: "dead",
              disputed: false,
            })),
            counts: [
              ...signed.map((one) => ({
                ...one,
                place,
                high: one.low,
                extent: "whole" as const,
                level: "verified" as const,
              })),
              ...rest.map((one) => ({ ...one, level })),
            ].map((one, at) => ({ ...one, id: `c${at}` })),
            openPairs: [],
          });
          expect(verifiedNamed).toBe(many);
          expect(verifiedNamed).toBeLessThanOrEqual(verified);
          expect(verified).toBeLessThanOrEqual(reported.low);
          expect(reported.low).toBeLessThanOrEqual(reported.high);
        },
      ),
      RUNS,
    );
  });

  it("[J11] one more person, places and open pairs unchanged, moves a low by 0 or 1, never down", () => {
    fc.assert(
      fc.property(history, person, (input, one) => {
        const before = tollLines(input);
        const after = tollLines({ ...input, people: [...input.people, { ...one, id: "new" }] });
        for (const step of [
          after.verified - before.verified,
          after.reported.low - before.reported.low,
          after.reported.high - before.reported.high,
        ])
          expect([0, 1]).toContain(step);
      }),
      RUNS,
    );
  });

  it("[J11] naming somebody inside a counted scope with room adds nothing to low or high", () => {
    fc.assert(
      fc.property(history, fc.array(point, { maxLength: 14 }), fc.nat(), (input, points, pick) => {
        // Everybody's place and day are known to the end, so nobody is "perhaps inside".
        const people = input.people.map((one, at) => ({ ...one, ...(points[at] ?? SQUARE) }));
        const before = tollLines({ ...input, people, openPairs: [] });
        const leaves = before.scopes.filter(
          (scope, at) =>
            !scope.crosses && !before.scopes.some((other) => other.parent === at || other.crosses),
        );
        const roomy = leaves.filter((scope) => scope.people < scope.ownLow);
        fc.pre(roomy.length > 0);
        const { place: at, window: when } = roomy[pick % roomy.length]!;
        const named: CountablePerson = {
          id: "new",
          level: "reported",
          named: true,
          place: at,
          when,
          status: "dead",
          disputed: false,
        };
        const after = tollLines({ ...input, people: [...people, named], openPairs: [] });
        expect(after.reported).toEqual(before.reported);
      }),
      RUNS,
    );
  });

  it("[J10] an open pair never raises a figure, and never lowers verified", () => {
    fc.assert(
      fc.property(history, fc.nat(13), fc.nat(13), (input, a, b) => {
        const before = tollLines(input);
        const after = tollLines({ ...input, openPairs: [...input.openPairs, [`p${a}`, `p${b}`]] });
        expect(after.verified).toBe(before.verified);
        expect(after.reported.high).toBe(before.reported.high);
        expect(after.reported.low).toBeLessThanOrEqual(before.reported.low);
      }),
      RUNS,
    );
  });

  it("[J11] the order of rows does not matter", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (input, noise) => {
        const shuffled = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row) => [noise.next().value as number, row] as const)
            .sort(([a], [b]) => a - b)
            .map(([, row]) => row);
        const { scopes, ...before } = tollLines(input);
        const { scopes: again, ...after } = tollLines({
          people: shuffled(input.people),
          counts: shuffled(input.counts),
          openPairs: shuffled(input.openPairs),
        });
        expect(after).toEqual(before);
        expect(again).toEqual(scopes);
      }),
      RUNS,
    );
  });
});
