/** The order in which claims are told: by date, each followed by its parts. Cost: claims². */
import type { Claim } from "@daftar/model";

export interface ClaimAt {
  readonly claim: Claim;
  /** 0 for a whole, 1 for its parts, 2 for theirs. */
  readonly depth: number;
  /** Its number on the page, from 1: in the chart and in the table. */
  readonly key: number;
}

/** A part whose whole is not here stands by itself. */
export function claimsInOrder(claims: readonly Claim[]): ClaimAt[] {
  const ids = new Set(claims.map(({ id }) => id));
  const byDate = [...claims].sort((a, b) =>
    a.asOf === b.asOf ? (a.id < b.id ? -1 : 1) : a.asOf < b.asOf ? -1 : 1,
  );
  const placed = new Set<string>();
  const rows: ClaimAt[] = [];
  const add = (claim: Claim, depth: number) => {
    if (placed.has(claim.id)) return;
    placed.add(claim.id);
    rows.push({ claim, depth, key: rows.length + 1 });
    for (const part of byDate) if (part.partOf === claim.id) add(part, depth + 1);
  };
  for (const claim of byDate) if (claim.partOf === null || !ids.has(claim.partOf)) add(claim, 0);
  // Claims that are parts of one another in a ring would otherwise be lost.
  for (const claim of byDate) add(claim, 0);
  return rows;
}
