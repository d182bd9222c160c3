/**
 * A log as static files, such as any web host, stick or mirror can serve.
 *
 * Source: C2SP tlog-tiles. Cost: linear; about two SHA-256 an entry.
 */
import { concatBytes, type Sha256, utf8 } from "@daftar/model";
import { merkleRoot, rootOfParts } from "../tree/frontier.ts";
import { leafHash } from "../tree/hashes.ts";
import { entryBundle } from "./entryBundle.ts";
import { partialTilesOf, TILE_WIDTH, type Tile, tilePath, tilesOf } from "./tilePath.ts";

/** Hashes of every tile level, 0 first: each level holds the roots of the full tiles beneath. */
export function levelsOf(
  leafHashes: readonly Uint8Array[],
  sha256: Sha256,
): readonly (readonly Uint8Array[])[] {
  const levels: (readonly Uint8Array[])[] = [];
  let level = leafHashes;
  while (level.length > 0) {
    levels.push(level);
    const above: Uint8Array[] = [];
    for (let from = 0; from + TILE_WIDTH <= level.length; from += TILE_WIDTH) {
      above.push(merkleRoot(level.slice(from, from + TILE_WIDTH), sha256));
    }
    level = above;
  }
  return levels;
}

/** The root of the tree that `levelsOf` gave the levels of: what no full tile above holds, folded. */
export function rootOfLevels(levels: readonly (readonly Uint8Array[])[], sha256: Sha256): Uint8Array {
  const ends = levels.map((level) => level.slice(level.length - (level.length % TILE_WIDTH)));
  return rootOfParts(ends.toReversed(), sha256);
}

/**
 * Every tile and entry bundle of a log, by path below the log's folder.
 *
 * @param entries of the whole log, in order; each at most 65,535 bytes
 * @param earlierSizes sizes for which a checkpoint was given out before: their partial tiles are kept,
 *   as the specification asks, so that a reader in the midst of an older tree can finish
 * @throws RangeError naming an entry that is too large or a size that the log does not have
 */
export function tileFiles(
  entries: readonly Uint8Array[],
  sha256: Sha256,
  earlierSizes: readonly number[] = [],
): Map<string, Uint8Array> {
  const levels = levelsOf(
    entries.map((entry) => leafHash(entry, sha256)),
    sha256,
  );
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesOf(entries.length)) files.set(tilePath(tile), tileBytes(tile, entries, levels));
  for (const size of earlierSizes) {
    if (size > entries.length) throw new RangeError(`an earlier size must not exceed ${entries.length}`);
    for (const tile of partialTilesOf(size)) files.set(tilePath(tile), tileBytes(tile, entries, levels));
  }
  return files;
}

/** Bytes of one tile or bundle. @param levels as `levelsOf` gives them for the entries */
export function tileBytes(
  tile: Tile,
  entries: readonly Uint8Array[],
  levels: readonly (readonly Uint8Array[])[],
): Uint8Array {
  const [from, to] = [tile.index * TILE_WIDTH, tile.index * TILE_WIDTH + tile.width];
  return tile.level === "entries"
    ? entryBundle(entries.slice(from, to))
    : concatBytes(...(levels[tile.level] ?? []).slice(from, to));
}

/**
 * Every file of a log, `checkpoint` included, by path below the log's folder.
 *
 * @param checkpoint the signed note over this log's size and root (`checkpointText`, `signNote`)
 * @throws RangeError as `tileFiles`
 */
export function logFiles(
  entries: readonly Uint8Array[],
  checkpoint: string,
  sha256: Sha256,
  earlierSizes: readonly number[] = [],
): Map<string, Uint8Array> {
  return tileFiles(entries, sha256, earlierSizes).set("checkpoint", utf8(checkpoint));
}
