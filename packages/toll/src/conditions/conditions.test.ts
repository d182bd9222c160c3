import { gazetteer } from "@daftar/names";
import { describe, expect, it } from "vitest";
import { conditionsOver, daysUnderCuts, placeConditions, reportingWarning } from "../index.ts";

const area = {
  name: "Sarvand",
  provinces: [
    { id: "north", names: ["Northland"], cities: [{ id: "north-a", names: ["Arvandis", "اروندیس"] }] },
    { id: "south", names: ["Southland"], cities: [{ id: "south-a", names: ["Mirvanak"] }] },
  ],
};
const cut = (where: string, from = "08", to = from, what = "internet") => ({
  from: `2031-01-${from}`,
  to: `2031-01-${to}`,
  where,
  cut: what,
});
const placed = (...rows: ReturnType<typeof cut>[]) => placeConditions(rows, area, gazetteer(area).resolve);
const at = (province: string | null, city: string | null, from: string, to = from) => ({
  place: { province, city, incident: null },
  window: { from: `2031-01-${from}`, to: `2031-01-${to}` },
});
const night = (day: string | null, people: number, verified = 0) => ({
  day: day === null ? null : `2031-01-${day}`,
  people,
  verified,
  nightUnknown: people,
});

describe("where something was cut", () => {
  it("[J20] is read from words for the whole area, its name, a province or a city, in any script", () => {
    const rows = placed(
      cut("the whole area (invented)"),
      cut("Sarvand"),
      cut("Northland"),
      cut("Arvandis (invented)"),
      cut("اروندیس"),
      cut("a valley nobody listed"),
    );
    expect(rows.map(({ place }) => place && [place.province, place.city])).toEqual([
      [null, null],
      [null, null],
      ["north", null],
      ["north", "north-a"],
      ["north", "north-a"],
      null,
    ]);
  });

  it("[J20] concerns a place by day and by place, around it or within it; words that are no place concern all", () => {
    const rows = placed(cut("Sarvand"), cut("Northland"), cut("Mirvanak"), cut("a valley nobody listed"));
    const where = (box: ReturnType<typeof at>) => conditionsOver(rows, box).map((one) => one.where);
    expect(where(at("north", "north-a", "08"))).toEqual(["Sarvand", "Northland", "a valley nobody listed"]);
    expect(where(at("south", null, "01", "31"))).toEqual(["Sarvand", "Mirvanak", "a valley nobody listed"]);
    expect(where(at("north", "north-a", "09"))).toEqual([]);
  });
});

describe("the warning", () => {
  it("[J20] names every cut; says so where other days were cut; and where nothing is recorded", () => {
    const cuts = [cut("Sarvand", "08", "10"), cut("Northland", "09", "09", "telephone")];
    expect(reportingWarning(cuts, 2)).toEqual({
      code: "cut",
      words:
        "Days under a cut look quieter than they were: internet, 2031-01-08 to 2031-01-10, Sarvand; telephone, on 2031-01-09, Northland.",
    });
    expect(reportingWarning([], 2).code).toBe("none-then");
    expect(reportingWarning([], 0)).toEqual({
      code: "none-recorded",
      words: "No reporting conditions are recorded, so that a quiet day means nothing.",
    });
  });
});

describe("deaths by day", () => {
  const window = { from: "2031-01-01", to: "2031-01-31" };

  it("[J12, J20] every day from the first to the last is told, quiet ones too, with the cuts it was under", () => {
    const rows = [night("07", 3, 1), night("10", 5), night(null, 4, 2)];
    const cuts = [cut("Northland", "09", "12", "telephone"), cut("Sarvand", "08", "09")];
    const { days, undated, conditions, warning } = daysUnderCuts(rows, cuts, window);
    expect(
      days.map(({ day, people, verified, cuts: under }) => [day.slice(-2), people, verified, under]),
    ).toEqual([
      ["07", 3, 1, []],
      ["08", 0, 0, [0]],
      ["09", 0, 0, [0, 1]],
      ["10", 5, 0, [1]],
      ["11", 0, 0, [1]],
      ["12", 0, 0, [1]],
    ]);
    expect(undated).toEqual({ people: 4, verified: 2 });
    expect(conditions.map(({ where }) => where)).toEqual(["Sarvand", "Northland"]);
    expect(warning.code).toBe("cut");
    expect(days.reduce((sum, { people }) => sum + people, undated.people)).toBe(12);
  });

  it("[J20] a cut outside the scope's days makes no rows; no cut then, and none at all, are told apart", () => {
    const cuts = [cut("Sarvand", "20", "25")];
    const narrow = { from: "2031-01-01", to: "2031-01-10" };
    expect(daysUnderCuts([night("07", 3)], cuts, narrow)).toMatchObject({
      days: [{ people: 3, cuts: [] }],
      conditions: [],
      warning: { code: "none-then" },
    });
    expect(daysUnderCuts([night("07", 3)], [], narrow).warning.code).toBe("none-recorded");
    expect(daysUnderCuts([], [], null)).toMatchObject({ days: [], undated: { people: 0, verified: 0 } });
  });

  it("one misread year makes no endless table", () => {
    const far = { day: "1931-01-07", people: 1, verified: 0, nightUnknown: 1 };
    expect(daysUnderCuts([far, night("07", 3)], [], null).days.length).toBe(2);
  });
});
