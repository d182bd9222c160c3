import { describe, expect, it } from "vitest";
import { BAND_BITS, FROM_BITS, knownApart, STEP_BITS } from "./knownApart.ts";

/** Pairs as [row, row, bits]; rows 0 and 1 are of list 0, rows 2 to 5 of list 1, rows 6 and 7 of no such list. */
function told(pairs: readonly (readonly [number, number, number])[]) {
  const listOf = Int32Array.of(0, 0, 1, 1, 1, 1, -1, -1);
  const of = (at: 0 | 1) => Int32Array.from(pairs, (pair) => pair[at]);
  const bits = Float32Array.from(pairs, (pair) => pair[2]);
  return knownApart({ left: of(0), right: of(1) }, bits, { lists: 2, listOf })!;
}
const band = (bits: number): number => Math.floor((bits - FROM_BITS) / BAND_BITS);
const step = (bits: number): number => Math.floor((bits - FROM_BITS) / STEP_BITS);

describe("pairs known to be two people", () => {
  it("are the other candidates of a row that has a sure partner in a list with one row for each person", () => {
    const { known, open, clump } = told([
      [0, 2, 12],
      [0, 3, 3],
      [0, 4, -2],
      [1, 4, 3],
    ]);
    expect(known[band(3)]).toBe(1);
    expect(known[band(-2)]).toBe(1);
    // Row 1 has no sure partner, nor has row 4: nothing is known of them.
    expect(open[step(3)]).toBe(1);
    expect([known, open].map((all) => all.reduce((sum, one) => sum + one, 0))).toEqual([2, 1]);
    expect(clump).toBe(2);
  });

  it("are not the sure pair itself, nor pairs with a row whose list may hold somebody twice", () => {
    const { known, open } = told([
      [0, 2, 12],
      [0, 6, 3],
      [1, 6, 3],
      [2, 6, 1],
      [6, 7, 2],
    ]);
    expect(known.reduce((sum, one) => sum + one, 0)).toBe(0);
    // Row 6 has no sure partner in either list; of rows 6 and 7 no list could ever tell.
    expect(open.reduce((sum, one) => sum + one, 0)).toBe(3);
  });

  it("are so by the sure partner of either row", () => {
    const pairs: [number, number, number][] = [
      [0, 4, 12],
      [1, 4, 3],
    ];
    expect(told(pairs).known[band(3)]).toBe(1);
    expect(told(pairs.map(([a, b, bits]) => [b, a, bits])).known[band(3)]).toBe(1);
  });

  it("leave out what is too weak or too strong for a band", () => {
    const { known, open, clump } = told([
      [0, 2, 8],
      [0, 3, 12],
      [0, 4, FROM_BITS - 1],
      [0, 5, 6.9],
    ]);
    expect(known.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(known[band(6.9)]).toBe(1);
    expect(open.reduce((sum, one) => sum + one, 0)).toBe(0);
    expect(clump).toBe(1);
  });

  it("are told by no list that is not said to have one row for each person", () => {
    const none = { lists: 0, listOf: Int32Array.of(-1, -1) };
    expect(
      knownApart({ left: Int32Array.of(0), right: Int32Array.of(1) }, Float32Array.of(9), none),
    ).toBeNull();
  });
});
