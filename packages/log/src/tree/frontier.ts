/**
 * The frontier of a tree: the roots of its whole subtrees, all that is needed to grow it.
 *
 * A tree of n leaves splits into whole subtrees, one for each 1 bit of n, largest first (RFC 6962,
 * section 2.1). Appending is binary counting. Cost: appending one leaf, amortised one node hash;
 * memory, at most 53 hashes.
 */
import type { Sha256 } from "@daftar/model";
import { HASH_BYTES, nodeHash } from "./hashes.ts";

export interface Frontier {
  /** Leaves so far. */
  readonly size: number;
  /** Roots of the whole subtrees, largest first. */
  readonly peaks: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/**
 * The frontier with one leaf more; the one given stays as it is.
 *
 * @param hash the leaf's hash, 32 bytes (`leafHash`)
 * @throws RangeError where the hash has another length
 */
export function appendLeafHash(frontier: Frontier, hash: Uint8Array, sha256: Sha256): Frontier {
  const peaks = [...frontier.peaks];
  push(peaks, frontier.size, hash, sha256);
  return { size: frontier.size + 1, peaks };
}

/** Root of the tree that a frontier stands for; SHA-256 of nothing where it is empty. */
export function rootOfFrontier(frontier: Frontier, sha256: Sha256): Uint8Array {
  return fold(frontier.peaks, sha256);
}

/**
 * Root over leaf hashes: the Merkle Tree Hash of RFC 6962.
 *
 * @param leafHashes each 32 bytes, in order; none gives SHA-256 of nothing
 * @throws RangeError where a hash has another length
 */
export function merkleRoot(leafHashes: Iterable<Uint8Array>, sha256: Sha256): Uint8Array {
  return fold(peaksOf(leafHashes, sha256), sha256);
}

/**
 * The same root from roots of whole subtrees: 256^n leaves each in the first part, fewer in each that follows.
 *
 * @param parts larger subtrees first, as a log's tiles hold them at their end
 */
export function rootOfParts(parts: readonly (readonly Uint8Array[])[], sha256: Sha256): Uint8Array {
  return fold(
    parts.flatMap((part) => peaksOf(part, sha256)),
    sha256,
  );
}

function peaksOf(hashes: Iterable<Uint8Array>, sha256: Sha256): Uint8Array[] {
  const peaks: Uint8Array[] = [];
  let size = 0;
  for (const hash of hashes) {
    push(peaks, size, hash, sha256);
    size += 1;
  }
  return peaks;
}

function push(peaks: Uint8Array[], size: number, hash: Uint8Array, sha256: Sha256): void {
  if (hash.length !== HASH_BYTES) throw new RangeError(`a leaf hash must be ${HASH_BYTES} bytes`);
  let peak = hash;
  // Every trailing 1 bit of the size is a peak as large as the one in hand.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = peaks.pop();
    if (left === undefined) throw new RangeError("a frontier must hold one peak for each 1 bit of its size");
    peak = nodeHash(left, peak, sha256);
  }
  peaks.push(peak);
}

function fold(peaks: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  const last = peaks.at(-1);
  if (last === undefined) return sha256(new Uint8Array(0));
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, sha256), last);
}
