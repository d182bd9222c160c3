/**
 * A workbook's sheet as a table of text.
 *
 * Reader: read-excel-file 9, given only parts that were unpacked under caps (`inflateWorkbook`). It lays
 * a sheet out as a rectangle, so the corners that cells claim are checked first. Numbers stay as the
 * file writes them, dates become ISO days, formulas are read as their last result and never computed.
 * Memory: the sheet, whole.
 */
import { DaftarError } from "@daftar/model";
import readWorkbook from "read-excel-file/universal";
import { columnsOfRows } from "../columns/columnsOfRows.ts";
import { unguardFormula } from "../rejected/csvText.ts";
import { isRejectedHeader } from "../rejected/rejectedColumns.ts";
import type { ByteSource } from "./byteSource.ts";
import { readHeader, readRow } from "./header.ts";
import { inflateWorkbook, packStored, type WorkbookPart } from "./inflateWorkbook.ts";
import type { Limits } from "./limits.ts";
import { oneByOne, type Table, type TableRow } from "./table.ts";

interface FilePlace {
  readonly file?: string;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** Refuses sheets whose cells stand so far out that a rectangle around them would not fit. */
function checkCorners(part: WorkbookPart, limits: Limits, place: FilePlace): void {
  const xml = new TextDecoder("utf-8").decode(part.bytes);
  let rows = 0;
  let columns = 0;
  for (const tag of xml.matchAll(/<(?:\w+:)?c(?=[\s/>])[^>]*>/g)) {
    const at = /\sr=["']([A-Z]{1,3})(\d{1,7})["']/.exec(tag[0]);
    if (!at)
      throw new DaftarError("file.damaged", "A cell of the workbook does not say where it stands.", place);
    columns = Math.max(columns, columnNumber(at[1] ?? ""));
    rows = Math.max(rows, Number(at[2]));
  }
  if (columns > limits.columns)
    throw new DaftarError(
      "file.too-many-columns",
      `A sheet has ${columns} columns; at most ${limits.columns} are read.`,
      place,
    );
  if (rows * columns > limits.sheetCells)
    throw new DaftarError("file.too-large", `A sheet reaches to row ${rows} and column ${columns}.`, place);
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return "";
    const iso = cell.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
  }
  if (typeof cell === "string") return cell;
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}

/** Numbers as written, but without the exponent that long identity numbers get in workbooks. */
function numberText(text: string): string {
  return /e\+?\d/i.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : text;
}

type Sheets = readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[];

function chooseSheet(sheets: Sheets, asked: string | number | undefined, place: FilePlace): Sheets[number] {
  const filled = sheets.filter((one) =>
    one.data.some((row) => row.some((cell) => textOf(cell).trim() !== "")),
  );
  if (asked !== undefined) {
    const found = sheets.find((one, at) => one.sheet === asked || String(at + 1) === String(asked));
    if (!found)
      throw new DaftarError(
        "usage.wrong",
        `The workbook has ${sheets.length} sheets, none of that name or number.`,
        place,
      );
    return found;
  }
  const [only, another] = filled;
  if (only === undefined) throw new DaftarError("file.empty", "The workbook holds no cells.", place);
  if (another !== undefined)
    throw new DaftarError(
      "usage.wrong",
      `The workbook has ${filled.length} sheets with rows; name one with --sheet, by name or number.`,
      place,
    );
  return only;
}

/**
 * @param sheet name, or number from 1; needed where several sheets hold rows
 * @throws DaftarError `file.archive-bomb`, `file.damaged`, `file.unsupported`, `file.too-large`,
 *   `file.empty`, `file.no-rows`, `usage.wrong` (which sheet), and what `readHeader` throws
 */
export async function readXlsx(
  source: ByteSource,
  sheet: string | number | undefined,
  limits: Limits,
): Promise<Table> {
  const place: FilePlace = source.name === null ? {} : { file: source.name };
  if (source.size === null || source.size > limits.workbookBytes)
    throw new DaftarError(
      "file.too-large",
      `A workbook of over ${limits.workbookBytes} bytes is not read.`,
      place,
    );
  const parts = await inflateWorkbook(await source.slice(0, source.size), limits, place);
  for (const part of parts) if (/^xl\/worksheets\//i.test(part.name)) checkCorners(part, limits, place);
  let sheets: Sheets;
  try {
    sheets = await readWorkbook(packStored(parts), { parseNumber: numberText, trim: false });
  } catch {
    throw new DaftarError("file.damaged", "The workbook could not be read.", place);
  }
  const { data } = chooseSheet(sheets, sheet, place);
  const written = data.map((cells, at) => ({ row: at + 1, cells: cells.map(textOf) }));
  const top = written.findIndex((line) => line.cells.some((cell) => cell.trim() !== ""));
  // Rejected rows that were mended in a spreadsheet and saved as its own kind keep their guards.
  const lines = isRejectedHeader(written[top]?.cells ?? [])
    ? written.map(({ row, cells }) => ({ row, cells: cells.map(unguardFormula) }))
    : written;
  const first = lines[top];
  if (first === undefined) throw new DaftarError("file.empty", "The sheet holds no cells.", place);
  // A sheet is a rectangle: a column that only lower rows use is a column without a name.
  const width = lines.reduce((most, { cells }) => Math.max(most, usedWidth(cells)), 0);
  const header = readHeader(padded(first.cells, width).slice(0, width), limits, place);
  const rows = lines
    .slice(top + 1)
    .map(({ row, cells }) => readRow(row, padded(cells, width).slice(0, width), header))
    .filter((row) => row !== null);
  if (rows.length === 0) throw new DaftarError("file.no-rows", "The sheet has a header but no rows.", place);
  async function* batches(): AsyncIterable<readonly TableRow[]> {
    yield rows;
  }
  return {
    kind: "xlsx",
    encoding: null,
    delimiter: null,
    header,
    batches,
    rows: () => oneByOne(batches()),
    columns: (wanted) => columnsOfRows(batches(), wanted),
  };
}

function usedWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}

/** A sheet leaves out cells at the end of a row; they are empty, not missing. */
function padded(cells: readonly string[], width: number): string[] {
  return cells.length >= width
    ? [...cells]
    : [...cells, ...Array.from({ length: width - cells.length }, () => "")];
}
