/** What counts say of people: who is in which, and the scopes of verified numbers (J2, J11). Linear in counts. */
import type { IncludingScope } from "../lines/narrowTo.ts";
import type { ScopeBox } from "../lines/place.ts";
import type { JudgedCount } from "./victim.ts";

export interface CountScopes {
  readonly including: ReadonlyMap<string, readonly IncludingScope[]>;
  readonly verified: readonly ScopeBox[];
}

export function countScopes(counts: readonly JudgedCount[]): CountScopes {
  const verified = counts.filter((count) => count.level === "verified");
  const signed = new Set(verified.flatMap((count) => count.restsOn));
  const including = new Map<string, IncludingScope[]>();
  for (const { id, level, place, window, includes } of counts) {
    if (level !== "credible") continue;
    for (const victim of includes) {
      const scopes = including.get(victim) ?? [];
      including.set(victim, scopes);
      scopes.push({ place, window, signed: signed.has(id) });
    }
  }
  return { including, verified: verified.map(({ place, window }) => ({ place, window })) };
}
