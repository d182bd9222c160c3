/**
 * Where a tile lies: `tile/<level>/<index>[.p/<width>]`, entries under `tile/entries/`.
 *
 * Source: C2SP tlog-tiles. The index is written in groups of three digits, all but the last led by `x`,
 * so that no folder holds more than 1,000 names and no name is both a file and a folder.
 */
import { isSize } from "../tree/sizes.ts";

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;

export interface Tile {
  /** 0 holds leaf hashes; each level above, the roots of full tiles beneath. */
  readonly level: number | "entries";
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

/**
 * Path of a tile below the log's folder.
 *
 * @throws RangeError where level, index or width is out of range
 * @example tilePath({ level: 0, index: 1234067, width: 256 }) // "tile/0/x001/x234/067"
 */
export function tilePath({ level, index, width }: Tile): string {
  if (level !== "entries" && (!isSize(level) || level > 63)) throw new RangeError("level must be 0 to 63");
  if (!isSize(index)) throw new RangeError("index must be a whole number, 0 or more");
  if (!isSize(width) || width < 1 || width > TILE_WIDTH) throw new RangeError("width must be 1 to 256");
  const groups = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  }
  return `tile/${level}/${groups.join("/")}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/** Every tile and bundle that a log of this size has: full ones, and the partial ones at its end. */
export function* tilesOf(size: number): IterableIterator<Tile> {
  for (const [level, hashes] of levelsIn(size)) yield* ofLevel(level, hashes);
}

/** The bundles of a log of this size, in order. */
export function* bundlesOf(size: number): IterableIterator<Tile> {
  yield* ofLevel("entries", checked(size));
}

/** The partial ones of `tilesOf` alone: what a larger log has no more, but for those who saw it at this size. */
export function* partialTilesOf(size: number): IterableIterator<Tile> {
  for (const [level, hashes] of levelsIn(size)) {
    const width = hashes % TILE_WIDTH;
    if (width > 0) yield { level, index: Math.floor(hashes / TILE_WIDTH), width };
  }
}

function checked(size: number): number {
  if (!isSize(size)) throw new RangeError("size must be a whole number, 0 or more");
  return size;
}

/** Each level with how many entries or hashes it holds. */
function* levelsIn(size: number): IterableIterator<[Tile["level"], number]> {
  if (checked(size) > 0) yield ["entries", size];
  for (let [level, hashes] = [0, size]; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH))
    yield [level, hashes];
}

function* ofLevel(level: Tile["level"], hashes: number): IterableIterator<Tile> {
  for (let index = 0; index * TILE_WIDTH < hashes; index += 1) {
    yield { level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) };
  }
}
