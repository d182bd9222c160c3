/**
 * What is printed beside each claim: J14's sentences, over just the rows that leave.
 *
 * People compared: verified by name in the released rows, who surely died up to the claim's as-of; one
 * whose date is withheld or open beyond it is not among them, so the number errs on the low side.
 * Cost: people × claims, over dates only.
 */
import { scopeDifferences, verdictOf } from "@daftar/claims";
import type { Claim, ClaimVerdict, EstimateFile, PersonRow, Scope } from "@daftar/model";

export function publicVerdicts(
  claims: readonly Claim[],
  people: readonly PersonRow[],
  scope: Scope,
  { estimate }: EstimateFile,
): ClaimVerdict[] {
  const lastDays = people.flatMap((row) =>
    row.level === "verified" && row.named && !row.missingPresumed && row.date !== null ? [row.date.to] : [],
  );
  const { low = null, high = null } = estimate?.headline ?? {};
  const interval = low === null || high === null ? null : { low, high };
  return claims.flatMap((claim) => {
    const why = scopeDifferences(claim, scope);
    const verdict = verdictOf(claim, {
      verifiedNamed: lastDays.filter((day) => day <= claim.asOf).length,
      sameScope: why.length === 0 ? true : { why },
      estimate: interval,
    });
    if (verdict.code === "none") return [];
    const { code, words } = verdict;
    const beside = verdict.interval;
    return [
      { claim: claim.id, code, words },
      ...(beside === null ? [] : [{ claim: claim.id, code: beside.code, words: beside.words }]),
    ];
  });
}
