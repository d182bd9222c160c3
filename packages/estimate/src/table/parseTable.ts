/**
 * A capture table from the rows of a file: one 0/1 column per list and a column named `count`; with strata, columns
 * that name the stratum besides.
 *
 * Nothing is guessed: a cell that is neither 0 nor 1, a history that stands twice or a row of all zeros is
 * an input error that names row, column and value. A column named `invented` is the mark of practice
 * material (J19), not a list. Digits may be Persian or Arabic. Cost: linear in the cells.
 */
import { DaftarError, type ErrorPlace, toAsciiDigits } from "@daftar/model";
import { type CaptureTable, captureTable, MAX_COUNT, MAX_LISTS } from "./captureTable.ts";
import { type LabelledCell, type LabelledTable, labelledTable } from "./labelledTable.ts";

const clean = (cell: string): string => toAsciiDigits(cell.trim());

/** Between the names of a stratum that several columns make. */
export const LABEL_JOINT = " · ";

interface Cells {
  readonly lists: readonly string[];
  readonly cells: readonly LabelledCell[];
}

/**
 * @param rows the header first; cells as text
 * @param file name of the file, for messages
 * @throws DaftarError `estimate.table`, `estimate.unknown-cell`, `estimate.too-many-lists`, `file.empty`,
 *   `file.no-rows`
 */
export function parseTable(rows: readonly (readonly string[])[], file?: string): CaptureTable {
  const { lists, cells } = cellsOf(rows, [], file);
  return captureTable(lists, new Map(cells.map(({ history, count }) => [history, count])));
}

/**
 * The same of a table with strata. A stratum is named by its cells, ` · ` between those of several columns; one empty
 * cell, and the stratum is not known.
 *
 * @param by names of the columns that name the stratum, at least one
 * @throws DaftarError as `parseTable`
 */
export function parseLabelledTable(
  rows: readonly (readonly string[])[],
  by: readonly string[],
  file?: string,
): LabelledTable {
  const { lists, cells } = cellsOf(rows, by, file);
  return labelledTable(lists, cells);
}

function cellsOf(rows: readonly (readonly string[])[], by: readonly string[], file?: string): Cells {
  const at = (place: ErrorPlace): ErrorPlace => (file === undefined ? place : { file, ...place });
  const wrong: (message: string, place?: ErrorPlace) => never = (message, place = {}) => {
    throw new DaftarError("estimate.table", message, at(place));
  };
  const header = rows[0];
  if (header === undefined) throw new DaftarError("file.empty", "There is no header to read.", at({}));
  const names = header.map((name, i) => (i === 0 ? name.replace(/^\uFEFF/, "") : name).trim());
  const lower = names.map((name) => name.toLowerCase());
  const countAt = lower.indexOf("count");
  if (countAt < 0) wrong("No column is named count.", { row: 1 });
  if (lower.lastIndexOf("count") !== countAt) wrong("Two columns are named count.", { row: 1 });
  const byAt = by.map((name) => {
    const found = names.indexOf(name);
    return found >= 0 && found !== countAt
      ? found
      : wrong("No column of strata has this name.", { row: 1, value: shown(name) });
  });
  const listAt = names.flatMap((_, i) =>
    i === countAt || lower[i] === "invented" || byAt.includes(i) ? [] : [i],
  );
  const lists = listAt.map((i) => names[i]!);
  if (lists.length === 0) wrong("There is no column for a list.", { row: 1 });
  if (lists.length > MAX_LISTS) {
    throw new DaftarError(
      "estimate.too-many-lists",
      `The table has ${lists.length} lists; at most ${MAX_LISTS} are read.`,
      at({ row: 1 }),
    );
  }
  lists.forEach((name, i) => {
    if (name === "") wrong(`Column ${listAt[i]! + 1} has no name.`, { row: 1 });
    if (lists.indexOf(name) !== i) wrong("Two columns have the same name.", { row: 1, column: name });
  });
  if (rows.length === 1) throw new DaftarError("file.no-rows", "The table has no rows.", at({}));

  const found: LabelledCell[] = [];
  const rowOf = new Map<string, number>();
  let total = 0;
  for (let r = 1; r < rows.length; r++) {
    const cells = rows[r]!;
    const row = r + 1;
    if (cells.length !== names.length) {
      wrong(`The row has ${cells.length} cells; the header has ${names.length}.`, { row });
    }
    let history = 0;
    listAt.forEach((column, bit) => {
      const value = clean(cells[column]!);
      if (value !== "0" && value !== "1") {
        wrong("A cell of a list holds 0 or 1.", {
          row,
          column: names[column]!,
          value: shown(cells[column]!),
        });
      }
      if (value === "1") history |= 1 << bit;
    });
    const text = clean(cells[countAt]!);
    const count = /^\d{1,10}$/.test(text) ? Number(text) : -1;
    if (count < 0 || count > MAX_COUNT) {
      wrong(`A count is a whole number from 0 to ${MAX_COUNT}.`, {
        row,
        column: names[countAt]!,
        value: shown(cells[countAt]!),
      });
    }
    if (history === 0) {
      throw new DaftarError(
        "estimate.unknown-cell",
        "The row has 0 in every list: people on no list cannot have been counted.",
        at({ row }),
      );
    }
    const named = byAt.map((column) => cells[column]!.trim());
    const label = byAt.length === 0 || named.includes("") ? null : named.join(LABEL_JOINT);
    const key = JSON.stringify([label, history]);
    const earlier = rowOf.get(key);
    if (earlier !== undefined) wrong(`The row repeats the lists of row ${earlier}.`, { row });
    rowOf.set(key, row);
    found.push({ label, history, count });
    total += count;
  }
  if (total > MAX_COUNT) wrong(`The counts sum to ${total}; at most ${MAX_COUNT} is read.`);
  return { lists, cells: found };
}

/** A value as an error may show it: short, whatever stood in the file. */
function shown(value: string): string {
  return value.length <= 40 ? value : `${value.slice(0, 40)}…`;
}
