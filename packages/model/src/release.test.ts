import { describe, expect, it } from "vitest";
import { openPairsOfRows } from "./release.ts";

const row = (publicId: string, group: string | null, missingPresumed = false) => ({
  publicId,
  group,
  missingPresumed,
});

describe("open pairs of released rows", () => {
  it("[J10] join the rows of one group, and nobody without one", () => {
    const rows = [row("a", "G1"), row("b", null), row("c", "G2"), row("d", "G1"), row("e", "G1")];
    expect(openPairsOfRows(rows)).toEqual([
      ["a", "d"],
      ["d", "e"],
    ]);
  });

  it("[J10] join the others wherever somebody presumed dead stands among them: ids are random", () => {
    const missing = row("m", "G1", true);
    const others = [row("a", "G1"), row("b", "G1")];
    for (const at of [0, 1, 2])
      expect(openPairsOfRows(others.toSpliced(at, 0, missing))).toEqual([["a", "b"]]);
    expect(openPairsOfRows([row("a", "G1"), missing])).toEqual([]);
  });
});
