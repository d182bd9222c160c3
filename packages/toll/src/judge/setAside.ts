/**
 * Whether a victim is set aside, and for what.
 *
 * Source: J5, J8. A setting aside covers the records that its decision names as the victim's: a join by a
 * machine takes nobody else out of the figures. Whoever two people signed verified, two signatories set
 * aside, as they would sign it lower. Cost: linear in the victim's decisions and accounts.
 */
import type { DecisionFact, SetAsideReason } from "@daftar/model";
import { ACCOUNT_REASONS, type Account, isCredited } from "./account.ts";
import type { Bench } from "./bench.ts";
import { bodyOf } from "./decisionBook.ts";
import { type SignedLevel, twoSignatories } from "./signatures.ts";
import type { SubjectOf } from "./subjects.ts";
import { supportOf } from "./support.ts";

export interface SetAsideFound {
  readonly reason: SetAsideReason | null;
  /** Accounts that lose their credit: set aside with a victim that was joined with this one since. */
  readonly refused: ReadonlySet<string>;
  readonly conflicts: readonly string[];
}

/** One decision in force that sets the victim, or one it was joined with, aside. */
interface Word {
  readonly decision: DecisionFact;
  readonly said: SetAsideReason;
  readonly by: SubjectOf["by"];
  readonly subject: string;
  readonly covered: ReadonlySet<string>;
  /** The decision itself names its records; else they are inferred from what was there. */
  readonly named: boolean;
}

const NOT_SET_ASIDE: SetAsideFound = { reason: null, refused: new Set(), conflicts: [] };

const firstSeen = (account: Account): string => account.record.versions[0]?.time ?? "";

function wordsAbout(bench: Bench, at: number, accounts: readonly Account[]): Word[] {
  return bench.about("set-aside", at).flatMap(({ subject, by }): Word[] => {
    const { decision } = bench.book.get("set-aside", subject);
    const body = bodyOf("set-aside", decision);
    if (decision === null || body === null || body.reason === null) return [];
    // Fabricated, insufficient: said of one account, it takes that account's credit alone (`readAccount`).
    if (by === "record" && ACCOUNT_REASONS.has(body.reason)) return [];
    const then = accounts.filter((account) => firstSeen(account) <= decision.time).map(({ id }) => id);
    const covered = new Set(body.records ?? then);
    return [{ decision, said: body.reason, by, subject, covered, named: body.records !== undefined }];
  });
}

/** Who said the same of this subject last, in one op or in several, with nothing else said in between. */
function approversOf(bench: Bench, { subject, said, decision }: Word) {
  const history = bench.book.history("set-aside", subject).filter((one) => one.time <= decision.time);
  const people = [...decision.approvals];
  for (const one of history.toSorted((a, b) => (a.time < b.time ? 1 : -1))) {
    if (bodyOf("set-aside", one)?.reason !== said) break;
    people.push(...one.approvals);
  }
  return people;
}

/** J8: two signatories who could sign it lower, neither of whom recorded or joined it. */
function bySignatories(bench: Bench, word: Word, records: readonly string[]): boolean {
  return twoSignatories(
    approversOf(bench, word).filter((one) => !bench.bars(one.person, records, word.decision.time)),
  );
}

/** @param signed the verified level in force, null where there is none */
export function setAsideOf(
  bench: Bench,
  at: number,
  accounts: readonly Account[],
  signed: SignedLevel | null,
): SetAsideFound {
  const words = wordsAbout(bench, at, accounts);
  if (words.length === 0) return NOT_SET_ASIDE;
  const conflicts: string[] = [];
  const refused = new Set<string>();
  let reason: SetAsideReason | null = null;
  const covered = new Set(words.flatMap((word) => [...word.covered]));
  const others = accounts.filter((account) => isCredited(account) && !covered.has(account.id));
  const alone = others.length > 0 ? supportOf(others, bench.book, bench.policy, null).level : "alleged";
  for (const word of words) {
    const { decision, said, by, named } = word;
    const ofAccount = ACCOUNT_REASONS.has(said);
    const outweigh = (code: string): void => {
      conflicts.push(code);
      if (named) for (const id of word.covered) refused.add(id);
    };
    if (ofAccount && by === "former") {
      outweigh("set-aside-before-join");
      continue;
    }
    const elsewhere = others.some((account) => firstSeen(account) <= decision.time);
    const signedElsewhere = signed !== null && !signed.records.some((id) => word.covered.has(id));
    if (
      elsewhere ||
      signedElsewhere ||
      (others.length > 0 && (ofAccount || by !== "victim" || alone === "corroborated"))
    ) {
      outweigh(elsewhere || signedElsewhere ? "set-aside-before-join" : "set-aside-before-newer-accounts");
      continue;
    }
    if (by === "record" && accounts.length > 1) conflicts.push("set-aside-in-part");
    if (signed !== null && !bySignatories(bench, word, bench.people.recordsOf(at))) {
      conflicts.push("set-aside-needs-two");
      continue;
    }
    reason ??= said;
  }
  return { reason, refused, conflicts };
}

/** All accounts set aside one by one: the person is. Refused by an assessor only, they are alleged. */
export function allRefusedReason(bench: Bench, accounts: readonly Account[]): SetAsideReason | null {
  if (accounts.length === 0 || !accounts.every((account) => account.credit === "refused")) return null;
  const reasons = accounts.map(
    (a) => bodyOf("set-aside", bench.book.get("set-aside", a.id).decision)?.reason,
  );
  return reasons.every((reason) => reason != null) ? (reasons[0] ?? null) : null;
}
