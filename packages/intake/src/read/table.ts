/**
 * A table as a user's file holds it: a header and rows of text, whatever the format was.
 *
 * Cells are text as written. A row that cannot be read keeps its cells and carries its fault, so that
 * no reader can overlook it and no other row is lost.
 */
import type { ErrorCode } from "@daftar/model";
import type { PackedCells } from "../columns/packedCells.ts";

export type TableKind = "csv" | "xlsx" | "parquet";
export type Delimiter = "," | ";" | "\t" | "|";

/** The codes of the catalogue that speak of one row. */
export type RowCode = Extract<ErrorCode, `row.${string}`>;

/** Why one row was not taken: where it stands in the user's file, and the rule it breaks. */
export interface RowFault {
  /** Line (CSV), row (workbook) or record (Parquet), counted from 1 as the user sees it. */
  readonly row: number;
  /** Header of the column at fault; null where the row as a whole is. */
  readonly column: string | null;
  /** The cell, from a readable column only; null where it may not or cannot be shown. */
  readonly value: string | null;
  readonly code: RowCode;
  /** What is wrong, in a sentence. */
  readonly words: string;
}

export interface TableRow {
  readonly row: number;
  /** As many as the header has columns, unless `fault` is `row.columns`. */
  readonly cells: readonly string[];
  readonly fault: RowFault | null;
}

/** A column to read as numbers of its cells. */
export interface WantedColumn {
  /** Index into the header. */
  readonly column: number;
  /** Numbers the cells, equal ones alike or each by itself; columns of several tables may share one. */
  readonly cells: PackedCells;
}

/** Rows read column by column, for whoever works on millions of them: no row is ever made. */
export interface ColumnBatch {
  readonly size: number;
  /** Where each row stands, as `TableRow.row`. The next batch may overwrite this and `cells`. */
  readonly rows: Int32Array;
  /** For each wanted column, the number of the cell of each row. */
  readonly cells: readonly Int32Array[];
  /** What is wrong with the row after these; then no batch follows. */
  readonly fault: RowFault | null;
}

export interface Table {
  readonly kind: TableKind;
  /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1256` or what was asked for; null where the format has its own. */
  readonly encoding: string | null;
  readonly delimiter: Delimiter | null;
  /** Trimmed and unique; a column without a name is called `column N`. */
  readonly header: readonly string[];
  /** Rows in the order of the file, in batches, read anew at each call. Rows without any text are passed over. */
  batches(): AsyncIterable<readonly TableRow[]>;
  /** The same rows one by one. */
  rows(): AsyncIterable<TableRow>;
  /** The same rows as numbers of distinct cells, up to the first row at fault. */
  columns(wanted: readonly WantedColumn[]): AsyncIterable<ColumnBatch>;
}

/** Rows one by one out of batches. */
export async function* oneByOne(batches: AsyncIterable<readonly TableRow[]>): AsyncIterable<TableRow> {
  for await (const batch of batches) yield* batch;
}
