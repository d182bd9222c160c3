/** Where published test vectors lie, and the files below a folder; for tests. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SHARED =
  process.env["DAFTAR_SHARED"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));

/** The folder of one set of vectors, or null where the set is absent. */
export function vectorsFolder(set: string): string | null {
  const folder = join(SHARED, "vectors", set);
  return existsSync(folder) ? folder : null;
}

/** Every file below a folder, as paths from it, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
