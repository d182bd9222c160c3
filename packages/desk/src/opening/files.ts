/** Files of a ceremony. Identities are read and written here, on this machine, and are never sent anywhere. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DaftarError, fromUtf8 } from "@daftar/model";
import { identityIn, type OpeningRequest, readRequest } from "@daftar/seal";
import { findDesk, sha256, writeNewFile } from "@daftar/store";
import { diskFiles } from "../session/diskFiles.ts";
import { readUserBytes } from "../session/userFile.ts";
import type { VerbContext } from "../verb/context.ts";

const MIB = 1024 * 1024;

/** A path to write to that is in no desk and where nothing stands. @throws DaftarError usage.wrong */
export function placeOutside(context: VerbContext, path: string, what: string): string {
  const file = resolve(context.cwd, path);
  if (existsSync(file))
    throw new DaftarError("usage.wrong", `the file exists; ${what} never overwrites one`, { file: path });
  if (findDesk(dirname(file)) !== null)
    throw new DaftarError("usage.wrong", `${what} must not lie inside a desk`, { file: path });
  return file;
}

/** @throws DaftarError opening.identity, file.not-found */
export async function readIdentity(context: VerbContext, path: string): Promise<string> {
  const bytes = await readUserBytes(diskFiles(context.cwd), path, MIB);
  let identity: string | null = null;
  try {
    identity = identityIn(fromUtf8(bytes));
  } catch {
    // Not text: a locked identity, or another file.
  }
  if (identity === null)
    throw new DaftarError("opening.identity", "no unlocked identity stands in this file", { file: path });
  return identity;
}

export function writeIdentity(file: string, recipient: string, identity: string): void {
  writeNewFile(
    file,
    `# Daftar, one opening. Destroy this when it is done.\n# recipient: ${recipient}\n${identity}\n`,
  );
}

/** @throws DaftarError opening.request, file.not-found */
export async function readRequestFile(context: VerbContext, path: string): Promise<OpeningRequest> {
  const request = readRequest(await readUserBytes(diskFiles(context.cwd), path, 2048 * MIB), sha256);
  if (request === null)
    throw new DaftarError("opening.request", "this is no whole request to open", { file: path });
  return request;
}
