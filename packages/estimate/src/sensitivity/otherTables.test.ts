import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { estimate } from "../report/estimate.ts";
import { estimateReport } from "../report/types.ts";
import { type CaptureTable, captureTable } from "../table/captureTable.ts";
import { tableOf } from "../table/tableOf.ts";
import { knownSizes } from "./knownSizes.ts";
import { movedBy, withEachPairMerged, withoutEachList } from "./otherLists.ts";
import { type TableOutcome, unionOf } from "./tableMethod.ts";

const KOSOVO = captureTable(
  ["EXH", "ABA", "OSCE", "HRW"],
  new Map([1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27].map((n, i) => [i + 1, n])),
);
const table = (lists: string, ...counts: number[]): CaptureTable =>
  captureTable(lists.split(" "), new Map(counts.map((count, i) => [i + 1, count])));
const method = unionOf(null, 1);

/** 3,000 invented people on independent lists. */
function invented(seed: number, chances: readonly number[]): CaptureTable {
  const stream = rng("other-tables").fork(String(seed));
  const names = chances.map((_, i) => `l${i}`);
  const people = Array.from({ length: 3000 }, () => names.filter((_, i) => stream.bernoulli(chances[i]!)));
  return tableOf(
    names,
    people.filter((on) => on.length > 0),
  );
}

describe("unionOf", () => {
  it("is the headline of the whole table", () => {
    const { methods } = estimateReport(estimate(KOSOVO, { seed: 1, methods: ["averaged"] }));
    const { low, high, point, by, status } = method(KOSOVO);
    expect(low!).toBeCloseTo(methods[0]!.low!, 1);
    expect(high!).toBeCloseTo(methods[0]!.high!, 1);
    expect(point!).toBeCloseTo(methods[0]!.point!, 1);
    expect([status, by]).toEqual(["ok", ["averaged"]]);
  });
  it("is Chapman's where two lists are left, and nothing where none share people or one lies in another", () => {
    const two = method(table("a b", 150, 100, 50));
    expect([two.point!.toFixed(2), two.by]).toEqual(["594.12", ["chapman"]]);
    // A list that shares nobody is set aside, its people kept.
    expect(method(table("a b c", 150, 100, 50, 25)).point).toBeCloseTo(594.1176 + 25, 3);
    expect(method(table("a b", 4, 5))).toMatchObject({ status: "refused", point: null, by: [] });
    expect(method(table("a b", 4, 0, 5)).reason).toMatch(/Everyone on b/);
  });
  it("has no upper end where a method has none", () => {
    // Lyneham, Dowling & Bricknell (2019), Australian Institute of Criminology: modern slavery, Australia
    const australia = table("A B C D", 34, 13, 3, 198, 4, 36, 6, 100, 1, 2, 1, 0, 0, 15, 1);
    expect(unionOf(["loglinear-aic"], 1)(australia)).toMatchObject({ status: "refused", high: null });
    expect(unionOf(["chao", "loglinear-aic"], 1)(australia).high).toBeNull();
    const one = unionOf(["chao", "loglinear-bic"], 1)(KOSOVO);
    expect(one.by).toEqual(["chao", "loglinear-bic"]);
    expect(one.point).toBeCloseTo(8796.51, 1);
  });
});

describe("without a list, or with two as one", () => {
  const whole = method(KOSOVO);

  it("says what the table made without it says", () => {
    const less = withoutEachList(KOSOVO, method, whole);
    expect(less.map(({ lists }) => lists)).toEqual([["EXH"], ["ABA"], ["OSCE"], ["HRW"]]);
    // By hand from the published table: EXH, ABA, OSCE without HRW.
    const withoutHrw = table("EXH ABA OSCE", 1237, 876, 195, 1059, 270, 249, 208);
    const { low, high } = estimateReport(estimate(withoutHrw, { seed: 1, methods: ["averaged"] }))
      .methods[0]!;
    expect(less[3]!.outcome.low!).toBeCloseTo(low!, 1);
    expect(less[3]!.outcome.high!).toBeCloseTo(high!, 1);
    expect(less[3]!.factor!).toBeCloseTo(Math.max(low! / whole.low!, high! / whole.high!), 2);
  });

  it("joins every pair once", () => {
    const joined = withEachPairMerged(KOSOVO, method, whole);
    expect(joined.map(({ lists }) => lists.join("+"))).toEqual([
      "EXH+ABA",
      "EXH+OSCE",
      "EXH+HRW",
      "ABA+OSCE",
      "ABA+HRW",
      "OSCE+HRW",
    ]);
    const byHand = table("one OSCE HRW", 2153, 936, 626, 306, 155, 123, 101);
    expect(joined[0]!.table.cells).toEqual(byHand.cells);
  });

  it("moves by the larger ratio of two ends, either way, and by none without two intervals", () => {
    const of = (low: number | null, high: number | null): TableOutcome => ({
      status: "ok",
      reason: null,
      point: null,
      low,
      high,
      by: [],
    });
    expect(movedBy(of(100, 200), of(50, 300))).toBe(2);
    expect(movedBy(of(100, 200), of(110, 100))).toBe(2);
    expect(movedBy(of(100, 200), of(100, 500))).toBe(2.5);
    expect(movedBy(of(100, 200), of(100, 200))).toBe(1);
    expect(movedBy(of(100, 200), of(100, null))).toBeNull();
  });
});

describe("lists as populations of known size", () => {
  it("finds them where lists are independent: the interval holds the known number, bias is small", () => {
    let covered = 0;
    let told = 0;
    let bias = 0;
    for (let seed = 0; seed < 12; seed++) {
      for (const one of knownSizes(invented(seed, [0.4, 0.35, 0.3, 0.25]), method)) {
        told += 1;
        covered += one.covers === true ? 1 : 0;
        bias += one.logBias!;
      }
    }
    expect(told).toBe(48);
    expect(covered).toBeGreaterThanOrEqual(43);
    expect(Math.abs(bias / told)).toBeLessThan(0.03);
  });

  it("takes Chapman's estimate where two other lists are left, and tells how far off it is", () => {
    const only = table("a b c", 900, 150, 160, 150, 160, 40, 120);
    const [a, b, c] = knownSizes(only, method);
    // By hand: members of a as b and c see them: 160 on b alone, 160 on c alone, 120 on both.
    expect([a!.known, a!.seenElsewhere]).toEqual([1340, 440]);
    expect(a!.outcome.point!).toBeCloseTo((281 * 281) / 121 - 1, 6);
    expect(a!.logBias!).toBeCloseTo(Math.log(((281 * 281) / 121 - 1) / 1340), 10);
    expect([a!.covers, a!.outcome.by]).toEqual([false, ["chapman"]]);
    expect([b!.list, c!.list]).toEqual(["b", "c"]);
  });

  it("says nothing of a list whose members no two others share, and refuses two lists", () => {
    const apart = knownSizes(table("a b c d", 50, 40, 9, 30, 8, 0, 0, 20, 7, 5, 0, 6, 0, 0, 0), method);
    expect(apart[0]!.outcome.status).toBe("refused");
    expect([apart[0]!.logBias, apart[0]!.covers]).toEqual([null, null]);
    expect(() => knownSizes(table("a b", 5, 6, 7), method)).toThrow(/three lists/);
  });
});
