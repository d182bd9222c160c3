import { describe, expect, it } from "vitest";
import { knownReading } from "./knownReading.ts";
import { readingTable } from "./readingTable.ts";
import { knownTable } from "./table.ts";

describe("knownReading", () => {
  it("knows usual spellings, and that Hossein is none of حسن", () => {
    expect(knownReading("محمد", "mohammed")).toBeGreaterThan(0.05);
    expect(knownReading("حسین", "hossein")).toBeGreaterThan(0.02);
    expect(knownReading("حسن", "hossein")).toBe(0);
    expect(knownReading("قصضث", "nobody")).toBe(0);
  });

  it("has chances that sum to one at most, none below one in fifty", () => {
    const { arabic } = knownTable();
    expect(arabic.size).toBeGreaterThan(15_000);
    for (const [word, { readings, count }] of arabic) {
      let sum = 0;
      for (const chance of readings.values()) {
        sum += chance;
        expect(chance, word).toBeGreaterThan(0.017);
      }
      expect(count, word).toBeGreaterThan(0.9);
      // Each is rounded to a third of a bit.
      expect(sum, word).toBeLessThan(1.2);
    }
  });
});

describe("readingTable", () => {
  it("gives the share of a word's pairs, counts of one pair added", () => {
    const table = readingTable([
      ["صفا", "saffa", 2],
      ["صفا", "safa", 5],
      ["صفا", "saffa", 1],
    ]);
    expect(table.chance("صفا", "saffa")).toBeCloseTo(3 / 8);
    expect(table.chance("صفا", "sofa")).toBe(0);
    expect(table.chance("وفا", "safa")).toBe(0);
  });

  it("does not believe a pair met once", () => {
    expect(readingTable([["صفا", "karim", 1]]).chance("صفا", "karim")).toBe(0);
  });
});
