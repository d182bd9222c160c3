/**
 * One victim judged on its own: accounts, support, signatures, values, dispute, setting aside.
 *
 * Source: J5–J9. What needs other victims (open pairs) is added by `finishVictim`.
 * Cost: square of one person's accounts.
 */
import type { DeathLevel, Dispute, SetAsideReason } from "@daftar/model";
import { ACCOUNT_REASONS, type Account, isCredited, readAccount } from "./account.ts";
import type { Bench } from "./bench.ts";
import { bodyOf } from "./decisionBook.ts";
import { type SignedLevel, signedLevels, statements } from "./signatures.ts";
import { type Support, supportOf } from "./support.ts";
import { type Values, valuesOf } from "./values.ts";
import type { ValidSignature } from "./victim.ts";

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

const SEVERITY: readonly Dispute[] = ["none", "attribution", "circumstances", "identity", "fact-of-death"];
const LADDER: readonly DeathLevel[] = ["alleged", "reported", "corroborated", "verified"];

/** J8: a dispute of these kinds blocks promotion and is printed with the figure. */
export function blocksPromotion(dispute: Dispute): boolean {
  return dispute === "identity" || dispute === "fact-of-death";
}

function disputeOf(bench: Bench, at: number, asOf: string | null): Dispute {
  let worst: Dispute = "none";
  for (const { subject } of bench.disputes.get(at) ?? []) {
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

function verifiableAt(bench: Bench, at: number, records: readonly string[], time: string): boolean {
  const reader = bench.at(time);
  const accounts = records.flatMap((id) => {
    const record = bench.records.get(id);
    const account = record ? readAccount(record, reader) : null;
    return account ? [account] : [];
  });
  const then = supportOf(accounts, bench.book, bench.input.policy, time);
  return verifiable(then, disputeOf(bench, at, time));
}

/** Times after a signature at which a decision changed what it rests on. */
function turningPoints(bench: Bench, at: number, records: readonly string[], after: string): string[] {
  const disputes = (bench.disputes.get(at) ?? []).map(({ subject }) => ["dispute", subject] as const);
  const accounts = records.flatMap((id) => [["assess-account", id] as const, ["lineage", id] as const]);
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
function stands(bench: Bench, at: number, signed: SignedLevel, support: Support, dispute: Dispute): boolean {
  if (verifiable(support, dispute)) return true;
  const { records } = signed.by[1];
  if (verifiableAt(bench, at, records, signed.time)) return true;
  return turningPoints(bench, at, records, signed.time).some((time) =>
    verifiableAt(bench, at, records, time),
  );
}

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

export function draftVictim(bench: Bench, at: number): Draft {
  const records = [...bench.input.classes[at]!].sort();
  const accounts = records.flatMap((id) => {
    const record = bench.records.get(id);
    const account = record ? readAccount(record, bench.now) : null;
    return account ? [account] : [];
  });
  const { policy, scope } = bench.input;
  const support = supportOf(accounts, bench.book, policy, null);
  const dispute = disputeOf(bench, at, null);
  const given = statements(bench.signaturesByVictim.get(at) ?? []);
  const signed = signedLevels(given, bench.input.people, (one, upTo) =>
    bench.bars(one.person, one.records, upTo),
  );
  const standing = signed.filter(
    (one) => one.level !== "verified" || (scope !== null && stands(bench, at, one, support, dispute)),
  );
  const last = standing.at(-1) ?? null;
  const isVerified = last?.level === "verified";
  const setAside = setAsideOf(bench, at, accounts, isVerified);
  const conflicts = [...setAside.conflicts];
  let level: DeathLevel = support.level;
  let reason = setAside.reason ?? (isVerified ? null : allRefusedReason(bench, accounts));
  if (isVerified) level = "verified";
  else if (last?.level === "set-aside") reason ??= "insufficient";
  else if (last && LADDER.indexOf(last.level) < LADDER.indexOf(level)) level = last.level;
  if (reason !== null) level = "set-aside";

  const versions = accounts.map((a) => a.record.versions.at(-1)!.version).sort();
  const seen = isVerified ? last.by.map((one) => new Set(one.seen)) : [];
  const reviewAsked =
    isVerified &&
    (support.level !== "corroborated" ||
      !support.direct ||
      seen.some((set) => versions.some((version) => !set.has(version))));
  const apart = standing
    .filter((one) => one.level === "verified")
    .some((one) => last !== null && !one.by[1].records.some((id) => last.by[1].records.includes(id)));
  if (apart) conflicts.push("signed-apart");
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
    signatures: given.map(({ opId, person, key, enrolledBy, level: of, time }) => ({
      opId,
      person,
      key,
      enrolledBy,
      level: of,
      time,
    })),
    versions,
    reviewAsked,
    conflicts,
  };
}
