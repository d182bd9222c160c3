/**
 * A batch of rows read column by column, as it fills. Cost: constant for each cell.
 *
 * Where cells lie in a file's bytes only their places are noted at first, and cells are numbered a column after the
 * other: the table of a column's cells is then at hand for all its rows.
 */
import type { ColumnBatch, RowFault, WantedColumn } from "../read/table.ts";

/** Rows of a batch at most: enough that what a batch costs does not tell, small enough for the processor's cache. */
const BATCH_ROWS = 8192;

export class FillingBatch {
  readonly #wanted: readonly WantedColumn[];
  readonly #rows = new Int32Array(BATCH_ROWS);
  readonly #cells: readonly Int32Array[];
  readonly #from: readonly Int32Array[];
  readonly #to: readonly Int32Array[];
  /** Rows whose cells are numbered; of the others the places are noted. */
  #numbered = 0;
  size = 0;

  constructor(wanted: readonly WantedColumn[]) {
    this.#wanted = wanted;
    this.#cells = wanted.map(() => new Int32Array(BATCH_ROWS));
    this.#from = wanted.map(() => new Int32Array(BATCH_ROWS));
    this.#to = wanted.map(() => new Int32Array(BATCH_ROWS));
  }

  get full(): boolean {
    return this.size === BATCH_ROWS;
  }

  /** A row whose cells lie from `from` to `to` in the bytes that `number` gets; that must come before they change. */
  addPlaces(row: number, from: Int32Array, to: Int32Array): void {
    this.#rows[this.size] = row;
    for (let at = 0; at < this.#cells.length; at += 1) {
      const { column } = this.#wanted[at]!;
      this.#from[at]![this.size] = from[column]!;
      this.#to[at]![this.size] = to[column]!;
    }
    this.size += 1;
  }

  /** Numbers the cells of rows whose places were noted. */
  number(bytes: Uint8Array): void {
    for (let at = 0; at < this.#cells.length; at += 1) {
      const [{ cells }, own, from, to] = [
        this.#wanted[at]!,
        this.#cells[at]!,
        this.#from[at]!,
        this.#to[at]!,
      ];
      for (let row = this.#numbered; row < this.size; row += 1)
        own[row] = cells.ofBytes(bytes, from[row]!, to[row]!);
    }
    this.#numbered = this.size;
  }

  addTexts(row: number, texts: readonly string[]): void {
    this.#rows[this.size] = row;
    for (const [at, { column, cells }] of this.#wanted.entries())
      this.#cells[at]![this.size] = cells.ofText(texts[column] ?? "");
    this.size += 1;
  }

  /** A row whose cells are numbered already. @param numberOf number of the wanted column at a place */
  addNumbers(row: number, numberOf: (at: number) => number): void {
    this.#rows[this.size] = row;
    for (let at = 0; at < this.#cells.length; at += 1) this.#cells[at]![this.size] = numberOf(at);
    this.size += 1;
  }

  /** The batch, to be used before the next row is added; the next begins empty. */
  take(fault: RowFault | null = null): ColumnBatch {
    const { size } = this;
    this.size = 0;
    this.#numbered = 0;
    return {
      size,
      rows: this.#rows.subarray(0, size),
      cells: this.#cells.map((numbers) => numbers.subarray(0, size)),
      fault,
    };
  }
}
