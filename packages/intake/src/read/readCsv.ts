/**
 * Delimited text, row by row.
 *
 * Parser: csv-parse 7 (RFC 4180, quotes lenient). Rows are gathered per chunk of 256 KiB, so memory is
 * bounded whatever the file's size. Row numbers are line numbers, where a quoted cell may span lines.
 */
import { DaftarError } from "@daftar/model";
import { CsvError, type InfoRecord, Parser } from "csv-parse";
import { columnsOfBytes } from "../columns/columnsOfBytes.ts";
import { columnsOfRows } from "../columns/columnsOfRows.ts";
import { unguardFormula } from "../rejected/csvText.ts";
import { isRejectedHeader } from "../rejected/rejectedColumns.ts";
import type { ByteSource } from "./byteSource.ts";
import { findDelimiter } from "./delimiter.ts";
import { readHeader, readRow } from "./header.ts";
import type { Limits } from "./limits.ts";
import { survey } from "./survey.ts";
import { type Delimiter, oneByOne, type Table, type TableRow } from "./table.ts";

const BREAK = /[\r\n]/;
const BREAKS = /[\r\n]/g;
const DOUBLE_BREAKS = /\r\n/g;

interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
}

async function* decoded(source: ByteSource, encoding: string): AsyncIterable<Buffer> {
  if (encoding === "utf-8") {
    for await (const chunk of source.open()) {
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    return;
  }
  const place = source.name === null ? {} : { file: source.name };
  const decoder = new TextDecoder(encoding, { fatal: true });
  const step = (chunk?: Uint8Array): Buffer => {
    try {
      return Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode(), "utf8");
    } catch {
      throw new DaftarError("file.encoding", `The file is not ${encoding} throughout.`, place);
    }
  };
  for await (const chunk of source.open()) yield step(chunk);
  yield step();
}

function asDaftarError(error: unknown, source: ByteSource): unknown {
  if (!(error instanceof CsvError)) return error;
  const place = source.name === null ? {} : { file: source.name };
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return new DaftarError(
      "file.line-too-long",
      "A row is longer than any row could be: a quote may be lost.",
      place,
    );
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return new DaftarError("file.damaged", "A quote is opened and never closed.", place);
  return new DaftarError("file.damaged", `The file could not be taken apart (${error.code}).`, place);
}

async function* rawBatches(
  source: ByteSource,
  encoding: string,
  delimiter: Delimiter,
  limits: Limits,
): AsyncIterable<RawRow[]> {
  let batch: RawRow[] = [];
  let drift = 0;
  const parser = new Parser({
    bom: true,
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.lineBytes,
    on_record: (cells: string[], context: InfoRecord) => {
      // The parser tells the line a row ends on, and counts a quoted CR LF as two; people look for the
      // line it starts on.
      let row = context.lines - drift;
      for (const cell of cells) {
        if (!BREAK.test(cell)) continue;
        row -= cell.match(BREAKS)?.length ?? 0;
        drift += cell.match(DOUBLE_BREAKS)?.length ?? 0;
      }
      batch.push({ row, cells });
      return null;
    },
  });
  let failure: unknown = null;
  parser.on("error", (error) => {
    failure = error;
  });
  parser.resume();
  const settle = (act: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      act((error) => (error ? reject(error) : resolve()));
    });
  try {
    for await (const chunk of decoded(source, encoding)) {
      await settle((done) => parser.write(chunk, done));
      if (batch.length > 0) {
        yield batch;
        batch = [];
      }
    }
    await new Promise<void>((resolve, reject) => {
      parser.once("error", reject);
      parser.once("end", resolve);
      parser.end();
    });
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw asDaftarError(failure ?? error, source);
  } finally {
    parser.destroy();
  }
}

/**
 * A delimited text file.
 *
 * @throws DaftarError what `survey`, `findDelimiter` and `readHeader` throw, and `file.no-rows`
 */
export async function readCsv(
  source: ByteSource,
  options: { readonly encoding?: string | undefined; readonly delimiter?: string | undefined },
  limits: Limits,
): Promise<Table> {
  const place = source.name === null ? {} : { file: source.name };
  const { encoding, head } = await survey(source, limits, options.encoding);
  const delimiter = findDelimiter(head, options.delimiter, place);
  let header: readonly string[] | null = null;

  // A file of rejected rows carries guards against formulas that are no part of what the rows say.
  let guarded = false;

  async function* batches(): AsyncIterable<readonly TableRow[]> {
    let first = true;
    for await (const raw of rawBatches(source, encoding, delimiter, limits)) {
      const rows: TableRow[] = [];
      for (const { row, cells } of raw) {
        if (first) {
          first = false;
          guarded = isRejectedHeader(cells);
          header ??= readHeader(guarded ? cells.map(unguardFormula) : cells, limits, place);
          continue;
        }
        const read = readRow(row, guarded ? cells.map(unguardFormula) : cells, header ?? []);
        if (read !== null) rows.push(read);
      }
      if (rows.length > 0) yield rows;
    }
  }

  let any = false;
  for await (const _ of batches()) {
    any = true;
    break;
  }
  const columns: readonly string[] | null = header;
  if (columns === null) throw new DaftarError("file.empty", "The file holds no header.", place);
  if (!any) throw new DaftarError("file.no-rows", "The file has a header but no rows.", place);
  const bytes = { source, delimiter, header: columns, longest: limits.lineBytes, rows: batches };
  return {
    kind: "csv",
    encoding,
    delimiter,
    header: columns,
    batches,
    rows: () => oneByOne(batches()),
    columns: (wanted) =>
      encoding === "utf-8" ? columnsOfBytes(bytes, wanted) : columnsOfRows(batches(), wanted),
  };
}
