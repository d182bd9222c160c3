/**
 * Keeps the empty database of `src/register/emptyDatabase.ts` in `dist/`, so that no desk waits for it to be made.
 * Part of the build; does nothing where it is there already.
 */
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { keptEmptyDatabase, makeEmptyDatabase } from "./dist/register/emptyDatabase.js";

const file = keptEmptyDatabase();
if (!existsSync(file)) {
  const bytes = Buffer.from(await (await makeEmptyDatabase()).arrayBuffer());
  const part = `${file}.${process.pid}`;
  writeFileSync(part, gzipSync(bytes));
  renameSync(part, file);
}
