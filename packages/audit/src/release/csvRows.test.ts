import { expect, it } from "vitest";
import { parseCsv } from "./tables.ts";

it("reads quotes, doubled quotes, commas and line ends within cells", () => {
  expect(parseCsv('a,"b ""c"", d","e\nf"\n,,\n')).toEqual([
    ["a", 'b "c", d', "e\nf"],
    ["", "", ""],
  ]);
});

it("refuses a table whose quotes do not close or whose last line has no end", () => {
  for (const text of ['a,"b\n', "a,b", 'a\n"']) expect(parseCsv(text)).toBeNull();
});
