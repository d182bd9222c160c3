import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peopleIn } from "@daftar/estimate";
import { afterAll, describe, expect, it } from "vitest";
import { tableOf } from "./coverage.mjs";
import { Kept } from "./kept.mjs";
import { unionOf } from "./methods.mjs";
import { SCENARIOS } from "./scenarios.mjs";
import { refusalOf, scoreOf, wilson } from "./score.mjs";

const folder = mkdtempSync(join(tmpdir(), "daftar-coverage-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("Wilson's limits", () => {
  it("are the published ones (Newcombe 1998, Stat. Med. 17:857: 81 of 263, 15 of 148, 0 of 20)", () => {
    for (const [hits, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
    ]) {
      expect(wilson(hits, of).low).toBeCloseTo(low, 4);
      expect(wilson(hits, of).high).toBeCloseTo(high, 4);
    }
  });
});

describe("a union", () => {
  const found = {
    a: { status: "ok", point: 100, low: 90, high: 120 },
    b: { status: "refused", point: 300, low: 95, high: null },
    c: { status: "excluded", point: null, low: null, high: null },
  };
  it("takes the widest ends, has no upper end where one has none, and leaves out who says nothing", () => {
    expect(unionOf(["a", "c"], found)).toEqual({
      low: 90,
      high: 120,
      points: [100],
      checks: [],
      of: ["a"],
    });
    expect(unionOf(["a", "b", "not-there"], found)).toMatchObject({ low: 90, high: null, of: ["a", "b"] });
    expect(unionOf(["a"], found, ["b", "d"]).checks).toEqual([]);
    expect(unionOf(["a"], { ...found, d: { ...found.a, point: 7 } }, ["b", "d"]).checks).toEqual([7]);
    expect(unionOf(["c"], found)).toBeNull();
  });
  it("is refused without an upper end, too wide, or where points disagree", () => {
    expect(refusalOf(null)).toBe("nothing");
    expect(refusalOf({ low: 10, high: null, points: [] })).toBe("unbounded");
    expect(refusalOf({ low: 10, high: 41, points: [20] })).toBe("too wide");
    expect(refusalOf({ low: 10, high: 40, points: [10, 21] })).toBe("points disagree");
    expect(refusalOf({ low: 10, high: 40, points: [10, 20] })).toBeNull();
    const beside = (...checks) => refusalOf({ low: 10, high: 40, points: [20], checks });
    expect([beside(3.3), beside(121)]).toEqual(["a chosen model far outside", "a chosen model far outside"]);
    expect(beside(3.4, 120)).toBeNull();
  });
});

describe("a score", () => {
  it("counts what covers, on which side it misses, and what would be shown", () => {
    const interval = (low, high) => ({ documented: 50, interval: { low, high, points: [low] } });
    const score = scoreOf(100, [
      interval(90, 110),
      interval(60, 99),
      interval(101, 200),
      interval(60, null),
      { documented: 50, interval: null },
    ]);
    expect(score).toMatchObject({ tables: 5, coverage: 0.4, tooLow: 1, tooHigh: 1, shown: 3 });
    expect(score.coverageShown).toBeCloseTo(1 / 3);
    expect(score.refused).toEqual({ unbounded: 1, nothing: 1 });
    // Widths 20, 39, 99 and 21 × 50 − 60.
    expect(score.medianWidth).toBe(69);
  });
});

describe("what is kept", () => {
  it("is read back, from all shards, and a line that was cut short is measured again", () => {
    const result = { status: "ok", point: 5, low: 4, high: null, cpuMs: 1 };
    new Kept(folder, "0of2").add("x", 0, "averaged", 3, result);
    new Kept(folder, "1of2").add("x", 1, "averaged", 3, { ...result, high: 9 });
    const kept = new Kept(folder, "0of2");
    kept.add("x", 2, "averaged", 3, result);
    kept.add("xy", 7, "averaged", 3, result);
    writeFileSync(join(folder, "x.2of2.csv"), "head\n3,averaged,3,ok,5,4,", { flag: "w" });
    const tables = kept.read("x");
    expect([...tables.keys()].sort((x, y) => x - y)).toEqual([0, 1, 2]);
    expect(tables.get(0)).toEqual({ documented: 3, found: { averaged: result } });
    expect(tables.get(1).found.averaged.high).toBe(9);
    kept.forget("x");
    expect(kept.read("x").size).toBe(0);
    expect(kept.read("xy").size).toBe(1);
  });
});

describe("scenarios", () => {
  it("have names of their own; seven are panel A, 94 were tried, 27 are panel B", () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
    expect(SCENARIOS.filter(({ panel }) => panel === "A").length).toBe(7);
    expect(SCENARIOS.filter(({ panel }) => panel === "tried").length).toBe(94);
    expect(SCENARIOS.filter(({ panel }) => panel === "B").length).toBe(27);
  });
  it("make the same table every time, another for another replicate, and never more people than there are", () => {
    for (const scenario of SCENARIOS) {
      const first = tableOf(scenario, 0);
      expect(tableOf(scenario, 0)).toEqual(first);
      expect(tableOf(scenario, 1)).not.toEqual(first);
      expect(peopleIn(first)).toBeLessThan(scenario.people);
      expect(peopleIn(first)).toBeGreaterThan(scenario.people / 8);
    }
  });
});
