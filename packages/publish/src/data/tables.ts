/** The released tables as CSV: one line a row, `invented` first in every one (J19). */
import type { Claim, CountRow, PersonRow, TollFile } from "@daftar/model";
import { type CsvCell, csvFile } from "./csv.ts";

/** A column: its header, and what a row has in it. */
export type Columns<Row> = readonly (readonly [string, (row: Row) => CsvCell])[];

export const PEOPLE_COLUMNS: Columns<PersonRow> = [
  ["invented", (row) => row.invented],
  ["public_id", (row) => row.publicId],
  ["version", (row) => row.version],
  ["class", (row) => row.class],
  ["group", (row) => row.group],
  ["level", (row) => row.level],
  ["named", (row) => row.named],
  ["name_forms", (row) => row.nameForms.map((form) => form.text).join(" | ")],
  ["age_band", (row) => row.ageBand],
  ["sex", (row) => row.sex],
  ["date_from", (row) => row.date?.from ?? null],
  ["date_to", (row) => row.date?.to ?? null],
  ["date_precision", (row) => row.date?.precision ?? null],
  ["city", (row) => row.city],
  ["province", (row) => row.province],
  ["cause", (row) => row.cause],
  ["population", (row) => row.population],
  ["dispute", (row) => row.dispute],
  ["two_or_more_origins", (row) => row.twoOrMoreOrigins],
  ["missing_presumed", (row) => row.missingPresumed],
  ["first_published", (row) => row.firstPublished],
  ["changed", (row) => row.changed],
  ["reason", (row) => row.reason],
];

export const COUNT_COLUMNS: Columns<CountRow> = [
  ["invented", (row) => row.invented],
  ["public_id", (row) => row.publicId],
  ["version", (row) => row.version],
  ["province", (row) => row.province],
  ["city", (row) => row.city],
  ["window_from", (row) => row.windowFrom],
  ["window_to", (row) => row.windowTo],
  ["low", (row) => row.low],
  ["high", (row) => row.high],
  ["extent", (row) => row.extent],
  ["level", (row) => row.level],
];

/** A claim and what the desk's documentation says beside it (J14). */
export interface ClaimWithVerdict {
  readonly claim: Claim;
  readonly verdict: string;
}

const fieldOf =
  <K extends keyof Claim>(field: K, cell: (value: Claim[K]) => CsvCell) =>
  ({ claim }: ClaimWithVerdict): CsvCell =>
    cell(claim[field]);
const same = <T extends CsvCell>(value: T): CsvCell => value;

export const CLAIM_COLUMNS: Columns<ClaimWithVerdict> = [
  ["invented", fieldOf("invented", same)],
  ["claim_id", fieldOf("id", same)],
  ["kind", fieldOf("kind", same)],
  ["claimant", fieldOf("claimant", same)],
  ["claimant_kind", fieldOf("claimantKind", same)],
  ["via", fieldOf("via", (via) => via.join(" | "))],
  ["value", ({ claim }) => claim.figure.value],
  ["low", ({ claim }) => claim.figure.low],
  ["high", ({ claim }) => claim.figure.high],
  ["qualifier", ({ claim }) => claim.figure.qualifier],
  ["as_worded", ({ claim }) => claim.figure.asWorded],
  ["counted", fieldOf("counted", same)],
  ["population_note", fieldOf("populationNote", same)],
  ["window_from", ({ claim }) => claim.window.from],
  ["window_to", ({ claim }) => claim.window.to],
  ["area", fieldOf("area", same)],
  ["basis", fieldOf("basis", same)],
  ["stated", fieldOf("stated", same)],
  ["part_of", fieldOf("partOf", same)],
  ["part_kind", fieldOf("partKind", same)],
  ["as_of", fieldOf("asOf", same)],
  ["supersedes", fieldOf("supersedes", same)],
  ["answers", fieldOf("answers", same)],
  ["rebuts", fieldOf("rebuts", same)],
  ["caveats", fieldOf("caveats", same)],
  ["responsibility", fieldOf("responsibility", same)],
  ["published_in", fieldOf("publishedIn", same)],
  ["source_tier", fieldOf("sourceTier", same)],
  ["note", fieldOf("note", same)],
  ["verdict", ({ verdict }) => verdict],
];

function table<Row>(columns: Columns<Row>, rows: readonly Row[]): Uint8Array {
  return csvFile(
    columns.map(([header]) => header),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  );
}

export const peopleCsv = (rows: readonly PersonRow[]): Uint8Array => table(PEOPLE_COLUMNS, rows);
export const countsCsv = (rows: readonly CountRow[]): Uint8Array => table(COUNT_COLUMNS, rows);

/** Several sentences of one verdict stand in one cell, as they are read. */
export function claimsCsv(claims: readonly Claim[], verdicts: TollFile["claims"]): Uint8Array {
  const rows = claims.map((claim) => ({
    claim,
    verdict: verdicts
      .filter((verdict) => verdict.claim === claim.id)
      .map(({ words }) => words)
      .join(" "),
  }));
  return table(CLAIM_COLUMNS, rows);
}
