/**
 * What an open desk does about its public log: keeps the releases that end in it, and signs it where this desk
 * is the one that does. Hangs on `OpenDesk.publicLog`.
 *
 * Nothing is signed that does not begin with what was signed before, and that it is signed lies beside the key
 * before it is. When there is something to sign, and whether it was decided, is for the caller to know.
 */
import { checkpointText, rootOf, signNote } from "@daftar/log";
import { DaftarError, fromHex, type RandomBytes, toHex } from "@daftar/model";
import { dropOtherLogPairs, keepLogPair, logPair } from "../keys/deskKeys.ts";
import { newKeyPair, sha256 } from "../keys/ed25519.ts";
import { noteSigned, readLastSigned, type SignedTree } from "../keys/lastSigned.ts";
import {
  finishStaged,
  getPublished,
  getStaged,
  hasPublished,
  hasStaged,
  putPublished,
  stagePublished,
} from "./publishedTrees.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** What the open desk lends for it. */
export interface LoggingDesk {
  /** Whether keys of the log came with the desk: with the first one, and with no other that joined it. */
  readonly signs: boolean;
  readonly keysDir: string;
  readonly publishedDir: string;
  readonly random: RandomBytes;
}

/** A key that the public log may be renewed to, which lies on no disk yet. */
export interface NewLogKey {
  /** In hexadecimal. */
  readonly publicKey: string;
  /** Puts it beside the desk's other keys, on the disk when it returns. */
  keep(): void;
}

export class PublicLog {
  readonly #desk: LoggingDesk;

  constructor(desk: LoggingDesk) {
    this.#desk = desk;
  }

  /** Whether this desk has keys of it: the first one does, and no other that joined. */
  get signs(): boolean {
    return this.#desk.signs;
  }

  /** Whether the private half of a key of it lies here now. @param publicKey in hexadecimal */
  holds(publicKey: string): boolean {
    return logPair(this.#desk.keysDir, publicKey) !== null;
  }

  /** A key that it may be renewed to. Nothing is written before `keep`. */
  newKey(): NewLogKey {
    const pair = newKeyPair(this.#desk.random);
    return { publicKey: pair.publicKey, keep: () => keepLogPair(this.#desk.keysDir, pair) };
  }

  /** Takes away every key of it but this one. @param publicKey in hexadecimal */
  dropOthers(publicKey: string): void {
    if (this.holds(publicKey)) dropOtherLogPairs(this.#desk.keysDir, publicKey);
  }

  /** The tree that was signed last, by what lies beside the key; null for none. */
  get lastSigned(): SignedTree | null {
    return readLastSigned(this.#desk.keysDir);
  }

  /**
   * Signs a checkpoint over all entries, once it is noted beside the key that this tree is signed.
   *
   * @param log whose checkpoint it is: its origin and public key, in hexadecimal, at that size
   * @throws DaftarError release.other-desk where that key is not here, log.behind for a log that does not begin with
   *   what was signed before
   */
  sign(log: { readonly origin: string; readonly key: string }, entries: readonly Uint8Array[]): string {
    const { keysDir } = this.#desk;
    const { origin, key } = log;
    const pair = logPair(keysDir, key);
    if (pair === null) throw new DaftarError("release.other-desk", "this desk does not sign the public log");
    const last = this.lastSigned;
    if (last !== null && last.size <= entries.length) {
      if (toHex(rootOf(entries.slice(0, last.size), sha256)) !== last.root)
        throw new DaftarError(
          "log.behind",
          `the log does not begin with the ${last.size} leaves signed before`,
        );
    }
    const [size, root] = [entries.length, rootOf(entries, sha256)];
    noteSigned(keysDir, { origin, size, root: toHex(root) });
    const text = checkpointText({ origin, size, root });
    return signNote(text, { name: origin, publicKey: fromHex(key), sign: pair.sign }, sha256);
  }

  /** Keeps a release's files under its digest. */
  put(digest: string, files: Files): void {
    putPublished(this.#desk.publishedDir, digest, files);
  }

  /** Keeps a release that has yet to be signed. @param root of its log, in hexadecimal */
  stage(digest: string, root: string, files: Files): void {
    stagePublished(this.#desk.publishedDir, digest, root, files);
  }

  /** A release that has yet to be signed; null where there is none, as once it is. */
  staged(digest: string, root: string): Map<string, Uint8Array> | null {
    return getStaged(this.#desk.publishedDir, digest, root);
  }

  /** Adds the signed checkpoint's files to a staged release, and keeps it under its digest. */
  finish(digest: string, root: string, files: Files): void {
    finishStaged(this.#desk.publishedDir, digest, root, files);
  }

  /** Whether anything waits here that was laid to be signed: a publication under way, or one that was cut off. */
  get waits(): boolean {
    return this.signs && hasStaged(this.#desk.publishedDir);
  }

  /** Whether a release is kept here, signed. */
  has(digest: string): boolean {
    return hasPublished(this.#desk.publishedDir, digest);
  }

  /** Files of a release by path. @throws DaftarError blob.missing */
  files(digest: string): Map<string, Uint8Array> {
    return getPublished(this.#desk.publishedDir, digest);
  }
}
