/**
 * A method as a function of a table, so that it can be asked what it would say of other tables.
 *
 * Tables made from a table (a list less, two lists as one, the members of a list) go through the same checks:
 * lists that share nobody are set aside, and where two lists are left Chapman's estimate stands in, which rests
 * on their independence. Cost: that of the method on a smaller table. From five lists on models are searched
 * pair by pair there, not all of them: a report asks for dozens of tables.
 */
import { type Criterion, type ModelSearch, searchModels } from "../loglinear/search.ts";
import { headlineMethods, METHODS, workbench } from "../report/methods.ts";
import type { MethodId, MethodStatus } from "../report/types.ts";
import { type CaptureTable, peopleIn } from "../table/captureTable.ts";
import { listsWithin, overlapping } from "../table/overlapping.ts";

/** What a method says of one table; in people, listed or not. */
export interface TableOutcome {
  readonly status: MethodStatus;
  /** Why the status is not `ok`; `null` where it is. */
  readonly reason: string | null;
  readonly point: number | null;
  readonly low: number | null;
  /** `null` with a `low` where the data set no upper limit. */
  readonly high: number | null;
  /** The methods that gave it. */
  readonly by: readonly MethodId[];
}

export type TableMethod = (table: CaptureTable) => TableOutcome;

/** Sub-tables of up to this many lists have all their models looked at. */
const MAX_LISTS_ALL = 4;

const none = (status: MethodStatus, reason: string): TableOutcome => ({
  status,
  reason,
  point: null,
  low: null,
  high: null,
  by: [],
});

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | null = null;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/**
 * The union of the intervals of some methods, as a headline is made; the point is that of the first.
 *
 * A method without an upper limit leaves the union without one. Methods that have no number are left out.
 *
 * @param ids `null` for those of the headline of as many lists as the table has
 * @param seed for methods that draw; the same for every table
 * @param search of models, where the table's has been made already
 */
export function unionOf(
  ids: readonly MethodId[] | null,
  seed: number,
  search?: () => Record<Criterion, ModelSearch>,
): TableMethod {
  return (table) => {
    const { table: shared } = overlapping(table);
    if (shared === null) return none("refused", "Nobody is on two lists.");
    const within = listsWithin(shared)[0];
    if (within !== undefined) {
      return none("refused", `Everyone on ${within.inner} is also on ${within.outer}.`);
    }
    const documented = peopleIn(table);
    const bench = {
      ...workbench(shared, documented, seed),
      search: search ?? once(() => searchModels(shared, undefined, MAX_LISTS_ALL)),
    };
    const used: readonly MethodId[] =
      shared.lists.length === 2 ? ["chapman"] : (ids ?? headlineMethods(shared.lists.length));
    const found = used.flatMap((id) => {
      const { undocumented, status, reason } = METHODS[id].run(bench);
      return undocumented === null ? [] : [{ id, undocumented, status, reason }];
    });
    const first = found[0];
    if (first === undefined) return none("refused", "No method has an estimate on this table.");
    const highs = found.map(({ undocumented }) => undocumented.high);
    const high = highs.some((end) => end === null) ? null : Math.max(...highs.map((end) => end!));
    return {
      status: high === null ? "refused" : "ok",
      reason: high === null ? "The data set no finite upper limit." : null,
      point: documented + first.undocumented.point,
      low: documented + Math.min(...found.map(({ undocumented }) => undocumented.low)),
      high: high === null ? null : documented + high,
      by: found.map(({ id }) => id),
    };
  };
}
