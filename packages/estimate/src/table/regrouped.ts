/**
 * The same people on other lists: one list left out, two lists taken as one, or only the members of one list.
 *
 * What each is for: `sensitivity/`. Whoever is then on no list leaves the table, as anyone on no list must.
 * Cost: linear in the cells.
 */
import { type CaptureTable, captureTable } from "./captureTable.ts";

/** A table of `lists`, each history turned by `turn`; those that turn to 0 are left out. */
function regrouped(
  table: CaptureTable,
  lists: readonly string[],
  turn: (history: number) => number,
): CaptureTable {
  const counts = new Map<number, number>();
  for (const { history, count } of table.cells) {
    const now = turn(history);
    if (now !== 0) counts.set(now, (counts.get(now) ?? 0) + count);
  }
  return captureTable(lists, counts);
}

/** Bit `at` taken out, those above it moved down. */
const without = (history: number, at: number): number =>
  (history & ((1 << at) - 1)) | ((history >> (at + 1)) << at);

function checkList(table: CaptureTable, at: number, name: string): void {
  const lists = table.lists.length;
  if (!Number.isInteger(at) || at < 0 || at >= lists) {
    throw new RangeError(`${name} must be the place of a list, 0 to ${lists - 1}; it is ${at}`);
  }
  if (lists < 2) throw new RangeError("table must have two lists or more");
}

/**
 * The table had list `at` never been made; people on it alone are then documented by nobody.
 *
 * @param table two lists or more
 * @throws RangeError where there is no such list
 */
export function withoutList(table: CaptureTable, at: number): CaptureTable {
  checkList(table, at, "at");
  return regrouped(table, table.lists.toSpliced(at, 1), (history) => without(history, at));
}

/**
 * The table with lists `a` and `b` as one, which holds whoever is on either; it stands in the place of `a`
 * under both names. However the two depend on one another, the one list does not show it.
 *
 * @param table two lists or more
 * @throws RangeError where there is no such list, or the two are one
 */
export function withListsMerged(table: CaptureTable, a: number, b: number): CaptureTable {
  checkList(table, a, "a");
  checkList(table, b, "b");
  if (a === b) throw new RangeError("a and b must be two lists");
  let name = `${table.lists[a]}+${table.lists[b]}`;
  // A list may already be called so.
  while (table.lists.includes(name)) name += "+";
  const lists = table.lists.with(a, name).toSpliced(b, 1);
  return regrouped(table, lists, (history) => without((history >> b) & 1 ? history | (1 << a) : history, b));
}

/**
 * Members of list `at` as the other lists see them: how many they are is known, those on `at` alone are on none.
 *
 * @param table two lists or more
 * @throws RangeError where there is no such list
 */
export function membersOf(table: CaptureTable, at: number): CaptureTable {
  checkList(table, at, "at");
  return regrouped(table, table.lists.toSpliced(at, 1), (history) =>
    (history >> at) & 1 ? without(history, at) : 0,
  );
}
