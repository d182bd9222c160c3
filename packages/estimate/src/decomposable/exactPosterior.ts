/**
 * The posterior of the people on no list, number by number: slow, plain, and what `graphAveraging` is
 * checked against.
 *
 * Source and cost: `exactGrid.ts`; 822 graphs and 27,440 numbers take a tenth of a second.
 */
import type { CaptureTable } from "../table/captureTable.ts";
import { exactGrid } from "./exactGrid.ts";
import { graphWeights } from "./graphWeights.ts";

export interface ExactOptions {
  /** Pseudo-count of a full cell, above 0; 2^−L where absent. */
  readonly delta?: number;
  /** Fewest people on no list; 1 where absent. */
  readonly from?: number;
  /** Most people on no list; at most 4 million numbers. */
  readonly to: number;
  /** Whether the saturated graph is among them. */
  readonly saturated: boolean;
}

/**
 * Shares of `from`, `from` + 1, … `to` people on no list; they sum to 1.
 *
 * @param table of 3 to 6 lists, with at least one person
 * @throws RangeError otherwise, or on options outside their bounds
 */
export function exactPosterior(table: CaptureTable, options: ExactOptions): Float64Array {
  const { delta = 1 / (1 << table.lists.length), from = 1, to, saturated } = options;
  const weights = graphWeights(table, delta);
  const count = weights.graphs.length - (saturated ? 0 : 1);
  const chosen = Uint32Array.from({ length: count }, (_, g) => g);
  const shares = exactGrid(weights, chosen, from, to);
  let whole = 0;
  for (const share of shares) whole += share;
  return shares.map((share) => share / whole);
}
