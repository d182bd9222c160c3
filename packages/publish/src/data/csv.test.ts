import { fromUtf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { csvFile } from "./csv.ts";
import { DICTIONARY } from "./dictionary.ts";
import { CLAIM_COLUMNS, COUNT_COLUMNS, PEOPLE_COLUMNS } from "./tables.ts";

const cellOf = (text: string | number) => fromUtf8(csvFile(["a"], [[text]])).split("\n")[1];

describe("released tables", () => {
  it.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("[P26] no spreadsheet runs %j", (text) => {
    expect(cellOf(text)?.replace(/^"/, "")).toMatch(/^'/);
  });

  it("[P26] a number below 0 is a number, and no text", () => {
    expect(cellOf(-5)).toBe("-5");
  });

  it("[P26] commas, quotes and line ends stay within their cell", () => {
    expect(fromUtf8(csvFile(["a", "b"], [['say "x", y', "1\n2"]]))).toBe('a,b\n"say ""x"", y","1\n2"\n');
  });

  it("[P27] the dictionary tells of every column there is and of no other, in order", () => {
    const told = (file: string) =>
      DICTIONARY.filter((entry) => entry.file === file).map(({ column }) => column);
    expect(told("data/people.csv")).toEqual(PEOPLE_COLUMNS.map(([header]) => header));
    expect(told("data/counts.csv")).toEqual(COUNT_COLUMNS.map(([header]) => header));
    expect(told("data/claims.csv")).toEqual(CLAIM_COLUMNS.map(([header]) => header));
  });

  it("[P17] [J19] invented is the first column of every table", () => {
    for (const columns of [PEOPLE_COLUMNS, COUNT_COLUMNS, CLAIM_COLUMNS]) {
      expect(columns[0]?.[0]).toBe("invented");
    }
  });

  it("[P9] [J16] the columns of people are those of the rule", () => {
    expect(PEOPLE_COLUMNS.map(([header]) => header).sort()).toEqual(
      [
        "invented",
        "public_id",
        "version",
        "class",
        "group",
        "level",
        "named",
        "name_forms",
        "age_band",
        "sex",
        "date_from",
        "date_to",
        "date_precision",
        "city",
        "province",
        "cause",
        "population",
        "dispute",
        "two_or_more_origins",
        "missing_presumed",
        "first_published",
        "changed",
        "reason",
      ].sort(),
    );
  });
});
