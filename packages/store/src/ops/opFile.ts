/**
 * One node's op file: lines of canonical `{op,sig}`, appended and synced, never changed.
 *
 * An op is acknowledged when its line end is on the disk. A last line without line end was therefore
 * never acknowledged; anything else that does not read is damage. Cost: one write and one fsync a batch.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DaftarError, LARGEST_OP_BYTES } from "@daftar/model";
import { syncDir, writeDurably } from "../disk/durable.ts";

const BLOCK = 4 * 1024 * 1024;
const LINE_END = 0x0a;
/** An op's line holds its signature and the JSON around it besides. */
const LONGEST_LINE = LARGEST_OP_BYTES + 1024;

/** File name of a chain. */
export function opFileName(node: string, epoch: number): string {
  return `${node}-${epoch}.jsonl`;
}

/** File name of the ops that stand beside others of their chain and number. */
export function forkFileName(node: string, epoch: number): string {
  return `${node}-${epoch}.fork.jsonl`;
}

/** Node and epoch of the name of a file of forks, or null for any other file. */
export function chainOfForkName(name: string): { node: string; epoch: number } | null {
  return name.endsWith(".fork.jsonl") ? chainOfFileName(name.replace(".fork.jsonl", ".jsonl")) : null;
}

/** Node and epoch of an op file's name, or null for any other file. */
export function chainOfFileName(name: string): { node: string; epoch: number } | null {
  const match = /^([0-9a-f]{16})-(0|[1-9]\d{0,8})\.jsonl$/.exec(name);
  return match?.[1] === undefined ? null : { node: match[1], epoch: Number(match[2]) };
}

/** Length of a file's whole lines, in bytes, and its length with what may follow them. */
export function wholeLines(path: string): { whole: number; size: number } {
  const fd = openSync(path, "r");
  try {
    const size = fstatSync(fd).size;
    const block = Buffer.alloc(64 * 1024);
    let end = size;
    while (end > 0) {
      const from = Math.max(0, end - block.length);
      const read = readSync(fd, block, 0, end - from, from);
      const at = block.subarray(0, read).lastIndexOf(LINE_END);
      if (at >= 0) return { whole: from + at + 1, size };
      end = from;
    }
    return { whole: 0, size };
  } finally {
    closeSync(fd);
  }
}

/** Puts a half-written tail beside its file and takes it off. @returns the name it was given */
export function setTailAside(path: string, whole: number, size: number): string {
  const tail = Buffer.alloc(size - whole);
  const fd = openSync(path, "r");
  try {
    readSync(fd, tail, 0, tail.length, whole);
  } finally {
    closeSync(fd);
  }
  let count = 1;
  while (existsSync(`${path}.torn-${count}`)) count += 1;
  writeDurably(`${path}.torn-${count}`, tail);
  truncateSync(path, whole);
  const written = openSync(path, "r+");
  try {
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
  syncDir(dirname(path));
  return `${basename(path)}.torn-${count}`;
}

/** Whole lines of a file from an offset on, each with the offset after its line end. */
export function* linesFrom(path: string, from: number): Generator<{ line: string; end: number }> {
  const fd = openSync(path, "r");
  try {
    let rest = Buffer.alloc(0);
    let restAt = from;
    for (;;) {
      const block = Buffer.alloc(BLOCK);
      const read = readSync(fd, block, 0, BLOCK, restAt + rest.length);
      if (read === 0) return;
      const bytes = Buffer.concat([rest, block.subarray(0, read)]);
      let start = 0;
      for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, start)) {
        yield { line: bytes.toString("utf8", start, at), end: restAt + at + 1 };
        start = at + 1;
      }
      rest = bytes.subarray(start);
      restAt += start;
      // No op is this long, so no line end is coming; without the bound one bad file fills the memory.
      if (rest.length > LONGEST_LINE) {
        throw new DaftarError("op.damaged", "a line is longer than any op", {
          file: `ops/${basename(path)}`,
        });
      }
    }
  } finally {
    closeSync(fd);
  }
}

/** The line that ends at an offset, or null where none ends there. */
export function lineEndingAt(path: string, end: number): string | null {
  const fd = openSync(path, "r");
  try {
    const from = Math.max(0, end - LONGEST_LINE);
    const bytes = Buffer.alloc(end - from);
    if (readSync(fd, bytes, 0, bytes.length, from) !== bytes.length) return null;
    if (bytes.at(-1) !== LINE_END) return null;
    const start = bytes.lastIndexOf(LINE_END, bytes.length - 2) + 1;
    return bytes.toString("utf8", start, bytes.length - 1);
  } finally {
    closeSync(fd);
  }
}

/** An op file held open for appending; made with its first op, so that a desk that joined has no empty one. */
export class OpAppender {
  #fd: number | null = null;
  readonly #path: string;
  readonly #name: string;
  #size = 0;

  constructor(opsDir: string, node: string, epoch: number) {
    this.#path = join(opsDir, opFileName(node, epoch));
    this.#name = `ops/${opFileName(node, epoch)}`;
    if (existsSync(this.#path)) this.#size = fstatSync(this.#opened()).size;
  }

  #opened(): number {
    this.#fd ??= openSync(this.#path, "a", 0o600);
    return this.#fd;
  }

  /** Looks at the file's length again, after something else of this process wrote to it. */
  refresh(): void {
    if (existsSync(this.#path)) this.#size = fstatSync(this.#opened()).size;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Appends whole lines with one write, on the disk when it returns.
   *
   * @throws DaftarError desk.lock-lost when the file grew under us; nothing of ours stays in it on any
   *   error
   */
  append(lines: readonly string[]): void {
    const bytes = Buffer.from(`${lines.join("\n")}\n`, "utf8");
    const isNew = this.#fd === null;
    const fd = this.#opened();
    if (isNew) syncDir(dirname(this.#path));
    if (fstatSync(fd).size !== this.#size) {
      throw new DaftarError("desk.lock-lost", "another process wrote to the op file", { file: this.#name });
    }
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
      fsyncSync(fd);
    } catch (error) {
      // Disk full or worse: take back what was not acknowledged, so that no half batch is read later.
      ftruncateSync(fd, this.#size);
      fsyncSync(fd);
      throw error;
    }
    this.#size += bytes.length;
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
  }
}
