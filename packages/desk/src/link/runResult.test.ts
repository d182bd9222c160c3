import { describe, expect, it } from "vitest";
import { readRunResult } from "./runResult.ts";

describe("the result of a linkage run", () => {
  it("of the first form, with no draws, reads as one that drew nothing and was told nothing", () => {
    const first = { records: ["a", "b", "c"], clusters: [0, 0, 1], review: [[0, 2, -250]], draws: [] };
    expect(readRunResult(first)).toEqual({
      format: "daftar.link-result/v2",
      records: ["a", "b", "c"],
      clusters: [0, 0, 1],
      unlabelled: null,
      review: [[0, 2, -250, 0]],
      draws: null,
      labels: null,
      told: { labels: [], model: null, draws: 0 },
    });
  });

  it("of another form is not read", () => {
    expect(readRunResult({ format: "daftar.link-result/v3", records: [] })).toBeNull();
  });
});
