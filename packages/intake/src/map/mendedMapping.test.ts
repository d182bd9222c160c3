import type { MappedColumn } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { REJECTED_COLUMNS } from "../rejected/rejectedColumns.ts";
import { acceptProposal, mappingForOp } from "./mappingFile.ts";
import { mendedMapping } from "./mendedMapping.ts";
import { proposeMapping } from "./proposeMapping.ts";

// Everybody here is invented.
const header = ["id", "name", "reported by", "died", "no", "remark"];
const rows = [
  ["1", "Arash Behmanzad", "a neighbour", "5/13/2014", "1", "x"],
  ["2", "Mina Parvaz", "", "5/7/2014", "2", ""],
  ["3", "Kian Delavar", "", "5/7/2014", "3", ""],
];
const earlier: readonly MappedColumn[] = mappingForOp(acceptProposal(proposeMapping({ header, rows })));
const roles = (of: readonly string[]) =>
  mendedMapping(of, earlier)?.map(({ role, class: kept, order }) => [role, kept, order]);

describe("the mapping of rejected rows", () => {
  it("is that of the import that gave them back, sealed columns too, though an op keeps no header of theirs", () => {
    expect(roles([...REJECTED_COLUMNS, ...header])).toEqual([
      ...REJECTED_COLUMNS.map(() => ["ignore", "drop", null]),
      ["key", "victim", null],
      ["name", "victim", null],
      ["reporter", "source-identity", null],
      ["deathDate", "circumstance", "mdy"],
      ["ignore", "drop", null],
      ["text", "free-text", null],
    ]);
  });

  it("finds columns that were moved by their headers, and seals what it does not know", () => {
    const moved = ["name", "id", "died", "reported by", "phone of the sister", ...REJECTED_COLUMNS, "no"];
    expect(roles(moved)?.map((one) => one.slice(0, 2))).toEqual([
      ["name", "victim"],
      ["key", "victim"],
      ["deathDate", "circumstance"],
      ["text", "free-text"],
      ["text", "free-text"],
      ...REJECTED_COLUMNS.map(() => ["ignore", "drop"]),
      ["text", "free-text"],
    ]);
  });

  it("a column put at the end to hold what was in a name changes no other", () => {
    expect(roles([...REJECTED_COLUMNS, ...header, "told by"])?.at(-1)).toEqual(["text", "free-text", null]);
    expect(roles([...REJECTED_COLUMNS, ...header, "told by"])?.[6]).toEqual([
      "reporter",
      "source-identity",
      null,
    ]);
  });

  it("is none where a readable column is gone, or there was none", () => {
    expect(mendedMapping([...REJECTED_COLUMNS, "id", "name"], earlier)).toBeNull();
    expect(mendedMapping([...REJECTED_COLUMNS, ...header], [])).toBeNull();
  });
});
