/**
 * Writes a release's files to a folder of the user's: all of them, or none.
 *
 * Files of a release say that they were written on the day of its slot, at midnight: the hour travels with archives
 * and is what a web host answers, and it is nobody's business (J16).
 */
import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DaftarError, fromUtf8, RELEASE_PATHS, releaseFile } from "@daftar/model";

/** Midnight of the release's day; null where this is no release. */
function dayOf(files: ReadonlyMap<string, Uint8Array>): Date | null {
  const bytes = files.get(RELEASE_PATHS.release);
  const release = bytes === undefined ? null : releaseFile.safeParse(JSON.parse(fromUtf8(bytes)));
  return release?.success === true ? new Date(`${release.data.slot}T00:00:00Z`) : null;
}

/** The folders that hold these, deepest first, and the one that holds all. */
function foldersOf(paths: Iterable<string>): string[] {
  const folders = new Set([""]);
  for (const path of paths)
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1))
      folders.add(path.slice(0, at));
  return [...folders].sort((a, b) => b.length - a.length);
}

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
    const day = dayOf(files);
    if (day !== null)
      for (const path of [...files.keys(), ...foldersOf(files.keys())])
        await utimes(join(building, ...path.split("/")), day, day);
    if (there !== null) await rmdir(out);
    await rename(building, out);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
