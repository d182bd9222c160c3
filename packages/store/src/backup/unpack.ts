/**
 * Writes the files of a backup's stream into a folder, and believes none of them before the manifest at its
 * end holds. `desk.json` is not written: a folder without it is no desk.
 *
 * Cost: one pass; one fsync a file.
 */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalText, concatBytes, DaftarError, fromHex, fromUtf8 } from "@daftar/model";
import { makePrivateDir, syncDir } from "../disk/durable.ts";
import { nodeIdOf, verify } from "../keys/ed25519.ts";
import { type BackupManifest, fileEnd, fileHead, manifestBytes, mayHold, signedManifest } from "./format.ts";

const LONGEST_LINE = 1024 * 1024;
const LINE_END = 0x0a;
const invalid = (words: string): DaftarError => new DaftarError("backup.invalid", words);

interface OpenFile {
  readonly path: string;
  readonly size: number;
  left: number;
  readonly hash: ReturnType<typeof createHash>;
  readonly put: (bytes: Uint8Array) => void;
  readonly close: () => void;
}

export class Unpacker {
  readonly #dir: string;
  readonly #stream = createHash("sha256");
  readonly #folders = new Set<string>();
  readonly #paths = new Set<string>();
  #line: Uint8Array[] = [];
  #lineLength = 0;
  #file: OpenFile | null = null;
  #awaitsHash = false;
  #bytes = 0;
  #deskJson: Uint8Array[] = [];
  #manifest: BackupManifest | null = null;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** @throws DaftarError backup.invalid */
  put(slice: Uint8Array): void {
    for (let at = 0; at < slice.length; ) {
      if (this.#manifest !== null) throw invalid("something follows the manifest");
      const file = this.#file;
      if (file !== null && file.left > 0) {
        const piece = slice.subarray(at, at + file.left);
        file.hash.update(piece);
        file.put(piece);
        file.left -= piece.length;
        this.#count(piece);
        at += piece.length;
        continue;
      }
      if (file !== null && !this.#awaitsHash) {
        file.close();
        this.#awaitsHash = true;
      }
      const end = slice.indexOf(LINE_END, at);
      const piece = slice.subarray(at, end < 0 ? slice.length : end + 1);
      this.#line.push(piece);
      this.#lineLength += piece.length;
      if (this.#lineLength > LONGEST_LINE) throw invalid("a line is longer than any of a backup");
      at += piece.length;
      if (end >= 0) this.#takeLine();
    }
  }

  #count(bytes: Uint8Array): void {
    this.#stream.update(bytes);
    this.#bytes += bytes.length;
  }

  #takeLine(): void {
    const bytes = concatBytes(...this.#line);
    [this.#line, this.#lineLength] = [[], 0];
    let said: unknown;
    try {
      said = JSON.parse(fromUtf8(bytes));
    } catch {
      throw invalid("a line does not read");
    }
    if (this.#file !== null && this.#awaitsHash) {
      const end = fileEnd.safeParse(said);
      if (!end.success || end.data.sha256 !== this.#file.hash.digest("hex")) {
        throw new DaftarError("backup.invalid", "a file is not what was backed up", {
          file: this.#file.path,
        });
      }
      [this.#file, this.#awaitsHash] = [null, false];
      this.#count(bytes);
      return;
    }
    const head = fileHead.safeParse(said);
    if (head.success) {
      this.#count(bytes);
      this.#begin(head.data);
      return;
    }
    this.#readManifest(said);
  }

  #begin({ path, size }: { path: string; size: number }): void {
    if (!mayHold(path) || this.#paths.has(path)) {
      throw new DaftarError("backup.invalid", "it holds a file that no desk has", { file: path });
    }
    this.#paths.add(path);
    const hash = createHash("sha256");
    if (path === "desk.json") {
      const put = (bytes: Uint8Array): void => void this.#deskJson.push(bytes.slice());
      this.#file = { path, size, left: size, hash, put, close: () => {} };
      return;
    }
    const file = join(this.#dir, ...path.split("/"));
    this.#makeFolder(dirname(file));
    const fd = openSync(file, "wx", 0o600);
    const put = (bytes: Uint8Array): void => {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    };
    const close = (): void => {
      fsyncSync(fd);
      closeSync(fd);
    };
    this.#file = { path, size, left: size, hash, put, close };
  }

  #makeFolder(dir: string): void {
    if (this.#folders.has(dir) || dir === this.#dir || dir === dirname(dir)) return;
    this.#makeFolder(dirname(dir));
    makePrivateDir(dir);
    this.#folders.add(dir);
  }

  #readManifest(said: unknown): void {
    const signed = signedManifest.safeParse(said);
    if (!signed.success) throw invalid("a line is neither a file's nor the manifest");
    const { manifest, sig } = signed.data;
    if (nodeIdOf(manifest.key) !== manifest.node)
      throw invalid("the manifest names another key than its maker's");
    if (!verify(fromHex(manifest.key), manifestBytes(manifest), fromHex(sig))) {
      throw invalid("the manifest is not signed by its maker");
    }
    if (manifest.stream !== this.#stream.digest("hex") || manifest.bytes !== this.#bytes) {
      throw invalid("what came is not what the manifest signs");
    }
    if (manifest.files !== this.#paths.size)
      throw invalid("there are more or fewer files than the manifest says");
    this.#manifest = manifest;
  }

  /** Lets go of what is open; for a stream that ended before its end. */
  abandon(): void {
    if (this.#file !== null && !this.#awaitsHash) this.#file.close();
    this.#file = null;
  }

  /** Brings the folders to the disk. @throws DaftarError backup.invalid where the stream ended early */
  finish(): { readonly manifest: BackupManifest; readonly deskJson: Uint8Array } {
    if (this.#manifest === null) throw invalid("the backup has no end");
    for (const dir of [...this.#folders].sort((a, b) => b.length - a.length)) syncDir(dir);
    syncDir(this.#dir);
    return { manifest: this.#manifest, deskJson: concatBytes(...this.#deskJson) };
  }
}

/** The text of `desk.json` is canonical, as its maker writes it. */
export function isCanonical(bytes: Uint8Array, value: object): boolean {
  return fromUtf8(bytes) === `${canonicalText(value)}\n`;
}
