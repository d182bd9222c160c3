/**
 * A table of the user's and its bytes, which are kept sealed beside what is read from them.
 *
 * A large file is first read in pieces, so that one that no list could be (a line of gigabytes, bytes that
 * are no text) is refused before it is loaded. Rows then come from the very bytes that are sealed, whatever
 * happens to the file meanwhile. Cost: one more pass for a large file; memory for it whole.
 */
import { resolve } from "node:path";
import { type ReadOptions, readTable, type Table } from "@daftar/intake";
import { readUserBytes, sizeOfUserFile } from "./userFile.ts";

const MIB = 1024 * 1024;
/** Files up to this size are loaded unseen. */
const SMALL = 16 * MIB;
/** A list of some three million rows; larger ones are split. */
const LARGEST = 512 * MIB;

export interface UserTable {
  readonly original: Uint8Array;
  readonly table: Table;
}

/** @throws DaftarError with a `file.*` code; `usage.wrong` for the sheet */
export async function openUserTable(
  cwd: string,
  file: string,
  options: ReadOptions = {},
): Promise<UserTable> {
  const named = { ...options, name: file };
  if ((await sizeOfUserFile(cwd, file)) > SMALL) {
    await readTable(resolve(cwd, file), { ...named, limits: { ...options.limits, fileBytes: LARGEST } });
  }
  const original = await readUserBytes(cwd, file, LARGEST);
  return { original, table: await readTable(original, named) };
}
