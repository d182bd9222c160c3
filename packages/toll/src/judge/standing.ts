/**
 * Which signed levels of one person stand.
 *
 * Source: J5, J7, J8. A pair for verified stands if what both signed is corroborated and direct, free of
 * blocking risks and disputes, now, when the second signed, or came to be so later. A lower level stands as
 * signed, for the accounts it names. Read for each of the two: versions they saw, records that people had
 * joined with those they name, pairs that were open. Cost: square of one person's accounts, for each time looked at.
 */
import { assertionSubject, type Dispute } from "@daftar/model";
import { type Account, readAccount } from "./account.ts";
import type { Bench } from "./bench.ts";
import { bodyOf } from "./decisionBook.ts";
import { inForceLevels, type SignedLevel, type SignedStatement, signedLevels } from "./signatures.ts";
import { type Support, supportOf } from "./support.ts";

export interface Standing {
  /** Oldest first. */
  readonly verified: readonly SignedLevel[];
  readonly lowered: readonly SignedLevel[];
  /** Two signed, but not the same person: or two levels stand on accounts of their own. */
  readonly apart: boolean;
}

const SEVERITY: readonly Dispute[] = ["none", "attribution", "circumstances", "identity", "fact-of-death"];

/** J8: a dispute of these kinds blocks promotion and is printed with the figure. */
export function blocksPromotion(dispute: Dispute): boolean {
  return dispute === "identity" || dispute === "fact-of-death";
}

/** @param asOf null: now */
export function disputeOf(bench: Bench, at: number, asOf: string | null): Dispute {
  let worst: Dispute = "none";
  for (const { subject } of bench.about("dispute", at)) {
    const state = bench.book.get("dispute", subject, asOf);
    // In a conflict the most serious head is shown: it can only hold a promotion back.
    for (const decision of state.conflict ? state.heads : [state.decision]) {
      const said = bodyOf("dispute", decision)?.dispute ?? "none";
      if (SEVERITY.indexOf(said) > SEVERITY.indexOf(worst)) worst = said;
    }
  }
  return worst;
}

function verifiable(support: Support, dispute: Dispute): boolean {
  return (
    support.level === "corroborated" &&
    support.direct &&
    support.blocking.length === 0 &&
    !blocksPromotion(dispute)
  );
}

/** The accounts of some records, at a time; null: now. */
export function accountsAt(bench: Bench, records: readonly string[], time: string | null): Account[] {
  const reader = time === null ? bench.now : bench.at(time);
  const accounts: Account[] = [];
  for (const id of records) {
    const record = bench.records.get(id);
    const account = record ? readAccount(record, reader) : null;
    if (account !== null) accounts.push(account);
  }
  return accounts;
}

/** J7: of a signed account, a version that both saw, or an older one: what came since was not signed. */
function sawVersion({ record, fields }: Account, by: SignedLevel["by"]): boolean {
  const credited = record.versions.findIndex((version) => version.fields === fields);
  return by.every(
    ({ seen }) => credited <= record.versions.findLastIndex((one) => seen.includes(one.version)),
  );
}

/** J10: an undecided pair to somebody corroborated, open at that time. */
function openToStrong(bench: Bench, at: number, time: string | null): boolean {
  return bench.openToOthers(at).some(({ other, since }) => {
    if (since === undefined || (time !== null && since > time)) return false;
    const place = bench.people.placeOf(other);
    const accounts = place === undefined ? [] : accountsAt(bench, bench.people.recordsOf(place), time);
    return supportOf(accounts, bench.book, bench.policy, time).level === "corroborated";
  });
}

function verifiableAt(bench: Bench, at: number, { records, by }: SignedLevel, time: string | null): boolean {
  const accounts = accountsAt(bench, records, time).filter((account) => sawVersion(account, by));
  const support = supportOf(accounts, bench.book, bench.policy, time);
  return verifiable(support, disputeOf(bench, at, time)) && !openToStrong(bench, at, time);
}

/** Times after a signature at which a decision changed what it rests on. */
function turningPoints(bench: Bench, at: number, records: readonly string[], after: string): string[] {
  const disputes = bench.about("dispute", at).map(({ subject }) => ["dispute", subject] as const);
  const accounts = records.flatMap((id) => [
    ["assess-account", id] as const,
    ["lineage", id] as const,
    ...[...(bench.book.assertedOf(id) ?? [])].map(
      (field) => ["lineage", assertionSubject(id, field)] as const,
    ),
  ]);
  const own = [...disputes, ...accounts].flatMap(([type, subject]) => bench.book.history(type, subject));
  const general = [...bench.book.all("coverage"), ...bench.book.all("assess-list")];
  return [...new Set([...own, ...general].map((decision) => decision.time))]
    .filter((time) => time > after)
    .sort();
}

/**
 * J5 and J8: the conditions hold now, held when the second person signed, or came to hold later. What
 * once made the level is not asked for again: only two signatories lower it. "Later" also forgives
 * nodes whose clocks differ.
 */
function stands(bench: Bench, at: number, signed: SignedLevel): boolean {
  const { records, time } = signed;
  return (
    verifiableAt(bench, at, signed, null) ||
    verifiableAt(bench, at, signed, time) ||
    turningPoints(bench, at, records, time).some((later) => verifiableAt(bench, at, signed, later))
  );
}

const NOTHING_SIGNED: Standing = { verified: [], lowered: [], apart: false };

/** @param given statements about the victim, oldest first */
export function standingOf(bench: Bench, at: number, given: readonly SignedStatement[]): Standing {
  if (given.length === 0) return NOTHING_SIGNED;
  const made = signedLevels(given, (one, other, upTo) =>
    bench.bars(one.person, [...bench.joinedWith([...one.records, ...other.records], upTo)], upTo),
  );
  const inside = (id: string): boolean => bench.people.placeOf(id) === at;
  const ofOne = (one: SignedLevel): boolean => one.records.length > 0 && one.records.every(inside);
  const holds = new Set(
    made.filter(
      (one) =>
        ofOne(one) &&
        (one.level === "verified" ? bench.scope !== null && stands(bench, at, one) : one.nested),
    ),
  );
  const split = (one: SignedLevel): boolean =>
    !(one.nested && ofOne(one)) && (one.records.length === 0 || one.records.some(inside));
  const inForce = inForceLevels(made.filter((one) => holds.has(one)));
  const verified = inForce.filter((one) => one.level === "verified");
  const lowered = inForce.filter((one) => one.level !== "verified");
  const newest = made.filter((one) => holds.has(one)).at(-1)?.time ?? "";
  return {
    verified,
    lowered,
    apart:
      made.some((one) => !holds.has(one) && split(one) && one.time > newest) ||
      (verified.length > 0 && inForce.some((one) => !inForce.every((other) => meets(one, other)))),
  };
}

function meets(a: SignedLevel, b: SignedLevel): boolean {
  return a.records.some((id) => b.records.includes(id));
}
