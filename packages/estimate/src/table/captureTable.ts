/**
 * The overlap of lists: how many people stand on exactly which lists. Counts only, never names.
 *
 * A capture history is a bit mask: bit i is set where a person is on list i. The history 0, people on no
 * list, is what estimation is about and can never be in the table.
 * Cost: linear in the cells.
 */
import { DaftarError } from "@daftar/model";

/** More lists than this give more cells than any war has left records for; they are merged first. */
export const MAX_LISTS = 10;
/** Far above any toll, and far below where sums of products stop being exact. */
export const MAX_COUNT = 1_000_000_000;

export interface CaptureCell {
  /** Bit i is list i; never 0. */
  readonly history: number;
  /** People with exactly this history; whole, above 0. */
  readonly count: number;
}

export interface CaptureTable {
  /** Names of the lists, each once; at least 1, at most 10. */
  readonly lists: readonly string[];
  /** In order of history, each history once. */
  readonly cells: readonly CaptureCell[];
}

/**
 * A table in its one order, from counts by history; zero counts are left out.
 *
 * @throws RangeError on a history or count outside its bounds, or list names that repeat
 * @throws DaftarError `estimate.too-many-lists` beyond 10 lists
 */
export function captureTable(lists: readonly string[], counts: ReadonlyMap<number, number>): CaptureTable {
  if (lists.length === 0) throw new RangeError("lists must name at least one list");
  if (new Set(lists).size !== lists.length) throw new RangeError("lists must each have a name of their own");
  if (lists.length > MAX_LISTS) {
    throw new DaftarError(
      "estimate.too-many-lists",
      `The table has ${lists.length} lists; at most ${MAX_LISTS} are read.`,
    );
  }
  const cells: CaptureCell[] = [];
  let total = 0;
  for (const [history, count] of counts) {
    if (!Number.isInteger(history) || history < 1 || history >= 1 << lists.length) {
      throw new RangeError(`history must lie in 1 to ${(1 << lists.length) - 1}; it is ${history}`);
    }
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(`count must be whole, 0 or more; it is ${count}`);
    }
    if (count > 0) cells.push({ history, count });
    total += count;
  }
  if (total > MAX_COUNT)
    throw new RangeError(`counts must sum to at most ${MAX_COUNT}; they sum to ${total}`);
  cells.sort((a, b) => a.history - b.history);
  return { lists: [...lists], cells };
}

/** People in the table, whichever lists they are on. */
export function peopleIn(table: CaptureTable): number {
  let sum = 0;
  for (const cell of table.cells) sum += cell.count;
  return sum;
}

/** How many lists a history holds. */
export function listsIn(history: number): number {
  let rest = history;
  let bits = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    bits += 1;
  }
  return bits;
}

/** `countsByLists(table)[k]`: people on exactly k lists (f_k in the literature); index 0 is 0. */
export function countsByLists(table: CaptureTable): number[] {
  const f = Array.from({ length: table.lists.length + 1 }, () => 0);
  for (const cell of table.cells) f[listsIn(cell.history)]! += cell.count;
  return f;
}

/** Equal for tables of equal counts, whatever the names of their lists. */
export const cellsKey = ({ cells }: CaptureTable): string =>
  cells.map(({ history, count }) => `${history}:${count}`).join(",");
