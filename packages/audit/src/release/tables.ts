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

const [QUOTE, COMMA, LINE_END] = [34, 44, 10];

/** The rows of a CSV text, one after another; null where one cannot be read, and nothing after it. */
export function* csvRows(text: string): Generator<string[] | null, undefined> {
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    let cell = "";
    if (text.charCodeAt(at) === QUOTE) {
      for (let from = at + 1, more = true; more; ) {
        const close = text.indexOf('"', from);
        if (close < 0) {
          yield null;
          return;
        }
        more = text.charCodeAt(close + 1) === QUOTE;
        cell += text.slice(from, more ? close + 1 : close);
        from = close + 2;
        at = close + 1;
      }
    }
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== COMMA && text.charCodeAt(end) !== LINE_END) end += 1;
    row.push(cell + text.slice(at, end));
    if (text.charCodeAt(end) === LINE_END) {
      yield row;
      row = [];
    }
    at = end + 1;
  }
  // The last line has its end, like every other.
  if (row.length > 0) yield null;
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
function compare(text: string, expected: Generator<Row, undefined>, count: number): string | null {
  const lines = csvRows(text);
  const header = lines.next().value ?? null;
  if (header === null) return "the table cannot be read";
  let wrong = header[0] === "invented" ? null : "the first column is not named invented";
  let read = 0;
  for (const cells of lines) {
    if (cells === null) return "the table cannot be read";
    read += 1;
    const row = wrong === null ? expected.next().value : undefined;
    if (row !== undefined) wrong = differenceIn(header, cells, row, read);
  }
  return read === count ? wrong : `${read} rows, and the data hold ${count}`;
}

function differenceIn(header: readonly string[], cells: readonly string[], row: Row, line: number) {
  const columns = Object.keys(row);
  if (cells.length !== columns.length || columns.some((column) => !header.includes(column)))
    return "the columns are not those of the data";
  const differs = header.findIndex((column, at) => cells[at] !== written(row[column] ?? null));
  return differs < 0 ? null : `row ${line}, column ${header[differs]}: not what the data say`;
}

/** Each cell row made when it is asked for: no table of a large release is held whole. */
function* cellsOf<T>(items: readonly T[], cells: (item: T) => Row): Generator<Row, undefined> {
  for (const item of items) yield cells(item);
}

export async function checkTables(folder: Folder, rows: ReleasedRows, findings: Findings): Promise<void> {
  const { people, counts, claims, toll } = rows;
  async function one<T>(
    code: "audit.leaf" | "audit.claims",
    path: string,
    items: readonly T[],
    cells: (item: T) => Row,
  ): Promise<void> {
    const bytes = await folder.read(path);
    // A missing file is told by the manifest.
    const wrong = bytes === null ? null : compare(fromUtf8(bytes), cellsOf(items, cells), items.length);
    if (wrong !== null) findings.fault(code, path, wrong);
  }
  if (people !== null) await one("audit.leaf", RELEASE_PATHS.peopleCsv, people, personCells);
  if (counts !== null) await one("audit.leaf", RELEASE_PATHS.countsCsv, counts, countCells);
  if (claims === null || toll === null) return;
  const verdictOf = (claim: Claim) =>
    toll.claims
      .filter((verdict) => verdict.claim === claim.id)
      .map(({ words }) => words)
      .join(" ");
  await one("audit.claims", RELEASE_PATHS.claimsCsv, claims, (claim) => claimCells(claim, verdictOf(claim)));
}
