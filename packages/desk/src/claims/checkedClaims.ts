/** Claims as they are shown beside the desk's count: each with its verdict (J14). */
import { claimTable, type Verdict } from "@daftar/claims";
import { type Claim, claim as claimSchema } from "@daftar/model";
import { z } from "zod";

export const checkedClaim = z.object({
  id: z.string(),
  date: z.string(),
  who: z.string(),
  asWorded: z.string(),
  qualifier: z.string().nullable(),
  basis: z.string(),
  kind: z.string(),
  sourceTier: z.string(),
  invented: z.boolean(),
  partOf: z.string().nullable(),
  supersededBy: z.string().nullable(),
  verdict: z.object({ code: z.string(), words: z.string(), interval: z.string().nullable() }),
  /** The claim itself, as it is kept. */
  claim: claimSchema,
});

/** Every claim with its verdict, in date order. */
export function checkedClaims(
  claims: readonly Claim[],
  verdict: (claim: Claim) => Verdict,
  asOf: string | null,
) {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return claimTable(claims, asOf).flatMap((row) => {
    const claim = byId.get(row.id);
    if (claim === undefined) return [];
    const { code, words, interval } = verdict(claim);
    const { id, date, who, asWorded, qualifier, basis, kind, sourceTier, invented, partOf, supersededBy } =
      row;
    return [
      {
        id,
        date,
        who,
        asWorded,
        qualifier,
        basis,
        kind,
        sourceTier,
        invented,
        partOf,
        supersededBy,
        verdict: { code, words, interval: interval?.words ?? null },
        claim,
      },
    ];
  });
}
