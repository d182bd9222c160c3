/**
 * A release on a mirror, where files can be asked for and nothing can be listed.
 *
 * What there is to ask for follows from the manifest and the checkpoint: each file the manifest names, and
 * the tiles of the log's size and of every release within it. Each file is fetched once, so that what was checked is
 * what was read. Whatever else the mirror holds is not seen. Names that a damaged manifest may hold are asked for only
 * where they are plain relative paths.
 */
import {
  bundlesOf,
  LARGEST_ENTRY_BYTES,
  parseCheckpoint,
  parseEntryBundle,
  partialTilesOf,
  splitNote,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesOf,
} from "@daftar/log";
import { manifestFile, RELEASE_PATHS } from "@daftar/model";
import { parseJson } from "./parseJson.ts";
import { readLeaf } from "./release/leaves.ts";
import type { ListFiles, ReadFile } from "./report.ts";

/** Bytes of one file, at most so many; null where the mirror has none. What it throws ends the audit. */
export type GetFile = (path: string, mostBytes: number) => Promise<Uint8Array | null>;

/** The largest file of any release: 100,000 rows with their openings are a fifth of it. */
const LARGEST_FILE = 512 * 1024 * 1024;
const LARGEST_MANIFEST = 4 * 1024 * 1024;
const LARGEST_CHECKPOINT = 1024 * 1024;
const LARGEST_BUNDLE = TILE_WIDTH * (2 + LARGEST_ENTRY_BYTES);
const LARGEST_TILE = TILE_WIDTH * 32;
const MOST_FILES = 10_000;
/** Leaves of the largest log that is fetched: ten times what a release of 100,000 people needs. */
const LARGEST_LOG = 10_000_000;

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const isPlain = (path: string): boolean =>
  path.length <= 300 && path.split("/").every((segment) => SEGMENT.test(segment));

/** Sizes that a release closed at, by its leaves; others are no leaf of a release. */
function closings(entries: readonly Uint8Array[], from: number): number[] {
  return entries.flatMap((entry, at) => (readLeaf(entry)?.type === "release" ? [from + at + 1] : []));
}

/** Leaves of the log that a checkpoint speaks of; 0 where it cannot be read. Whether it holds is for the audit to say. */
function sizeOf(checkpoint: Uint8Array): number {
  const split = splitNote(checkpoint);
  const size = split.status === "split" ? (parseCheckpoint(split.text)?.size ?? 0) : 0;
  return size <= LARGEST_LOG ? size : 0;
}

export function mirrorOf(get: GetFile): { readonly read: ReadFile; readonly list: ListFiles } {
  const fetched = new Map<string, Uint8Array | null>();
  const once = async (path: string, mostBytes: number): Promise<Uint8Array | null> => {
    const known = fetched.get(path);
    if (known !== undefined) return known;
    const bytes = await get(path, mostBytes);
    fetched.set(path, bytes);
    return bytes;
  };

  const tile = (one: Tile): Promise<Uint8Array | null> =>
    once(RELEASE_PATHS.log + tilePath(one), one.level === "entries" ? LARGEST_BUNDLE : LARGEST_TILE);

  const log = async (size: number): Promise<void> => {
    const closed: number[] = [];
    let entries = 0;
    for (const bundle of bundlesOf(size)) {
      const bytes = await tile(bundle);
      const read = bytes === null ? null : parseEntryBundle(bytes);
      // A log that breaks off here is a fault; its higher tiles would say nothing more.
      if (read?.length !== bundle.width) return;
      closed.push(...closings(read, entries));
      entries += bundle.width;
    }
    for (const one of tilesOf(size)) await tile(one);
    for (const earlier of closed) for (const one of partialTilesOf(earlier)) await tile(one);
  };

  return {
    read: async (path) => fetched.get(path) ?? null,
    list: async () => {
      const manifest = await once(RELEASE_PATHS.manifest, LARGEST_MANIFEST);
      // Read whether the manifest names it or not: by it a mirror of no release is told from a damaged one.
      await once(RELEASE_PATHS.release, LARGEST_MANIFEST);
      const parsed = manifest === null ? null : manifestFile.safeParse(parseJson(manifest));
      const named = parsed?.success ? Object.entries(parsed.data.files).slice(0, MOST_FILES) : [];
      for (const [path, { bytes }] of named) {
        // One byte more than it should have, so that a longer file is found out and not cut to size.
        if (isPlain(path)) await once(path, Math.min(bytes + 1, LARGEST_FILE));
      }
      const checkpoint = await once(RELEASE_PATHS.checkpoint, LARGEST_CHECKPOINT);
      await once(RELEASE_PATHS.checkpointScript, LARGEST_CHECKPOINT);
      if (checkpoint !== null) await log(sizeOf(checkpoint));
      return [...fetched].flatMap(([path, bytes]) => (bytes === null ? [] : [path])).sort();
    },
  };
}
