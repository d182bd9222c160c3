/**
 * Writing so that what was acknowledged is on the disk: file synced, then renamed, then its folder
 * synced (design, "Ops, facts, decisions", 7). Folders are 0700 and files 0600, whatever the umask.
 *
 * Synchronous on purpose: an acknowledgement waits for the disk anyway, and nothing may come between.
 */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DaftarError } from "@daftar/model";

/** Makes a folder and what is missing above it, readable by nobody else. */
export function makePrivateDir(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
}

/** Brings a folder's entries to the disk. */
export function syncDir(dir: string): void {
  let fd: number;
  try {
    fd = openSync(dir, "r");
  } catch (error) {
    // Windows opens no folders; there a rename is journalled by the file system.
    if (process.platform === "win32") return;
    throw error;
  }
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Writes a whole file at once: either the old bytes or the new ones are there after a crash. */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  // The name beside it is random only so that two writers never share one; it holds no secret.
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.new`);
  try {
    const fd = openSync(beside, "wx", 0o600);
    try {
      writeFileSync(fd, bytes);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncDir(dirname(path));
}

/** Writes a whole file unless there is one: of several processes the first one's stays. @returns whether it wrote */
export function writeUnlessThere(path: string, bytes: Uint8Array | string): boolean {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.new`);
  writeDurably(beside, bytes);
  let wrote = true;
  try {
    linkSync(beside, path);
  } catch (error) {
    if (errnoOf(error) !== "EEXIST") throw error;
    wrote = false;
  } finally {
    rmSync(beside, { force: true });
  }
  syncDir(dirname(path));
  return wrote;
}

/** Writes a file that must not exist, readable by nobody else. @throws DaftarError usage.wrong where it does */
export function writeNewFile(path: string, bytes: Uint8Array | string): void {
  let fd: number;
  try {
    fd = openSync(path, "wx", 0o600);
  } catch (error) {
    if (errnoOf(error) !== "EEXIST") throw error;
    throw new DaftarError("usage.wrong", "the file exists and is not overwritten", { file: path });
  }
  try {
    writeFileSync(fd, bytes);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  syncDir(dirname(path));
}

/** Whether an error of node:fs says that nothing stands at a path. */
export function isMissing(error: unknown): boolean {
  return errnoOf(error) === "ENOENT";
}

/** The code of a node:fs or node:net error, or null. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
