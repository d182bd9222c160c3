/**
 * The vault: files by the SHA-256 of their bytes.
 *
 * Writing is durable and idempotent; reading recomputes the hash, so a blob that reads is the one that
 * an op names. Cost: one pass over the bytes.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { DaftarError, toHex } from "@daftar/model";
import { isMissing, makePrivateDir, syncDir, writeDurably } from "../disk/durable.ts";
import { sha256 } from "../keys/ed25519.ts";

export class Vault {
  readonly #dir: string;

  /** @param dir the desk's `blobs` folder */
  constructor(dir: string) {
    this.#dir = dir;
  }

  #path(hash: string): string {
    return join(this.#dir, hash.slice(0, 2), hash);
  }

  /** Keeps bytes, on the disk when it returns. @returns their SHA-256 in hexadecimal */
  put(bytes: Uint8Array): string {
    const hash = toHex(sha256(bytes));
    const path = this.#path(hash);
    // Renamed into place only when whole, so what stands there is whole.
    if (existsSync(path)) return hash;
    makePrivateDir(dirname(path));
    syncDir(this.#dir);
    writeDurably(path, bytes);
    return hash;
  }

  /** Destroys a blob; its hash stays where ops name it. */
  remove(hash: string): void {
    rmSync(this.#path(hash), { force: true });
    if (existsSync(dirname(this.#path(hash)))) syncDir(dirname(this.#path(hash)));
  }

  has(hash: string): boolean {
    return existsSync(this.#path(hash));
  }

  /** Bytes by their hash. @throws DaftarError blob.missing, blob.damaged */
  get(hash: string): Uint8Array {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(readFileSync(this.#path(hash)));
    } catch (error) {
      if (isMissing(error))
        throw new DaftarError("blob.missing", "a file of the vault is gone", { file: hash });
      throw error;
    }
    if (toHex(sha256(bytes)) !== hash) {
      throw new DaftarError("blob.damaged", "a file of the vault does not match its name", { file: hash });
    }
    return bytes;
  }
}
