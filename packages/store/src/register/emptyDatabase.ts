/**
 * The empty database that every register begins as: the same for every desk, as a tar of PGlite's data folder.
 *
 * Making it takes PGlite's initdb three seconds of CPU, so the build keeps it (`make-empty-database.mjs`), under
 * the version of PGlite that made it. Without that file, or after another version of PGlite was installed, it is
 * made here, once a process. Cost: 0.1 s from the file.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { z } from "zod";

const PACKAGE = join(import.meta.dirname, "../..");
const pins = z.object({ dependencies: z.object({ "@electric-sql/pglite": z.string() }) });

/** Where the build keeps it. */
export function keptEmptyDatabase(): string {
  const { dependencies } = pins.parse(JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")));
  return join(PACKAGE, "dist", `empty-database-${dependencies["@electric-sql/pglite"]}.tar.gz`);
}

/** Makes it anew. In memory and copied out: a third less work than making it on the disk file by file. */
export async function makeEmptyDatabase(): Promise<Blob> {
  const pglite = await PGlite.create();
  try {
    return await pglite.dumpDataDir("none");
  } finally {
    await pglite.close();
  }
}

function kept(): Blob | null {
  try {
    return new Blob([gunzipSync(readFileSync(keptEmptyDatabase()))], { type: "application/x-tar" });
  } catch {
    return null;
  }
}

let held: Promise<Blob> | null = null;

/** As `loadDataDir` of PGlite takes it. */
export function emptyDatabase(): Promise<Blob> {
  const file = held === null ? kept() : null;
  held ??= file === null ? makeEmptyDatabase() : Promise.resolve(file);
  return held;
}
