import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { membersOf, withListsMerged, withoutList } from "./regrouped.ts";
import { tableOf } from "./tableOf.ts";

const NAMES = ["a", "b", "c", "d", "e"];
/** People by the lists they are on, and two different places of lists. */
const given = fc.integer({ min: 2, max: 5 }).chain((lists) =>
  fc.record({
    lists: fc.constant(NAMES.slice(0, lists)),
    people: fc.array(fc.subarray(NAMES.slice(0, lists), { minLength: 1 }), { maxLength: 60 }),
    at: fc.integer({ min: 0, max: lists - 1 }),
    by: fc.integer({ min: 1, max: lists - 1 }),
  }),
);
const run = { numRuns: 300, seed: 1403 };

describe("tables of the same people on other lists are those made from the people themselves", () => {
  it("without a list", () => {
    fc.assert(
      fc.property(given, ({ lists, people, at }) => {
        const left = lists.filter((_, i) => i !== at);
        const others = people
          .map((on) => on.filter((list) => list !== lists[at]))
          .filter((on) => on.length > 0);
        expect(withoutList(tableOf(lists, people), at)).toEqual(tableOf(left, others));
      }),
      run,
    );
  });

  it("with two lists as one", () => {
    fc.assert(
      fc.property(given, ({ lists, people, at, by }) => {
        const b = (at + by) % lists.length;
        const name = `${lists[at]}+${lists[b]}`;
        const renamed = (list: string) => (list === lists[at] || list === lists[b] ? name : list);
        const left = lists.map((list, i) => (i === at ? name : list)).filter((_, i) => i !== b);
        expect(withListsMerged(tableOf(lists, people), at, b)).toEqual(
          tableOf(
            left,
            people.map((on) => on.map(renamed)),
          ),
        );
      }),
      run,
    );
  });

  it("of the members of a list", () => {
    fc.assert(
      fc.property(given, ({ lists, people, at }) => {
        const left = lists.filter((_, i) => i !== at);
        const members = people
          .filter((on) => on.includes(lists[at]!))
          .map((on) => on.filter((list) => list !== lists[at]))
          .filter((on) => on.length > 0);
        expect(membersOf(tableOf(lists, people), at)).toEqual(tableOf(left, members));
      }),
      run,
    );
  });

  it("but not where there is no such list, or only one", () => {
    const table = tableOf(["a", "b"], [["a", "b"]]);
    expect(() => withoutList(table, 2)).toThrow(/at must/);
    expect(() => withListsMerged(table, 0, 0)).toThrow(/two lists/);
    expect(() => membersOf(table, -1)).toThrow(/at must/);
    expect(() => withoutList(tableOf(["a"], [["a"]]), 0)).toThrow(/two lists/);
    expect(withListsMerged(tableOf(["a", "a+b", "b"], [["a"]]), 0, 2).lists).toEqual(["a+b+", "a+b"]);
  });
});
