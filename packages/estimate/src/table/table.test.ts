import { DaftarError } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { captureTable, countsByLists, peopleIn } from "./captureTable.ts";
import { listsWithin, overlapping } from "./overlapping.ts";
import { parseTable } from "./parseTable.ts";
import { documentedCount, estimatedTotal, people } from "./people.ts";
import { tableOf } from "./tableOf.ts";

const rows = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(","));

function faultOf(run: () => unknown): DaftarError {
  try {
    run();
  } catch (error) {
    if (error instanceof DaftarError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("parseTable", () => {
  it("reads lists, histories and counts, wherever the count column stands", () => {
    const table = parseTable(rows("COUNT,a,b\n5,1,0\n0,0,1\n2,1,1"));
    expect(table.lists).toEqual(["a", "b"]);
    expect(table.cells).toEqual([
      { history: 1, count: 5 },
      { history: 3, count: 2 },
    ]);
  });

  it("reads Persian and Arabic digits, blanks around cells and a byte-order mark", () => {
    expect(parseTable(rows("\uFEFFa,b,count\n۱,۰, ۱۲ \n١,١,٣")).cells).toEqual([
      { history: 1, count: 12 },
      { history: 3, count: 3 },
    ]);
  });

  it("[J19] takes the mark of practice material for no list", () => {
    expect(parseTable(rows("invented,a,b,count\ntrue,1,1,4")).lists).toEqual(["a", "b"]);
  });

  it.each([
    ["no count column", "a,b\n1,0", "estimate.table", {}],
    ["two count columns", "a,count,Count\n1,2,2", "estimate.table", {}],
    ["no list", "count\n4", "estimate.table", {}],
    ["a list without a name", "a,,count\n1,0,4", "estimate.table", {}],
    ["two lists of one name", "a,a,count\n1,0,4", "estimate.table", { column: "a" }],
    [
      "a cell that is neither 0 nor 1",
      "a,b,count\n1,yes,4",
      "estimate.table",
      { row: 2, column: "b", value: "yes" },
    ],
    [
      "a count that is negative",
      "a,b,count\n1,0,-4",
      "estimate.table",
      { row: 2, column: "count", value: "-4" },
    ],
    ["a count that is not whole", "a,b,count\n1,0,4.5", "estimate.table", { row: 2 }],
    ["a count that is blank", "a,b,count\n1,0,", "estimate.table", { row: 2 }],
    ["a count beyond bounds", "a,b,count\n1,0,9999999999", "estimate.table", { row: 2 }],
    ["a short row", "a,b,count\n1,0,1\n1,1", "estimate.table", { row: 3 }],
    ["a history twice", "a,b,count\n1,0,4\n1,0,5", "estimate.table", { row: 3 }],
    ["people on no list", "a,b,count\n1,0,4\n0,0,5", "estimate.unknown-cell", { row: 3 }],
    ["no rows", "a,b,count", "file.no-rows", {}],
    ["eleven lists", "a,b,c,d,e,f,g,h,i,j,k,count\n1,0,0,0,0,0,0,0,0,0,0,1", "estimate.too-many-lists", {}],
  ])("refuses %s, naming the place", (_what, text, code, place) => {
    const fault = faultOf(() => parseTable(rows(text), "overlap.csv"));
    expect(fault.code).toBe(code);
    expect(fault.place).toMatchObject({ file: "overlap.csv", ...place });
  });

  it("refuses nothing at all", () => {
    expect(faultOf(() => parseTable([])).code).toBe("file.empty");
  });
});

describe("tableOf", () => {
  it("counts each person once, by the lists that person is on", () => {
    const table = tableOf(["a", "b", "c"], [["a"], ["b", "a"], new Set(["c"]), ["c", "c"]]);
    expect(table.cells).toEqual([
      { history: 1, count: 1 },
      { history: 3, count: 1 },
      { history: 4, count: 2 },
    ]);
    expect(peopleIn(table)).toBe(4);
    expect(countsByLists(table)).toEqual([0, 3, 1, 0]);
  });
  it("refuses a list that is not there, a person on none, and too many lists", () => {
    expect(() => tableOf(["a"], [["b"]])).toThrow(/not in lists/);
    expect(() => tableOf(["a"], [[]])).toThrow(/at least one list/);
    const many = Array.from({ length: 40 }, (_, i) => `l${i}`);
    expect(faultOf(() => tableOf(many, [])).code).toBe("estimate.too-many-lists");
    expect(() => captureTable(["a"], new Map([[2, 1]]))).toThrow(/history/);
    expect(() => captureTable(["a"], new Map([[1, 0.5]]))).toThrow(/count/);
    expect(() => captureTable(["a", "a"], new Map())).toThrow(/name of their own/);
  });
});

describe("overlapping", () => {
  it("keeps lists that share people, in their order, and sets the others aside with their people", () => {
    const table = captureTable(
      ["a", "b", "c", "d"],
      new Map([
        [1, 5],
        [2, 7],
        [4, 3],
        [5, 2],
      ]),
    );
    const split = overlapping(table);
    expect(split.setAside).toEqual([
      { list: "b", people: 7 },
      { list: "d", people: 0 },
    ]);
    expect(split.table).toEqual({
      lists: ["a", "c"],
      cells: [
        { history: 1, count: 5 },
        { history: 2, count: 3 },
        { history: 3, count: 2 },
      ],
    });
  });
  it("finds a list that lies wholly within another, and no empty one", () => {
    const table = tableOf(["a", "b", "c"], [["a", "b"], ["b"]]);
    expect(listsWithin(table)).toEqual([{ inner: "a", outer: "b" }]);
  });
});

describe("people", () => {
  it("keeps an estimate to a hundredth, and takes no number that is none", () => {
    expect(people(estimatedTotal(10356.5187))).toBe(10356.52);
    expect(people(documentedCount(4400))).toBe(4400);
    expect(() => documentedCount(1.5)).toThrow(RangeError);
    expect(() => estimatedTotal(Number.NaN)).toThrow(RangeError);
    expect(() => estimatedTotal(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});
