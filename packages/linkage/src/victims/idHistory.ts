/**
 * What became of victims' ids: each was born, joined with others, parted, and by what that was undone
 * (SPEC V8–V10, V15).
 *
 * Nothing of it is stored. The partition is a function of the ops by a moment, so the history is what
 * differs between one moment and the next; an op that comes later and is told of an earlier time changes
 * it as it changes the partition. Cost: linear in records times moments, plus changes times moments.
 */

/** A family of records as it stood at one moment. */
export interface PartitionThen {
  readonly classes: readonly (readonly string[])[];
  /** Id of each class, in the order of `classes`; all differ. */
  readonly idOf: readonly string[];
}

export interface VictimThen {
  readonly id: string;
  /** Sorted. */
  readonly records: readonly string[];
}

export interface IdChange {
  /** Which moment made it. */
  readonly moment: number;
  /**
   * `born`: records that stood for nobody before. `joined`, `parted`: several to one, one to several.
   * `regrouped`: several to several. `grew`: the same id, with records that are new. `renamed`: another id
   * for the same person, which only a first release does.
   */
  readonly kind: "born" | "joined" | "parted" | "regrouped" | "grew" | "renamed";
  /** Sorted by id, here and in `after`. */
  readonly before: readonly VictimThen[];
  readonly after: readonly VictimThen[];
  /** First later moment at which the records of `before` stand apart as before it, under the same ids; else null. */
  readonly undoneAt: number | null;
}

const byId = (x: VictimThen, y: VictimThen): number => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0);
const keyOf = ({ id, records }: VictimThen): string => [id, ...records].join(" ");

function victimsOf({ classes, idOf }: PartitionThen): VictimThen[] {
  if (classes.length !== idOf.length) throw new RangeError("idOf must be as long as classes");
  return classes.map((members, at) => ({ id: idOf[at] ?? "", records: members.toSorted() }));
}

function byRecord(victims: readonly VictimThen[]): Map<string, VictimThen> {
  return new Map(victims.flatMap((one) => one.records.map((record) => [record, one] as const)));
}

function kindOf(before: readonly VictimThen[], after: readonly VictimThen[]): IdChange["kind"] {
  if (before.length === 0) return "born";
  if (before.length > 1) return after.length > 1 ? "regrouped" : "joined";
  if (after.length > 1) return "parted";
  return before[0]?.id === after[0]?.id ? "grew" : "renamed";
}

/** Victims that are not as they were, with those they came of: what hangs together by a record is one change. */
function between(
  earlier: readonly VictimThen[],
  later: readonly VictimThen[],
): { before: VictimThen[]; after: VictimThen[] }[] {
  const stood = new Set(earlier.map(keyOf));
  const [wasIn, isIn] = [byRecord(earlier), byRecord(later)];
  for (const record of wasIn.keys())
    if (!isIn.has(record)) throw new RangeError("moments: a record of one moment is in every later one");
  const seen = new Set<VictimThen>();
  const changes: { before: VictimThen[]; after: VictimThen[] }[] = [];
  for (const start of later) {
    if (seen.has(start) || stood.has(keyOf(start))) continue;
    const [before, after] = [new Set<VictimThen>(), new Set<VictimThen>([start])];
    // A set grows while it is walked: all that hangs together is reached.
    for (const now of after) {
      seen.add(now);
      for (const record of now.records) {
        const was = wasIn.get(record);
        if (was === undefined || before.has(was)) continue;
        before.add(was);
        for (const other of was.records) {
          const next = isIn.get(other);
          if (next !== undefined) after.add(next);
        }
      }
    }
    changes.push({ before: [...before].sort(byId), after: [...after].sort(byId) });
  }
  return changes.sort((x, y) => ((x.after[0]?.id ?? "") < (y.after[0]?.id ?? "") ? -1 : 1));
}

/** Whether some victims' records stand under the ids they had: ids of one moment differ, so apart as they were too. */
function standsAs(victims: readonly VictimThen[], now: ReadonlyMap<string, VictimThen>): boolean {
  return victims.every(({ id, records }) => records.every((record) => now.get(record)?.id === id));
}

/**
 * @param moments oldest first; records are only ever added
 * @returns changes by moment, then by the smallest id after them
 * @throws RangeError where `idOf` is not as long as `classes`, or a record is gone at a later moment
 */
export function idHistory(moments: readonly PartitionThen[]): readonly IdChange[] {
  const stood = moments.map(victimsOf);
  const homes = stood.map(byRecord);
  return stood.flatMap((later, moment) =>
    between(stood[moment - 1] ?? [], later).map(({ before, after }): IdChange => {
      const kind = kindOf(before, after);
      // What came is never gone again: nobody is unborn.
      const lasting = kind === "born" || kind === "grew";
      const undone = lasting ? -1 : homes.findIndex((home, at) => at > moment && standsAs(before, home));
      return { moment, kind, before, after, undoneAt: undone < 0 ? null : undone };
    }),
  );
}
