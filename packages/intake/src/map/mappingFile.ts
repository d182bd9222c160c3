/**
 * The mapping file: what a person says each column holds.
 *
 * `{"columns": {HEADER: ROLE}}`, or `{"role", "class", "calendar", "order"}` instead of the role. Columns
 * not named are sealed as free text (J18). A class may be made stricter than its role's, never laxer:
 * a column with a source's telephone number cannot be called readable by a slip of the pen.
 */
import {
  type ColumnClass,
  calendar as calendarSchema,
  classOfRole,
  columnClass,
  columnRole,
  DaftarError,
  type DateHint,
  type ErrorPlace,
  isSealedClass,
  type MappedColumn,
  type RecordCell,
} from "@daftar/model";
import { isRejectedColumn } from "../rejected/rejectedColumns.ts";
import { betraysSomebody } from "./betrays.ts";
import { hintOf } from "./dateStyle.ts";
import type { ColumnProposal, MappingProposal } from "./proposeMapping.ts";

/** A mapped column as it is worked with: its header in clear, also where the column is sealed. */
export interface ColumnMapping extends MappedColumn {
  readonly header: string;
}

export interface MappingFile {
  readonly columns: Readonly<
    Record<
      string,
      { readonly role: string; readonly class: string; readonly calendar?: string; readonly order?: string }
    >
  >;
}

const IDENTITY = new Set(["name", "given", "family", "bodyTag", "key"]);

type Refuse = (field: string, why: string) => DaftarError;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readColumn(said: unknown, column: number, header: string, invalid: Refuse): ColumnMapping {
  const field = `columns[${JSON.stringify(header)}]`;
  const entry = typeof said === "string" ? { role: said } : said;
  if (!isObject(entry)) throw invalid(field, "A column is a role, or an object with a role.");
  for (const key of Object.keys(entry))
    if (!["role", "class", "calendar", "order"].includes(key))
      throw invalid(`${field}.${key}`, "No such setting.");
  const role = columnRole.safeParse(entry["role"]);
  if (!role.success) throw invalid(`${field}.role`, `The role is one of: ${columnRole.options.join(", ")}.`);
  const own = classOfRole(role.data);
  let chosen: ColumnClass = own;
  if (entry["class"] !== undefined) {
    const parsed = columnClass.safeParse(entry["class"]);
    if (!parsed.success)
      throw invalid(`${field}.class`, `The class is one of: ${columnClass.options.join(", ")}.`);
    if (isSealedClass(own) && !isSealedClass(parsed.data))
      throw invalid(`${field}.class`, `A column of role ${role.data} is always sealed.`);
    chosen = parsed.data;
  }
  const named =
    entry["calendar"] === undefined || entry["calendar"] === null
      ? null
      : calendarSchema.safeParse(entry["calendar"]);
  if (named !== null && !named.success)
    throw invalid(`${field}.calendar`, `The calendar is one of: ${calendarSchema.options.join(", ")}.`);
  const order = entry["order"] ?? null;
  if (order !== null && order !== "dmy" && order !== "mdy")
    throw invalid(`${field}.order`, "The order is dmy or mdy.");
  // The header of a readable column is kept in clear with every row.
  if (!isSealedClass(chosen) && betraysSomebody(header))
    throw invalid(field, "The header itself tells how to reach somebody, or who told; rename the column.");
  return { column, header, role: role.data, class: chosen, calendar: named?.data ?? null, order };
}

/**
 * Reads a mapping file against a table's header.
 *
 * @param json the file's content, parsed
 * @param file what to call the file in errors
 * @throws DaftarError `map.invalid` naming the file and the field; `map.no-identity`
 */
export function parseMapping(json: unknown, header: readonly string[], file?: string): ColumnMapping[] {
  const place = file === undefined ? {} : { file };
  const invalid: Refuse = (field, why) => new DaftarError("map.invalid", why, { ...place, field });
  if (!isObject(json)) throw invalid("(the file)", "A mapping file is an object with columns.");
  for (const key of Object.keys(json)) if (key !== "columns") throw invalid(key, "No such setting.");
  const said = json["columns"];
  if (!isObject(said)) throw invalid("columns", "columns is an object: header, then role.");
  const wanted = new Map(Object.entries(said).map(([name, value]) => [name.normalize("NFC").trim(), value]));
  for (const name of wanted.keys())
    if (!header.includes(name))
      throw invalid(`columns[${JSON.stringify(name)}]`, "The file has no such column.");
  const mapping = header.map((name, column) =>
    readColumn(wanted.get(name) ?? (isRejectedColumn(name) ? "ignore" : "text"), column, name, invalid),
  );
  requireIdentity(mapping, place);
  return mapping;
}

/** @throws DaftarError `map.no-identity` where no column tells who a row speaks of */
export function requireIdentity(
  mapping: readonly Pick<ColumnMapping, "role" | "class">[],
  place: ErrorPlace = {},
): void {
  if (!mapping.some((one) => IDENTITY.has(one.role) && !isSealedClass(one.class)))
    throw new DaftarError("map.no-identity", "No readable column tells who a row speaks of.", place);
}

/** A proposal, accepted as it stands. @throws DaftarError `map.no-identity` */
export function acceptProposal(proposal: MappingProposal): ColumnMapping[] {
  const mapping = proposal.columns.map(({ column, header, role, class: kept, calendar, order }) => ({
    column,
    header,
    role,
    class: kept,
    calendar,
    order,
  }));
  requireIdentity(mapping);
  return mapping;
}

/** The mapping file of a mapping or proposal; `parseMapping` reads the same mapping out of it. */
export function writeMapping(columns: readonly (ColumnMapping | ColumnProposal)[]): MappingFile {
  return {
    columns: Object.fromEntries(
      columns.map(({ header, role, class: kept, calendar, order }) => [
        header,
        {
          role,
          class: kept,
          ...(calendar === null ? {} : { calendar }),
          ...(order === null ? {} : { order }),
        },
      ]),
    ),
  };
}

/** The mapping as an op may hold it: headers of sealed columns left out, since a header may name a source. */
export function mappingForOp(mapping: readonly ColumnMapping[]): MappedColumn[] {
  return mapping.map(({ column, header, role, class: kept, calendar, order }) => ({
    column,
    header: isSealedClass(kept) ? null : header,
    role,
    class: kept,
    calendar,
    order,
  }));
}

/** How the dates of each column are written, by header, for `readFields`; from a mapping or from an op's. */
export function dateHints(
  mapping: readonly Pick<MappedColumn, "header" | "calendar" | "order">[],
): Map<string, DateHint> {
  const hints = new Map<string, DateHint>();
  for (const one of mapping) {
    if (one.header !== null && (one.calendar !== null || one.order !== null))
      hints.set(one.header, hintOf(one));
  }
  return hints;
}

/** One row parted by how its cells are kept. Empty cells and dropped columns are in neither part. */
export interface DividedRow {
  /** Victim and circumstance cells, as written. */
  readonly readable: RecordCell[];
  /** Source identity and free text, with their headers: to be sealed before the first write. */
  readonly sealed: RecordCell[];
}

/** Parts a row by the mapping's classes (J18). */
export function divideRow(cells: readonly string[], mapping: readonly ColumnMapping[]): DividedRow {
  const divided: DividedRow = { readable: [], sealed: [] };
  for (const { column, header, role, class: kept } of mapping) {
    const text = cells[column] ?? "";
    if (text.trim() === "" || kept === "drop") continue;
    divided[isSealedClass(kept) ? "sealed" : "readable"].push({ role, header, text });
  }
  return divided;
}
