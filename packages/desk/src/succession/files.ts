/** Files of a hand-over, as custodians and the desk read them. */
import { DaftarError } from "@daftar/model";
import { type BoxesFile, readBoxes, readSuccession, type SuccessionFile } from "@daftar/seal";
import { sha256 } from "@daftar/store";
import { diskFiles } from "../session/diskFiles.ts";
import { readUserBytes } from "../session/userFile.ts";
import type { VerbContext } from "../verb/context.ts";

const LARGEST = 2048 * 1024 * 1024;

/** @throws DaftarError handover.unreadable, file.not-found */
export async function readBoxesFile(context: VerbContext, path: string): Promise<BoxesFile> {
  const read = readBoxes(await readUserBytes(diskFiles(context.cwd), path, LARGEST), sha256);
  if (read === null)
    throw new DaftarError("handover.unreadable", "this is no whole file of a desk's boxes", { file: path });
  return read;
}

/** @throws DaftarError handover.unreadable, file.not-found */
export async function readSuccessionFile(files: VerbContext["files"], path: string): Promise<SuccessionFile> {
  const read = readSuccession(await readUserBytes(files, path, LARGEST));
  if (read === null)
    throw new DaftarError("handover.unreadable", "this is no whole hand-over", { file: path });
  return read;
}
