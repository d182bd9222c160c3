/** A folder on this machine, as the audit reads it. Links are not followed: a copy is what lies in it. */
import { readdir, readFile } from "node:fs/promises";
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

export function folderReader(root: string): { read: ReadFile; list: ListFiles } {
  return {
    read: async (path) => {
      try {
        return new Uint8Array(await readFile(join(root, ...path.split("/"))));
      } catch {
        return null;
      }
    },
    list: async () =>
      (await filesBelow(root)).map((path) => relative(root, path).split(sep).join("/")).sort(),
  };
}
