import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admissibility } from "../loglinear/admissible.ts";
import { hierarchicalModel } from "../loglinear/model.ts";
import { type CaptureTable, captureTable, listsIn } from "../table/captureTable.ts";
import { listsWithin, overlapping } from "../table/overlapping.ts";
import { estimate } from "./estimate.ts";
import { estimateReport, METHOD_IDS, type MethodId } from "./types.ts";

/** Invented tables: from empty to full, from ones to hundreds of thousands. */
const tableOf = (lists: number): fc.Arbitrary<CaptureTable> =>
  fc
    .tuple(
      fc.array(
        fc.oneof(
          { weight: 3, arbitrary: fc.constant(0) },
          { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
          { weight: 3, arbitrary: fc.integer({ min: 1, max: 500 }) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: 300_000 }) },
        ),
        { minLength: 2 ** lists - 1, maxLength: 2 ** lists - 1 },
      ),
    )
    .map(([counts]) =>
      captureTable(
        Array.from({ length: lists }, (_, i) => `l${i}`),
        new Map(counts.map((count, i) => [i + 1, count])),
      ),
    );

/** Latent classes take seconds a table: they have tests of their own, and one below. */
const QUICK = METHOD_IDS.filter((id) => id !== "lcmcr");

function check(table: CaptureTable, asked: readonly MethodId[] = QUICK): void {
  const { documented, headline, methods } = estimateReport(estimate(table, { seed: 1, methods: asked }));
  const known = (value: number | null): boolean => value === null || Number.isFinite(value);
  for (const { id, status, reason, point, low, high, level } of methods) {
    expect([point, low, high].every(known), id).toBe(true);
    // Chains may not settle; the others come to an end.
    if (id !== "lcmcr") expect(status === "failed", `${id} failed`).toBe(false);
    expect(reason === null).toBe(status === "ok");
    expect(level === null).toBe(low === null);
    if (point === null) expect(low).toBeNull();
    else {
      expect(low!).toBeGreaterThanOrEqual(documented);
      expect(low!).toBeLessThanOrEqual(point);
      if (high !== null) expect(high).toBeGreaterThanOrEqual(point);
    }
    if (status === "ok") expect(high).not.toBeNull();
  }
  const { low, high, level, lowerBound, refused } = headline;
  expect(known(lowerBound)).toBe(true);
  if (refused === null) {
    expect(low!).toBeGreaterThanOrEqual(documented);
    expect(high!).toBeGreaterThanOrEqual(low!);
    expect(level).toBe(0.95);
  } else {
    expect([low, high, level]).toEqual([null, null, null]);
    expect(refused.message.length).toBeGreaterThan(10);
  }
}

describe("[J10] [J21] any table at all", () => {
  it("gives finite numbers from latent classes too, or says that their chains had not settled", () => {
    fc.assert(
      fc.property(tableOf(4), (table) => check(table, ["lcmcr"])),
      { numRuns: 2, seed: 1403 },
    );
  });

  it.each([
    [1, 20],
    [2, 100],
    [3, 150],
    [4, 80],
    [5, 3],
    [6, 5],
  ])(
    "of %i lists gives finite numbers, never below the documented, or a refusal",
    (lists, numRuns) => {
      fc.assert(
        fc.property(tableOf(lists), (table) => check(table)),
        { numRuns, seed: 1403 },
      );
      // Strange tables of five lists take seconds each on a busy machine.
    },
    240_000,
  );

  it("of ten lists ends", () => {
    const counts = new Map<number, number>();
    for (let x = 1; x < 1024; x++) {
      const bits = listsIn(x);
      counts.set(x, [0, 400, 60, 9, 1][bits] ?? 0);
    }
    check(
      captureTable(
        Array.from({ length: 10 }, (_, i) => `l${i}`),
        counts,
      ),
    );
  });

  it("whose lists share people, none within another, has an estimate under independence", () => {
    fc.assert(
      fc.property(tableOf(4), (table) => {
        const { table: shared } = overlapping(table);
        fc.pre(shared !== null && shared.lists.length > 2 && listsWithin(shared).length === 0);
        expect(admissibility(shared, hierarchicalModel(shared.lists.length, [])).code).toBe(0);
      }),
      { numRuns: 300, seed: 1403 },
    );
  });
});
