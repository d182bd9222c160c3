/**
 * The CSV tables say what the JSON says, cell by cell.
 *
 * A cell that a spreadsheet might run is written with an apostrophe in front (RFC 4180 otherwise). The
 * columns stand here on their own, not as `publish` has them: a check that shared its code would share
 * its mistakes. Cost: linear in cells.
 */
import { type Claim, type CountRow, fromUtf8, type PersonRow, RELEASE_PATHS } from "@daftar/model";
import type { Folder } from "../folder.ts";
import type { Findings } from "../report.ts";
import type { ReleasedRows } from "./rows.ts";

type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, Cell>>;

/** Cells of a CSV text; null where quotes do not close. */
export function parseCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === "," || char === "\n") {
      row.push(cell);
      cell = "";
      if (char === "\n") {
        rows.push(row);
        row = [];
      }
    } else cell += char;
  }
  return quoted || cell !== "" || row.length > 0 ? null : rows;
}

/** What stands in a cell for a value. */
function written(value: Cell): string {
  if (value === null) return "";
  return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
}

const personCells = (row: PersonRow): Row => ({
  invented: row.invented,
  public_id: row.publicId,
  version: row.version,
  class: row.class,
  group: row.group,
  level: row.level,
  named: row.named,
  name_forms: row.nameForms.map((form) => form.text).join(" | "),
  age_band: row.ageBand,
  sex: row.sex,
  date_from: row.date?.from ?? null,
  date_to: row.date?.to ?? null,
  date_precision: row.date?.precision ?? null,
  city: row.city,
  province: row.province,
  cause: row.cause,
  population: row.population,
  dispute: row.dispute,
  two_or_more_origins: row.twoOrMoreOrigins,
  missing_presumed: row.missingPresumed,
  first_published: row.firstPublished,
  changed: row.changed,
  reason: row.reason,
});

const countCells = (row: CountRow): Row => ({
  invented: row.invented,
  public_id: row.publicId,
  version: row.version,
  province: row.province,
  city: row.city,
  window_from: row.windowFrom,
  window_to: row.windowTo,
  low: row.low,
  high: row.high,
  extent: row.extent,
  level: row.level,
});

const claimCells = (claim: Claim, verdict: string): Row => ({
  invented: claim.invented,
  claim_id: claim.id,
  kind: claim.kind,
  claimant: claim.claimant,
  claimant_kind: claim.claimantKind,
  via: claim.via.join(" | "),
  value: claim.figure.value,
  low: claim.figure.low,
  high: claim.figure.high,
  qualifier: claim.figure.qualifier,
  as_worded: claim.figure.asWorded,
  counted: claim.counted,
  population_note: claim.populationNote,
  window_from: claim.window.from,
  window_to: claim.window.to,
  area: claim.area,
  basis: claim.basis,
  stated: claim.stated,
  part_of: claim.partOf,
  part_kind: claim.partKind,
  as_of: claim.asOf,
  supersedes: claim.supersedes,
  answers: claim.answers,
  rebuts: claim.rebuts,
  caveats: claim.caveats,
  responsibility: claim.responsibility,
  published_in: claim.publishedIn,
  source_tier: claim.sourceTier,
  note: claim.note,
  verdict,
});

/** Compares one table; says at which line and column it differs, never what stands there. */
function compare(text: string, rows: readonly Row[]): string | null {
  const table = parseCsv(text);
  const [header, ...lines] = table ?? [];
  if (header === undefined) return "the table cannot be read";
  if (lines.length !== rows.length) return `${lines.length} rows, and the data hold ${rows.length}`;
  if (header[0] !== "invented") return "the first column is not named invented";
  for (const [at, row] of rows.entries()) {
    const cells = lines[at] ?? [];
    const columns = Object.keys(row);
    if (cells.length !== columns.length || columns.some((column) => !header.includes(column))) {
      return "the columns are not those of the data";
    }
    const differs = header.findIndex((column, i) => cells[i] !== written(row[column] ?? null));
    if (differs >= 0) return `row ${at + 1}, column ${header[differs]}: not what the data say`;
  }
  return null;
}

export async function checkTables(folder: Folder, rows: ReleasedRows, findings: Findings): Promise<void> {
  const { people, counts, claims, toll } = rows;
  const one = async (code: "audit.leaf" | "audit.claims", path: string, expected: readonly Row[]) => {
    const bytes = await folder.read(path);
    // A missing file is told by the manifest.
    const wrong = bytes === null ? null : compare(fromUtf8(bytes), expected);
    if (wrong !== null) findings.fault(code, path, wrong);
  };
  if (people !== null) await one("audit.leaf", RELEASE_PATHS.peopleCsv, people.map(personCells));
  if (counts !== null) await one("audit.leaf", RELEASE_PATHS.countsCsv, counts.map(countCells));
  if (claims === null || toll === null) return;
  const verdictOf = (claim: Claim) =>
    toll.claims
      .filter((verdict) => verdict.claim === claim.id)
      .map(({ words }) => words)
      .join(" ");
  await one(
    "audit.claims",
    RELEASE_PATHS.claimsCsv,
    claims.map((claim) => claimCells(claim, verdictOf(claim))),
  );
}
