import { rng } from "@daftar/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkRecord } from "../record/linkRecord.ts";
import { compareIds, idAt, idColumn } from "./idColumn.ts";
import { inCanonicalOrder, type OrderedTable } from "./inCanonicalOrder.ts";
import { tableOf } from "./tableOf.ts";

const some = fc.constantFrom;
const rows = fc
  .uniqueArray(
    fc.record({
      list: some("b", "a"),
      id: fc.string({ unit: "grapheme", maxLength: 3 }),
      given: some("Ali", "Reza", null),
    }),
    {
      selector: ({ list, id }) => JSON.stringify([list, id]),
      maxLength: 40,
    },
  )
  .map((all) => all.map(linkRecord));

/** A table with its ids as texts, since their bytes lie as the rows came. */
const told = ({ table }: OrderedTable) => ({
  ...table,
  ids: Array.from(table.list, (_, row) => idAt(table.ids, row)),
});

describe("inCanonicalOrder", () => {
  it("gives one table whatever the order of the rows, and says where each row stood", () => {
    fc.assert(
      fc.property(rows, fc.integer(), (records, seed) => {
        const shuffled = rng(seed).shuffle([...records]);
        const [one, other] = [inCanonicalOrder(tableOf(records)), inCanonicalOrder(tableOf(shuffled))];
        expect(told(other)).toEqual(told(one));
        one.order.forEach((row, at) => {
          expect(idAt(one.table.ids, at)).toBe(records[row]?.id);
        });
        expect([...one.order].sort((a, b) => a - b)).toEqual(records.map((_, at) => at));
      }),
    );
  });

  it("puts rows of one neighbourhood together, whatever their order came as", () => {
    fc.assert(
      fc.property(rows, fc.integer(), (records, seed) => {
        const nearOf = (all: typeof records) => ({
          of: Int32Array.from(all, ({ id }) => id.length),
          count: 64,
        });
        const shuffled = rng(seed).shuffle([...records]);
        const one = inCanonicalOrder(tableOf(records), nearOf(records));
        const other = inCanonicalOrder(tableOf(shuffled), nearOf(shuffled));
        expect(told(other)).toEqual(told(one));
        const lengths = Array.from(one.order, (row) => records[row]!.id.length);
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
      }),
    );
  });

  it("orders ids whose hashes meet by their characters, shorter first", () => {
    const ids = idColumn(["b", "a\u00e9", "a", "😀", "\uffee", "b"]);
    const order = [0, 1, 2, 3, 4].sort((a, b) => compareIds(ids, a, b));
    expect(order.map((row) => idAt(ids, row))).toEqual(["a", "a\u00e9", "b", "\uffee", "😀"]);
    expect(compareIds(ids, 0, 5)).toBe(0);
    expect(() => idColumn(["\ud83d"])).toThrow(RangeError);
  });

  it("refuses an id met twice in a list, and takes it in two lists", () => {
    const twice = ["a", "a"].map((list) => linkRecord({ list, id: "1" }));
    expect(() => inCanonicalOrder(tableOf(twice))).toThrow(RangeError);
    const apart = ["a", "b"].map((list) => linkRecord({ list, id: "1" }));
    expect(inCanonicalOrder(tableOf(apart)).table.size).toBe(2);
  });
});
