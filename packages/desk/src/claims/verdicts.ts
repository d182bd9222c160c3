/**
 * How each public claim stands to the desk's own count, in the sentences of J14.
 *
 * People compared are those verified by name, in scope, of a population that the claim counts, who surely
 * died up to the claim's as-of, over records that may be public. The desk's interval stands beside a claim
 * only where it speaks of the desk's whole scope, and the claim of no earlier day than its end. Cost: people × claims, over dates only.
 */
import { claimCounts, scopeDifferences, type Verdict, verdictOf } from "@daftar/claims";
import type { Claim, Population, Scope } from "@daftar/model";
import { type CommonCoverage, coversScope, type Victim } from "@daftar/toll";

export interface ComparedPerson {
  /** Last day on which the death may have been; null while unknown. */
  readonly diedBy: string | null;
  readonly population: Population | null;
}

/** People of J14's comparison: verified by name, in scope, and not sealed by consent. */
export function comparedPeople(victims: readonly Victim[]): ComparedPerson[] {
  return victims
    .filter(
      (v) =>
        v.level === "verified" &&
        v.named &&
        v.inScope.state === "in" &&
        v.status === "dead" &&
        v.release.class !== "sealed",
    )
    .map((v) => ({ diedBy: v.death?.to ?? null, population: v.population }));
}

export interface EstimateBeside {
  readonly low: number | null;
  readonly high: number | null;
  readonly covers: CommonCoverage | null;
}

function intervalFor(claim: Claim, scope: Scope, estimate: EstimateBeside | null) {
  if (estimate === null || estimate.covers === null) return null;
  const { low, high, covers } = estimate;
  if (low === null || high === null || !coversScope(covers, scope)) return null;
  return claim.asOf < scope.window.to ? null : { low, high };
}

export function verdictOn(
  claim: Claim,
  people: readonly ComparedPerson[],
  scope: Scope | null,
  estimate: EstimateBeside | null,
): Verdict {
  const why = scope === null ? ["the desk has no scope"] : scopeDifferences(claim, scope);
  const verifiedNamed = people.filter(
    ({ diedBy, population }) => diedBy !== null && diedBy <= claim.asOf && claimCounts(claim, population),
  ).length;
  return verdictOf(claim, {
    verifiedNamed,
    sameScope: why.length === 0 ? true : { why },
    estimate: scope === null ? null : intervalFor(claim, scope, estimate),
  });
}
