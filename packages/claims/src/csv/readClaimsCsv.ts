/**
 * Claims from the rows of a CSV file.
 *
 * Source: rule J13 and the column list of `columns.ts`. Takes rows that a CSV reader has split already,
 * so that this package needs none. Nothing is half-applied: where one row is wrong, no claim is returned.
 * Cost: linear in rows.
 */
import { type Claim, claim, type ErrorCode } from "@daftar/model";
import { validateClaimSet } from "../check/validateClaimSet.ts";
import {
  CLAIM_COLUMNS,
  type ClaimColumn,
  DRAFT_COLUMNS,
  INVENTED_COLUMN,
  REVIEWED,
  TURNED_DOWN,
  VIA_SEPARATOR,
} from "./columns.ts";
import { unguardCell } from "./csvText.ts";

/** What is wrong with one row, and where the person finds it. */
export interface ClaimRowFault {
  readonly code: ErrorCode;
  /** As a spreadsheet numbers rows: the header is row 1. */
  readonly row: number;
  readonly field: string;
  readonly value: string;
  readonly message: string;
}

export interface ClaimsRead {
  /** Empty where there is any fault. */
  readonly claims: readonly Claim[];
  readonly faults: readonly ClaimRowFault[];
}

type Row = Readonly<Record<string, string>>;

const KNOWN: ReadonlySet<string> = new Set([...CLAIM_COLUMNS, ...DRAFT_COLUMNS, INVENTED_COLUMN]);

/** Which column a field of the claim is read from, so that a fault names what the person sees. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  claimantKind: "claimant_kind",
  "figure.value": "value",
  "figure.low": "low",
  "figure.high": "high",
  "figure.qualifier": "qualifier",
  "figure.asWorded": "as_worded",
  populationNote: "population_note",
  "window.from": "window_from",
  "window.to": "window_to",
  stated: "stated_or_derived",
  partOf: "part_of",
  partKind: "part_kind",
  asOf: "as_of",
  publishedIn: "published_in",
  sourceTier: "source_tier",
};

/** The column that holds a field of the claim, named as in the schema (`figure.low`). */
function columnOfField(field: string): string {
  return COLUMN_OF[field] ?? field.split(".")[0] ?? field;
}

const orNull = (text: string): string | null => (text === "" ? null : text);

/** A whole number, null for an empty cell, else the text itself: the schema then says what is wrong. */
function countOf(text: string): unknown {
  if (text === "") return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function inventedOf(text: string): unknown {
  if (text === "") return false;
  return text === "true" || text === "yes" || text === "invented" ? true : text === "false" ? false : text;
}

function draftOf(row: Row): unknown {
  const cell = (name: ClaimColumn | typeof INVENTED_COLUMN): string => unguardCell((row[name] ?? "").trim());
  return {
    id: cell("id"),
    invented: inventedOf(cell(INVENTED_COLUMN)),
    kind: cell("kind"),
    claimant: cell("claimant"),
    claimantKind: cell("claimant_kind"),
    via: cell("via") === "" ? [] : cell("via").split(VIA_SEPARATOR),
    figure: {
      value: countOf(cell("value")),
      low: countOf(cell("low")),
      high: countOf(cell("high")),
      qualifier: orNull(cell("qualifier")),
      asWorded: cell("as_worded"),
    },
    counted: cell("counted"),
    populationNote: cell("population_note"),
    window: { from: orNull(cell("window_from")), to: orNull(cell("window_to")) },
    area: cell("area"),
    basis: cell("basis"),
    stated: cell("stated_or_derived"),
    partOf: orNull(cell("part_of")),
    partKind: orNull(cell("part_kind")),
    asOf: cell("as_of"),
    supersedes: orNull(cell("supersedes")),
    answers: orNull(cell("answers")),
    rebuts: orNull(cell("rebuts")),
    caveats: cell("caveats"),
    responsibility: cell("responsibility"),
    publishedIn: cell("published_in"),
    sourceTier: cell("source_tier"),
    note: cell("note"),
  };
}

const DRAFT_COLUMN = DRAFT_COLUMNS[0];

/** What a file of drafts says of a row; a file without that column holds no drafts. */
const draftCell = (row: Row): string | null => row[DRAFT_COLUMN]?.trim() ?? null;

/** Rows of a draft that nobody looked at: extraction proposes, and only a person claims (decision 0052). */
function draftFaults(rows: readonly Row[]): ClaimRowFault[] {
  return rows.flatMap((row, at) => {
    const said = draftCell(row);
    if (said === null || said === REVIEWED || said === TURNED_DOWN) return [];
    return [
      {
        code: "claim.draft" as const,
        row: rowNumber(at),
        field: DRAFT_COLUMN,
        value: said,
        message: `this row is a draft that nobody looked at; after looking, write ${REVIEWED} or ${TURNED_DOWN}`,
      },
    ];
  });
}

/** The row a spreadsheet shows: the header is row 1. */
const rowNumber = (at: number): number => at + 2;

function columnFaults(rows: readonly Row[]): ClaimRowFault[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const fault = (field: string, message: string): ClaimRowFault => ({
    code: "claim.invalid",
    row: 1,
    field,
    value: field,
    message,
  });
  const unknown = [...names].filter((name) => !KNOWN.has(name));
  const absent = CLAIM_COLUMNS.filter((name) => rows.length > 0 && !names.has(name));
  return [
    ...unknown.map((name) => fault(name, "no column of a file of claims has this name")),
    ...absent.map((name) => fault(name, "this column is missing; leave its cells empty where unknown")),
  ];
}

/**
 * Reads claims from rows of header → cell.
 *
 * @param rows one object a row, in file order
 * @param known claims that a row may refer to besides those of the file
 * A file of drafts has a column `draft`: rows that somebody turned down are left out, rows that nobody looked at
 * are faults.
 *
 * @returns all claims and no fault, or no claim and every fault found
 */
export function readClaimsCsv(rows: readonly Row[], known: readonly Claim[] = []): ClaimsRead {
  const faults = [...columnFaults(rows), ...draftFaults(rows)];
  if (faults.length > 0) return { claims: [], faults };
  const claims: Claim[] = [];
  const rowOf = new Map<Claim, { number: number; row: Row }>();
  rows.forEach((row, at) => {
    if (draftCell(row) === TURNED_DOWN) return;
    const parsed = claim.safeParse(draftOf(row));
    if (parsed.success) {
      claims.push(parsed.data);
      rowOf.set(parsed.data, { number: rowNumber(at), row });
      return;
    }
    for (const issue of parsed.error.issues) {
      const field = columnOfField(issue.path.join("."));
      faults.push({
        code: "claim.invalid",
        row: rowNumber(at),
        field,
        value: row[field] ?? "",
        message: issue.message,
      });
    }
  });
  // References are checked only once every row reads: a broken row would make its readers look broken too.
  if (faults.length === 0) {
    for (const fault of validateClaimSet(claims, known)) {
      const place = rowOf.get(fault.claim);
      const field = columnOfField(fault.field);
      faults.push({
        code: fault.code,
        row: place?.number ?? 1,
        field,
        value: place?.row[field] ?? "",
        message: fault.message,
      });
    }
  }
  return faults.length > 0 ? { claims: [], faults } : { claims, faults: [] };
}
