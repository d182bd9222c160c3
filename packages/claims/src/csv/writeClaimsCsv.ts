/**
 * Claims as a CSV file that `readClaimsCsv` reads back unchanged.
 *
 * Source: the column list of `columns.ts`. Assumes claims that pass `validateClaimSet`, with texts that
 * neither begin nor end in blanks. Cost: linear.
 */
import type { Claim } from "@daftar/model";
import { CLAIM_COLUMNS, type ClaimColumn, INVENTED_COLUMN, VIA_SEPARATOR } from "./columns.ts";
import { csvText } from "./csvText.ts";

const count = (value: number | null): string => (value === null ? "" : String(value));

/** The cells of one claim by column. */
export function claimCells(claim: Claim): Record<ClaimColumn, string> {
  const { figure } = claim;
  return {
    id: claim.id,
    kind: claim.kind,
    claimant: claim.claimant,
    claimant_kind: claim.claimantKind,
    via: claim.via.join(VIA_SEPARATOR),
    value: count(figure.value),
    low: count(figure.low),
    high: count(figure.high),
    qualifier: figure.qualifier ?? "",
    as_worded: figure.asWorded,
    counted: claim.counted,
    population_note: claim.populationNote,
    window_from: claim.window.from ?? "",
    window_to: claim.window.to ?? "",
    area: claim.area,
    basis: claim.basis,
    stated_or_derived: claim.stated,
    part_of: claim.partOf ?? "",
    part_kind: claim.partKind ?? "",
    as_of: claim.asOf,
    supersedes: claim.supersedes ?? "",
    answers: claim.answers ?? "",
    rebuts: claim.rebuts ?? "",
    caveats: claim.caveats,
    responsibility: claim.responsibility,
    published_in: claim.publishedIn,
    source_tier: claim.sourceTier,
    note: claim.note,
  };
}

/** CSV text of claims; `invented` is the first column as soon as one claim is invented (J19). */
export function writeClaimsCsv(claims: readonly Claim[]): string {
  const marked = claims.some((claim) => claim.invented);
  const header = marked ? [INVENTED_COLUMN, ...CLAIM_COLUMNS] : [...CLAIM_COLUMNS];
  const rows = claims.map((claim) => {
    const cells = claimCells(claim);
    const line = CLAIM_COLUMNS.map((column) => cells[column]);
    return marked ? [String(claim.invented), ...line] : line;
  });
  return csvText(header, rows);
}
