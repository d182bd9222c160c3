/** The header of a table: trimmed, named, unique, and not wider than a person could have meant. */
import { DaftarError } from "@daftar/model";
import type { Limits } from "./limits.ts";
import type { RowFault, TableRow } from "./table.ts";

interface FilePlace {
  readonly file?: string;
}

/** @throws DaftarError `file.too-many-columns`, `file.duplicate-header`, `file.binary` */
export function readHeader(cells: readonly string[], limits: Limits, place: FilePlace): string[] {
  if (cells.length > limits.columns)
    throw new DaftarError(
      "file.too-many-columns",
      `The file has ${cells.length} columns; at most ${limits.columns} are read.`,
      place,
    );
  const header = cells.map((cell, at) => {
    const name = cell.normalize("NFC").replace(/\s+/g, " ").trim();
    return name === "" ? `column ${at + 1}` : name;
  });
  const first = new Map<string, number>();
  header.forEach((name, at) => {
    if (CONTROL.test(name) || !name.isWellFormed())
      throw new DaftarError(
        "file.binary",
        `The header of column ${at + 1} holds bytes that no text has.`,
        place,
      );
    const before = first.get(name);
    if (before !== undefined)
      throw new DaftarError(
        "file.duplicate-header",
        `Columns ${before + 1} and ${at + 1} have the same header.`,
        { ...place, column: name },
      );
    first.set(name, at);
  });
  return header;
}

/** Control characters other than tab and line ends. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/**
 * A row against its header: cells beyond it that are empty are dropped (spreadsheets write them), any
 * other difference in number is a fault, as are characters that no text has.
 *
 * @returns null for a row without any text
 */
export function readRow(row: number, cells: readonly string[], header: readonly string[]): TableRow | null {
  let last = cells.length;
  while (last > 0 && (cells[last - 1] ?? "").trim() === "") last -= 1;
  if (last === 0) return null;
  const fitting = cells.length > header.length ? cells.slice(0, Math.max(last, header.length)) : cells;
  if (fitting.length !== header.length) {
    const words = `The row has ${fitting.length} cells, the header ${header.length}.`;
    return { row, cells: fitting, fault: { row, column: null, value: null, code: "row.columns", words } };
  }
  const at = fitting.findIndex(isSpoilt);
  return { row, cells: fitting, fault: at === -1 ? null : spoiltFault(row, header[at] ?? null) };
}

/** Whether a cell holds characters that no text has. */
export function isSpoilt(cell: string): boolean {
  return CONTROL.test(cell) || !cell.isWellFormed();
}

export function spoiltFault(row: number, column: string | null): RowFault {
  const words = "The cell holds characters that no text has (NUL, half a character).";
  return { row, column, value: null, code: "row.control-characters", words };
}
