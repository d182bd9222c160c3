/** Folders of a test file's own, removed at its end, and what lies in a folder as one hash. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll } from "vitest";
import { closeRegisters } from "./command.ts";

/** Makes folders that are gone when the file's tests are done. Call it at the top of a test file. */
export function folders(): (name?: string) => string {
  const root = mkdtempSync(join(tmpdir(), "daftar-cli-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let count = 0;
  return (name = "folder") => {
    count += 1;
    const folder = join(root, `${name}-${count}`);
    mkdirSync(folder);
    return folder;
  };
}

export async function copyFolder(from: string, to: string): Promise<void> {
  await closeRegisters();
  await cp(from, to, { recursive: true });
}

/** Every file below a folder. */
export function filesIn(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}

/** One hash of all files of a folder, by path and content. */
export function hashOf(dir: string, except: (path: string) => boolean = () => false): string {
  const hash = createHash("sha256");
  for (const file of filesIn(dir)) {
    const path = relative(dir, file);
    if (except(path)) continue;
    hash.update(`${path}\0${statSync(file).size}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * What a desk holds for good: everything but the register, which is derived, and the lock, also under the names that
 * it has while it is made (`.desk.lock.…`), which a process killed just then leaves behind.
 */
export const deskHash = (dir: string): string =>
  hashOf(dir, (path) => path.startsWith("register") || /^\.*desk\.lock/.test(path));
