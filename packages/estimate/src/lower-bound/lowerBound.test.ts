import { describe, expect, it } from "vitest";
import { captureTable } from "../table/captureTable.ts";
import { chao } from "./chao.ts";
import { chaoMth } from "./chaoMth.ts";

/** Invented: people alone on a, b, c are 40, 30, 20; on ab, ac, bc 6, 4, 2; on all three 5. */
const table = captureTable(
  ["a", "b", "c"],
  new Map([
    [1, 40],
    [2, 30],
    [4, 20],
    [3, 6],
    [5, 4],
    [6, 2],
    [7, 5],
  ]),
);

describe("chao", () => {
  it("is two thirds of f1(f1 − 1) / 2(f2 + 1) for three lists", () => {
    expect(chao(table).point).toBeCloseTo(((2 / 3) * 90 * 89) / (2 * 13), 10);
  });
  it("has the published variance: limits for f1 = 90, f2 = 12 worked by hand", () => {
    const k = 2 / 3;
    const r = 90 / 12;
    const variance = 12 * ((k * r ** 2) / 2 + k ** 2 * r ** 3 + (k ** 2 * r ** 4) / 4);
    const { point, low, high } = chao(table);
    const spread = Math.exp(1.959963984540054 * Math.sqrt(Math.log(1 + variance / point ** 2)));
    expect(low).toBeCloseTo(point / spread, 8);
    expect(high).toBeCloseTo(point * spread, 8);
  });
  it("stands without limits where nobody is on exactly two lists", () => {
    const sparse = captureTable(
      ["a", "b"],
      new Map([
        [1, 4],
        [2, 3],
      ]),
    );
    expect(chao(sparse)).toEqual({ point: (0.5 * 7 * 6) / 2, low: 0, high: null });
  });
  it("finds nobody undocumented where everyone is on two lists", () => {
    expect(chao(captureTable(["a", "b"], new Map([[3, 9]])))).toEqual({ point: 0, low: 0, high: 0 });
  });
  it("needs two lists", () => {
    expect(() => chao(captureTable(["a"], new Map([[1, 4]])))).toThrow(RangeError);
    expect(() => chaoMth(captureTable(["a"], new Map([[1, 4]])))).toThrow(RangeError);
  });
});

describe("chaoMth", () => {
  it("is the ratio of people alone on two different lists to people on exactly two", () => {
    expect(chaoMth(table)!.point).toBeCloseTo((40 * 30 + 40 * 20 + 30 * 20) / 12, 10);
  });
  it("is the independent estimate of two lists", () => {
    const two = captureTable(
      ["a", "b"],
      new Map([
        [1, 150],
        [2, 100],
        [3, 50],
      ]),
    );
    expect(chaoMth(two)!.point).toBe(300);
  });
  it("has limits near the profile limits of the fitted model (Kosovo, Rcapture: 8,189 to 9,027)", () => {
    // Ball et al. (2002): alone on EXH, ABA, OSCE, HRW; on exactly two; the rest does not enter.
    const kosovo = captureTable(
      ["EXH", "ABA", "OSCE", "HRW"],
      new Map([
        [1, 1131],
        [2, 845],
        [4, 936],
        [8, 306],
        [3, 177],
        [5, 228],
        [9, 106],
        [6, 217],
        [10, 31],
        [12, 123],
      ]),
    );
    const { low, high } = chaoMth(kosovo)!;
    expect(Math.abs(4400 + low - 8189)).toBeLessThan(10);
    expect(Math.abs(4400 + high! - 9027)).toBeLessThan(10);
  });
  it("is nothing where nobody is on exactly two lists", () => {
    expect(
      chaoMth(
        captureTable(
          ["a", "b", "c"],
          new Map([
            [1, 4],
            [7, 2],
          ]),
        ),
      ),
    ).toBeNull();
  });
});
