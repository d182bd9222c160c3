/**
 * What was published, as it was: one folder of files a release, under `published/<digest>/`.
 *
 * `daftar release --out` copies from here, so a release goes out byte for byte as it was approved. A
 * tree is renamed into place when all its files are on the disk. Cost: one fsync a file.
 */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { DaftarError, sha256Hex } from "@daftar/model";
import { isMissing, makePrivateDir, syncDir, writeDurably } from "../disk/durable.ts";

const NAME = /^(?!\.)[A-Za-z0-9._-]+$/;

function checkDigest(digest: string): string {
  if (!sha256Hex.safeParse(digest).success) throw new RangeError("a release is named by its digest");
  return digest;
}

/**
 * Keeps a tree, on the disk when it returns; a tree that is there already is left as it is.
 *
 * @param dir the desk's `published` folder
 * @param files by path with `/`, names of letters, digits, dots, dashes and underscores
 * @throws RangeError for a path that leaves the tree
 */
export function putPublished(dir: string, digest: string, files: ReadonlyMap<string, Uint8Array>): void {
  const place = join(dir, checkDigest(digest));
  for (const path of files.keys()) {
    if (!path.split("/").every((part) => NAME.test(part))) {
      throw new RangeError(`not a path of a release: ${JSON.stringify(path)}`);
    }
  }
  if (existsSync(place)) return;
  // Another process may be keeping the same one: the name beside it is random so that they never share it.
  const beside = join(dir, `.${digest}.${randomBytes(6).toString("hex")}.new`);
  makePrivateDir(beside);
  for (const [path, bytes] of files) {
    const file = join(beside, path);
    makePrivateDir(dirname(file));
    writeDurably(file, bytes);
  }
  syncDir(beside);
  try {
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  syncDir(dir);
}

/** The files of a tree by path, sorted. @throws DaftarError blob.missing */
export function getPublished(dir: string, digest: string): Map<string, Uint8Array> {
  const place = join(dir, checkDigest(digest));
  try {
    return new Map(
      readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path): [string, Uint8Array] => [
          path.slice(place.length + 1).replaceAll("\\", "/"),
          new Uint8Array(readFileSync(path)),
        ])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  } catch (error) {
    if (isMissing(error))
      throw new DaftarError("blob.missing", "a release is not kept here", { file: digest });
    throw error;
  }
}
