import { describe, expect, it } from "vitest";
import { printIncident, printIncidents } from "./incidents.ts";

const row = {
  id: "north~a~2031-01-08..2031-01-09",
  place: { province: "north", city: "a", incident: null },
  placeNames: [["Arvandis"], ["Northland"]],
  window: { from: "2031-01-08", to: "2031-01-09" },
  people: 5,
  verified: 2,
  corroborated: 1,
  disputed: 1,
  missingPresumed: 0,
  accounts: 1,
  credible: 1,
  figure: { low: 8, high: 12, atLeast: true, verified: 0 },
  gaps: [{ code: "fewer-than-counted", number: 3 }],
  underCut: true,
};
const day = (name: string, people: number, verified: number, cuts: number[]) => ({
  day: `2031-01-${name}`,
  people,
  verified,
  cuts,
});
const byDay = {
  days: [day("08", 4, 2, [0]), day("09", 0, 0, [0])],
  undated: { people: 1, verified: 0 },
  conditions: [{ from: "2031-01-08", to: "2031-01-09", where: "a valley", cut: "telephone", placed: false }],
  warning: { code: "cut", words: "Days under a cut look quieter than they were: telephone." },
};
const list = { asOf: null, practice: false, total: 1, incidents: [row], byDay };
const opened = {
  asOf: null,
  practice: true,
  incident: row,
  holders: [],
  parts: [],
  crossing: [],
  people: [{ id: "v1", names: [], level: "reported", death: null, origins: 1 }],
  perhaps: 2,
  openPairs: 1,
  counts: [],
  evidence: { accounts: [], peopleWithDirect: 0, origins: 0 },
  claims: [],
  byDay,
};

describe("incidents at a terminal", () => {
  it("[J20] the warning stands above the days, quiet days are rows, and the undated are told", () => {
    const text = printIncidents(list);
    const [warning, first] = [text.indexOf("look quieter than they were"), text.indexOf("2031-01-08  ")];
    expect(warning).toBeGreaterThan(0);
    expect(text.indexOf("█ verified")).toBeGreaterThan(warning);
    expect(first).toBeGreaterThan(-1);
    expect(text).toMatch(/2031-01-09 +0 +0 +1/);
    expect(text).toContain("On no day above: 1 whose day of death is not known.");
    expect(text).toContain("no place of the scope");
    expect(text).toContain("3 names fewer than the lowest count");
    expect(text).not.toContain("PRACTICE");
  });

  it("one incident begins with a sentence: where, when, how many, counted how, and who perhaps", () => {
    const text = printIncident(opened);
    expect(text.replaceAll("\n", " ")).toContain(
      "Arvandis, Northland, 2031-01-08 to 2031-01-09: 5 people are documented as dead here and then (2 verified, 1 corroborated); counts say at least 8 to 12. Beside them: 2 more may have died here and then, 1 disputed.",
    );
    const counted = (accounts: number) =>
      printIncident({ ...opened, incident: { ...row, figure: null, accounts } }).replaceAll("\n", " ");
    expect(counted(0)).toContain("nobody counted them");
    expect(counted(1)).toContain("the counts of it are not assessed");
    expect(text).toContain("- undecided pairs among these people: 1");
    expect(text).toContain("no name");
    expect(text.startsWith("PRACTICE")).toBe(true);
  });

  it("of an empty desk says why a quiet day means nothing", () => {
    const words = "No reporting conditions are recorded, so that a quiet day means nothing.";
    const nothing = {
      days: [],
      undated: { people: 0, verified: 0 },
      conditions: [],
      warning: { code: "none-recorded", words },
    };
    expect(printIncidents({ ...list, total: 0, incidents: [], byDay: nothing })).toContain(words);
  });
});
