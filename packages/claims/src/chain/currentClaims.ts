/**
 * Which claims were in force on a day. Superseded ones are kept and say by what.
 *
 * Source: rule J13. A part falls with its whole. Cost: linear in claims and the length of their chains.
 */
import type { Claim } from "@daftar/model";

export interface ClaimsInForce {
  readonly current: readonly Claim[];
  readonly superseded: readonly { readonly claim: Claim; readonly by: Claim }[];
}

/** The claim that superseded each claim, among those given: the earliest that names it. */
export function supersededBy(claims: readonly Claim[]): ReadonlyMap<string, Claim> {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const direct = new Map<string, Claim>();
  for (const claim of inDateOrder(claims)) {
    if (claim.supersedes !== null && !direct.has(claim.supersedes)) direct.set(claim.supersedes, claim);
  }
  const all = new Map(direct);
  for (const claim of claims) {
    const seen = new Set<string>([claim.id]);
    for (let id: string | null = claim.id; id !== null && !all.has(claim.id); ) {
      const by = direct.get(id);
      if (by) all.set(claim.id, by);
      const whole: string | null = byId.get(id)?.partOf ?? null;
      id = whole !== null && seen.has(whole) ? null : whole;
      if (id !== null) seen.add(id);
    }
  }
  return all;
}

/** Claims by as-of day, then id. */
export function inDateOrder(claims: readonly Claim[]): Claim[] {
  return [...claims].sort((a, b) => {
    if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  });
}

/**
 * @param asOf ISO day; claims made later are left out. Without it, all claims are read
 */
export function currentClaims(claims: readonly Claim[], asOf: string | null = null): ClaimsInForce {
  const made = inDateOrder(claims).filter((claim) => asOf === null || claim.asOf <= asOf);
  const by = supersededBy(made);
  return {
    current: made.filter((claim) => !by.has(claim.id)),
    superseded: made.flatMap((claim) => {
      const later = by.get(claim.id);
      return later ? [{ claim, by: later }] : [];
    }),
  };
}
