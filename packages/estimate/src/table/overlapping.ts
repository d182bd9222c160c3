/**
 * Which lists can be used together: those that share people with another list, and those that lie wholly
 * within another.
 *
 * Source: Chan, Silverman & Vincent (2021): a list without any overlap says nothing about people on no list;
 * its people add to what is documented. A list within another is not a second look at anything.
 * Cost: cells times lists.
 */
import { type CaptureTable, captureTable, peopleIn } from "./captureTable.ts";

export interface Overlapping {
  /** The table of the lists that share people with another; `null` where there is none. */
  readonly table: CaptureTable | null;
  /** Lists that share nobody with any other list, and how many people stand on them. */
  readonly setAside: readonly { readonly list: string; readonly people: number }[];
}

/** Splits off the lists that share nobody with any other list. */
export function overlapping(table: CaptureTable): Overlapping {
  let shared = 0;
  for (const { history } of table.cells) if ((history & (history - 1)) !== 0) shared |= history;
  const kept = table.lists.flatMap((_, i) => ((shared >> i) & 1 ? [i] : []));
  const setAside = table.lists.flatMap((list, i) =>
    (shared >> i) & 1
      ? []
      : [{ list, people: table.cells.find((cell) => cell.history === 1 << i)?.count ?? 0 }],
  );
  if (kept.length === 0) return { table: null, setAside };
  const counts = new Map<number, number>();
  for (const { history, count } of table.cells) {
    if ((history & shared) === 0) continue;
    let packed = 0;
    kept.forEach((from, to) => {
      if ((history >> from) & 1) packed |= 1 << to;
    });
    counts.set(packed, count);
  }
  return {
    table: captureTable(
      kept.map((i) => table.lists[i]!),
      counts,
    ),
    setAside,
  };
}

/** Pairs of lists of which the first lies wholly within the second; empty lists are in no pair. */
export function listsWithin(table: CaptureTable): { readonly inner: string; readonly outer: string }[] {
  const pairs: { inner: string; outer: string }[] = [];
  table.lists.forEach((inner, i) => {
    const cells = table.cells.filter((cell) => (cell.history >> i) & 1);
    if (peopleIn({ lists: table.lists, cells }) === 0) return;
    table.lists.forEach((outer, j) => {
      if (i !== j && cells.every((cell) => (cell.history >> j) & 1)) pairs.push({ inner, outer });
    });
  });
  return pairs;
}
