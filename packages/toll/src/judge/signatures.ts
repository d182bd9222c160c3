/**
 * Signatures that hold, and the levels that two signatories made.
 *
 * Source: J7, J8. Two persons, neither enrolled by the other, with two keys; none of them recorded one of
 * the accounts signed or joined them in review before the second signed. A level that two signed stands
 * until two sign another. Cost: square of one subject's signatures.
 */
import { type ApprovalFact, bareKey, type DeathLevel, type OpFact, type PersonFact } from "@daftar/model";
import type { ValidSignature } from "./victim.ts";

export interface SignedStatement extends ValidSignature {
  readonly seen: readonly string[];
  readonly records: readonly string[];
  /** What a count's signature says: scope, window and number; null for a person. */
  readonly count: string | null;
}

export interface SignedLevel {
  readonly level: DeathLevel;
  readonly count: string | null;
  /** When the second signature was given. */
  readonly time: string;
  readonly by: readonly [SignedStatement, SignedStatement];
}

/**
 * Whether a person may sign with another: what stands against each alone is `standsAgainst`. Who enrolled
 * the key that signs is asked, not who enrolled another of the person's keys, before or since.
 */
export function mayPair(a: ApprovalFact, b: ApprovalFact): boolean {
  return (
    a.person !== b.person &&
    bareKey(a.key) !== bareKey(b.key) &&
    a.enrolledBy !== b.person &&
    b.enrolledBy !== a.person
  );
}

/** One statement per person and signature op, oldest first. */
export function statements(signatures: readonly OpFact<"signature">[]): SignedStatement[] {
  return signatures
    .flatMap((fact) =>
      fact.approvals.map(({ person, key, enrolledBy }) => ({
        opId: fact.opId,
        person,
        key,
        enrolledBy,
        level: fact.body.level,
        time: fact.time,
        seen: fact.body.seen,
        records: fact.body.records,
        count: fact.body.count,
      })),
    )
    .sort((a, b) =>
      a.time !== b.time
        ? a.time < b.time
          ? -1
          : 1
        : a.opId < b.opId
          ? -1
          : a.opId > b.opId
            ? 1
            : a.person < b.person
              ? -1
              : 1,
    );
}

/**
 * @param all statements about one subject, oldest first
 * @param people everyone enrolled
 * @param bars whether a person recorded or joined what a statement signs, up to a time
 * @returns levels that two signatories made, oldest first
 */
export function signedLevels(
  all: readonly SignedStatement[],
  people: ReadonlyMap<string, PersonFact>,
  bars: (statement: SignedStatement, upTo: string) => boolean,
): SignedLevel[] {
  const levels: SignedLevel[] = [];
  let open: SignedStatement[] = [];
  for (const second of all) {
    if (!people.has(second.person)) continue;
    // The newest partner: two who sign again after new evidence stand on what both saw last.
    const first = open.findLast((candidate) => {
      return (
        people.has(candidate.person) &&
        candidate.level === second.level &&
        candidate.count === second.count &&
        mayPair(candidate, second) &&
        !bars(candidate, second.time) &&
        !bars(second, second.time)
      );
    });
    if (first) {
      levels.push({ level: second.level, count: second.count, time: second.time, by: [first, second] });
      // A word given before the level changed does not count towards changing it back.
      open = open.filter((one) => one.level === second.level && one.count === second.count);
    }
    open.push(second);
  }
  return levels;
}
