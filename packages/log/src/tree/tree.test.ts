import { toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import { consistencyProof, verifyConsistency } from "./consistencyProof.ts";
import { appendLeafHash, EMPTY_FRONTIER, type Frontier, merkleRoot, rootOfFrontier } from "./frontier.ts";
import { leafHash, nodeHash, sameBytes } from "./hashes.ts";
import { inclusionProof, verifyInclusion } from "./inclusionProof.ts";
import { rootOf } from "./rootOf.ts";

const LARGEST = 70;
const leaves = Array.from({ length: LARGEST }, (_, at) => leafHash(utf8(`leaf ${at}`), sha256));

/** MTH as RFC 6962 defines it, by recursion: slow, and written apart from the code it checks. */
function definedRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (first === undefined) return sha256(new Uint8Array(0));
  if (hashes.length === 1) return first;
  const split = 1 << (31 - Math.clz32(hashes.length - 1));
  return nodeHash(definedRoot(hashes.slice(0, split)), definedRoot(hashes.slice(split)), sha256);
}

const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe("hashes and roots", () => {
  it("[L1] the empty tree, an empty leaf and a node hash as RFC 6962 says", () => {
    const hex = (bytes: Uint8Array) => toHex(bytes);
    expect(hex(rootOf([], sha256))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(hex(leafHash(new Uint8Array(0), sha256))).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
    expect(hex(nodeHash(utf8("N123"), utf8("N456"), sha256))).toBe(
      "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb",
    );
  });

  it("[L2] growing leaf by leaf gives the defined root at every size", () => {
    let frontier: Frontier = EMPTY_FRONTIER;
    for (let size = 0; size <= LARGEST; size += 1) {
      const expected = toHex(definedRoot(leaves.slice(0, size)));
      expect(toHex(rootOfFrontier(frontier, sha256))).toBe(expected);
      expect(toHex(merkleRoot(leaves.slice(0, size), sha256))).toBe(expected);
      const next = leaves[size];
      if (next !== undefined) frontier = appendLeafHash(frontier, next, sha256);
    }
  });

  it("[L2] appending leaves the earlier frontier as it was", () => {
    const three = leaves.slice(0, 3).reduce((f, leaf) => appendLeafHash(f, leaf, sha256), EMPTY_FRONTIER);
    const before = toHex(rootOfFrontier(three, sha256));
    appendLeafHash(three, leaves[3]!, sha256);
    expect(toHex(rootOfFrontier(three, sha256))).toBe(before);
  });

  it("[L1] a hash that is not 32 bytes, or a frontier that lacks a peak, is a programmer's mistake", () => {
    expect(() => merkleRoot([new Uint8Array(31)], sha256)).toThrow(RangeError);
    expect(() => appendLeafHash({ size: 1, peaks: [] }, leaves[0]!, sha256)).toThrow(RangeError);
  });
});

describe("proofs, every pair up to 70 leaves", () => {
  it("[L3] each leaf is shown to be in each tree, and one flipped bit anywhere is refused", () => {
    let bit = 0;
    for (let size = 1; size <= LARGEST; size += 1) {
      const tree = leaves.slice(0, size);
      const root = definedRoot(tree);
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(tree, index, sha256);
        const claim = { index, size, leafHash: leaves[index]!, root, proof };
        expect(verifyInclusion(claim, sha256)).toBe(true);
        bit = (bit + 37) % 256;
        const altered = proof.map((hash, at) => (at === index % proof.length ? flipped(hash, bit) : hash));
        const bad = [
          { ...claim, leafHash: flipped(claim.leafHash, bit) },
          { ...claim, root: flipped(root, bit) },
          { ...claim, proof: [...proof, root] },
          { ...claim, index: size },
          ...(proof.length > 0
            ? [
                { ...claim, proof: proof.slice(1) },
                { ...claim, proof: altered },
              ]
            : []),
          ...(size > 1 ? [{ ...claim, index: (index + 1) % size }] : []),
        ];
        expect(bad.map((one) => verifyInclusion(one, sha256))).toEqual(bad.map(() => false));
      }
    }
  });

  it("[L4] each tree is shown to begin with each earlier one, and altered proofs are refused", () => {
    let bit = 0;
    for (let size2 = 1; size2 <= LARGEST; size2 += 1) {
      const root2 = definedRoot(leaves.slice(0, size2));
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const root1 = definedRoot(leaves.slice(0, size1));
        const proof = consistencyProof(leaves.slice(0, size2), size1, sha256);
        const claim = { size1, root1, size2, root2, proof };
        expect(verifyConsistency(claim, sha256)).toBe(true);
        bit = (bit + 37) % 256;
        const altered = proof.map((hash, at) => (at === size1 % proof.length ? flipped(hash, bit) : hash));
        const bad = [
          { ...claim, root1: flipped(root1, bit) },
          { ...claim, root2: flipped(root2, bit) },
          { ...claim, proof: [...proof, root2] },
          ...(proof.length > 0
            ? [
                { ...claim, proof: proof.slice(0, -1) },
                { ...claim, proof: altered },
              ]
            : []),
          ...(size1 < size2 ? [{ ...claim, size1: size2, size2: size1 }] : []),
        ];
        expect(bad.map((one) => verifyConsistency(one, sha256))).toEqual(bad.map(() => false));
      }
    }
  });

  it("[L3] [L4] a proof longer than the tree is high is refused, though it hashes to the root given", () => {
    const [left, right] = [leaves[0]!, leaves[1]!];
    const root = nodeHash(left, right, sha256);
    expect(verifyInclusion({ index: 0, size: 1, leafHash: right, root, proof: [left] }, sha256)).toBe(false);
    const three = definedRoot(leaves.slice(0, 3));
    const [above, more] = [nodeHash(left, three, sha256), nodeHash(left, root, sha256)];
    const longer = [...consistencyProof(leaves.slice(0, 3), 2, sha256), left];
    expect(verifyConsistency({ size1: 2, root1: more, size2: 3, root2: above, proof: longer }, sha256)).toBe(
      false,
    );
  });

  it("[L4] from an empty tree nothing is shown", () => {
    const root = definedRoot([]);
    expect(verifyConsistency({ size1: 0, root1: root, size2: 0, root2: root, proof: [] }, sha256)).toBe(
      false,
    );
    expect(() => consistencyProof(leaves, 0, sha256)).toThrow(RangeError);
    expect(() => consistencyProof(leaves, LARGEST + 1, sha256)).toThrow(RangeError);
  });

  it("[L5] sizes that are no whole numbers are refused", () => {
    const claim = { index: 0, size: 1, leafHash: leaves[0]!, root: leaves[0]!, proof: [] };
    expect(verifyInclusion(claim, sha256)).toBe(true);
    for (const size of [0.5, Number.NaN, -1, 2 ** 53]) {
      expect(verifyInclusion({ ...claim, size }, sha256)).toBe(false);
      const trees = { size1: 1, root1: leaves[0]!, size2: size, root2: leaves[0]!, proof: [] };
      expect(verifyConsistency(trees, sha256)).toBe(false);
    }
    expect(() => inclusionProof(leaves, LARGEST, sha256)).toThrow(RangeError);
    expect(() => inclusionProof(leaves, -1, sha256)).toThrow(RangeError);
  });

  it("[L5] a proof in a tree of more than 2^31 leaves is checked exactly", () => {
    // The last leaf of 2^40 + 1 leaves has one sibling: the whole subtree to its left.
    const size = 2 ** 40 + 1;
    const [left, leaf] = [leaves[0]!, leaves[1]!];
    const root = nodeHash(left, leaf, sha256);
    const claim = { index: 2 ** 40, size, leafHash: leaf, root, proof: [left] };
    expect(verifyInclusion(claim, sha256)).toBe(true);
    expect(verifyInclusion({ ...claim, index: 2 ** 40 - 1 }, sha256)).toBe(false);
  });
});

it("comparing bytes looks at length and at every byte", () => {
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
});
