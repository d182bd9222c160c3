/** A table as the repository's formatter leaves it: columns padded to their widest cell. */

const escaped = (text) => String(text).replaceAll("|", "\\|").replaceAll("<", "&lt;");

/**
 * @param header titles of the columns
 * @param rows cells, as many a row as there are titles
 * @returns the table's lines
 */
export function tableLines(header, rows) {
  const cells = [header, ...rows].map((row) => row.map(escaped));
  const widths = header.map((_, at) => Math.max(3, ...cells.map((row) => [...row[at]].length)));
  const line = (row) =>
    `| ${row.map((text, at) => text + " ".repeat(widths[at] - [...text].length)).join(" | ")} |`;
  const [first, ...rest] = cells;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)];
}
