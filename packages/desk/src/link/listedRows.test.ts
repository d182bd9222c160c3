import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ListedRows } from "./listedRows.ts";

describe("rows of lists", () => {
  it("hold each id once for each list, whatever comes in which order", () => {
    const row = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 12 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), (all) => {
        const rows = new ListedRows();
        const known = new Set<string>();
        const kept: [number, number][] = [];
        for (const [list, number] of all) {
          const id = number * 1000;
          const fresh = !known.has(`${list} ${id}`);
          expect(rows.add(list, id)).toBe(fresh);
          if (fresh) kept.push([list, id]);
          known.add(`${list} ${id}`);
        }
        const { list, id } = rows.columns();
        expect(Array.from(list, (one, at) => [one, id[at]])).toEqual(kept);
      }),
    );
  });

  it("grow to many rows with few ids, and to many ids with few rows each", () => {
    const few = new ListedRows();
    for (let list = 0; list < 30_000; list += 1)
      for (const id of [0, 1]) expect(few.add(list, id)).toBe(true);
    for (let list = 0; list < 30_000; list += 997) expect(few.add(list, 1)).toBe(false);
    const many = new ListedRows();
    for (let id = 0; id < 30_000; id += 1) for (const list of [0, 1]) expect(many.add(list, id)).toBe(true);
    for (let id = 0; id < 30_000; id += 997)
      for (const list of [0, 1]) expect(many.add(list, id)).toBe(false);
    expect(many.size).toBe(60_000);
  });
});
