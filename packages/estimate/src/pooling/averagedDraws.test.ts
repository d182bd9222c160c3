import { rng, sampleQuantile } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { modelAverage } from "../averaging/modelAverage.ts";
import { type CaptureTable, captureTable } from "../table/captureTable.ts";
import { AVERAGED_TAIL, averagedDraws } from "./averagedDraws.ts";

const tableOf = (lists: string, counts: readonly number[]): CaptureTable =>
  captureTable([...lists], new Map(counts.map((count, i) => [i + 1, count])));
/** Invented. Counts of histories from 1 on. */
const FOUR = [190, 150, 60, 120, 45, 40, 32, 100, 35, 30, 26, 28, 22, 18, 21];
const FOUR_NEAR = [186, 153, 62, 118, 46, 40, 31, 103, 34, 31, 26, 27, 23, 18, 20];
const THREE = [60, 50, 20, 40, 18, 15, 9];
/** No upper limit: hardly anybody is on two lists. */
const APART = [40, 35, 1, 30, 0, 1];

const drawn = (
  table: CaptureTable,
  count: number,
  near: CaptureTable | null = null,
  seed = 1,
): Float64Array => {
  const { undocumented, reason } = averagedDraws(table, rng(seed), count, near);
  if (undocumented === null) throw new Error(reason);
  return undocumented;
};
const quantiles = (draws: Float64Array) => {
  const sorted = draws.toSorted();
  return [AVERAGED_TAIL, 0.5, 1 - AVERAGED_TAIL].map((p) => sampleQuantile(sorted, p));
};

describe("draws of the averaged method", () => {
  it("have its limits and its middle as quantiles, to a hundredth of the width", () => {
    for (const table of [tableOf("abcd", FOUR), tableOf("abc", THREE)]) {
      const { low, point, high } = modelAverage(table)!.undocumented;
      const found = quantiles(drawn(table, 4000));
      [low, point, high!].forEach((limit, i) => {
        expect(Math.abs(found[i]! - limit)).toBeLessThan(0.015 * (high! - low));
      });
    }
  });

  it("are right on average where they are few", () => {
    const table = tableOf("abc", THREE);
    const { point } = modelAverage(table)!.undocumented;
    const middles = Array.from({ length: 40 }, (_, seed) => quantiles(drawn(table, 100, null, seed))[1]!);
    const mean = middles.reduce((a, b) => a + b, 0) / middles.length;
    expect(Math.abs(mean / point - 1)).toBeLessThan(0.02);
  });

  it("stand in random order: one half is as the other", () => {
    const draws = drawn(tableOf("abcd", FOUR), 4000);
    const [first, second] = [quantiles(draws.subarray(0, 2000)), quantiles(draws.subarray(2000))];
    expect(Math.abs(first[1]! / second[1]! - 1)).toBeLessThan(0.05);
  });

  it("are infinite where the data set no upper limit, in as large a share as the tail areas miss", () => {
    const table = tableOf("abc", APART);
    expect(modelAverage(table)!.undocumented.high).toBeNull();
    const draws = drawn(table, 1000);
    expect(draws.filter((people) => people === Number.POSITIVE_INFINITY).length).toBeGreaterThan(15);
  });

  it("of a table near another need only the models that weighed there, and hardly move by it", () => {
    const table = tableOf("abcd", FOUR_NEAR);
    const [all, only] = [drawn(table, 4000), drawn(table, 4000, tableOf("abcd", FOUR))].map(quantiles);
    const width = all![2]! - all![0]!;
    all!.forEach((limit, i) => {
      expect(Math.abs(only![i]! - limit)).toBeLessThan(0.02 * width);
    });
  });

  it("learn nothing from a table of other lists", () => {
    const table = tableOf("abcd", FOUR);
    expect(drawn(table, 200, tableOf("abc", THREE))).toEqual(drawn(table, 200));
  });

  it("are for three to five lists", () => {
    expect(averagedDraws(tableOf("ab", [5, 6, 2]), rng(1), 10, null)).toMatchObject({ undocumented: null });
  });
});
