/** Reads a bundle of the user's: refused in the catalogue's words before anything of it is taken in. */
import { LARGEST_BUNDLE, type OpenedBundle, openBundle } from "@daftar/courier";
import { DaftarError } from "@daftar/model";
import { sha256, verify } from "@daftar/store";
import { readUserBytes } from "../session/userFile.ts";
import type { UserFiles } from "../verb/context.ts";

/** age adds 16 bytes to every 64 KiB and a header. */
const LARGEST_FILE = LARGEST_BUNDLE + LARGEST_BUNDLE / 1024;

/**
 * @param expected.desk id of the desk; null where a machine joins
 * @throws DaftarError file.not-found, file.too-large, and `bundle.*`
 */
export async function openBundleFile(
  files: UserFiles,
  file: string,
  expected: { readonly desk: string | null; readonly node: string },
  decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>,
): Promise<OpenedBundle> {
  const bytes = await readUserBytes(files, file, LARGEST_FILE);
  const opened = await openBundle(bytes, expected, { sha256, verify, decrypt });
  if (opened.status === "refused") throw new DaftarError(opened.code, opened.words, { file });
  return opened.bundle;
}
