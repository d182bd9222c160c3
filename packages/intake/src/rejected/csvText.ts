/**
 * CSV that a spreadsheet opens as text and nothing else.
 *
 * Source: RFC 4180 for the form; OWASP, "CSV Injection", for cells that programs run as formulas. Such a
 * cell gets an apostrophe in front; one that already has apostrophes gets another, so that taking one
 * away always gives the cell back.
 */
const RUNS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A cell that no spreadsheet runs. */
export function guardFormula(cell: string): string {
  return RUNS.test(cell) ? `'${cell}` : cell;
}

/** The cell before `guardFormula`. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

/** One line, with its line end. A lone empty cell is quoted, so that the line is not blank. */
export function csvLine(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const safe = guardFormula(cell);
    return /[",\r\n]|^\s|\s$/.test(safe) || (safe === "" && cells.length === 1)
      ? `"${safe.replaceAll('"', '""')}"`
      : safe;
  });
  return `${written.join(",")}\r\n`;
}
