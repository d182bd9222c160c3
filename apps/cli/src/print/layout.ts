/** Plain text that lines up: tables, numbers, wrapped paragraphs. Widths count letters, not bytes. */

import { outwardEnds } from "@daftar/model";

/** Columns a letter takes: Arabic marks and joiners take none, wide letters are not expected here. */
function width(text: string): number {
  return [...text.replace(/[\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")].length;
}

/** Whole numbers with a thousands comma; half-way figures as they are rounded; nothing for null. */
export function number(value: number | null): string {
  return value === null ? "–" : Math.round(value).toLocaleString("en-US");
}

/** Both ends of an interval, rounded outward; nothing where one is missing. */
export function interval(low: number | null, high: number | null, between = " to "): string {
  const ends = outwardEnds({ low, high });
  return ends === null ? "–" : `${number(ends.low)}${between}${number(ends.high)}`;
}

/** Rows under a header; columns named in `right` are set flush right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = header.map((name, at) => Math.max(width(name), ...rows.map((row) => width(row[at] ?? ""))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => {
        const pad = " ".repeat(Math.max(0, (widths[at] ?? 0) - width(cell)));
        return right.includes(at) ? pad + cell : at === cells.length - 1 ? cell : cell + pad;
      })
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((w) => "─".repeat(w)).join("  "), ...rows.map(line)].join("\n");
}

/** A table under an empty line; nothing where it has no rows. */
export function tableBelow(...[header, rows, right]: Parameters<typeof table>): string[] {
  return rows.length === 0 ? [] : ["", table(header, rows, right)];
}

/** A paragraph broken at `columns`, every line after the first indented. */
export function wrap(text: string, columns = 96, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = indent + word;
    } else
      line = line === "" ? indent.slice(0, lines.length === 0 ? 0 : indent.length) + word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

/** Shortened at the end, for tables of other people's words; names are never cut. */
export function cut(text: string, columns: number): string {
  return width(text) <= columns ? text : `${[...text].slice(0, columns - 1).join("")}…`;
}
