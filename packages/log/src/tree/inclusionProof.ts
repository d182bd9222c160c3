/**
 * Inclusion proofs: that an entry stands at its place in a tree.
 *
 * Making: RFC 6962, section 2.1.1. Checking: the iterative algorithm of RFC 9162, section 2.1.3.2,
 * which reads the proof once and refuses spare hashes. Cost: checking, one node hash a proof hash;
 * making, one node hash a leaf, since no inner node is kept.
 */
import type { Sha256 } from "@daftar/model";
import { merkleRoot } from "./frontier.ts";
import { HASH_BYTES, nodeHash, sameBytes } from "./hashes.ts";
import { halve, isSize, splitOf } from "./sizes.ts";

/**
 * Hashes from the leaf's neighbour up to the root.
 *
 * @param leafHashes of the whole tree, in order
 * @param index of the leaf, from 0
 * @throws RangeError where the tree has no such leaf
 */
export function inclusionProof(
  leafHashes: readonly Uint8Array[],
  index: number,
  sha256: Sha256,
): Uint8Array[] {
  if (!isSize(index) || index >= leafHashes.length) {
    throw new RangeError(`index must be a whole number below ${leafHashes.length}`);
  }
  const proof: Uint8Array[] = [];
  let [from, to] = [0, leafHashes.length];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      proof.push(merkleRoot(leafHashes.slice(middle, to), sha256));
      to = middle;
    } else {
      proof.push(merkleRoot(leafHashes.slice(from, middle), sha256));
      from = middle;
    }
  }
  return proof.reverse();
}

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  /** 32 bytes; `leafHash` of the entry. */
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows the leaf at that index of the tree with that size and root. */
export function verifyInclusion(claim: InclusionClaim, sha256: Sha256): boolean {
  const { index, size, root, proof } = claim;
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  if ([claim.leafHash, root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  let [at, last] = [index, size - 1];
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash, sha256);
      // At the right edge a node may have no sibling for several levels.
      while (at % 2 === 0 && at !== 0) [at, last] = [halve(at), halve(last)];
    } else {
      hash = nodeHash(hash, sibling, sha256);
    }
    [at, last] = [halve(at), halve(last)];
  }
  return last === 0 && sameBytes(hash, root);
}
