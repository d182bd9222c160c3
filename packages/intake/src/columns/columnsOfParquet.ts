/**
 * Columns of a Parquet file as they lie in it: a row group at a time, a column at a time.
 *
 * Reader: hyparquet, told to hand on the bytes of a text instead of decoding it, so that a dictionary's entry
 * is met once for each row group and not for each row. Columns that nobody wants are read too, since a row is at fault
 * by any of its cells. Cost: linear in values; memory: one column of a row group, and numbers of the
 * wanted ones.
 */
import { type AsyncBuffer, type ColumnData, type FileMetaData, parquetRead } from "hyparquet";
import { isSpoilt, spoiltFault } from "../read/header.ts";
import { textOf } from "../read/parquetText.ts";
import type { ColumnBatch, WantedColumn } from "../read/table.ts";
import { DistinctCells } from "./distinctCells.ts";
import { FillingBatch } from "./fillingBatch.ts";
import type { PackedCells } from "./packedCells.ts";

export interface ParquetParts {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** Columns as the file names them, in the order of `header`. */
  readonly names: readonly string[];
  readonly header: readonly string[];
  /** A failure of the reader as one of ours. */
  readonly damaged: (error: unknown) => unknown;
}

/** What a cell is to its row. */
const BLANK = 1;
const INK = 2;
const SPOILT = 3;

/** Values that are no text are remembered up to this many; ids would only fill memory. */
const REMEMBERED = 65_536;

/** The decoder that hyparquet has, so that damaged text reads the same. */
const decoder = new TextDecoder();

const kindOf = (text: string): number => (isSpoilt(text) ? SPOILT : text.trim() === "" ? BLANK : INK);

/** ASCII alone is worth a way of its own: it is what ids are written in. 0 where there is another byte. */
function kindOfAscii(bytes: Uint8Array): number {
  let kind = BLANK;
  for (const byte of bytes) {
    if (byte >= 0x80 || (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) || byte === 0x7f) return 0;
    if (byte > 0x20) kind = INK;
    else if (byte === 0x0b || byte === 0x0c) return 0;
  }
  return kind;
}

/** Cells of one column: their numbers, and what each is to its row. */
class ParquetCells {
  readonly cells: PackedCells;
  #kinds = new Uint8Array(1 << 10);
  #known = new Map<unknown, number>();
  #texts = false;

  constructor(cells: PackedCells) {
    this.cells = cells;
  }

  /** Tells, for each row of a row group, the number of its cell. */
  async readGroup(
    { file, metadata }: ParquetParts,
    name: string,
    [start, end]: readonly [number, number],
    tell: (row: number, number: number) => void,
  ): Promise<void> {
    this.#texts = false;
    this.#known = new Map();
    const pages: ColumnData[] = [];
    await parquetRead({
      file,
      metadata,
      columns: [name],
      rowStart: start,
      rowEnd: end,
      onChunk: (page) => pages.push(page),
      parsers: {
        stringFromBytes: (bytes: Uint8Array | undefined) => {
          this.#texts = true;
          return bytes === undefined ? undefined : this.#ofBytes(bytes);
        },
      },
    });
    let row = 0;
    for (const { columnData } of pages)
      for (let at = 0; at < columnData.length && row < end - start; at += 1, row += 1)
        tell(row, this.#numberOf(columnData[at]));
    for (; row < end - start; row += 1) tell(row, this.#numberOf(null));
  }

  #numberOf(value: unknown): number {
    // All values of a column go one way: where texts became numbers, numbers are texts.
    if (this.#texts && typeof value === "number") return value;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const number = this.#ofText(textOf(value));
    if (this.#known.size < REMEMBERED) this.#known.set(value, number);
    return number;
  }

  kind(number: number): number {
    return this.#kinds[number] ?? BLANK;
  }

  #ofBytes(bytes: Uint8Array): number {
    const kind = kindOfAscii(bytes);
    if (kind === 0) return this.#ofText(decoder.decode(bytes));
    return this.#set(this.cells.ofBytes(bytes, 0, bytes.length), kind);
  }

  #ofText(text: string): number {
    const number = this.cells.ofText(text);
    return (this.#kinds[number] ?? 0) === 0 ? this.#set(number, kindOf(text)) : number;
  }

  #set(number: number, kind: number): number {
    if (number >= this.#kinds.length) {
      const larger = new Uint8Array(2 * (number + 1));
      larger.set(this.#kinds);
      this.#kinds = larger;
    }
    this.#kinds[number] = kind;
    return number;
  }
}

export async function* columnsOfParquet(
  parts: ParquetParts,
  wanted: readonly WantedColumn[],
): AsyncIterable<ColumnBatch> {
  const { header, names } = parts;
  const filling = new FillingBatch(wanted);
  const own = wanted.map(({ cells }) => new ParquetCells(cells));
  let start = 0;
  for (const group of parts.metadata.row_groups) {
    const size = Number(group.num_rows);
    const says = new Uint8Array(size);
    /** First column that spoils a row, counted from 1; 0: none. */
    const spoilt = new Uint16Array(size);
    const numbers = wanted.map(() => new Int32Array(size));
    try {
      for (const [column, name] of names.entries()) {
        const here = wanted.flatMap((one, at) => (one.column === column ? [at] : []));
        for (const at of here.length > 0 ? here : [-1]) {
          const cells = own[at] ?? new ParquetCells(new DistinctCells());
          await cells.readGroup(parts, name, [start, start + size], (row, number) => {
            const kind = cells.kind(number);
            if (at >= 0) numbers[at]![row] = number;
            if (kind !== BLANK) says[row] = 1;
            if (kind === SPOILT && spoilt[row] === 0) spoilt[row] = column + 1;
          });
        }
      }
    } catch (error) {
      throw parts.damaged(error);
    }
    for (let row = 0; row < size; row += 1) {
      if (says[row] === 0) continue;
      if (spoilt[row] !== 0) {
        yield filling.take(spoiltFault(start + row + 1, header[spoilt[row]! - 1] ?? null));
        return;
      }
      filling.addNumbers(start + row + 1, (at) => numbers[at]![row]!);
      if (filling.full) yield filling.take();
    }
    if (filling.size > 0) yield filling.take();
    start += size;
  }
}
