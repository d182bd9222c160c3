/**
 * Rows for printing rival tolls side by side, in date order.
 *
 * Source: rule J13: figures keep their words; nothing is averaged, added or left out. Cost: linear.
 */
import type { Claim } from "@daftar/model";
import { inDateOrder, supersededBy } from "./currentClaims.ts";

export interface ClaimTableRow {
  readonly id: string;
  /** As-of day of the claim. */
  readonly date: string;
  readonly claimant: string;
  readonly via: readonly string[];
  /** "claimant (via A, via B)": who said it, and through whom. */
  readonly who: string;
  readonly asWorded: string;
  readonly qualifier: Claim["figure"]["qualifier"];
  readonly kind: Claim["kind"];
  readonly basis: Claim["basis"];
  readonly stated: Claim["stated"];
  readonly populationNote: string;
  readonly window: Claim["window"];
  readonly partOf: string | null;
  readonly supersededBy: string | null;
  readonly answers: string | null;
  readonly rebuts: string | null;
  readonly sourceTier: string;
  readonly invented: boolean;
}

/** @param asOf ISO day; claims made later are left out */
export function claimTable(claims: readonly Claim[], asOf: string | null = null): ClaimTableRow[] {
  const made = inDateOrder(claims).filter((claim) => asOf === null || claim.asOf <= asOf);
  const by = supersededBy(made);
  return made.map((claim) => ({
    id: claim.id,
    date: claim.asOf,
    claimant: claim.claimant,
    via: claim.via,
    who:
      claim.via.length === 0
        ? claim.claimant
        : `${claim.claimant} (${claim.via.map((name) => `via ${name}`).join(", ")})`,
    asWorded: claim.figure.asWorded,
    qualifier: claim.figure.qualifier,
    kind: claim.kind,
    basis: claim.basis,
    stated: claim.stated,
    populationNote: claim.populationNote,
    window: claim.window,
    partOf: claim.partOf,
    supersededBy: by.get(claim.id)?.id ?? null,
    answers: claim.answers,
    rebuts: claim.rebuts,
    sourceTier: claim.sourceTier,
    invented: claim.invented,
  }));
}
