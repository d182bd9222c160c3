/** Writes a release's files to a folder of the user's: all of them, or none. */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DaftarError } from "@daftar/model";

/** @throws DaftarError `release.out-exists` where the folder holds anything */
export async function writeOut(out: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const there = await readdir(out).catch(() => null);
  if (there !== null && there.length > 0)
    throw new DaftarError("release.out-exists", "the folder is not empty", { file: out });
  const building = `${out}.writing`;
  await rm(building, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const file = join(building, ...path.split("/"));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  if (there !== null) await rm(out, { recursive: true });
  await mkdir(dirname(out), { recursive: true });
  await rename(building, out);
}
