/**
 * A capture table from the lists each person is on.
 *
 * Takes memberships, never people: nothing here can see a name. A person listed twice on one list counts
 * once. Cost: linear in the memberships.
 */
import { type CaptureTable, captureTable } from "./captureTable.ts";

/**
 * @param lists names of all lists, each once; at most 10
 * @param memberships for each person, the names of the lists that person is on; at least one
 * @throws RangeError on a list that is not in `lists`, or a person on no list
 * @throws DaftarError `estimate.too-many-lists`
 * @example tableOf(["a", "b"], [["a"], ["a", "b"]]).cells // [{history: 1, count: 1}, {history: 3, count: 1}]
 */
export function tableOf(lists: readonly string[], memberships: Iterable<Iterable<string>>): CaptureTable {
  const bitOf = new Map(lists.map((name, i) => [name, i]));
  const counts = new Map<number, number>();
  // Too many lists are refused before any bit could overflow.
  captureTable(lists, counts);
  for (const membership of memberships) {
    let history = 0;
    for (const name of membership) {
      const bit = bitOf.get(name);
      if (bit === undefined) throw new RangeError(`memberships name a list that is not in lists: ${name}`);
      history |= 1 << bit;
    }
    if (history === 0) throw new RangeError("memberships must name at least one list for each person");
    counts.set(history, (counts.get(history) ?? 0) + 1);
  }
  return captureTable(lists, counts);
}
