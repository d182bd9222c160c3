/** Writes a release's files to a folder of the user's: all of them, or none. */
import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DaftarError } from "@daftar/model";

/** @throws DaftarError `release.out-exists` where there is a file, or a folder that holds anything */
export async function writeOut(out: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const there = await lstat(out).catch(() => null);
  if (there !== null && !there.isDirectory())
    throw new DaftarError("release.out-exists", "there is a file of this name", { file: out });
  if (there !== null && (await readdir(out)).length > 0)
    throw new DaftarError("release.out-exists", "the folder is not empty", { file: out });
  await mkdir(dirname(out), { recursive: true });
  // A name of our own making beside it: whatever else lies there is somebody's.
  const building = await mkdtemp(join(dirname(out), ".daftar-release-"));
  try {
    for (const [path, bytes] of files) {
      const file = join(building, ...path.split("/"));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    if (there !== null) await rmdir(out);
    await rename(building, out);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
