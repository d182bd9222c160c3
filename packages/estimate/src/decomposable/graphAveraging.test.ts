import { readFileSync } from "node:fs";
import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { type CaptureTable, captureTable, peopleIn } from "../table/captureTable.ts";
import { parseTable } from "../table/parseTable.ts";
import { exactPosterior } from "./exactPosterior.ts";
import { type GraphAverage, graphAveraging } from "./graphAveraging.ts";

interface Measured {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}
interface Vectors {
  readonly tables: Record<
    string,
    {
      readonly rows?: readonly string[];
      readonly within: Measured & { readonly saturatedWeight: number };
      readonly without: Measured;
    }
  >;
}
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const vectors = read("./graphAveraging.vectors.json") as Vectors;
const published = read("../report/published.vectors.json") as { tables: Record<string, { rows: string[] }> };
const tableNamed = (name: string): CaptureTable =>
  parseTable((vectors.tables[name]!.rows ?? published.tables[name]!.rows).map((row) => row.split(",")));
const names = Object.keys(vectors.tables);

/** As published figures count: totals, and the mean to a tenth. */
const totals = (table: CaptureTable, { median, low, high, mean }: GraphAverage): Measured => {
  const n = peopleIn(table);
  return { median: n + median, low: n + low, high: n + high, mean: Math.round((n + mean) * 10) / 10 };
};
const plain = ({ median, low, high, mean }: Measured): Measured => ({ median, low, high, mean });

describe("graph averaging on published tables", () => {
  it.each(names)(
    "%s: to the integer what the R package gives, with the saturated graph and without",
    (name) => {
      const table = tableNamed(name);
      const { within, without } = vectors.tables[name]!;
      const found = graphAveraging(table, { to: 10 * peopleIn(table) });
      expect(totals(table, found.saturated.within)).toEqual(plain(within));
      expect(totals(table, found.saturated.without)).toEqual(plain(without));
      expect(Math.round(found.saturated.weight * 1000) / 1000).toBe(within.saturatedWeight);
    },
  );

  it.each(names)(
    "%s: every number summed exactly gives the same limits, and shares within the bound",
    (name) => {
      const table = tableNamed(name);
      const { within } = vectors.tables[name]!;
      const n = peopleIn(table);
      const exact = exactPosterior(table, { to: 10 * n, saturated: true });
      const found = graphAveraging(table, { to: 10 * n, saturated: "in" });
      const quantiles: number[] = [];
      let [sum, worst] = [0, 0];
      exact.forEach((share, i) => {
        const before = sum;
        sum += share;
        for (const p of [0.025, 0.5, 0.975]) if (before < p && sum >= p) quantiles.push(n + 1 + i);
        worst = Math.max(worst, Math.abs(found.shareUpTo(1 + i) - sum));
      });
      expect(quantiles).toEqual([within.low, within.median, within.high]);
      expect(worst).toBeLessThan(found.range.errorBound);
      expect(found.range.errorBound).toBeLessThan(5e-9);
    },
  );

  it("goes on where the usual range cuts: a twelfth of uk5 lies beyond ten for each documented", () => {
    const uk5 = graphAveraging(tableNamed("uk5"));
    expect(uk5.range).toMatchObject({ from: 1, to: 109_760 });
    expect(uk5.range.beyondUsual).toBeCloseTo(0.083, 3);
    expect(2744 + uk5.high).toBe(33_510);
    const kosovo = graphAveraging(tableNamed("kosovo"));
    expect(kosovo.range).toMatchObject({ to: 44_000, beyondUsual: 0 });
  });

  it("leaves the saturated graph out where it rules, or lists are three, unless told otherwise", () => {
    const gaza = tableNamed("gaza");
    const byRule = graphAveraging(gaza);
    expect(byRule.saturated.leftOut).toBe(true);
    expect(byRule.median).toBe(byRule.saturated.without.median);
    expect(byRule.graphs.map(({ graph }) => graph)).not.toContain("[list1*list2*list3]");
    const within = graphAveraging(gaza, { saturated: "in" });
    expect(within.median).toBe(within.saturated.within.median);
    expect(within.graphs[0]).toMatchObject({ graph: "[list1*list2*list3]" });
    expect(graphAveraging(tableNamed("spina")).saturated.leftOut).toBe(true);
    expect(graphAveraging(tableNamed("kosovo")).saturated.leftOut).toBe(false);
    expect(graphAveraging(tableNamed("kosovo"), { saturated: "out" }).saturated.leftOut).toBe(true);
  });

  it("leaves it out of four lists too, where nothing else explains the table", () => {
    const table = captureTable(
      ["a", "b", "c", "d"],
      new Map([90, 40, 4, 70, 30, 9, 60, 8, 77, 5, 80, 3, 66, 90, 2].map((count, i) => [i + 1, 9 * count])),
    );
    const found = graphAveraging(table, { graphs: 0 });
    expect(found.saturated.weight).toBeGreaterThan(0.05);
    expect(found.saturated.leftOut).toBe(true);
  });

  it("finds a top narrower than the gaps between its points: ten million people, four lists", () => {
    // Invented: independent lists. Without the bound on how far a logarithm bends, the limits come out 5,000 off.
    const counts = [
      716_903, 1_540_249, 364_365, 1_206_469, 285_405, 613_185, 145_056, 804_539, 190_323, 408_905, 96_731,
      320_293, 75_769, 162_788, 38_510,
    ];
    const table = captureTable(["a", "b", "c", "d"], new Map(counts.map((count, i) => [i + 1, count])));
    const found = graphAveraging(table, { graphs: 0 });
    const from = found.low - 50_000;
    const exact = exactPosterior(table, { from, to: found.high + 50_000, saturated: true });
    let sum = 0;
    const quantiles: number[] = [];
    exact.forEach((share, i) => {
      const before = sum;
      sum += share;
      for (const p of [0.025, 0.5, 0.975]) if (before < p && sum >= p) quantiles.push(from + i);
    });
    expect(quantiles).toEqual([found.low, found.median, found.high]);
  });

  it("names the graphs that hold most: Kosovo's best holds .986, gaza's .844, as in R", () => {
    expect(graphAveraging(tableNamed("kosovo")).graphs[0]!.weight).toBeCloseTo(0.986, 3);
    const gaza = graphAveraging(tableNamed("gaza"));
    expect(gaza.graphs[0]!.weight).toBeCloseTo(0.844, 3);
    expect(gaza.graphs[0]!.graph).toBe("[list1*list3, list2*list3]");
    const all = graphAveraging(tableNamed("westernus"), { graphs: 822 }).graphs;
    expect(all.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
    expect(graphAveraging(tableNamed("kosovo"), { graphs: 0 }).graphs).toEqual([]);
  });

  it("of six lists looks at 18,154 graphs: uk6", () => {
    const uk6 = parseTable(published.tables["uk6"]!.rows.map((row) => row.split(",")));
    const found = graphAveraging(uk6, { graphs: 0 });
    expect(2744 + found.median).toBe(12_315);
  });
});

describe("draws and shares", () => {
  const korea = graphAveraging(tableNamed("korea"));
  it("draws follow the posterior, and a seed fixes them", () => {
    const draws = korea.draws(rng(7), 4000).sort((a, b) => a - b);
    expect(korea.draws(rng(7), 4000).sort((a, b) => a - b)).toEqual(draws);
    expect(korea.draws(rng(8), 4000).sort((a, b) => a - b)).not.toEqual(draws);
    // Five standard errors of a share among 4,000.
    for (const [p, at] of [
      [0.5, korea.median],
      [0.975, korea.high],
    ] as const) {
      const share = draws.filter((draw) => draw <= at).length / draws.length;
      expect(Math.abs(share - korea.shareUpTo(at))).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 4000));
    }
  });
  it("the logarithms of single shares are the steps of the running share", () => {
    for (const at of [1, 20, 63, 64, 65, 300, 5000]) {
      const step = korea.shareUpTo(at) - korea.shareUpTo(at - 1);
      expect(Math.abs(Math.exp(korea.logShare(at)) - step)).toBeLessThan(1e-9);
    }
    expect(korea.shareUpTo(0)).toBe(0);
    expect(korea.shareUpTo(korea.range.to)).toBe(1);
  });
  it("nobody missing is possible when asked for", () => {
    const all = captureTable(["a", "b", "c"], new Map([[7, 300]]));
    expect(graphAveraging(all, { from: 0 }).low).toBe(0);
    expect(graphAveraging(all).low).toBe(1);
  });
  it("wants a range of whole numbers", () => {
    expect(() => graphAveraging(tableNamed("korea"), { from: -1 })).toThrow(RangeError);
    expect(() => graphAveraging(tableNamed("korea"), { from: 5, to: 4 })).toThrow(RangeError);
    expect(() => graphAveraging(tableNamed("korea"), { to: 10.5 })).toThrow(RangeError);
  });
});
