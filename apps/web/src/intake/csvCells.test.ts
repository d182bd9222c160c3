import { csvText } from "@daftar/claims";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCells } from "./csvCells.ts";

describe("cells of a CSV file", () => {
  it("quotes, commas and line ends within a cell are its own", () => {
    expect(csvCells('a,"b, ""c""","d\ne"\r\n1,,3\n')).toEqual([
      ["a", 'b, "c"', "d\ne"],
      ["1", "", "3"],
    ]);
  });

  it("reads back what is written", () => {
    const cell = fc.string().filter((text) => !/^[=+\-@\t\r']/.test(text) && !text.includes("\r"));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        expect(csvCells(csvText(["one", "two"], rows))).toEqual([["one", "two"], ...rows]);
      }),
    );
  });
});
