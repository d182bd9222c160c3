/**
 * Chunks of imported rows: files named by the root over their rows (design, "Ops, facts, decisions", 2).
 *
 * One chunk holds up to 1,000 rows, each with a salt of its own, so that a row erased one day leaves its
 * leaf. A reader recomputes the root, so a chunk that reads is the chunk that was imported, but for rows that
 * were erased; whether an op erased them is asked where ops are applied, and by the audit. Cost: one hash a row.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  canonicalText,
  DaftarError,
  fromHex,
  type OpenRow,
  type RandomBytes,
  type RecordCell,
  type RowLine,
  rowLine,
  rowLock,
  toHex,
} from "@daftar/model";
import { isMissing, makePrivateDir, syncDir, writeDurably } from "../disk/durable.ts";
import { sha256 } from "../keys/ed25519.ts";
import { leafOfLine, treeRoot } from "./treeRoot.ts";

export const LARGEST_CHUNK = 1000;

/** One row of a chunk, as an import hands it over. */
export interface RowToKeep {
  readonly record: string;
  /** Hash of list, record and cells. */
  readonly version: string;
  readonly cells: readonly RecordCell[];
}

/** A chunk that was made and lies on no disk yet. */
export interface MadeRows {
  /** The root that names it. */
  readonly hash: string;
  /** Of what is sealed with each row, in their order (`rowLock`). */
  readonly locks: readonly Uint8Array[];
  keep(): void;
}

export class RowChunks {
  readonly #dir: string;
  readonly #random: RandomBytes;

  /** @param dir the desk's `rows` folder */
  constructor(dir: string, random: RandomBytes) {
    this.#dir = dir;
    this.#random = random;
  }

  #path(root: string): string {
    return join(this.#dir, root.slice(0, 2), `${root}.jsonl`);
  }

  /**
   * Keeps a chunk, on the disk when it returns.
   *
   * @throws RangeError for no rows, more than 1,000, or a row that canonical JSON or the register cannot hold
   */
  put(rows: readonly RowToKeep[]): { readonly root: string } {
    const made = this.make(rows);
    made.keep();
    return { root: made.hash };
  }

  /** Salts a chunk; on the disk when `keep` returns. @throws as `put` */
  make(rows: readonly RowToKeep[]): MadeRows {
    if (rows.length === 0 || rows.length > LARGEST_CHUNK) {
      throw new RangeError(`a chunk holds 1 to ${LARGEST_CHUNK} rows, not ${rows.length}`);
    }
    const kept: OpenRow[] = rows.map(({ record, version, cells }) => ({
      salt: toHex(this.#random(16)),
      record,
      version,
      cells: cells.map(({ role, header, text }) => ({ role, header, text })),
    }));
    for (const row of kept) {
      const checked = rowLine.safeParse(row);
      if (!checked.success) throw new RangeError("a row breaks its schema");
      // PostgreSQL text and jsonb hold no U+0000; intake refuses it (row.control-characters).
      if (row.cells.some((cell) => cell.text.includes("\0"))) throw new RangeError("a cell holds U+0000");
    }
    const lines = kept.map((row) => canonicalText(row));
    const root = toHex(treeRoot(lines.map(leafOfLine)));
    return {
      hash: root,
      locks: kept.map(({ salt }) => rowLock(salt, sha256)),
      keep: () => this.#write(root, `${lines.join("\n")}\n`),
    };
  }

  #write(root: string, text: string): void {
    const path = this.#path(root);
    makePrivateDir(dirname(path));
    syncDir(this.#dir);
    writeDurably(path, text);
  }

  /**
   * The rows of a chunk, in their order.
   *
   * @throws DaftarError blob.missing, blob.damaged
   */
  get(root: string): OpenRow[] {
    return this.read(root).rows;
  }

  /** Locks of what was sealed with the rows that are not erased, by record (`rowLock`). @throws as `get` */
  locks(root: string): ReadonlyMap<string, Uint8Array> {
    return new Map(this.get(root).map(({ record, salt }) => [record, rowLock(salt, sha256)]));
  }

  /** The rows of a chunk that are not erased, and the leaves of those that are. @throws as `get` */
  read(root: string): { readonly rows: OpenRow[]; readonly erased: readonly string[] } {
    const lines = this.#lines(root);
    return {
      rows: lines.flatMap((row) => ("erased" in row ? [] : [row])),
      erased: lines.flatMap((row) => ("erased" in row ? [row.erased] : [])),
    };
  }

  /** Leaves of the rows of these records that stand in a chunk in clear. @throws as `get` */
  leavesOf(root: string, records: ReadonlySet<string>): string[] {
    return this.get(root)
      .filter(({ record }) => records.has(record))
      .map((row) => toHex(leafOfLine(canonicalText(row))));
  }

  /** Leaves the leaf of each row of these records in its place, on the disk when it returns. @throws as `get` */
  erase(root: string, records: ReadonlySet<string>): void {
    const lines = this.#lines(root).map((row) => {
      const line = canonicalText(row);
      return "erased" in row || !records.has(row.record)
        ? line
        : canonicalText({ erased: toHex(leafOfLine(line)) });
    });
    this.#write(root, `${lines.join("\n")}\n`);
  }

  /** A chunk's file as it stands, its root checked. @throws DaftarError blob.missing, blob.damaged */
  bytes(root: string): Uint8Array {
    this.#lines(root);
    return new Uint8Array(readFileSync(this.#path(root)));
  }

  has(root: string): boolean {
    return existsSync(this.#path(root));
  }

  /** Keeps a chunk's file as another desk has it. @throws DaftarError blob.damaged, and nothing is kept */
  putBytes(root: string, bytes: Uint8Array): void {
    const path = this.#path(root);
    makePrivateDir(dirname(path));
    syncDir(this.#dir);
    writeDurably(path, bytes);
    try {
      this.#lines(root);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  }

  #lines(root: string): RowLine[] {
    let text: string;
    try {
      text = readFileSync(this.#path(root), "utf8");
    } catch (error) {
      if (isMissing(error))
        throw new DaftarError("blob.missing", "a file of imported rows is gone", { file: root });
      throw error;
    }
    const damaged = () =>
      new DaftarError("blob.damaged", "a file of imported rows does not match its name", { file: root });
    if (!text.endsWith("\n")) throw damaged();
    const lines = text.slice(0, -1).split("\n");
    const rows = lines.map((line) => {
      try {
        return rowLine.parse(JSON.parse(line));
      } catch {
        throw damaged();
      }
    });
    // Over the lines as they stand: another spelling of the same row is another leaf.
    const leaves = rows.map((row, at) =>
      "erased" in row ? fromHex(row.erased) : leafOfLine(lines[at] ?? ""),
    );
    if (toHex(treeRoot(leaves)) !== root) throw damaged();
    return rows;
  }
}
