/**
 * Rows as CSV text that no spreadsheet runs.
 *
 * Source: RFC 4180, with line feeds; a cell that a spreadsheet would take for a formula (first character
 * = + - @, tab or carriage return, after any apostrophes) gets one apostrophe more in front. The rule is
 * reversible: `unguardCell` takes exactly that apostrophe off again. Cost: linear.
 */

/** The cell with the apostrophe that keeps it from being run. */
export function guardCell(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guardCell`. */
export function unguardCell(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * CSV text with a header line and a line end after every row.
 *
 * @throws RangeError when a row has not as many cells as the header
 */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => {
    if (row.length !== header.length) {
      throw new RangeError(`a row has ${row.length} cells; the header has ${header.length}`);
    }
    return row.map((cell) => quoted(guardCell(cell))).join(",");
  });
  return `${lines.join("\n")}\n`;
}
