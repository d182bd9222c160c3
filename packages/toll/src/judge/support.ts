/**
 * What the accounts of one person support, before any signature.
 *
 * Source: J5, J6, J8, J9. Alleged: no credited account. Reported: one. Corroborated: two accounts, each
 * assessed by itself, of two known origins, that agree. Cost: square of one person's accounts.
 */
import { type EvidenceRisk, type Policy, pairSubject } from "@daftar/model";
import { type Account, isCredited } from "./account.ts";
import { agreementLacks, type Lack } from "./agreement.ts";
import { bodyOf, type DecisionBook } from "./decisionBook.ts";
import { countOrigins, isKnown, type OriginCount, oneOrigin } from "./origins.ts";

export interface Support {
  readonly level: "alleged" | "reported" | "corroborated";
  readonly credited: readonly Account[];
  readonly origins: OriginCount;
  /** A credited account, assessed by itself, is direct (J4). */
  readonly direct: boolean;
  /** Two known origins are there, assessed one by one, but do not agree. */
  readonly apart: boolean;
  /** On what the two that come nearest do not agree; empty unless `apart`. */
  readonly lacks: readonly Lack[];
  /** These two; null unless `apart`. */
  readonly nearest: readonly [Account, Account] | null;
  /** `anonymous-only` or `coerced-record` on all credited accounts (J8). */
  readonly blocking: readonly EvidenceRisk[];
}

function judgedSame(book: DecisionBook, a: Account, b: Account, asOf: string | null): boolean {
  const decision = book.get("pair", pairSubject(a.id, b.id), asOf).decision;
  return bodyOf("pair", decision)?.verdict === "same" && new Set(decision?.approvedBy).size >= 2;
}

function blockingRisks(credited: readonly Account[]): EvidenceRisk[] {
  const all = (holds: (account: Account) => boolean) => credited.length > 0 && credited.every(holds);
  const risks: EvidenceRisk[] = [];
  if (all((a) => a.held.lineage.anonymous || a.risks.includes("anonymous-only")))
    risks.push("anonymous-only");
  if (all((a) => a.risks.includes("coerced-record"))) risks.push("coerced-record");
  return risks;
}

export function supportOf(
  accounts: readonly Account[],
  book: DecisionBook,
  policy: Policy,
  asOf: string | null,
): Support {
  const credited = accounts.filter(isCredited);
  const single = credited.filter((account) => account.credit === "account");
  const known = single.filter(isKnown);
  let corroborated = false;
  let nearest: { readonly lacks: readonly Lack[]; readonly pair: readonly [Account, Account] } | null = null;
  for (let i = 0; i < known.length && !corroborated; i += 1) {
    for (let j = i + 1; j < known.length && !corroborated; j += 1) {
      const [a, b] = [known[i]!, known[j]!];
      if (oneOrigin(a, b)) continue;
      const lacks = agreementLacks(a, b, policy.agreement, () => judgedSame(book, a, b, asOf));
      corroborated = lacks.length === 0;
      if (nearest === null || lacks.length < nearest.lacks.length) nearest = { lacks, pair: [a, b] };
    }
  }
  return {
    level: corroborated ? "corroborated" : credited.length > 0 ? "reported" : "alleged",
    credited,
    origins: countOrigins(credited),
    direct: single.some((account) => account.held.lineage.direct),
    apart: nearest !== null && !corroborated,
    lacks: corroborated ? [] : (nearest?.lacks ?? []),
    nearest: corroborated ? null : (nearest?.pair ?? null),
    blocking: blockingRisks(credited),
  };
}
