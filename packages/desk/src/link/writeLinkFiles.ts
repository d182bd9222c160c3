/**
 * `pairs.csv`, `clusters.csv` and, where clusterings were drawn, `draws.csv`, rows of all in an order that the input's order does not change.
 *
 * Lines are put together as bytes: ids come as they were read, without becoming texts again, and what a
 * weight is called is made once for each weight. Cost: linear in bytes; memory: one piece of a file.
 */
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  endOf,
  type IdColumn,
  type LinkedTable,
  type LinkTable,
  linkedPair,
  type PartitionDraws,
  startOf,
} from "@daftar/linkage";

const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const ZERO = 0x30;
const BETWEEN = Uint8Array.of(COMMA);
const LINE_END = Uint8Array.of(LF);

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A piece of a file is handed on when it has about this many bytes. */
const PIECE = 1 << 20;

/** Bytes of a file as they are put together. */
class Piece {
  bytes = Buffer.allocUnsafe(PIECE + (1 << 12));
  length = 0;

  /** Makes room for as many bytes more. */
  reach(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  put(text: Uint8Array): void {
    const length = text.length;
    this.reach(length);
    const { bytes } = this;
    const end = this.length;
    for (let at = 0; at < length; at += 1) bytes[end + at] = text[at]!;
    this.length = end + length;
  }

  /** A comma and a whole number of 0 or more. */
  putNumber(number: number): void {
    let digits = 1;
    for (let bound = 10; bound <= number; bound *= 10) digits += 1;
    this.reach(digits + 1);
    this.bytes[this.length] = COMMA;
    this.length += digits + 1;
    for (let at = this.length - 1, rest = number; digits > 0; at -= 1, digits -= 1) {
      const more = Math.floor(rest / 10);
      this.bytes[at] = ZERO + rest - 10 * more;
      rest = more;
    }
  }

  /** An id as a cell, in quotes where it needs them. */
  putId(ids: IdColumn, row: number): void {
    this.putCell(ids.bytes, startOf(ids, row), endOf(ids, row));
  }

  /** The same of bytes from `start` to `end`. */
  putCell(from: Uint8Array, start: number, end: number): void {
    this.reach(end - start);
    const { bytes } = this;
    const shift = this.length - start;
    for (let at = start; at < end; at += 1) {
      const byte = from[at]!;
      if (byte === COMMA || byte === QUOTE || byte === LF || byte === CR) {
        const quoted = cell(Buffer.from(from.subarray(start, end)).toString("utf8"));
        this.put(Buffer.from(quoted, "utf8"));
        return;
      }
      bytes[at + shift] = byte;
    }
    this.length += end - start;
  }
}

/** So many rows' ids are found at once: each lies somewhere else, and memory is waited for once for many. */
const TOGETHER = 256;

/** Where ids of rows lie, asked for in ascending places. */
class FoundIds {
  readonly #ids: IdColumn;
  readonly #rows: Int32Array;
  readonly #starts = new Uint32Array(TOGETHER);
  readonly #ends = new Uint32Array(TOGETHER);
  #from = -TOGETHER;

  constructor(ids: IdColumn, rows: Int32Array) {
    this.#ids = ids;
    this.#rows = rows;
  }

  putId(piece: Piece, at: number): void {
    if (at >= this.#from + TOGETHER) this.#find(at);
    piece.putCell(this.#ids.bytes, this.#starts[at - this.#from]!, this.#ends[at - this.#from]!);
  }

  #find(from: number): void {
    this.#from = from;
    const count = Math.min(TOGETHER, this.#rows.length - from);
    for (let at = 0; at < count; at += 1) this.#ends[at] = endOf(this.#ids, this.#rows[from + at]!);
    for (let at = 0; at < count; at += 1) this.#starts[at] = startOf(this.#ids, this.#rows[from + at]!);
  }
}

async function writeLines(
  path: string,
  header: string,
  lines: number,
  line: (piece: Piece, at: number) => void,
): Promise<void> {
  const file: FileHandle = await open(path, "w");
  try {
    const piece = new Piece();
    piece.put(Buffer.from(`${header}\n`, "utf8"));
    for (let at = 0; at < lines; at += 1) {
      line(piece, at);
      if (piece.length < PIECE) continue;
      await writeWhole(file, piece);
    }
    await writeWhole(file, piece);
  } finally {
    await file.close();
  }
}

/** A write may take only a part of what it is given. */
async function writeWhole(file: FileHandle, piece: Piece): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await file.write(piece.bytes, done, piece.length - done);
    done += bytesWritten;
  }
  piece.length = 0;
}

/** What follows the ids of a pair: its weight, probability and band, made once for each weight and band. */
function ends(pairs: LinkedTable["pairs"]): (at: number) => Uint8Array {
  const known = new Map<number, Uint8Array>();
  return (at) => {
    const key = 2 * pairs.milliBits[at]! + pairs.joined[at]!;
    let text = known.get(key);
    if (text === undefined) {
      const { weight, probability, band } = linkedPair(pairs, at);
      text = Buffer.from(`,${weight.toFixed(3)},${probability.toFixed(6)},${band}\n`, "utf8");
      known.set(key, text);
    }
    return text;
  };
}

/** Pairs as a run compares them. */
export class ComparedRows {
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly add = (left: number, right: number): void => {
    this.left.push(left);
    this.right.push(right);
  };
}

/** @param compared written to `candidates.csv`; null: that file is not to be there */
export async function writeLinkFiles(
  dir: string,
  table: LinkTable,
  linked: LinkedTable,
  compared: ComparedRows | null = null,
): Promise<void> {
  await mkdir(dir, { recursive: true });
  const { ids, list } = table;
  const lists = table.lists.map((name) => Buffer.from(`${cell(name)},`, "utf8"));
  const { left, right } = linked.pairs;
  const endOfPair = ends(linked.pairs);
  const [leftIds, rightIds] = [new FoundIds(ids, left), new FoundIds(ids, right)];
  await writeLines(
    join(dir, "pairs.csv"),
    "left_list,left_id,right_list,right_id,weight,probability,band",
    left.length,
    (piece, at) => {
      piece.put(lists[list[left[at]!]!]!);
      leftIds.putId(piece, at);
      piece.put(BETWEEN);
      piece.put(lists[list[right[at]!]!]!);
      rightIds.putId(piece, at);
      piece.put(endOfPair(at));
    },
  );
  await writeLines(join(dir, "clusters.csv"), "list,id,cluster", table.size, (piece, row) => {
    piece.put(lists[list[row]!]!);
    piece.putId(ids, row);
    piece.putNumber(linked.clusters[row]!);
    piece.put(LINE_END);
  });
  const candidates = join(dir, "candidates.csv");
  // What another run compared would pass for this one's.
  if (compared === null) await rm(candidates, { force: true });
  else
    await writeLines(
      candidates,
      "left_list,left_id,right_list,right_id",
      compared.left.length,
      (piece, at) => {
        piece.put(lists[list[compared.left[at]!]!]!);
        piece.putId(ids, compared.left[at]!);
        piece.put(BETWEEN);
        piece.put(lists[list[compared.right[at]!]!]!);
        piece.putId(ids, compared.right[at]!);
        piece.put(LINE_END);
      },
    );
  const drawn = join(dir, "draws.csv");
  // Draws of another run would pass for this one's.
  if (linked.draws === null) await rm(drawn, { force: true });
  else await writeDraws(drawn, table, lists, linked.draws);
}

/**
 * Rows whose clusters draws change, in each draw the number of its person: the line, from 0, of that person's first
 * row in this file. A row that is not here is as `clusters.csv` has it, in every draw.
 */
async function writeDraws(
  path: string,
  { ids, list }: LinkTable,
  lists: readonly Uint8Array[],
  { draws, parts }: PartitionDraws,
): Promise<void> {
  const rows = parts.flatMap((part, at) => Array.from(part.rows, (row, place) => ({ row, part: at, place })));
  const firsts = [0];
  for (const part of parts) firsts.push(firsts.at(-1)! + part.rows.length);
  const header = `list,id,${Array.from({ length: draws }, (_, at) => `draw_${at + 1}`).join()}`;
  await writeLines(path, header, rows.length, (piece, line) => {
    const { row, part, place } = rows[line]!;
    const { seen, of } = parts[part]!;
    piece.put(lists[list[row]!]!);
    piece.putId(ids, row);
    for (let draw = 0; draw < draws; draw += 1) piece.putNumber(firsts[part]! + seen[of[draw] ?? 0]![place]!);
    piece.put(LINE_END);
  });
}
