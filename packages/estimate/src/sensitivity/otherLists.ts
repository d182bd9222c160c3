/**
 * What a method would say without a list, or with two lists as one.
 *
 * No paper's method, but the plainest check there is: a number that hangs on one list, or on how two lists
 * depend on one another, is shown with what it would be without.
 * The population is the same, so the totals compare; the documented are fewer where a list is left out.
 * Cost: the method on as many tables of one list fewer as there are lists and pairs of lists.
 */
import type { CaptureTable } from "../table/captureTable.ts";
import { withListsMerged, withoutList } from "../table/regrouped.ts";
import type { TableMethod, TableOutcome } from "./tableMethod.ts";

export interface Otherwise {
  /** The list left out, or the two taken as one. */
  readonly lists: readonly string[];
  readonly table: CaptureTable;
  readonly outcome: TableOutcome;
  /** By what factor the end that moves most moves, 1 or more; `null` without an interval on both sides. */
  readonly factor: number | null;
}

/** How far an interval moved: the larger of the ratios of its ends, either way. */
export function movedBy(from: TableOutcome, to: TableOutcome): number | null {
  const ends = [from.low, from.high, to.low, to.high];
  if (ends.some((end) => end === null || end <= 0)) return null;
  const ratio = (a: number, b: number): number => Math.max(a / b, b / a);
  return Math.max(ratio(from.low!, to.low!), ratio(from.high!, to.high!));
}

const otherwise = (
  method: TableMethod,
  whole: TableOutcome,
  lists: readonly string[],
  table: CaptureTable,
): Otherwise => {
  const outcome = method(table);
  return { lists, table, outcome, factor: movedBy(whole, outcome) };
};

/**
 * @param table two lists or more
 * @param whole what the method says of it
 * @returns one for each list, in order
 */
export function withoutEachList(table: CaptureTable, method: TableMethod, whole: TableOutcome): Otherwise[] {
  return table.lists.map((list, at) => otherwise(method, whole, [list], withoutList(table, at)));
}

/**
 * @param table two lists or more
 * @param whole what the method says of it
 * @returns one for each pair of lists, in order
 */
export function withEachPairMerged(
  table: CaptureTable,
  method: TableMethod,
  whole: TableOutcome,
): Otherwise[] {
  return table.lists.flatMap((one, a) =>
    table.lists
      .slice(a + 1)
      .map((other, i) => otherwise(method, whole, [one, other], withListsMerged(table, a, a + 1 + i))),
  );
}
