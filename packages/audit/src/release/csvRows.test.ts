import { expect, it } from "vitest";
import { csvRows } from "./tables.ts";

it("reads quotes, doubled quotes, commas and line ends within cells", () => {
  expect([...csvRows('a,"b ""c"", d","e\nf"\n,,\n"",""""\n"a"b,c"d\n')]).toEqual([
    ["a", 'b "c", d', "e\nf"],
    ["", "", ""],
    ["", '"'],
    ["ab", 'c"d'],
  ]);
  expect([...csvRows("")]).toEqual([]);
});

it("stops at quotes that do not close, and at a last line that has no end", () => {
  expect([...csvRows('a,"b\n')]).toEqual([null]);
  expect([...csvRows("a,b")]).toEqual([null]);
  expect([...csvRows('a\n"')]).toEqual([["a"], null]);
  expect([...csvRows("a\nb,")]).toEqual([["a"], null]);
});
