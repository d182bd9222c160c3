/**
 * Signatures that hold, and the levels that two signatories made.
 *
 * Source: J7, J8. Two signatories, neither enrolled by the other, with two keys, as they stood when they
 * signed: a role given or taken later rewrites nothing. None of them recorded one of the accounts signed
 * or joined them in review before the second signed. What two signed is what both name: words about two
 * other people do not add up when those are joined. A level that two signed stands until two sign another. Cost: square of one subject's signatures.
 */
import { type ApprovalFact, anyMayPair, type DeathLevel, mayPair, type OpFact } from "@daftar/model";
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
  /** Records that both name: what the level rests on. */
  readonly records: readonly string[];
  /** One of the two signed all that the other signed. */
  readonly nested: boolean;
}

export function isSignatory(one: ApprovalFact): boolean {
  return one.roles.includes("signatory");
}

/** Two signatories who may stand together. */
export function twoSignatories(approvals: readonly ApprovalFact[]): boolean {
  return anyMayPair(approvals.filter(isSignatory));
}

const NOBODY_SIGNED: readonly SignedStatement[] = [];

/** One statement per person and signature op, oldest first. */
export function statements(signatures: readonly OpFact<"signature">[]): readonly SignedStatement[] {
  if (signatures.length === 0) return NOBODY_SIGNED;
  return signatures
    .flatMap((fact) =>
      fact.approvals.map((approval) => ({
        ...approval,
        opId: fact.opId,
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

function together(first: SignedStatement, second: SignedStatement): Pick<SignedLevel, "records" | "nested"> {
  const named = new Set(first.records);
  const own = new Set(second.records);
  const records = [...own].filter((id) => named.has(id));
  return { records, nested: records.length === named.size || records.length === own.size };
}

const meets = (a: readonly string[], b: readonly string[]): boolean => a.some((id) => b.includes(id));

/**
 * @param all statements about one subject, oldest first
 * @param bars whether a person recorded or joined what two statements sign, up to a time
 * @returns levels that two signatories made, oldest first; of one time, the newest partner's last. A level
 *   of a person may rest on no record: then the two signed different people
 */
export function signedLevels(
  all: readonly SignedStatement[],
  bars: (statement: SignedStatement, other: SignedStatement, upTo: string) => boolean,
): SignedLevel[] {
  const levels: SignedLevel[] = [];
  let open: SignedStatement[] = [];
  for (const second of all) {
    if (!isSignatory(second)) continue;
    const made = open.flatMap((first): SignedLevel[] => {
      const pairs =
        first.level === second.level &&
        first.count === second.count &&
        mayPair(first, second) &&
        !bars(first, second, second.time) &&
        !bars(second, first, second.time);
      const { level, count, time } = second;
      return pairs ? [{ level, count, time, by: [first, second], ...together(first, second) }] : [];
    });
    levels.push(...made);
    // A word given before the level changed does not count towards changing it back.
    open = open.filter(
      (one) =>
        (one.level === second.level && one.count === second.count) ||
        !made.some(({ records, count }) => count !== null || meets(records, one.records)),
    );
    open.push(second);
  }
  return levels;
}

/**
 * What stands of one person's levels: of those that share records, the last; a narrower word of the same
 * level leaves the wider one in force.
 *
 * @param levels those whose conditions hold, oldest first
 */
export function inForceLevels(levels: readonly SignedLevel[]): SignedLevel[] {
  let standing: SignedLevel[] = [];
  for (const one of levels) {
    standing = standing.filter((before) =>
      before.level === one.level
        ? !before.records.every((id) => one.records.includes(id))
        : !meets(before.records, one.records),
    );
    standing.push(one);
  }
  return standing;
}
