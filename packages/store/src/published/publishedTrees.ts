/**
 * What was published, as it was: one folder of files a release, under `published/<digest>/`.
 *
 * `daftar release --out` copies from here, so a release goes out byte for byte as it was approved. A
 * tree is renamed into place when all its files are on the disk. One that is not signed yet waits beside its
 * place, under its digest and the root of its log, whole but for its checkpoint. Cost: two fsyncs a file, one a folder.
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

function checkPaths(files: ReadonlyMap<string, Uint8Array>): void {
  for (const path of files.keys()) {
    if (!path.split("/").every((part) => NAME.test(part))) {
      throw new RangeError(`not a path of a release: ${JSON.stringify(path)}`);
    }
  }
}

/** Files and every folder down to them, on the disk when it returns. */
function writeFiles(tree: string, files: ReadonlyMap<string, Uint8Array>): void {
  // A folder of folders alone, such as `log/tile`, gets no file that would bring its names to the disk.
  const dirs = new Set([tree]);
  for (const [path, bytes] of files) {
    const file = join(tree, path);
    makePrivateDir(dirname(file));
    writeDurably(file, bytes);
    for (let dir = dirname(file); dir !== tree; dir = dirname(dir)) dirs.add(dir);
  }
  for (const dir of dirs) syncDir(dir);
}

/**
 * Keeps a tree, on the disk when it returns; a tree that is there already is left as it is.
 *
 * @param dir the desk's `published` folder
 * @param files by path with `/`, names of letters, digits, dots, dashes and underscores
 * @throws RangeError for a path that leaves the tree
 */
export function putPublished(dir: string, digest: string, files: ReadonlyMap<string, Uint8Array>): void {
  keepAt(dir, join(dir, checkDigest(digest)), digest, files);
}

function keepAt(dir: string, place: string, digest: string, files: ReadonlyMap<string, Uint8Array>): void {
  checkPaths(files);
  if (existsSync(place)) return;
  // Another process may be keeping the same one: the name beside it is random so that they never share it.
  const beside = join(dir, `.${digest}.${randomBytes(6).toString("hex")}.new`);
  makePrivateDir(beside);
  writeFiles(beside, files);
  moveTo(beside, place);
  syncDir(dir);
}

/** Of two that move to one place the first one's tree stays. */
function moveTo(from: string, place: string): void {
  try {
    renameSync(from, place);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

const stagedAt = (dir: string, digest: string, root: string): string =>
  join(dir, `.${checkDigest(digest)}.${checkDigest(root).slice(0, 12)}.new`);

/**
 * Keeps a tree that has yet to be signed, on the disk when it returns.
 *
 * @param root of its log, in hexadecimal
 */
export function stagePublished(
  dir: string,
  digest: string,
  root: string,
  files: ReadonlyMap<string, Uint8Array>,
): void {
  keepAt(dir, stagedAt(dir, digest, root), digest, files);
}

/** The files of a tree that has yet to be signed; null where there is none. */
export function getStaged(dir: string, digest: string, root: string): Map<string, Uint8Array> | null {
  const place = stagedAt(dir, digest, root);
  return existsSync(place) ? filesIn(place) : null;
}

/** Adds what signing made to a staged tree and moves it to its place, on the disk when it returns. */
export function finishStaged(
  dir: string,
  digest: string,
  root: string,
  files: ReadonlyMap<string, Uint8Array>,
): void {
  checkPaths(files);
  const [staged, place] = [stagedAt(dir, digest, root), join(dir, checkDigest(digest))];
  // What a process that ended was writing here is no part of the release.
  for (const path of cutOffIn(staged)) rmSync(path);
  writeFiles(staged, files);
  moveTo(staged, place);
  syncDir(dir);
  // What was laid for other words of its approvers, by processes that ended before they were decided on.
  for (const name of readdirSync(dir)) {
    if (name.startsWith(`.${digest}.`)) rmSync(join(dir, name), { recursive: true, force: true });
  }
}

/** Whether any tree waits to be signed, or was cut off while it was laid. */
export function hasStaged(dir: string): boolean {
  return existsSync(dir) && readdirSync(dir).some((name) => name.startsWith("."));
}

/** Whether a tree is kept, signed and whole. */
export function hasPublished(dir: string, digest: string): boolean {
  return existsSync(join(dir, checkDigest(digest)));
}

/** Files whose writing was cut off before they got their names (`writeDurably`). */
function cutOffIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^\..+\.new$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function filesIn(place: string): Map<string, Uint8Array> {
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
}

/** The files of a tree by path, sorted. @throws DaftarError blob.missing */
export function getPublished(dir: string, digest: string): Map<string, Uint8Array> {
  const place = join(dir, checkDigest(digest));
  try {
    return filesIn(place);
  } catch (error) {
    if (isMissing(error))
      throw new DaftarError("blob.missing", "a release is not kept here", { file: digest });
    throw error;
  }
}
