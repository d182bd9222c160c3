import { utf8 } from "@daftar/model";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseItems, parseJson } from "./parseJson.ts";

const kept = (text: string) => parseItems(utf8(text), (item) => ({ item }));
const items = (text: string) => kept(text)?.map(({ item }) => item) ?? null;

it("reads JSON however it is spaced out, and of two spellings one", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom("", " ", "\t", "\n  "), (value, space) => {
      const text = JSON.stringify(value, null, space);
      const read = JSON.parse(text);
      expect(parseJson(utf8(`\n${text} `))).toEqual(read);
      expect(items(text)).toEqual(Array.isArray(read) ? read : null);
    }),
  );
  for (const other of [
    '{"a":1,"a":2}',
    '["\\u0061"]',
    "[1.0]",
    "[1e3]",
    "[-0]",
    "[1,]",
    "[1 2]",
    '["\\/"]',
    // As long as what we write, letter for letter, where it is spaced out.
    '{"a": 1e2}',
    '{"2": 1, "1": 2}',
    '[ {"b": "\\u000A"} ]',
    "",
  ]) {
    expect(parseJson(utf8(other)), other).toBeUndefined();
    expect(items(other), other).toBeNull();
  }
  expect(parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toBeUndefined();
});

it("reads items on lines of their own as it reads the same array in another layout", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 2 })), (values) => {
      const lines = values.map((value) => JSON.stringify(value));
      const read = JSON.parse(`[${lines.join(",")}]`);
      expect(items(`[\n${lines.join(",\n")}\n]\n`)).toEqual(read);
      expect(items(`[${lines.join(",")}]`)).toEqual(read);
    }),
  );
  // Not on lines of their own, in part or by the end; the whole is asked.
  expect(items('[\n1,2,\n"a"\n]\n')).toEqual([1, 2, "a"]);
  expect(items("[\n1,\n[\n2\n]\n]\n")).toEqual([1, [2]]);
  expect(items("[\n1\n]")).toEqual([1]);
  for (const other of [
    "[\n1,\n]\n",
    "[\n1\n2\n]\n",
    "[\n1",
    "[\n1\n]\n[",
    '[\n{"a":1,"a":2}\n]\n',
    '[\n"\\u0061"\n]\n',
    "[\n1\n]\n\ufeff",
    "[\n\n]\n,",
    // What stands in place of a bracket, or of a line end after one.
    "x\n1\n]\n",
    "[x1\n]\n",
    "[\n1\nx\n",
    "[\n1\n,\n",
    "[\n1\n]x",
    "[\n1\n]\nx",
  ])
    expect(items(other), other).toBeNull();
});

it("refuses an array of which one item is refused, in either layout", () => {
  const below3 = (item: unknown) => (typeof item === "number" && item < 3 ? item : null);
  expect(parseItems(utf8("[\n1,\n2\n]\n"), below3)).toEqual([1, 2]);
  for (const text of ["[\n1,\n3\n]\n", "[1,3]", "{}", "3"]) expect(parseItems(utf8(text), below3)).toBeNull();
});
