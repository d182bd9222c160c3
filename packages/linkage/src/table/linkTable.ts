/**
 * Records as columns: each distinct value once, and a small number for each row.
 *
 * This is what a run works on. Lists of millions hold few distinct names, days and places, so whatever has to
 * be read or compared is read once for each value and not for each row. `tableOf` makes a table of records;
 * a reader of files may make one of its own without ever making a record.
 */
import type { AgeSpan, Sex } from "@daftar/model";
import type { IdColumn } from "./idColumn.ts";

/** Roles whose values are text as written. */
export type TextRole =
  | "name"
  | "given"
  | "father"
  | "grandfather"
  | "family"
  | "birthPlace"
  | "deathPlace"
  | "deathCity"
  | "deathProvince"
  | "injuryPlace"
  | "injuryCity"
  | "injuryProvince"
  | "burialPlace"
  | "nationalId"
  | "phone"
  | "email"
  | "text";

/** First and last day, as `DateSpan` writes them. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

interface ColumnOf<R, V> {
  readonly role: R;
  /** Tells columns of one role apart (`text` columns by their header); what a report calls it. */
  readonly label: string;
  /** Distinct values, in any order. */
  readonly values: readonly V[];
  /** Index into `values` for each row, -1 where the account is silent. */
  readonly at: Int32Array;
}

export type TextColumn = ColumnOf<TextRole, string>;
export type SpanColumn = ColumnOf<"birthDate" | "deathDate" | "injuryDate", DaySpan>;
export type AgeColumn = ColumnOf<"age", AgeSpan>;
export type SexColumn = ColumnOf<"sex", Sex>;
export type LinkColumn = TextColumn | SpanColumn | AgeColumn | SexColumn;

export interface LinkTable {
  readonly size: number;
  /** Distinct names of lists. */
  readonly lists: readonly string[];
  /** Index into `lists` for each row. */
  readonly list: Int32Array;
  /** Unique within a list. */
  readonly ids: IdColumn;
  readonly columns: readonly LinkColumn[];
}

/** Several columns may have the role `name`, `text`; of the other roles the first is read. */
export function textColumns(table: LinkTable, role: TextRole): TextColumn[] {
  const found: TextColumn[] = [];
  for (const column of table.columns) if (column.role === role) found.push(column);
  return found;
}

export function spanColumn(table: LinkTable, role: SpanColumn["role"]): SpanColumn | null {
  for (const column of table.columns) if (column.role === role) return column;
  return null;
}

export function ageColumn(table: LinkTable): AgeColumn | null {
  for (const column of table.columns) if (column.role === "age") return column;
  return null;
}

export function sexColumn(table: LinkTable): SexColumn | null {
  for (const column of table.columns) if (column.role === "sex") return column;
  return null;
}
