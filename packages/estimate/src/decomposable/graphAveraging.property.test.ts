import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CaptureTable, captureTable, peopleIn } from "../table/captureTable.ts";
import { exactPosterior } from "./exactPosterior.ts";
import { graphAveraging } from "./graphAveraging.ts";

/** Invented tables: one person, ten million people, empty lists and anything between. */
const tableOf = (lists: number, most = 10_000_000): fc.Arbitrary<CaptureTable> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
        { weight: 3, arbitrary: fc.integer({ min: 1, max: Math.min(500, most) }) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
      ),
      { minLength: 2 ** lists - 1, maxLength: 2 ** lists - 1 },
    )
    .filter((counts) => counts.some((count) => count > 0))
    .map((counts) => named(lists, counts));
const named = (lists: number, counts: readonly number[]): CaptureTable =>
  captureTable(
    Array.from({ length: lists }, (_, i) => `l${i}`),
    new Map(counts.map((count, i) => [i + 1, count])),
  );

function check(table: CaptureTable): void {
  const found = graphAveraging(table, { graphs: 3 });
  const { within, without, weight } = found.saturated;
  for (const { low, median, high, mean } of [found, within, without]) {
    expect([low, median, high].every(Number.isSafeInteger)).toBe(true);
    expect(low).toBeGreaterThanOrEqual(1);
    expect(low).toBeLessThanOrEqual(median);
    expect(median).toBeLessThanOrEqual(high);
    expect(mean).toBeGreaterThanOrEqual(1);
  }
  expect(found.high).toBeLessThanOrEqual(found.range.to);
  expect(weight).toBeGreaterThanOrEqual(0);
  expect(weight).toBeLessThanOrEqual(1);
  expect(found.range.errorBound).toBeGreaterThan(0);
  expect(found.range.errorBound).toBeLessThan(1e-5);
  for (const graph of found.graphs) expect(graph.weight).toBeLessThanOrEqual(1);
  expect(Number.isFinite(found.logShare(found.median))).toBe(true);
}

describe("graph averaging on any table at all", () => {
  it.each([
    [3, 150],
    [4, 60],
    [5, 6],
  ])(
    "of %i lists gives whole numbers in order, at least one person missing, and no NaN",
    (lists, numRuns) => {
      fc.assert(fc.property(tableOf(lists), check), { numRuns, seed: 1404 });
    },
  );

  it("of one person, of ten million on one list or on all, ends at once", () => {
    for (const lists of [3, 4, 5]) {
      const all = (1 << lists) - 1;
      for (const [history, count] of [
        [1, 1],
        [all, 1],
        [1, 10_000_000],
        [all, 10_000_000],
      ] as const) {
        check(captureTable(named(lists, []).lists, new Map([[history, count]])));
      }
    }
  });

  it("does not change with the order of lists", () => {
    fc.assert(
      fc.property(tableOf(4, 50_000), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (table, order) => {
        const moved = new Map(
          table.cells.map(({ history, count }) => [
            order.reduce((mask, to, from) => mask | (((history >> from) & 1) << to), 0),
            count,
          ]),
        );
        const [one, other] = [table, captureTable(table.lists, moved)].map((given) =>
          graphAveraging(given, { graphs: 0 }),
        ) as [ReturnType<typeof graphAveraging>, ReturnType<typeof graphAveraging>];
        for (const key of ["low", "median", "high"] as const) {
          // A share that falls on the very edge of a number may be rounded to either side.
          expect(Math.abs(one[key] - other[key])).toBeLessThanOrEqual(1 + 1e-6 * one[key]);
        }
        expect(other.saturated.weight).toBeCloseTo(one.saturated.weight, 8);
      }),
      { numRuns: 40, seed: 1404 },
    );
  });

  it("has shares within the stated bound of every number summed exactly", () => {
    fc.assert(
      fc.property(tableOf(4, 2000), fc.constantFrom(1 / 16, 0.5, 1), (table, delta) => {
        const to = Math.min(20_000, 10 * peopleIn(table));
        const exact = exactPosterior(table, { delta, to, saturated: true });
        const found = graphAveraging(table, { delta, to, saturated: "in", graphs: 0 });
        let [sum, worst] = [0, 0];
        exact.forEach((share, i) => {
          sum += share;
          worst = Math.max(worst, Math.abs(found.shareUpTo(1 + i) - sum));
        });
        expect(worst).toBeLessThan(found.range.errorBound);
      }),
      { numRuns: 60, seed: 1404 },
    );
  });
});
