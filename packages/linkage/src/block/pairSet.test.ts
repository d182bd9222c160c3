import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { PairSet } from "./pairSet.ts";

describe("PairSet", () => {
  it("keeps each pair once, the smaller row left, in order, however often and either way it is added", () => {
    const draw = rng(7);
    const pairs = new PairSet(90);
    const plain = new Set<number>();
    for (let drawn = 0; drawn < 200_000; drawn += 1) {
      const [i, j] = [draw.integer(90), draw.integer(90)];
      if (i === j || (i + j) % 3 === 0) continue;
      pairs.add(i, j);
      plain.add(Math.min(i, j) * 90 + Math.max(i, j));
    }
    const { left, right } = pairs.columns();
    expect(Array.from(left, (i, at) => i * 90 + right[at]!)).toEqual([...plain].sort((a, b) => a - b));
  });
});
