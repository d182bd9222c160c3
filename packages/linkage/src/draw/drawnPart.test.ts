import { describe, expect, it } from "vitest";
import { drawnClusters } from "./drawnPart.ts";

const parts = [
  // Rows 0, 1 and 4: all one, or 4 apart, or all apart.
  {
    rows: [0, 1, 4],
    seen: [
      [0, 0, 0],
      [0, 0, 2],
      [0, 1, 2],
    ],
    of: [0, 1, 2],
  },
  // Rows 2 and 3 are one in every draw, though the run has them apart.
  { rows: [2, 3], seen: [[0, 0]], of: [] },
];
const RUN = [0, 0, 1, 2, 0, 3, 3];

/** Which rows stand together, whatever their clusters are called. */
function groups(clusters: Int32Array): number[][] {
  const found = new Map<number, number[]>();
  clusters.forEach((cluster, row) => {
    found.set(cluster, [...(found.get(cluster) ?? []), row]);
  });
  return [...found.values()];
}

describe("the clusters of a draw", () => {
  it("are the run's where rows do not vary, and the draw's where they do", () => {
    expect(groups(drawnClusters(RUN, parts, 0))).toEqual([
      [0, 1, 4],
      [2, 3],
      [5, 6],
    ]);
    expect(groups(drawnClusters(RUN, parts, 1))).toEqual([[0, 1], [2, 3], [4], [5, 6]]);
    expect(groups(drawnClusters(RUN, parts, 2))).toEqual([[0], [1], [2, 3], [4], [5, 6]]);
  });

  it("leave the run as it is", () => {
    drawnClusters(RUN, parts, 2);
    expect(RUN).toEqual([0, 0, 1, 2, 0, 3, 3]);
  });
});
