import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { upSetLayout } from "./upSetLayout.ts";

describe("an UpSet plot", () => {
  it("shows the fullest overlaps first and empties none", () => {
    const { sets, columns } = upSetLayout(
      ["a", "b"],
      [
        { lists: ["a"], people: 3 },
        { lists: ["b"], people: 0 },
        { lists: ["a", "b"], people: 9 },
      ],
      10,
    );
    expect(columns.map(({ people }) => people)).toEqual([9, 3]);
    expect(sets).toEqual([
      { name: "a", people: 12 },
      { name: "b", people: 9 },
    ]);
  });

  it("loses nobody: what is not drawn is in the rest", () => {
    const overlap = fc.record({
      lists: fc.subarray(["a", "b", "c", "d"], { minLength: 1 }),
      people: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(overlap, { maxLength: 15 }), fc.integer({ min: 1, max: 8 }), (overlaps, most) => {
        const { columns, rest } = upSetLayout(["a", "b", "c", "d"], overlaps, most);
        const drawn = columns.reduce((sum, { people }) => sum + people, 0);
        expect(drawn + rest.people).toBe(overlaps.reduce((sum, { people }) => sum + people, 0));
      }),
    );
  });
});
