import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measuredOf, moduleOf } from "./coverageMeasured.mjs";

const result = (panel, name, method, covered) => ({
  scenario: { panel, name, lists: 4, people: 2000, reach: "all" },
  method,
  score: {
    tables: 300,
    coverage: covered / 300,
    wilson: { low: 0.91234567, high: 0.98765432 },
    tooLow: 300 - covered,
    tooHigh: 0,
    refusedShare: 1 / 3,
  },
});
const report = (day, ...results) => ({ format: "daftar.bench.coverage/v1", day, results });

describe("measured coverage", () => {
  it("is that of the headline on panels A and B, the later file's where a setting is in two", () => {
    const { day, scenarios } = measuredOf([
      report("2026-11-26", result("B", "x", "headline", 290), result("A", "y", "dga", 5)),
      report("2026-11-27", result("A", "y", "headline", 287), result("tried", "z", "headline", 1)),
      report("2026-11-25", result("B", "x", "headline", 281)),
    ]);
    expect(day).toBe("2026-11-27");
    expect(scenarios.map(({ scenario, covered }) => [scenario, covered])).toEqual([
      ["y", 287],
      ["x", 281],
    ]);
    expect(scenarios[0]).toMatchObject({ low: 0.9123, high: 0.9877, tooLow: 13, refusedShare: 0.3333 });
    expect(() => measuredOf([{ format: "other/v1", results: [] }])).toThrow(/format/);
  });

  it("is kept as the command writes it", async () => {
    const file = new URL("../../packages/estimate/src/coverage/measured.ts", import.meta.url);
    const { MEASURED } = await import("../../packages/estimate/src/coverage/measured.ts");
    expect(readFileSync(file, "utf8")).toBe(moduleOf(MEASURED));
    expect(MEASURED.scenarios.filter(({ panel }) => panel === "A").length).toBe(7);
    for (const { tables, covered, tooLow, tooHigh } of MEASURED.scenarios) {
      expect(covered + tooLow + tooHigh).toBeLessThanOrEqual(tables);
    }
  });
});
