/**
 * Columns of delimited UTF-8 without making rows: cells go from the file's bytes to their numbers.
 *
 * Rows out of the common way (blank, ragged, with characters that no text has) are made texts and judged by
 * the `readRow` of all tables; where the scanner does not answer for the bytes, rows come from the parser
 * again, and those given already are passed over. Cost: some 15 ns a byte; memory: a chunk and the
 * distinct cells.
 */
import type { ByteSource } from "../read/byteSource.ts";
import { readRow } from "../read/header.ts";
import type { ColumnBatch, TableRow, WantedColumn } from "../read/table.ts";
import { isRejectedHeader } from "../rejected/rejectedColumns.ts";
import { columnsOfRows } from "./columnsOfRows.ts";
import { FillingBatch } from "./fillingBatch.ts";
import { RowScanner } from "./rowScanner.ts";

export interface DelimitedBytes {
  readonly source: ByteSource;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Bytes of a row at most. */
  readonly longest: number;
  /** The rows as the parser gives them. */
  readonly rows: () => AsyncIterable<readonly TableRow[]>;
}

function textsOf({ bytes, from, to, cells }: RowScanner): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: cells }, (_, at) => buffer.toString("utf8", from[at], to[at]));
}

/** Chunks, and of each whether it is the last. */
async function* withLast(chunks: AsyncIterable<Uint8Array>): AsyncIterable<[Uint8Array, boolean]> {
  let held: Uint8Array | null = null;
  for await (const chunk of chunks) {
    if (held !== null) yield [held, false];
    held = chunk;
  }
  yield [held ?? new Uint8Array(), true];
}

export async function* columnsOfBytes(
  table: DelimitedBytes,
  wanted: readonly WantedColumn[],
): AsyncIterable<ColumnBatch> {
  const { header } = table;
  const scanner = new RowScanner(table.delimiter, table.longest);
  const filling = new FillingBatch(wanted);
  let given = 0;
  let started = false;
  let headed = false;
  for await (const [chunk, last] of withLast(table.source.open())) {
    scanner.feed(chunk, last);
    // A mark may be cut by the end of the first chunk.
    if (!started && !scanner.passMark() && !last) continue;
    started = true;
    let found = scanner.scan();
    for (; found === "row"; found = scanner.scan()) {
      if (!headed) {
        headed = true;
        // A file of rejected rows has guards on its cells, which the parser's way takes off.
        if (isRejectedHeader(textsOf(scanner))) {
          found = "irregular";
          break;
        }
        continue;
      }
      if (!scanner.plain || scanner.cells !== header.length) {
        const read = readRow(scanner.row, textsOf(scanner), header);
        if (read === null) continue;
        if (read.fault !== null) {
          filling.number(scanner.bytes);
          yield filling.take(read.fault);
          return;
        }
      }
      filling.addPlaces(scanner.row, scanner.from, scanner.to);
      given += 1;
      if (!filling.full) continue;
      filling.number(scanner.bytes);
      yield filling.take();
    }
    filling.number(scanner.bytes);
    if (found !== "irregular") continue;
    if (filling.size > 0) yield filling.take();
    yield* columnsOfRows(table.rows(), wanted, given);
    return;
  }
  if (filling.size > 0) yield filling.take();
}
