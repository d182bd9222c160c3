/**
 * A comma-separated table as rows of cells, quotes as in RFC 4180. The benchmark's own, so that a fault
 * of the product's reader cannot hide itself. Cells are kept as they stand, blanks included.
 */
import { readFileSync } from "node:fs";

export const readCsv = (path) => parseCsv(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));

/** @returns header and rows; a last line without line end counts */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    let cell;
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (text[end + 1] === '"') end = text.indexOf('"', end + 2);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && text[end] !== "," && text[end] !== "\n" && text[end] !== "\r") end += 1;
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (text[at] === ",") {
      at += 1;
      if (at < text.length) continue;
      row.push("");
    }
    if (text[at] === "\r") at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  const [header = [], ...rest] = rows;
  return { header, rows: rest };
}

/** One cell, quoted where it must be. */
export const csvCell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
