/**
 * Writes the rows that could not be taken beside the user's file, to be mended there.
 *
 * J18: they go to the user's own folder, never into the desk. Each row is whole, with what is wrong in
 * front; mended, the file can be imported as it is (the columns in front are passed over). A file that
 * is there already is never written over: somebody may be mending it.
 */
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { RowFault } from "../read/table.ts";
import { csvLine } from "./csvText.ts";
import { REJECTED_COLUMNS } from "./rejectedColumns.ts";

export interface RejectedRow {
  readonly cells: readonly string[];
  readonly fault: RowFault;
}

/** NAME.rejected.csv beside the input. */
export function rejectedPath(input: string): string {
  return join(dirname(input), `${basename(input, extname(input))}.rejected.csv`);
}

/** The file's text: UTF-8 with a byte order mark, since spreadsheets guess wrongly without one. */
export function rejectedText(header: readonly string[], rows: readonly RejectedRow[]): string {
  // A row with too few or too many cells stays so: filled up, it would be taken when read again unmended.
  const lines = rows.map(({ cells, fault }) =>
    csvLine([String(fault.row), fault.column ?? "", fault.code, fault.words, ...cells]),
  );
  return `\ufeff${csvLine([...REJECTED_COLUMNS, ...header])}${lines.join("")}`;
}

/** As `writeRejectedText`, of rows. */
export function writeRejected(
  path: string,
  header: readonly string[],
  rows: readonly RejectedRow[],
): Promise<string> {
  return writeRejectedText(path, rejectedText(header, rows));
}

/**
 * @param path where to write, as `rejectedPath` gives it or the user names it
 * @returns the path written: numbered where another file stood there; the same where it already holds this
 */
export async function writeRejectedText(path: string, text: string): Promise<string> {
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${stem}-${number}${ending}`;
    try {
      // The rows may name sources: readable by the user alone, and never over another file.
      await writeFile(candidate, text, { flag: "wx", mode: 0o600 });
      return candidate;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      if ((await readFile(candidate, "utf8")) === text) return candidate;
    }
  }
}
