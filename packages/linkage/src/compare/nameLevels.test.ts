import { describe, expect, it } from "vitest";
import { encode } from "../encode/columns.ts";
import { type LinkRecord, linkRecord } from "../record/linkRecord.ts";
import { tableOf } from "../table/tableOf.ts";
import { fieldSet } from "./fieldSet.ts";
import { levelsOf } from "./levels.ts";

/** Levels of given and family name of two accounts. */
function levels(a: Partial<LinkRecord>, b: Partial<LinkRecord>): (number | undefined)[] {
  const columns = encode(
    tableOf([a, b].map((said, at) => linkRecord({ list: "list", id: String(at), ...said }))),
    new Set(),
  );
  const fields = fieldSet(columns);
  const out = new Int8Array(fields.names.length).fill(-1);
  levelsOf(columns, fields)(0, 1, out);
  return ["given", "family"].map((name) => out[fields.names.indexOf(name)]);
}

describe("given and family name", () => {
  it("agree, less than in their own place, where each stands in the other's", () => {
    const own = { given: "Nabil", family: "Delavar" };
    expect(levels(own, { given: "Delavar", family: "Nabil" })).toEqual([2, 2]);
    expect(levels(own, { given: "دلاور", family: "نبیل" })).toEqual([2, 2]);
    expect(levels({ names: ["Nabil Delavar"] }, { names: ["Delavar Nabil"] })).toEqual([2, 2]);
  });

  it("agree, less still, where one of the two is damaged besides", () => {
    expect(levels({ given: "Nabil", family: "Delavar" }, { given: "Delavar", family: "Nadil" })).toEqual([
      2, 1,
    ]);
    expect(levels({ given: "Nabil", family: "Delavar" }, { given: "Delavar", family: "Samer" })).toEqual([
      0, 0,
    ]);
  });

  it("agree on the one name that an account has, in whichever column it stands", () => {
    expect(levels({ given: "Delavar" }, { given: "Nabil", family: "Delavar" })).toEqual([-1, 2]);
    expect(levels({ family: "Nabil" }, { given: "Nabil", family: "Delavar" })).toEqual([-1, 2]);
    expect(levels({ family: "Nabil" }, { given: "Nabil" })).toEqual([-1, 2]);
    expect(levels({ given: "Samer" }, { given: "Nabil", family: "Delavar" })).toEqual([0, -1]);
  });
});
