/**
 * Going on from an earlier run: what nothing new reaches stays as it was.
 *
 * New accounts change the table that shares and blocking are measured against, so that a run over all may part or join
 * accounts that no new one has to do with. Here such changes are left out, and counted: a register must not move under
 * people's hands because a list was added, and who wants them runs anew. Reached is what hangs together with a new row,
 * or with one that people spoke of, by the groups of either run.
 * Assumes: both runs weigh with the same figures (`LinkOptions.model`). Cost: near linear in rows.
 */
import { apart, findRoot, unite } from "../cluster/components.ts";

export interface Reach {
  /** Rows the earlier run did not have. */
  readonly newRows: number;
  /** Of the rows it had: those that hang together with a new row or with one that people spoke of. */
  readonly reachedRows: number;
  /** Groups of the earlier run whose rows are now grouped otherwise among themselves. */
  readonly regrouped: number;
  /** Groups of the earlier run that were not reached, and that a run over all would group otherwise: left as they were. */
  readonly elsewhere: number;
}

/**
 * @param group of a run over all rows: for each row the smallest row of its group
 * @param earlier number of each row's cluster in the earlier run, -1 for a row it did not have
 * @param said rows of pairs that people spoke of
 * @returns the groups that hold, named as in `group`
 */
export function goOn(
  group: Int32Array,
  earlier: Int32Array,
  said: Iterable<number>,
): { group: Int32Array; reach: Reach } {
  const size = group.length;
  const before = namedBySmallest(earlier);
  const parent = apart(size);
  for (let row = 0; row < size; row += 1) {
    unite(parent, row, group[row]!);
    unite(parent, row, before[row]!);
  }
  const isReached = new Uint8Array(size);
  for (let row = 0; row < size; row += 1) if (earlier[row]! < 0) isReached[findRoot(parent, row)] = 1;
  for (const row of said) isReached[findRoot(parent, row)] = 1;
  const out = new Int32Array(size);
  let [newRows, reachedRows] = [0, 0];
  for (let row = 0; row < size; row += 1) {
    const reached = isReached[findRoot(parent, row)] === 1;
    out[row] = reached ? group[row]! : before[row]!;
    if (earlier[row]! < 0) newRows += 1;
    else if (reached) reachedRows += 1;
  }
  const [anywhere, elsewhere] = [new Set<number>(), new Set<number>()];
  const among = namedAmong(group, earlier);
  for (let row = 0; row < size; row += 1) {
    if (earlier[row]! < 0 || among[row] === before[row]) continue;
    const own = isReached[findRoot(parent, row)] === 1 ? anywhere : elsewhere;
    // Both the group that a row has left or joined, and the one it stood in.
    own.add(before[row]!).add(before[among[row]!]!);
  }
  return { group: out, reach: { newRows, reachedRows, regrouped: anywhere.size, elsewhere: elsewhere.size } };
}

/** For each row the smallest row of its cluster; itself where it has none. */
function namedBySmallest(clusters: Int32Array): Int32Array {
  const first = new Map<number, number>();
  return clusters.map((cluster, row) => {
    if (cluster < 0) return row;
    const known = first.get(cluster);
    if (known === undefined) first.set(cluster, row);
    return known ?? row;
  });
}

/** The same of rows of the earlier run alone, new ones left out of account. */
function namedAmong(group: Int32Array, earlier: Int32Array): Int32Array {
  return namedBySmallest(group.map((own, row) => (earlier[row]! < 0 ? -1 : own)));
}
