/**
 * JSON as we release it: rows one to a line, so that two releases can be compared by eye; UTF-8, LF.
 *
 * Not canonical JSON: estimates hold fractions. Key order is that of the code, so the same data give
 * the same bytes.
 */
import { utf8 } from "@daftar/model";

/** An object, indented. */
export function jsonFile(value: object): Uint8Array {
  return utf8(`${JSON.stringify(value, null, 1)}\n`);
}

/** An array, one row a line. */
export function jsonRows(rows: readonly unknown[]): Uint8Array {
  if (rows.length === 0) return utf8("[]\n");
  return utf8(`[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
}
