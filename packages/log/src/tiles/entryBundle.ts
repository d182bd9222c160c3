/**
 * Entry bundles: up to 256 entries in one file, each led by its length.
 *
 * Source: C2SP tlog-tiles: lengths are big-endian uint16, so an entry holds at most 65,535 bytes.
 */
import { concatBytes } from "@daftar/model";
import { bundlesOf, tilePath } from "./tilePath.ts";

export const LARGEST_ENTRY_BYTES = 65_535;

/** Bytes of a bundle. @throws RangeError naming the entry that is too large */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...entries.flatMap((entry, at) => {
      if (entry.length > LARGEST_ENTRY_BYTES) {
        throw new RangeError(`entry ${at} of the bundle is larger than ${LARGEST_ENTRY_BYTES} bytes`);
      }
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** Entries of a bundle, parts of its bytes; null where these do not end with an entry. */
export function parseEntryBundle(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return null;
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/**
 * Entries of a log as they lie in its files; null where they are not whole. Nothing else of the log is checked.
 *
 * @param file gives a file's bytes by its path below the log's folder
 */
export function entriesIn(
  file: (path: string) => Uint8Array | null | undefined,
  size: number,
): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  for (const tile of bundlesOf(size)) {
    const bytes = file(tilePath(tile));
    const bundle = bytes == null ? null : parseEntryBundle(bytes);
    if (bundle?.length !== tile.width) return null;
    entries.push(...bundle);
  }
  return entries;
}
