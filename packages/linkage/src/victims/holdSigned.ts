/**
 * The run's clusters with what people signed as one person held together, and two such apart (SPEC V11).
 *
 * A machine's run neither parts a signed person nor makes two signed people one: that would take somebody
 * out of the verified figure whom two people put there. Records that nobody signed go where the run says.
 * Cost: near linear in records.
 */
import type { RecordPair } from "./resolveVictims.ts";

export interface HoldInput {
  readonly recordIds: readonly string[];
  /** Cluster of each record, in the order of `recordIds`. */
  readonly clusters: ArrayLike<number>;
  /** Records that stand signed as one verified person; sets that share a record are one. */
  readonly verified: readonly (readonly string[])[];
  /** Records of one person whom people signed lower: held together too, and not held apart. */
  readonly lowered: readonly (readonly string[])[];
}

export interface Held {
  readonly clusters: readonly number[];
  /** Sets of more than one record that are held, sorted: what no single person parts. */
  readonly sets: readonly (readonly string[])[];
  /** One pair of records for each two signed people that the run would have made one: for review. */
  readonly apart: readonly RecordPair[];
}

function merged(sets: readonly (readonly string[])[], known: ReadonlySet<string>): string[][] {
  const setOf = new Map<string, Set<string>>();
  for (const ids of sets) {
    const one = new Set<string>();
    for (const id of ids) {
      if (!known.has(id)) continue;
      for (const other of setOf.get(id) ?? [id]) one.add(other);
    }
    for (const id of one) setOf.set(id, one);
  }
  return [...new Set(setOf.values())]
    .map((one) => [...one].sort())
    .sort((x, y) => y.length - x.length || ((x[0] ?? "") < (y[0] ?? "") ? -1 : 1));
}

/** The cluster that holds most of a set; of equals, the one of its first record. */
function homeOf(ids: readonly string[], clusterOf: ReadonlyMap<string, number>): number {
  const votes = new Map<number, number>();
  for (const id of ids) {
    const cluster = clusterOf.get(id) ?? -1;
    votes.set(cluster, (votes.get(cluster) ?? 0) + 1);
  }
  let [home, most] = [clusterOf.get(ids[0] ?? "") ?? -1, 0];
  for (const [cluster, number] of votes) if (number > most) [home, most] = [cluster, number];
  return home;
}

export function holdSigned({ recordIds, clusters, verified, lowered }: HoldInput): Held {
  const clusterOf = new Map(recordIds.map((id, at) => [id, clusters[at] ?? -1]));
  const known = new Set(recordIds);
  const firm = merged(verified, known);
  let next = 1 + [...clusterOf.values()].reduce((most, one) => Math.max(most, one), -1);
  const move = (ids: readonly string[], to: number): void => {
    for (const id of ids) clusterOf.set(id, to);
  };
  for (const ids of merged(lowered, known)) move(ids, homeOf(ids, clusterOf));
  const firstIn = new Map<number, string>();
  const apart: RecordPair[] = [];
  for (const ids of firm) {
    const home = homeOf(ids, clusterOf);
    const [own] = ids;
    const other = firstIn.get(home);
    if (own === undefined) continue;
    if (other === undefined) {
      move(ids, home);
      firstIn.set(home, own);
      continue;
    }
    move(ids, next);
    firstIn.set(next, own);
    next += 1;
    apart.push(own < other ? { a: own, b: other } : { a: other, b: own });
  }
  return {
    clusters: recordIds.map((id) => clusterOf.get(id) ?? -1),
    sets: firm.filter((ids) => ids.length > 1),
    apart,
  };
}
