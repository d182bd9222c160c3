import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountablePerson,
  incidentId,
  incidents,
  openIncident,
  parseIncidentId,
  tollLines,
} from "../index.ts";
import { scopeContains, scopeKey } from "../lines/place.ts";
import type { IncidentCount } from "./incidents.ts";

const days = ["2031-01-07", "2031-01-08", "2031-01-09", "2031-01-10"];
const window = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const place = fc.constantFrom(
  { province: null, city: null, incident: null },
  { province: "north", city: null, incident: null },
  { province: "north", city: "a", incident: null },
  { province: "north", city: "a", incident: "square" },
  { province: "north", city: "b", incident: null },
  { province: "south", city: "c", incident: null },
);
const person = fc.record({
  level: fc.constantFrom("alleged", "reported", "corroborated", "verified"),
  named: fc.boolean(),
  place: fc.option(place),
  when: fc.option(
    fc.oneof(
      window,
      fc.constantFrom(...days).map((day) => ({ from: day, to: day })),
    ),
  ),
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
    level: fc.constantFrom("credible", "credible", "alleged"),
    kind: fc.constant("account"),
  } as const)
  .map(({ more, ...rest }) => ({ ...rest, high: rest.low + more }));

const desk = fc
  .record({
    people: fc.array(person, { maxLength: 25 }),
    counts: fc.array(count, { maxLength: 7 }),
    from: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ people, counts, from }) => {
    const rows = people.map((one, at): CountablePerson => ({ ...one, id: `p${at}` }));
    const all = counts.map((one, at): IncidentCount => ({ ...one, id: `c${at}` }));
    const credible = all.flatMap(({ level, ...one }) => (level === "alleged" ? [] : [{ ...one, level }]));
    return {
      people: rows,
      counts: all,
      from,
      lines: tollLines({ people: rows, counts: credible, openPairs: [] }),
    };
  });

describe("incidents of any desk", () => {
  it("[J11] nobody is in two incidents side by side, and a part holds nobody whom its whole does not", () => {
    fc.assert(
      fc.property(desk, (input) => {
        const all = incidents(input).filter((one) => !one.crosses);
        const peopleOf = new Map(
          all.map((one) => [one.id, new Set(openIncident(input, one)?.people ?? [])] as const),
        );
        for (const [at, one] of all.entries()) {
          expect(peopleOf.get(one.id)?.size).toBe(one.people);
          const whole = one.within === null ? undefined : peopleOf.get(one.within);
          if (one.within !== null)
            expect([...(peopleOf.get(one.id) ?? [])].filter((id) => whole?.has(id) !== true)).toEqual([]);
          for (const other of all.slice(at + 1)) {
            if (other.within !== one.within) continue;
            const both = [...(peopleOf.get(one.id) ?? [])].filter((id) => peopleOf.get(other.id)?.has(id));
            expect(both, `${one.id} and ${other.id}`).toEqual([]);
          }
        }
      }),
    );
  });

  it("[J11] the tree holds that of the lines: the same people at every scope, and the same scope around it", () => {
    fc.assert(
      fc.property(desk, (input) => {
        const all = incidents(input);
        const byKey = new Map(all.map((one) => [scopeKey(one), one]));
        const byId = new Map(all.map((one) => [one.id, one]));
        for (const scope of input.lines.scopes) {
          const incident = byKey.get(scopeKey(scope));
          expect(incident?.crosses).toBe(scope.crosses);
          expect(incident?.line).toBe(scope);
          if (scope.crosses) continue;
          expect(incident?.people).toBe(scope.people);
          // Days and unassessed counts may stand between; the next counted scope outward is the line's own.
          let around = byId.get(incident?.within ?? "");
          while (around !== undefined && around.line === null) around = byId.get(around.within ?? "");
          expect(around?.line ?? null).toBe(scope.parent === null ? null : input.lines.scopes[scope.parent]);
        }
      }),
    );
  });

  it("the order of rows changes nothing, ids are read back, and what holds an incident contains it", () => {
    fc.assert(
      fc.property(desk, (input) => {
        const all = incidents(input);
        const turned = incidents({
          ...input,
          people: input.people.toReversed(),
          counts: input.counts.toReversed(),
        });
        expect(turned).toEqual(all);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        for (const one of all) {
          const { place: where, window: when } = one;
          expect(parseIncidentId(one.id)).toEqual({ place: where, window: when });
          const holder = all.find(({ id }) => id === one.within);
          if (one.within !== null) expect(scopeContains(holder!, one)).toBe(true);
          expect(incidentId(one)).toBe(one.id);
        }
      }),
    );
  });
});
