import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate } from "../report/estimate.ts";
import { estimateReport, METHOD_IDS, type SensitivityReport } from "../report/types.ts";
import { type CaptureTable, captureTable } from "../table/captureTable.ts";
import type { SensitivityOptions } from "./sensitivity.ts";

const KOSOVO = [1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27];
const table = (lists: string, ...counts: number[]): CaptureTable =>
  captureTable(lists.split(" "), new Map(counts.map((count, i) => [i + 1, count])));
const kosovo = table("EXH ABA OSCE HRW", ...KOSOVO);
/** Latent classes take seconds a table, and nothing here asks them. */
const QUICK = METHOD_IDS.filter((id) => id !== "lcmcr");
const of = (given: CaptureTable, options: SensitivityOptions = {}): SensitivityReport | null =>
  estimateReport(estimate(given, { seed: 1, methods: QUICK, sensitivity: options })).sensitivity;

describe("what would change it", () => {
  it("is not reckoned unless asked for, nor where fewer than three lists share people", () => {
    expect(estimate(kosovo, { seed: 1, methods: QUICK }).sensitivity).toBeNull();
    expect(of(table("a b", 40, 30, 10))).toBeNull();
    expect(of(table("a b c", 40, 30, 10, 20))).toBeNull();
  });

  it("Kosovo: HRW and ABA move the interval most; a multiplier of 0.77 or 2.84 leaves it", () => {
    const found = of(kosovo, { figure: 30_000 })!;
    expect(found.whole).toMatchObject({ low: 9082.54, high: 21225.23, documented: 4400, status: "ok" });
    const most = [...found.withoutList].sort((a, b) => b.factor! - a.factor!);
    expect(most.map(({ lists }) => lists[0])).toEqual(["ABA", "HRW", "EXH", "OSCE"]);
    expect(most[0]).toMatchObject({ documented: 3555, factor: 2.078 });
    const [bic, aic, top] = found.interaction;
    expect(bic).toMatchObject({
      id: "loglinear-bic",
      point: 10356.52,
      toLow: 0.772,
      toHigh: 2.837,
      toFigure: 4.298,
    });
    expect(aic!.point).toBe(12740.97);
    expect(top).toMatchObject({ id: "no-top-interaction", point: 16941.88, toLow: 0.367, toHigh: 1.347 });
    expect([found.knownSizes.length, found.merged.length, found.figure]).toEqual([4, 6, 30_000]);
    expect(found.knownSizes[1]).toMatchObject({
      list: "ABA",
      known: 1528,
      seenElsewhere: 683,
      logBias: -0.529,
      covers: false,
    });
    expect(found.bootstrap).toBeNull();
  });

  it("keeps the people of a list that shares nobody in every total, and leaves that list out of nothing", () => {
    const aside = captureTable(
      ["EXH", "ABA", "OSCE", "HRW", "alone"],
      new Map([...KOSOVO.map((n, i): [number, number] => [i + 1, n]), [16, 100]]),
    );
    const [with100, plain] = [of(aside)!, of(kosovo)!];
    expect(with100.withoutList.map(({ lists }) => lists[0])).toEqual(["EXH", "ABA", "OSCE", "HRW"]);
    expect(with100.withoutList[0]!.documented).toBe(plain.withoutList[0]!.documented + 100);
    expect(with100.withoutList[0]!.low!).toBeCloseTo(plain.withoutList[0]!.low! + 100, 1);
    expect(with100.whole.high!).toBeCloseTo(plain.whole.high! + 100, 1);
    expect(with100.interaction[0]!.toHigh).toBe(plain.interaction[0]!.toHigh);
    expect(with100.knownSizes).toEqual(plain.knownSizes);
  });

  it("has the bootstrap where it was asked for, and the same on every run", () => {
    const found = of(kosovo, { replicates: 60 })!.bootstrap!;
    expect(found).toMatchObject({ replicates: 60, failed: 0, candidates: 20, point: 10356.52 });
    expect(found.percentile.low).toBeLessThan(found.percentile.high);
    expect(found.chosen.length).toBeGreaterThan(1);
    expect(of(kosovo, { replicates: 60 })!.bootstrap).toEqual(found);
  });

  it("refuses a figure that is no number of people", () => {
    expect(() => of(kosovo, { figure: -1 })).toThrow(/figure/);
    expect(() => of(kosovo, { figure: 10.5 })).toThrow(/figure/);
  });

  it("of any table is finite, never below the documented, and says why where it gives nothing", () => {
    const counts = fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 500 }) },
    );
    const tables = fc.integer({ min: 1, max: 4 }).chain((lists) =>
      fc.array(counts, { minLength: 2 ** lists - 1, maxLength: 2 ** lists - 1 }).map((cells) =>
        captureTable(
          Array.from({ length: lists }, (_, i) => `l${i}`),
          new Map(cells.map((count, i) => [i + 1, count])),
        ),
      ),
    );
    fc.assert(
      fc.property(tables, (given) => {
        const found = of(given, { figure: 1000, replicates: 3 });
        if (found === null) return;
        JSON.stringify(found, (_, value) => {
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
          return value;
        });
        for (const row of [found.whole, ...found.withoutList, ...found.merged]) {
          if (row.low !== null) expect(row.low).toBeGreaterThanOrEqual(row.documented);
          expect(row.reason === null).toBe(row.status === "ok");
          if (row.status === "ok") expect(row.high).not.toBeNull();
        }
        for (const row of found.knownSizes) {
          if (row.low !== null) expect(row.low).toBeGreaterThanOrEqual(row.seenElsewhere);
          expect(row.known).toBeGreaterThanOrEqual(row.seenElsewhere);
        }
        for (const { toLow, toHigh, toFigure } of found.interaction) {
          for (const xi of [toLow, toHigh, toFigure]) if (xi !== null) expect(xi).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 120, seed: 1403 },
    );
  });

  it("of ten lists ends", () => {
    const ten = new Map(Array.from({ length: 1023 }, (_, i): [number, number] => [i + 1, (i * 7) % 5]));
    const names = Array.from({ length: 10 }, (_, i) => `l${i}`);
    const found = of(captureTable(names, ten), {})!;
    expect([found.withoutList.length, found.merged.length]).toEqual([10, 45]);
  });
});
