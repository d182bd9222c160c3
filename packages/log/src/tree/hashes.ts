/**
 * The two hashes of the tree: of a leaf and of a node.
 *
 * Source: RFC 6962, section 2.1. The first byte keeps leaves and nodes apart, so that no leaf can pass
 * for a node (second preimage). Cost: one SHA-256.
 */
import { concatBytes, type Sha256 } from "@daftar/model";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Length in bytes of every hash in the log. */
export const HASH_BYTES = 32;

/** Hash of a leaf: SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(LEAF, entry));
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), both 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(NODE, left, right));
}

/** Whether two byte strings are the same. Nothing here is secret, so time may tell. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
