/**
 * The RFC 6962 root over the leaf hashes of one chunk of rows.
 *
 * Source: RFC 6962, section 2.1: leaf = H(0x00 ‖ data), node = H(0x01 ‖ left ‖ right), the left part the
 * largest power of two below the number of leaves. Cost: linear in leaves; a chunk has at most 1,000.
 */
import { concatBytes, ROW_DOMAIN, utf8 } from "@daftar/model";
import { sha256 } from "../keys/ed25519.ts";

const NODE = new Uint8Array([1]);
const LEAF_HEAD = concatBytes(new Uint8Array([0]), utf8(`${ROW_DOMAIN}\0`));

/** Leaf hash of a row by its canonical text: `rowLeafBytes` of model without writing the text twice. */
export function leafOfLine(line: string): Uint8Array {
  return sha256(concatBytes(LEAF_HEAD, utf8(line)));
}

/** Root over leaf hashes. @throws RangeError when there are none */
export function treeRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const only = leaves[0];
  if (only === undefined) throw new RangeError("a chunk of rows has at least one row");
  if (leaves.length === 1) return only;
  let split = 1;
  while (2 * split < leaves.length) split *= 2;
  return sha256(concatBytes(NODE, treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split))));
}
