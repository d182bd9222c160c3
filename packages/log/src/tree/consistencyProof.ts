/**
 * Consistency proofs: that a tree begins with another, so that nothing was changed or removed.
 *
 * Making: RFC 6962, section 2.1.2. Checking: the iterative algorithm of RFC 9162, section 2.1.4.2.
 * A first tree of size 0 is refused: it says nothing about any other. Cost: checking, two node hashes a
 * proof hash; making, one node hash a leaf.
 */
import type { Sha256 } from "@daftar/model";
import { merkleRoot } from "./frontier.ts";
import { HASH_BYTES, nodeHash, sameBytes } from "./hashes.ts";
import { halve, isPowerOfTwo, isSize, splitOf } from "./sizes.ts";

/**
 * Hashes that show that the tree of `leafHashes` begins with its own first `size` leaves.
 *
 * @param size of the earlier tree; at least 1
 * @throws RangeError where the earlier tree is empty or larger than the later
 */
export function consistencyProof(
  leafHashes: readonly Uint8Array[],
  size: number,
  sha256: Sha256,
): Uint8Array[] {
  if (!isSize(size) || size === 0 || size > leafHashes.length) {
    throw new RangeError(`size must be a whole number from 1 to ${leafHashes.length}`);
  }
  const proof: Uint8Array[] = [];
  let [from, to] = [0, leafHashes.length];
  // While the earlier tree is a left part of the subtree in hand, its root is known to the reader.
  let known = true;
  while (to !== size) {
    const middle = from + splitOf(to - from);
    if (size <= middle) {
      proof.push(merkleRoot(leafHashes.slice(middle, to), sha256));
      to = middle;
    } else {
      proof.push(merkleRoot(leafHashes.slice(from, middle), sha256));
      from = middle;
      known = false;
    }
  }
  if (!known) proof.push(merkleRoot(leafHashes.slice(from, to), sha256));
  return proof.reverse();
}

export interface ConsistencyClaim {
  readonly size1: number;
  readonly root1: Uint8Array;
  readonly size2: number;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the second tree begins with the first. */
export function verifyConsistency(claim: ConsistencyClaim, sha256: Sha256): boolean {
  const { size1, root1, size2, root2, proof } = claim;
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2);
  if ([root1, root2, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  // A first tree that is one whole subtree is its own first proof hash.
  const [start, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  if (proof.length === 0 || start === undefined) return false;
  let [at, last] = [size1 - 1, size2 - 1];
  while (at % 2 === 1) [at, last] = [halve(at), halve(last)];
  let [hash1, hash2] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash1 = nodeHash(sibling, hash1, sha256);
      hash2 = nodeHash(sibling, hash2, sha256);
      while (at % 2 === 0 && at !== 0) [at, last] = [halve(at), halve(last)];
    } else {
      hash2 = nodeHash(hash2, sibling, sha256);
    }
    [at, last] = [halve(at), halve(last)];
  }
  return last === 0 && sameBytes(hash1, root1) && sameBytes(hash2, root2);
}
