import { describe, expect, it } from "vitest";
import { listsIn } from "../table/captureTable.ts";
import { chordalGraphs } from "./chordalGraphs.ts";

describe("decomposable graphs", () => {
  it.each([
    [3, 8],
    [4, 61],
    [5, 822],
    [6, 18_154],
  ])("on %i lists are %i, each once (OEIS A058862)", (lists, number) => {
    const graphs = chordalGraphs(lists);
    expect(graphs.length).toBe(number);
    expect(new Set(graphs.map(({ cliques }) => cliques.join())).size).toBe(number);
    expect(chordalGraphs(lists)).toBe(graphs);
  });
  it("begin with independent lists and end with all joined", () => {
    const graphs = chordalGraphs(4);
    expect(graphs[0]).toEqual({ cliques: [1, 2, 4, 8], separators: [] });
    expect(graphs.at(-1)).toEqual({ cliques: [15], separators: [] });
  });
  it("leave out the circle of four, which no order of cliques can build", () => {
    const circle = [0b0011, 0b0110, 0b1100, 0b1001].sort((a, b) => a - b).join();
    expect(chordalGraphs(4).some(({ cliques }) => cliques.join() === circle)).toBe(false);
  });
  it("count every list and every edge once, separators taken from cliques", () => {
    for (const { cliques, separators } of chordalGraphs(5)) {
      for (let v = 0; v < 5; v++) {
        const holding = (sets: readonly number[]): number => sets.filter((set) => (set >> v) & 1).length;
        expect(holding(cliques) - holding(separators)).toBe(1);
      }
      const edges = (sets: readonly number[]): number =>
        sets.reduce((sum, set) => sum + (listsIn(set) * (listsIn(set) - 1)) / 2, 0);
      const joined = new Set<number>();
      for (const clique of cliques) {
        for (let pair = 3; pair < 32; pair++)
          if (listsIn(pair) === 2 && (clique & pair) === pair) joined.add(pair);
      }
      expect(edges(cliques) - edges(separators)).toBe(joined.size);
      for (const separator of separators) {
        expect(cliques.filter((clique) => (clique & separator) === separator).length).toBeGreaterThan(1);
      }
    }
  });
  it("are for three to six lists", () => {
    for (const lists of [2, 7, 3.5]) expect(() => chordalGraphs(lists)).toThrow(RangeError);
  });
});
