import { describe, expect, it } from "vitest";
import { chapman, oddsRatioTable } from "./chapman.ts";

describe("chapman", () => {
  it("gives the worked example: 200, 150 and 50 on both give 594.1, standard error 58.0", () => {
    const { total, standardError, undocumented } = chapman(200, 150, 50);
    expect(total).toBeCloseTo((201 * 151) / 51 - 1, 10);
    expect(standardError).toBeCloseTo(58.02, 2);
    expect(undocumented.point).toBeCloseTo(total - 300, 10);
    expect(undocumented.low * undocumented.high!).toBeCloseTo(undocumented.point ** 2, 6);
  });
  it("finds nobody undocumented where one list holds the other", () => {
    expect(chapman(40, 25, 25).undocumented).toEqual({ point: 0, low: 0, high: 0 });
  });
  it("stands where nobody is on both, and grows with what is missing", () => {
    expect(chapman(10, 10, 0).total).toBe(120);
    expect(chapman(0, 0, 0).total).toBe(0);
    expect(chapman(200, 150, 49).total).toBeGreaterThan(chapman(200, 150, 50).total);
  });
  it("names the argument that breaks its bounds", () => {
    expect(() => chapman(-1, 5, 0)).toThrow(/onA/);
    expect(() => chapman(5, 1.5, 0)).toThrow(/onB/);
    expect(() => chapman(5, 4, 5)).toThrow(/onBoth/);
  });
});

describe("oddsRatioTable", () => {
  it("is Lincoln and Petersen's estimate at independence, and linear in the odds ratio", () => {
    const totals = oddsRatioTable(200, 150, 50).map(({ total }) => total);
    expect(totals).toEqual([450, 600, 900, 1200]);
    expect(oddsRatioTable(200, 150, 50, [1])[0]!.total).toBe((200 * 150) / 50);
  });
  it("has nothing to say where nobody is on both, and takes no odds ratio of 0", () => {
    expect(oddsRatioTable(5, 5, 0)).toEqual([]);
    expect(() => oddsRatioTable(5, 5, 1, [0])).toThrow(/oddsRatios/);
  });
});
