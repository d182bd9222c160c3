import { describe, expect, it } from "vitest";
import {
  type CountablePerson,
  type Incident,
  incidentId,
  incidentOf,
  incidents,
  openIncident,
  parseIncidentId,
  tollLines,
} from "../index.ts";
import type { IncidentCount } from "./incidents.ts";

let serial = 0;
const CITY = { province: "north", city: "north-a", incident: null };
const SQUARE = { ...CITY, incident: "square" };
const NORTH = { province: "north", city: null, incident: null };
const day = (from: string, to = from) => ({ from: `2031-01-${from}`, to: `2031-01-${to}` });

function people(number: number, some: Partial<CountablePerson> = {}): CountablePerson[] {
  return Array.from({ length: number }, () => {
    serial += 1;
    const of = { level: "reported", named: true, status: "dead", disputed: false } as const;
    return { id: `p${serial}`, place: CITY, when: day("08"), ...of, ...some };
  });
}
function count(some: Partial<IncidentCount> = {}): IncidentCount {
  serial += 1;
  const of = { kind: "account", level: "credible", extent: "whole", low: 10, high: 12 } as const;
  return { id: `c${serial}`, place: CITY, window: day("08", "09"), ...of, ...some };
}
function desk(rows: CountablePerson[], counts: IncidentCount[] = [], from = 3) {
  const credible = counts.flatMap(({ level, ...one }) => (level === "alleged" ? [] : [{ ...one, level }]));
  return { people: rows, counts, from, lines: tollLines({ people: rows, counts: credible, openPairs: [] }) };
}
const codes = (of: Incident | undefined) => of?.gaps.map(({ code }) => code);
const byId = (all: readonly Incident[], id: string) => all.find((one) => one.id === id);

describe("ids of incidents", () => {
  it("say place and window, and are read back", () => {
    expect(incidentId({ place: CITY, window: day("08", "09") })).toBe("north~north-a~2031-01-08..2031-01-09");
    expect(incidentId({ place: NORTH, window: day("08") })).toBe("north~2031-01-08");
    const whole = { province: null, city: null, incident: null };
    expect(incidentId({ place: whole, window: day("08") })).toBe("all~2031-01-08");
    const odd = { province: "all", city: "50%~7E", incident: "میدان ۱" };
    for (const place of [CITY, SQUARE, NORTH, whole, odd, { ...whole, province: "all" }]) {
      const box = { place, window: day("08", "09") };
      expect(parseIncidentId(incidentId(box))).toEqual(box);
    }
  });

  it("of anything else are none", () => {
    for (const id of [
      "",
      "north",
      "2031-01-08",
      "north~2031-02-30",
      "north~2031-01-09..2031-01-08",
      "north~2031-01-08..2031-01-08",
      "a~b~c~d~2031-01-08",
    ])
      expect(parseIncidentId(id), id).toBe(null);
  });
});

describe("what is an incident", () => {
  it("[J2] every place and window that a count names, assessed or not; an unassessed one has no figure", () => {
    const all = incidents(desk([], [count(), count({ place: SQUARE, level: "alleged" })]));
    expect(
      all.map(({ id, line, accounts, credible }) => [id, line?.ownLow ?? null, accounts, credible]),
    ).toEqual([
      ["north~north-a~2031-01-08..2031-01-09", 10, 1, 1],
      ["north~north-a~square~2031-01-08..2031-01-09", null, 1, 0],
    ]);
    expect(codes(all[1])).toEqual(["not-assessed"]);
  });

  it("[J12] a city and a day on which enough people died, and not one fewer", () => {
    const rows = [...people(3), ...people(2, { when: day("09") }), ...people(4, { when: day("10", "11") })];
    expect(incidents(desk(rows)).map(({ id, people: of }) => [id, of])).toEqual([
      ["north~north-a~2031-01-08", 3],
    ]);
    expect(codes(incidents(desk(rows))[0])).toEqual(["no-count"]);
    expect(incidents(desk(people(3, { level: "alleged" })))).toEqual([]);
  });

  it("[J11] a day lies within the count that holds it, and the counted square within the day", () => {
    const counts = [count(), count({ place: SQUARE, window: day("08"), low: 2, high: 3 })];
    const all = incidents(desk([...people(3), ...people(2, { place: SQUARE })], counts));
    expect(all.map(({ id, within, people: of }) => [id, within, of])).toEqual([
      ["north~north-a~2031-01-08..2031-01-09", null, 5],
      ["north~north-a~2031-01-08", "north~north-a~2031-01-08..2031-01-09", 5],
      ["north~north-a~square~2031-01-08", "north~north-a~2031-01-08", 2],
    ]);
  });

  it("[J11] a day across a counted scope is marked, and holds nothing in the tree", () => {
    const all = incidents(desk(people(3, { place: SQUARE }), [count({ place: SQUARE })]));
    expect(byId(all, "north~north-a~2031-01-08")).toMatchObject({ crosses: true, people: 3 });
    expect(byId(all, "north~north-a~square~2031-01-08..2031-01-09")).toMatchObject({ crosses: false });
    expect(codes(byId(all, "north~north-a~2031-01-08"))).toContain("crosses");
  });
});

describe("what is missing or disagrees", () => {
  it("[J20] names fewer than the lowest count, and beyond the highest", () => {
    const [few] = incidents(desk(people(4), [count()], 9));
    expect(few?.gaps).toEqual([{ code: "fewer-than-counted", number: 6 }]);
    const [many] = incidents(desk(people(15), [count()], 99));
    expect(many?.gaps).toEqual([{ code: "more-than-counted", number: 3 }]);
    const [fit] = incidents(desk(people(11), [count()], 99));
    expect(fit?.gaps).toEqual([]);
  });

  it("[J11] parts above the whole are flagged with their sum", () => {
    const counts = [
      count({ low: 4, high: 6 }),
      count({ place: SQUARE, window: day("08"), low: 5, high: 5 }),
      count({ place: { ...CITY, incident: "bridge" }, window: day("09"), low: 3, high: 3 }),
    ];
    const all = incidents(desk(people(4), counts, 99));
    expect(byId(all, "north~north-a~2031-01-08..2031-01-09")?.gaps).toContainEqual({
      code: "parts-above-whole",
      number: 12,
    });
  });

  it("[J11] partial counts alone are told, and whole counts that share no number", () => {
    expect(codes(incidents(desk(people(20), [count({ extent: "partial" })], 99))[0])).toEqual([
      "only-partial",
    ]);
    expect(codes(incidents(desk(people(10), [count(), count({ low: 13, high: 20 })], 99))[0])).toEqual([
      "counts-apart",
    ]);
  });
});

describe("one incident opened", () => {
  it("[J11] tells who surely died there, who perhaps did, and its parts and holders", () => {
    const here = people(3);
    const unsure = people(2, { when: null });
    const gone = people(1, { status: "missing-presumed" });
    const input = desk([...here, ...unsure, ...gone, ...people(1, { when: day("20") })], [count()]);
    const open = openIncident(input, { place: CITY, window: day("08") });
    expect(open).toMatchObject({
      people: here.map(({ id }) => id).sort(),
      missingPresumed: gone.map(({ id }) => id),
      perhaps: 2,
      holders: [{ id: "north~north-a~2031-01-08..2031-01-09" }],
    });
    const counted = openIncident(input, { place: CITY, window: day("08", "09") });
    expect(counted?.parts.map(({ id }) => id)).toEqual(["north~north-a~2031-01-08"]);
  });

  it("opens any place and window where somebody died, and none where nobody did", () => {
    const input = desk(people(1));
    expect(openIncident(input, { place: NORTH, window: day("01", "31") })?.incident).toMatchObject({
      people: 1,
      accounts: 0,
    });
    expect(openIncident(input, { place: NORTH, window: day("09") })).toBe(null);
  });

  it("a person leads to the narrowest that surely holds them", () => {
    const counts = [count(), count({ place: NORTH, window: day("01", "31") })];
    const rows = people(3);
    const all = incidents(desk(rows, counts));
    const of = (some: Partial<CountablePerson>) => incidentOf(all, { ...rows[0]!, ...some });
    expect(of({})).toBe("north~north-a~2031-01-08");
    expect(of({ when: day("08", "09") })).toBe("north~north-a~2031-01-08..2031-01-09");
    expect(of({ place: NORTH })).toBe("north~2031-01-01..2031-01-31");
    expect(of({ when: day("20") })).toBe("north~north-a~2031-01-20");
    expect(of({ place: null })).toBe(null);
  });
});
