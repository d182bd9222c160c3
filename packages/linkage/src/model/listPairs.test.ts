import { describe, expect, it } from "vitest";
import { listPairs, priorBits } from "./listPairs.ts";

describe("listPairs", () => {
  const list = Int32Array.of(0, 0, 0, 1, 1, 2);

  it("counts the pairs of rows of each two lists; none inside a list with one row for each person", () => {
    const kinds = listPairs(["a", "b", "c"], list, [false, true, false]);
    const totals = Object.fromEntries(kinds.names.map((names, at) => [names?.join(""), kinds.totals[at]]));
    expect(totals).toEqual({ aa: 3, ab: 6, ac: 3, bb: 0, bc: 2, cc: 0 });
    expect(kinds.names[kinds.of(0, 4)]).toEqual(["a", "b"]);
    expect(kinds.of(4, 0)).toBe(kinds.of(0, 4));
  });

  it("has two kinds, within and across, where there are many lists", () => {
    const names = Array.from({ length: 20 }, (_, at) => `list ${at}`);
    const rows = Int32Array.from({ length: 60 }, (_, at) => at % 20);
    const kinds = listPairs(
      names,
      rows,
      names.map(() => false),
    );
    expect(kinds.count).toBe(2);
    expect([...kinds.totals]).toEqual([60, (60 * 59) / 2 - 60]);
    expect([kinds.of(0, 20), kinds.of(0, 1)]).toEqual([0, 1]);
  });

  it("gives a row's one candidate better odds the fewer rows of both lists are left alone", () => {
    const sizes = { a: 1000, b: 2000 };
    const rows = Int32Array.from({ length: 3000 }, (_, at) => (at < sizes.a ? 0 : 1));
    const kinds = listPairs(["a", "b"], rows, [true, true]);
    const across = kinds.of(0, 2999);
    const plain = (matches: number): number => Math.log2(matches / (sizes.a * sizes.b));
    // Hardly anybody is on both: as in a pair taken by itself.
    expect(priorBits(kinds, across, 1)).toBeCloseTo(plain(1), 1);
    // 900 of 1,000 and of 2,000: log2(1 / (0.1 · 0.55)) = 4.18 bits more.
    expect(priorBits(kinds, across, 900) - plain(900)).toBeCloseTo(4.18, 2);
    const free = listPairs(["a", "b"], rows, [true, false]);
    expect(priorBits(free, free.of(0, 2999), 900)).toBeCloseTo(plain(900), 9);
  });
});
