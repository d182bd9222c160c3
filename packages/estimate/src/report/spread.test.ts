import { describe, expect, it } from "vitest";
import { posteriorsOf } from "../plot/ofReport.ts";
import { captureTable } from "../table/captureTable.ts";
import { estimate } from "./estimate.ts";
import { estimateReport, type MethodId } from "./types.ts";

const LISTS = ["EXH", "ABA", "OSCE", "HRW"];
/** Kosovo 1999: examples/kosovo-1999/overlap.csv, by history 1, 2, 3, … */
const KOSOVO = [1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27];
const SPREADING: readonly MethodId[] = ["dga", "averaged", "lcmcr"];

const spreadOf = (lists: readonly string[], counts: readonly number[], methods = SPREADING) => {
  const table = captureTable([...lists], new Map(counts.map((count, i) => [i + 1, count])));
  const report = estimateReport(estimate(table, { seed: 1, methods }));
  return { report, spread: posteriorsOf(JSON.parse(JSON.stringify(report.methods))) };
};

describe("how a method spreads its answer over the totals", () => {
  it("is told of each that has a distribution, in bars that agree with its interval", () => {
    const { report, spread } = spreadOf(LISTS, KOSOVO);
    expect(spread.map(({ id, headline }) => [id, headline])).toEqual([
      ["dga", false],
      ["averaged", true],
      ["lcmcr", false],
    ]);
    for (const { id, low, high, bins } of spread) {
      const { from, width, shares, beyond } = bins;
      expect(Math.abs(shares.reduce((sum, share) => sum + share, beyond) - 1), id).toBeLessThan(1e-3);
      expect([from, width].every(Number.isInteger), id).toBe(true);
      expect(from, id).toBeGreaterThanOrEqual(report.documented);
      expect(shares.every((share) => share >= 0) && beyond < 0.012, id).toBe(true);
      const before = (end: number) =>
        shares.reduce((sum, share, i) => sum + share * Math.min(1, Math.max(0, (end - from) / width - i)), 0);
      const tail = id === "averaged" ? 0.02 : 0.025;
      // Half a hundredth lies before the first bar; an end cuts a bar in two.
      expect(before(low) + 0.005, `${id} low`).toBeCloseTo(tail, 2);
      expect(before(high) + 0.005, `${id} high`).toBeCloseTo(1 - tail, 2);
    }
  });

  it("is unknown where the data set no upper limit, and where the method did not run", () => {
    // Two people are on two lists.
    const thin = spreadOf(["a", "b", "c"], [40, 30, 1, 20, 1, 0, 0], ["averaged"]);
    expect(thin.report.methods[0]).toMatchObject({ high: null, diagnostics: { bins: null } });
    const two = spreadOf(["a", "b"], [40, 30, 10]);
    expect(two.report.methods.map(({ diagnostics }) => diagnostics["bins"])).toEqual([null, null, null]);
    expect([thin.spread, two.spread]).toEqual([[], []]);
  });
});
