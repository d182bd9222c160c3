/**
 * What is printed beside each claim: J14's sentences, over just the rows that leave.
 *
 * People compared: verified by name in the released rows, of the scope's area and days and of a population
 * that the claim counts, who surely died up to the claim's as-of; one whose date, place or population is
 * withheld or open beyond that is not among them, so the number errs on the low side.
 * The interval stands beside a claim only where the estimate's lists cover just the scope, and the claim
 * speaks of no earlier day than its end.
 * Cost: people × claims, over dates only.
 */
import { claimCounts, scopeDifferences, verdictOf } from "@daftar/claims";
import type { Claim, ClaimVerdict, EstimateFile, PersonRow, Scope } from "@daftar/model";
import { coversScope } from "@daftar/toll";

/** Two people may have signed somebody outside the scope: they are shown, and compared with no claim. */
function isCompared(row: PersonRow, scope: Scope): boolean {
  const { provinces } = scope.area;
  return (
    row.level === "verified" &&
    row.named &&
    !row.missingPresumed &&
    row.date !== null &&
    row.date.to >= scope.window.from &&
    row.date.from <= scope.laterDeathsUntil &&
    (provinces.length === 0 || provinces.some((province) => province.id === row.province))
  );
}

export function publicVerdicts(
  claims: readonly Claim[],
  people: readonly PersonRow[],
  scope: Scope,
  { estimate }: EstimateFile,
): ClaimVerdict[] {
  const compared = people.filter((row) => isCompared(row, scope));
  const { low = null, high = null } = estimate?.headline ?? {};
  const covers = estimate?.covers ?? null;
  const ofScope = covers !== null && coversScope(covers, scope);
  const interval = low === null || high === null || !ofScope ? null : { low, high };
  return claims.flatMap((claim) => {
    const why = scopeDifferences(claim, scope);
    const verdict = verdictOf(claim, {
      verifiedNamed: compared.filter(
        ({ date, population }) => date !== null && date.to <= claim.asOf && claimCounts(claim, population),
      ).length,
      sameScope: why.length === 0 ? true : { why },
      estimate: claim.asOf < scope.window.to ? null : interval,
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
