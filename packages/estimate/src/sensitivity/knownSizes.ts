/**
 * Each list as a population whose size is known, estimated from the other lists as if it were not.
 *
 * Source: internal consistency in Binette & Steorts (2022), J. R. Statist. Soc. A: the one check of such
 * estimates that has a known truth. It tells how the method does on people who are on that list, never on
 * those on none. Three other lists are needed, or two for Chapman's estimate.
 * Cost: the method on one table of one list fewer for each list.
 */
import { type CaptureTable, peopleIn } from "../table/captureTable.ts";
import { membersOf } from "../table/regrouped.ts";
import type { TableMethod, TableOutcome } from "./tableMethod.ts";

export interface KnownSize {
  readonly list: string;
  /** People on the list. */
  readonly known: number;
  /** Of them, people on another list too: all that the other lists show. */
  readonly seenElsewhere: number;
  readonly outcome: TableOutcome;
  /** ln(point/known); `null` without a point. */
  readonly logBias: number | null;
  /** Whether the interval holds the known number; `null` without an interval. */
  readonly covers: boolean | null;
}

/**
 * @param table three lists or more
 * @returns one for each list, in order
 * @throws RangeError on a table of fewer lists
 */
export function knownSizes(table: CaptureTable, method: TableMethod): KnownSize[] {
  const lists = table.lists.length;
  if (lists < 3) throw new RangeError(`table must have three lists or more; it has ${lists}`);
  return table.lists.map((list, at) => {
    const known = peopleIn({
      lists: table.lists,
      cells: table.cells.filter(({ history }) => (history >> at) & 1),
    });
    const members = membersOf(table, at);
    const outcome = method(members);
    const { point, low, high } = outcome;
    return {
      list,
      known,
      seenElsewhere: peopleIn(members),
      outcome,
      logBias: point === null || point === 0 || known === 0 ? null : Math.log(point / known),
      covers: low === null || high === null ? null : low <= known && known <= high,
    };
  });
}
