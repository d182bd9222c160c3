/**
 * One victim judged on its own: accounts, support, signatures, values, dispute, setting aside.
 *
 * Source: J5–J9. What needs other victims (open pairs) is added by `finishVictim`.
 * Cost: square of one person's accounts.
 */
import type { DeathLevel, Dispute, SetAsideReason } from "@daftar/model";
import type { Account } from "./account.ts";
import type { Bench } from "./bench.ts";
import { allRefusedReason, setAsideOf } from "./setAside.ts";
import { type SignedLevel, statements } from "./signatures.ts";
import { accountsAt, disputeOf, standingOf } from "./standing.ts";
import { type Support, supportOf } from "./support.ts";
import { statusOf, type Values, valuesOf } from "./values.ts";
import type { ValidSignature } from "./victim.ts";

export { blocksPromotion } from "./standing.ts";

export interface Draft {
  readonly id: string;
  readonly bench: Bench;
  readonly at: number;
  readonly records: readonly string[];
  readonly accounts: readonly Account[];
  readonly support: Support;
  readonly values: Values;
  readonly level: DeathLevel;
  readonly setAside: SetAsideReason | null;
  readonly dispute: Dispute;
  readonly signatures: readonly ValidSignature[];
  readonly versions: readonly string[];
  readonly evidence: readonly string[];
  readonly reviewAsked: boolean;
  readonly conflicts: readonly string[];
}

const LADDER: readonly DeathLevel[] = ["alleged", "reported", "corroborated", "verified"];

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
  const alone = supportOf(others, bench.book, bench.policy, null).level;
  const said = lowered.at(-1)!.level;
  const rank = (level: DeathLevel): number => LADDER.indexOf(level);
  const level = rank(said) < rank(support.level) ? said : support.level;
  return rank(level) < rank(alone) && alone !== "alleged"
    ? { level: alone, inPart: true }
    : { level, inPart: false };
}

/** J8: later versions take nobody out of the lines whom two signed as dead: two sign lower. */
function missingSinceSigned(bench: Bench, signed: SignedLevel, now: Values["status"]): boolean {
  return now === "missing-presumed" && statusOf(accountsAt(bench, signed.records, signed.time)) === "dead";
}

/** J7: one of the two recorded an account of the victim, as old as the signature, that neither named. */
function recorderUnnamed(bench: Bench, records: readonly string[], signed: SignedLevel): boolean {
  return records.some((id) => {
    const record = bench.records.get(id);
    const older = (record?.versions[0]?.time ?? "") <= signed.time;
    return older && signed.by.some(({ person }) => person === record?.recordedBy);
  });
}

/** Its lineage, or that of one of its values, changes with another record's. */
function followsRecord({ ancestry, asserted }: Account): boolean {
  return (
    ancestry.viaRecords ||
    (asserted !== null && [...asserted.values()].some((one) => one.ancestry.viaRecords))
  );
}

/** Sorted; the same array where it was. */
function inOrder(ids: readonly string[]): readonly string[] {
  return ids.every((id, at) => at === 0 || ids[at - 1]! < id) ? ids : [...ids].sort();
}

export function draftVictim(bench: Bench, at: number): Draft {
  const records = inOrder(bench.people.recordsOf(at));
  const accounts = accountsAt(bench, records, null);
  const { policy } = bench;
  for (const account of accounts) if (followsRecord(account)) bench.copiers.add(account.id);
  const given = statements(bench.signaturesOf(at));
  const standing = standingOf(bench, at, given);
  const signed = standing.verified.at(-1) ?? null;
  const isVerified = signed !== null;
  const setAside = setAsideOf(bench, at, accounts, signed);
  const standingAccounts = accounts.filter((account) => !setAside.refused.has(account.id));
  const support = supportOf(standingAccounts, bench.book, policy, null);
  const dispute = disputeOf(bench, at, null);
  const conflicts = [...setAside.conflicts];
  let level: DeathLevel = support.level;
  let reason = setAside.reason ?? (isVerified ? null : allRefusedReason(bench, accounts));
  if (isVerified) level = "verified";
  else if (standing.lowered.length > 0) {
    const lowered = loweredTo(bench, standingAccounts, standing.lowered, support);
    if (lowered.inPart) conflicts.push("signed-lower-in-part");
    if (lowered.level === "set-aside") reason ??= "insufficient";
    else level = lowered.level;
  }
  if (reason !== null) level = "set-aside";

  const versions = accounts.map((a) => a.record.versions.at(-1)!.version).sort();
  const evidence = bench.evidenceAbout(records);
  const seen = signed?.by.map((one) => new Set(one.seen)) ?? [];
  const reviewAsked =
    isVerified &&
    (support.level !== "corroborated" ||
      !support.direct ||
      seen.some((set) => [...versions, ...evidence].some((hash) => !set.has(hash))));
  if (standing.apart) conflicts.push("signed-apart");
  const values = valuesOf(bench, at, accounts, support.credited);
  const unnamed = signed !== null && recorderUnnamed(bench, records, signed);
  if (unnamed) conflicts.push("signed-by-recorder");
  const missingSince =
    signed !== null && level === "verified" && missingSinceSigned(bench, signed, values.status);
  if (missingSince) conflicts.push("missing-since-signed");
  return {
    id: bench.people.idOf(at),
    bench,
    at,
    records,
    accounts,
    support,
    values: missingSince ? { ...values, status: "dead" } : values,
    level,
    setAside: reason,
    dispute,
    signatures: given.filter((one) => one.records.every((id) => bench.people.placeOf(id) === at)),
    versions,
    evidence,
    reviewAsked: reviewAsked || missingSince || unnamed,
    conflicts,
  };
}
