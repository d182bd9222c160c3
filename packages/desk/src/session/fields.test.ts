import type { RecordCell } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { fieldsOf, lenientFields } from "./fields.ts";

const cell = (role: RecordCell["role"], text: string): RecordCell => ({ role, header: role, text });

describe("fields of cells that nobody will mend", () => {
  it("a cell that cannot be read is missing, and takes no other with it", () => {
    const fields = lenientFields(
      [
        cell("name", "Zarkuna Navarsi"),
        cell("deathDate", "2014-99-99"),
        cell("ageYears", "400"),
        cell("sex", "female"),
      ],
      new Map(),
    );
    expect(fields).toMatchObject({ names: ["Zarkuna Navarsi"], deathDate: null, age: null, sex: "female" });
  });

  it("where nothing can be read there is a record that says nothing, not a failure", () => {
    expect(lenientFields([cell("deathDate", "x")], new Map())).toMatchObject({
      names: [],
      deathDate: null,
      status: "dead",
    });
    expect(lenientFields([], new Map())).toMatchObject({ names: [] });
  });

  it("dates are read as the mapping says they are written", () => {
    const date = [
      cell("name", "Zarkuna Navarsi"),
      { role: "deathDate" as const, header: "died", text: "05/08/2014" },
    ];
    const column = {
      column: 1,
      header: "died",
      role: "deathDate" as const,
      class: "circumstance" as const,
      calendar: "gregorian" as const,
    };
    expect(fieldsOf(date, [{ ...column, order: "dmy" }]).deathDate?.from).toBe("2014-08-05");
    expect(fieldsOf(date, [{ ...column, order: "mdy" }]).deathDate?.from).toBe("2014-05-08");
  });
});
