/** What a row may show by its class, field by field. */
import { RELEASE_PATHS } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { Findings } from "../report.ts";
import { type Parts, smallParts } from "../testing/smallRelease.suite.ts";
import { checkClasses } from "./classes.ts";

type Row = Parts["people"][number];
const { people, release } = smallParts(false);
const full = people[0]!;
const counted: Row = people.find((row) => row.class === "count-only")!;
const month = { from: "2019-02-01", to: "2019-02-28", precision: "month" as const };
const reduced: Row = {
  ...full,
  class: "public-reduced",
  ageBand: null,
  city: null,
  date: month,
  cause: null,
  population: null,
  dispute: null,
  twoOrMoreOrigins: null,
};

function told(rows: readonly Row[], countOnlyShared = 1): string[] {
  const findings = new Findings();
  const policy = { ...release.policy, release: { ...release.policy.release, countOnlyShared } };
  checkClasses({ people: rows, counts: [], claims: [], corrections: [], toll: null }, { policy }, findings);
  return findings.report(null, null, null).faults.map(({ where, detail }) => `${where}: ${detail}`);
}
const shows = (row: Row, what: string) => [`${row.publicId}: a row that is ${row.class} shows ${what}`];

describe("[J15] [J16] a row", () => {
  it("that keeps to its class is none of these, whichever it is", () => {
    expect(told([full, reduced, counted])).toEqual([]);
    expect(told([{ ...reduced, date: null }])).toEqual([]);
  });

  it.each<[string, Partial<Row>]>([
    ["a name", { named: true }],
    ["a name", { nameForms: [{ text: "Invented", script: "latin" }] }],
    ["whom it may be", { group: "G0000000000000001" }],
    ["a dispute", { dispute: "none" }],
    ["its origins", { twoOrMoreOrigins: false }],
    ["a past", { version: 2 }],
    ["a past", { reason: "level-changed" }],
    ["a past", { firstPublished: "2019-03-04" }],
    ["a city without its province", { city: "city-a", province: null }],
  ])("that is only counted shows not %s", (what, some) => {
    const row = { ...counted, ...some };
    expect(told([row])).toEqual(shows(row, what));
  });

  it.each<[string, Partial<Row>]>([
    ["an age", { ageBand: "18-29" }],
    ["a city", { city: "city-a" }],
    ["a cause", { cause: "unknown" }],
    ["a population", { population: "unknown" }],
    ["a dispute", { dispute: "none" }],
    ["its origins", { twoOrMoreOrigins: true }],
    ["a day", { date: { ...month, to: "2019-02-27" } }],
    ["a day", { date: { ...month, from: "2019-02-02" } }],
  ])("that is shown in part shows not %s", (what, some) => {
    const row = { ...reduced, ...some };
    expect(told([row])).toEqual(shows(row, what));
  });

  it("of a city is of its province, in full as well", () => {
    const row = { ...full, province: null };
    expect(told([row])).toEqual(shows(row, "a city without its province"));
  });

  it("that is shown in part shows whole months: of every month and year the last day, and no day before it", () => {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const rows: [Row, boolean][] = [];
    for (const year of [1896, 1900, 1999, 2000, 2019, 2020, 2100])
      for (let at = 0; at < 12; at += 1) {
        const [from, last] = [day(Date.UTC(year, at, 1)), Date.UTC(year, at + 1, 0)];
        rows.push([{ ...reduced, date: { ...month, from, to: day(last) } }, true]);
        rows.push([{ ...reduced, date: { ...month, from, to: day(last - 86_400_000) } }, false]);
      }
    for (const [row, whole] of rows) expect(told([row]).length === 0, `${row.date?.to}`).toBe(whole);
  });
});

describe("[J16] rows that are only counted", () => {
  const few = (kinds: number, least: number) => [
    `${RELEASE_PATHS.people}: ${kinds} kinds of rows that are only counted are shown of fewer than ${least} people`,
  ];

  it("show what as many people share as the policy says, and no fewer", () => {
    const rows = Array.from({ length: 10 }, () => counted);
    expect(told(rows, 10)).toEqual([]);
    expect(told(rows.slice(1), 10)).toEqual(few(1, 10));
    // Others are not counted to them.
    expect(told([...rows.slice(1), full, reduced], 10)).toEqual(few(1, 10));
  });

  it.each<[string, Partial<Row>]>([
    ["level", { level: "verified" }],
    ["whether missing", { missingPresumed: true }],
    ["province", { province: null }],
    ["city", { city: "city-a" }],
    ["date", { date: month }],
    ["population", { population: "protester" }],
    ["sex", { sex: "male" }],
    ["age", { ageBand: "60+" }],
    ["cause", { cause: "gunfire" }],
  ])("are of a kind by their %s", (_, some) => {
    expect(told([counted, counted, { ...counted, ...some }], 2)).toEqual(few(1, 2));
    expect(told([counted, { ...counted, ...some }], 2)).toEqual(few(2, 2));
  });
});
