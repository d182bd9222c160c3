import { lnGamma, logSumExp } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { captureTable } from "../table/captureTable.ts";
import { exactGrid, MAX_EXACT } from "./exactGrid.ts";
import { type GraphWeights, graphWeights } from "./graphWeights.ts";

/** Invented. */
const table = captureTable(
  ["a", "b", "c"],
  new Map([40, 30, 6, 20, 4, 2, 5].map((count, i) => [i + 1, count])),
);
const every = ({ graphs }: GraphWeights): Uint32Array => Uint32Array.from(graphs, (_, g) => g);

/** The formula of the paper, word by word. */
function byHand(counts: readonly number[], graph: GraphWeights["graphs"][number], delta: number, t: number) {
  const full = [t, ...counts];
  const total = full.reduce((sum, count) => sum + count, 0);
  const margin = (subset: number): number => {
    const cells = new Map<number, number>();
    for (let x = 0; x < full.length; x++) cells.set(x & subset, (cells.get(x & subset) ?? 0) + full[x]!);
    const each = (delta * full.length) / cells.size;
    let sum = lnGamma(full.length * delta) - lnGamma(total + full.length * delta);
    for (const count of cells.values()) sum += lnGamma(count + each) - lnGamma(each);
    return sum;
  };
  const sum = (sets: readonly number[]): number => sets.reduce((so, set) => so + margin(set), 0);
  return lnGamma(total + 1) - lnGamma(t + 1) + sum(graph.cliques) - sum(graph.separators) - Math.log(total);
}

describe("weights of graphs", () => {
  it.each([1 / 8, 0.5, 1, 3])("follow the paper's formula at δ = %d, whole numbers or not", (delta) => {
    const weights = graphWeights(table, delta);
    const into = new Float64Array(8);
    const counts = [40, 30, 6, 20, 4, 2, 5];
    const at = (t: number) => weights.graphs.map((graph) => byHand(counts, graph, delta, t));
    const origin = at(50);
    weights.logWeights(50, every(weights), into);
    // Constants that all graphs and numbers share are left out.
    const shared = into[0]! - origin[0]!;
    for (const t of [0, 1, 7.25, 50, 3000]) {
      weights.logWeights(t, every(weights), into);
      at(t).forEach((log, g) => {
        expect(into[g]! - shared).toBeCloseTo(log, 9);
      });
    }
  });

  it("bend down by at most 1/(t + ½): what panels rely on", () => {
    const weights = graphWeights(table, 0.5);
    const into = new Float64Array(8);
    const h = 0.01;
    for (const t of [0.2, 1, 5, 40, 300]) {
      const [low, middle, high] = [t - h, t, t + h].map((at) => {
        weights.logWeights(at, every(weights), into);
        return into.slice();
      }) as [Float64Array, Float64Array, Float64Array];
      for (let g = 0; g < 8; g++) {
        const bend = (low[g]! - 2 * middle[g]! + high[g]!) / (h * h);
        expect(bend).toBeGreaterThan(-1 / (t + 0.5) - 1e-6);
      }
    }
  });

  it("want somebody in the table and a pseudo-count above 0", () => {
    expect(() => graphWeights(captureTable(["a", "b", "c"], new Map()), 1)).toThrow(/one person/);
    expect(() => graphWeights(table, 0)).toThrow(/delta/);
    expect(() => graphWeights(table, Number.NaN)).toThrow(/delta/);
  });
});

describe("the exact grid", () => {
  const naive = (weights: GraphWeights, from: number, count: number): Float64Array => {
    const into = new Float64Array(weights.graphs.length);
    return Float64Array.from({ length: count }, (_, i) => {
      weights.logWeights(from + i, every(weights), into);
      return logSumExp(into);
    });
  };

  it.each([
    ["a small table", table, 1, 1000],
    ["from nobody missing", table, 0, 130],
    [
      "a table so full that weights fall by e^700 within a block",
      captureTable(
        ["a", "b", "c", "d"],
        new Map(Array.from({ length: 15 }, (_, i) => [i + 1, i === 14 ? 9e5 : 9])),
      ),
      0,
      300,
    ],
  ])("is the sum over graphs at every number: %s", (_, given, from, count) => {
    const weights = graphWeights(given, 1 / (1 << given.lists.length));
    const found = exactGrid(weights, every(weights), from, from + count - 1);
    const logs = naive(weights, from, count);
    const top = Math.max(...logs);
    const scale = found.reduce((sum, weight) => sum + weight, 0);
    const whole = logs.reduce((sum, log) => sum + Math.exp(log - top), 0);
    expect(found.length).toBe(count);
    found.forEach((weight, i) => {
      expect(Math.abs(weight / scale - Math.exp(logs[i]! - top) / whole)).toBeLessThan(
        1e-12 + 1e-15 * weights.documented,
      );
    });
  });

  it("wants a range of whole numbers, not too many", () => {
    const weights = graphWeights(table, 1);
    expect(() => exactGrid(weights, every(weights), -1, 5)).toThrow(RangeError);
    expect(() => exactGrid(weights, every(weights), 5, 4)).toThrow(RangeError);
    expect(() => exactGrid(weights, every(weights), 1, MAX_EXACT + 1)).toThrow(/at most/);
  });
});
