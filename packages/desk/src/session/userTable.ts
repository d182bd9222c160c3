/**
 * A table of the user's and its bytes, which are kept sealed beside what is read from them.
 *
 * A large file is first read in pieces, so that one that no list could be (a line of gigabytes, bytes that
 * are no text) is refused before it is loaded. Rows then come from the very bytes that are sealed, whatever
 * happens to the file meanwhile. Cost: one more pass for a large file; memory for it whole.
 */
import { type ReadOptions, readTable, type Table } from "@daftar/intake";
import type { UserFiles } from "../verb/context.ts";
import { readUserBytes } from "./userFile.ts";

const MIB = 1024 * 1024;
/** Files up to this size are loaded unseen. */
const SMALL = 16 * MIB;
/** A list of some three million rows; larger ones are split. */
const LARGEST = 512 * MIB;

export interface UserTable {
  /** What the user calls the file. */
  readonly name: string;
  readonly original: Uint8Array;
  readonly table: Table;
}

/** @throws DaftarError with a `file.*` code; `usage.wrong` for the sheet */
export async function openUserTable(
  files: UserFiles,
  file: string,
  options: ReadOptions = {},
): Promise<UserTable> {
  const { name, size, path } = await files.open(file);
  const named = { ...options, name };
  if (path !== null && size > SMALL) {
    await readTable(path, { ...named, limits: { ...options.limits, fileBytes: LARGEST } });
  }
  const original = await readUserBytes(files, file, LARGEST);
  return { name, original, table: await readTable(original, named) };
}
