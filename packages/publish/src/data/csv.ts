/**
 * CSV as we release it: RFC 4180, UTF-8, LF, no cell that a spreadsheet would run.
 *
 * A cell that begins with = + - @ TAB or CR may be taken for a formula, so it gets an apostrophe in
 * front, as OWASP's note on CSV injection advises; the JSON files hold the value as it is.
 */
import { utf8 } from "@daftar/model";

export type CsvCell = string | number | boolean | null;

function cell(value: CsvCell): string {
  if (value === null) return "";
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === "string" ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The file of a header and its rows. */
export function csvFile(columns: readonly string[], rows: Iterable<readonly CsvCell[]>): Uint8Array {
  const lines = [columns.map(cell).join(",")];
  for (const row of rows) lines.push(row.map(cell).join(","));
  return utf8(`${lines.join("\n")}\n`);
}
