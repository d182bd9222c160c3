/**
 * One victim judged on its own: accounts, support, signatures, values, dispute, setting aside.
 *
 * Source: J5–J9. What needs other victims (open pairs) is added by `finishVictim`.
 * Cost: square of one person's accounts.
 */
import type { DeathLevel, Dispute, SetAsideReason } from "@daftar/model";
import { ACCOUNT_REASONS, type Account, isCredited } from "./account.ts";
import type { Bench } from "./bench.ts";
import { bodyOf } from "./decisionBook.ts";
import { type SignedLevel, statements } from "./signatures.ts";
import { accountsAt, disputeOf, standingOf } from "./standing.ts";
import { type Support, supportOf } from "./support.ts";
import { type Values, valuesOf } from "./values.ts";
import type { ValidSignature } from "./victim.ts";

export { blocksPromotion } from "./standing.ts";

export interface Draft {
  readonly id: string;
  readonly bench: Bench;
  readonly at: number;
  readonly records: readonly string[];
  readonly accounts: readonly Account[];
  readonly creditedIds: ReadonlySet<string>;
  readonly support: Support;
  readonly values: Values;
  readonly level: DeathLevel;
  readonly setAside: SetAsideReason | null;
  readonly dispute: Dispute;
  readonly signatures: readonly ValidSignature[];
  readonly versions: readonly string[];
  readonly reviewAsked: boolean;
  readonly conflicts: readonly string[];
}

const LADDER: readonly DeathLevel[] = ["alleged", "reported", "corroborated", "verified"];

interface SetAsideFound {
  readonly reason: SetAsideReason | null;
  readonly conflicts: readonly string[];
}

function setAsideOf(
  bench: Bench,
  at: number,
  accounts: readonly Account[],
  needsTwo: boolean,
): SetAsideFound {
  const conflicts: string[] = [];
  let reason: SetAsideReason | null = null;
  for (const { subject, by } of bench.setAsides.get(at) ?? []) {
    const { decision } = bench.book.get("set-aside", subject);
    const said = bodyOf("set-aside", decision)?.reason ?? null;
    if (decision === null || said === null) continue;
    const ofAccount = ACCOUNT_REASONS.has(said);
    // Fabricated, insufficient: said of one account, it takes that account's credit alone.
    if (ofAccount && by === "record") continue;
    if (ofAccount && by === "former") {
      conflicts.push("set-aside-before-join");
      continue;
    }
    const outweighed = accounts.some(
      (a) => isCredited(a) && (a.record.versions[0]?.time ?? "") > decision.time,
    );
    if ((ofAccount || by !== "victim") && outweighed) {
      conflicts.push("set-aside-before-newer-accounts");
      continue;
    }
    if (by === "record" && accounts.length > 1) conflicts.push("set-aside-in-part");
    if (needsTwo && new Set(decision.approvedBy).size < 2) {
      conflicts.push("set-aside-needs-two");
      continue;
    }
    reason ??= said;
  }
  return { reason, conflicts };
}

const allRefusedReason = (bench: Bench, accounts: readonly Account[]): SetAsideReason | null => {
  if (accounts.length === 0 || !accounts.every((account) => account.credit === "refused")) return null;
  const reasons = accounts.map(
    (a) => bodyOf("set-aside", bench.book.get("set-aside", a.id).decision)?.reason,
  );
  // All of them set aside one by one: the person is; refused by an assessor only, they are alleged.
  return reasons.every((reason) => reason != null) ? (reasons[0] ?? null) : null;
};

/**
 * A lowering speaks of the accounts it names: what other credited accounts support by themselves stays,
 * so that a join lowers nobody (J8).
 */
function loweredTo(
  bench: Bench,
  accounts: readonly Account[],
  lowered: readonly SignedLevel[],
  support: Support,
): { level: DeathLevel; inPart: boolean } {
  const covered = new Set(lowered.flatMap((one) => one.records));
  const others = accounts.filter((account) => !covered.has(account.id));
  const alone = supportOf(others, bench.book, bench.input.policy, null).level;
  const said = lowered.at(-1)!.level;
  const rank = (level: DeathLevel): number => LADDER.indexOf(level);
  const level = rank(said) < rank(support.level) ? said : support.level;
  return rank(level) < rank(alone) && alone !== "alleged"
    ? { level: alone, inPart: true }
    : { level, inPart: false };
}

export function draftVictim(bench: Bench, at: number): Draft {
  const records = [...bench.input.classes[at]!].sort();
  const accounts = accountsAt(bench, records, null);
  const { policy } = bench.input;
  const support = supportOf(accounts, bench.book, policy, null);
  const dispute = disputeOf(bench, at, null);
  const given = statements(bench.signaturesByVictim.get(at) ?? []);
  const standing = standingOf(bench, at, given);
  const signed = standing.verified.at(-1) ?? null;
  const isVerified = signed !== null;
  const setAside = setAsideOf(bench, at, accounts, isVerified);
  const conflicts = [...setAside.conflicts];
  let level: DeathLevel = support.level;
  let reason = setAside.reason ?? (isVerified ? null : allRefusedReason(bench, accounts));
  if (isVerified) level = "verified";
  else if (standing.lowered.length > 0) {
    const lowered = loweredTo(bench, accounts, standing.lowered, support);
    if (lowered.inPart) conflicts.push("signed-lower-in-part");
    if (lowered.level === "set-aside") reason ??= "insufficient";
    else level = lowered.level;
  }
  if (reason !== null) level = "set-aside";

  const versions = accounts.map((a) => a.record.versions.at(-1)!.version).sort();
  const seen = signed?.by.map((one) => new Set(one.seen)) ?? [];
  const reviewAsked =
    isVerified &&
    (support.level !== "corroborated" ||
      !support.direct ||
      seen.some((set) => versions.some((version) => !set.has(version))));
  if (standing.apart) conflicts.push("signed-apart");
  return {
    id: bench.input.victimIds[at]!,
    bench,
    at,
    records,
    accounts,
    creditedIds: new Set(support.credited.map((account) => account.id)),
    support,
    values: valuesOf(bench, at, accounts, support.credited),
    level,
    setAside: reason,
    dispute,
    signatures: given.filter((one) => one.records.every((id) => bench.classOf.get(id) === at)),
    versions,
    reviewAsked,
    conflicts,
  };
}
