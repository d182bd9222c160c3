/**
 * A folder on this machine, as the audit reads it: what is listed and is no regular file reads as nothing,
 * and is then found missing. A link's target can change after the audit, and is no part of a copy.
 */
import { constants } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { ListFiles, ReadFile } from "@daftar/audit";

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return [path];
    }),
  );
  return found.flat();
}

async function readRegular(path: string): Promise<Uint8Array | null> {
  // Not blocking: a pipe in a file's place would wait for a writer for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!(await file.stat()).isFile()) return null;
    const { buffer, byteOffset, length } = await file.readFile();
    // The same bytes, not a copy of them: a release's files can be hundreds of megabytes.
    return new Uint8Array(buffer, byteOffset, length);
  } finally {
    await file.close();
  }
}

/**
 * Paths as a release or a desk spells them, with what they are called here. Sticks formatted as FAT may come back with
 * every name in capitals, which is no damage; names are only read so where both cannot be meant.
 */
function inOneCase(paths: readonly string[]): Map<string, string> {
  const plain = new Map(paths.map((path) => [path, path]));
  if (plain.has("release.json") || plain.has("desk.json")) return plain;
  const folded = new Map(paths.map((path) => [path.toLowerCase(), path]));
  return folded.size === plain.size ? folded : plain;
}

/** @param more files besides, by path, which lie elsewhere: they count as the folder's */
export function folderReader(
  root: string,
  more: ReadonlyMap<string, Uint8Array> = new Map(),
): { read: ReadFile; list: ListFiles } {
  let called: ReadonlyMap<string, string> = new Map();
  return {
    read: async (path) => {
      const elsewhere = more.get(path);
      if (elsewhere !== undefined) return elsewhere;
      try {
        return await readRegular(join(root, ...(called.get(path) ?? path).split("/")));
      } catch {
        return null;
      }
    },
    list: async () => {
      const paths = (await filesBelow(root)).map((path) => relative(root, path).split(sep).join("/"));
      called = inOneCase(paths);
      return [...new Set([...called.keys(), ...more.keys()])].sort();
    },
  };
}
