import { describe, expect, it } from "vitest";
import { day, Story } from "../../testing/story.ts";
import { asBreakdownPerson, breakdowns, nightOf } from "../index.ts";

function cuts(...some: Parameters<Story["record"]>[0][]) {
  const story = new Story();
  for (const options of some) story.assess(story.record(options));
  return breakdowns(
    story
      .judge()
      .victims.map(asBreakdownPerson)
      .filter((row) => row !== null),
  );
}

describe("cuts of the toll", () => {
  it("[J12] a night runs from six in the evening to six in the morning", () => {
    expect(nightOf("2031-01-08", "18:00")).toEqual({ day: "2031-01-08", night: true });
    expect(nightOf("2031-01-09", "05:59")).toEqual({ day: "2031-01-08", night: true });
    expect(nightOf("2031-01-09", "06:00")).toEqual({ day: "2031-01-09", night: false });
    expect(nightOf("2031-01-08", "17:59")).toEqual({ day: "2031-01-08", night: false });
    expect(nightOf("2031-01-08", null)).toEqual({ day: "2031-01-08", night: null });
    expect(() => nightOf("2031-01-08", "24:00")).toThrow(RangeError);
    expect(() => nightOf("2031-02-30", null)).toThrow(RangeError);
  });

  it("[J12] with days only, people stand at their day and the night is unknown", () => {
    const { byNight } = cuts({}, {}, { fields: { deathDate: day("2031-01-07", "2031-01-09") } });
    expect(byNight).toEqual([
      { day: "2031-01-08", people: 2, verified: 0, nightUnknown: 2 },
      { day: null, people: 1, verified: 0, nightUnknown: 1 },
    ]);
  });

  it("[J12] the share under 30 is of those with known age, with the unknown beside it", () => {
    const { under30, byAgeBand } = cuts(
      { fields: { age: { low: 29, high: 29 } } },
      { fields: { age: { low: 30, high: 30 } } },
      { fields: { age: { low: 28, high: 33 } } },
      { fields: { age: null } },
    );
    expect(under30).toEqual({ people: 1, ofKnownAge: 2, ageUnknown: 2 });
    expect(byAgeBand.map((row) => [row.value, row.people])).toEqual([
      ["18-29", 1],
      ["30-44", 1],
      ["unknown", 2],
    ]);
  });

  it("[J1] every cut sums to the people counted, unknown included", () => {
    const all = cuts(
      { fields: { sex: null, cause: null, population: null } },
      { fields: { sex: "male", cause: "unknown", population: "unknown" } },
      { fields: { status: "missing-presumed" } },
      { fields: { deathPlace: { place: "south-a", province: null } } },
    );
    for (const rows of [all.byNight, all.byPlace, all.byAgeBand, all.bySex, all.byCause, all.byPopulation])
      expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(3);
    expect(all.byCause.at(-1)).toMatchObject({ value: "unknown", people: 2 });
    expect(all.byPlace.map((row) => row.province)).toEqual(["north", "south"]);
  });
});
