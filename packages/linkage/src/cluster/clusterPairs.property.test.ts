import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterPairs } from "./clusterPairs.ts";

/** The rule as it is written, all pairs looked at before every merge. */
function byTheRule(
  n: number,
  weight: readonly (readonly number[])[],
  apart: readonly (readonly boolean[])[],
) {
  let groups = Array.from({ length: n }, (_, at) => [at]);
  const between = (x: readonly number[], y: readonly number[]): number => {
    const all = x.flatMap((i) => y.map((j) => weight[Math.min(i, j)]![Math.max(i, j)]!));
    if (x.some((i) => y.some((j) => apart[Math.min(i, j)]![Math.max(i, j)]!))) return -1;
    return (all.reduce((sum, one) => sum + one, 0) / all.length + Math.max(...all)) / 2;
  };
  for (;;) {
    let top: { strength: number; a: number; b: number } | null = null;
    for (let a = 0; a < groups.length; a += 1)
      for (let b = a + 1; b < groups.length; b += 1) {
        const strength = between(groups[a]!, groups[b]!);
        if (strength >= 0 && (top === null || strength > top.strength)) top = { strength, a, b };
      }
    if (top === null) break;
    const { a, b } = top;
    groups[a] = [...groups[a]!, ...groups[b]!];
    groups = groups.filter((_, at) => at !== b);
  }
  const of = new Int32Array(n);
  for (const group of groups) for (const member of group) of[member] = Math.min(...group);
  return of;
}

/** @param weightOf a weight out of a whole number below 2^30 */
function mergedAsTheRule(
  most: number,
  weightOf: (number: number) => number,
): fc.RunDetails<[number, fc.Stream<number>]> {
  return fc.check(
    fc.property(fc.integer({ min: 2, max: most }), fc.infiniteStream(fc.nat(2 ** 30)), (n, stream) => {
      const next = (): number => stream.next().value ?? 0;
      const weight = Array.from({ length: n }, () => Array.from({ length: n }, () => weightOf(next())));
      const apart = Array.from({ length: n }, () => Array.from({ length: n }, () => next() % 7 === 0));
      const [left, right, weights]: [number[], number[], number[]] = [[], [], []];
      // One chain holds all in one component; other pairs are met by chance.
      for (let i = 0; i < n; i += 1)
        for (let j = i + 1; j < n; j += 1) {
          if (j === i + 1) weight[i]![j] = Math.abs(weight[i]![j]!);
          else if (next() % 2 === 0) continue;
          left.push(i);
          right.push(j);
          weights.push(weight[i]![j]!);
        }
      const of = <T>(table: readonly (readonly T[])[], i: number, j: number): T =>
        table[Math.min(i, j)]![Math.max(i, j)]!;
      const found = clusterPairs({
        size: n,
        left: Int32Array.from(left),
        right: Int32Array.from(right),
        weights: Float32Array.from(weights),
        weigh: (i, j) => of(weight, i, j),
        apart: (i, j) => of(apart, i, j),
        joined: [],
      });
      return [...found].join() === [...byTheRule(n, weight, apart)].join();
    }),
    { numRuns: 2000 },
  );
}

describe("clusterPairs", () => {
  it("merges as its rule says, whatever the weights and whoever must stay apart", () => {
    expect(mergedAsTheRule(9, (number) => Math.fround(20 * (number / 2 ** 30) - 9))).toMatchObject({
      failed: false,
    });
  });

  it("breaks ties by the order of the records", () => {
    // Whole bits, and no mean of three that another could tie with: sums are exact.
    expect(mergedAsTheRule(4, (number) => (number % 13) - 6)).toMatchObject({ failed: false });
  });
});
