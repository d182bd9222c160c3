/**
 * One touch for several approvals: the challenge is the root of a tree over their hashes.
 *
 * Source: Merkle (1987), with the two halves of a node in the order of their bytes, so that a path needs
 * no sides. A leaf is SHA-256 of what is approved, which begins with the domain of approvals; a node is
 * SHA-256 of a domain of its own and two hashes: neither passes for the other. One approval alone is its
 * own root. Cost: a hash a leaf to make, sixteen at most to check.
 */
import type { Sha256 } from "../crypto.ts";
import { concatBytes, fromHex, toHex, utf8 } from "../text/bytes.ts";

const NODE_DOMAIN = utf8("daftar.approvals/v1\0");

function nodeOf(a: Uint8Array, b: Uint8Array, sha256: Sha256): Uint8Array {
  const [first, second] = toHex(a) < toHex(b) ? [a, b] : [b, a];
  return sha256(concatBytes(NODE_DOMAIN, first, second));
}

/**
 * The challenge of an approval.
 *
 * @param approved the bytes approved
 * @param path hashes beside it on the way to the root, in hexadecimal; none where it is alone
 */
export function challengeOf(approved: Uint8Array, path: readonly string[], sha256: Sha256): Uint8Array {
  return path.reduce((hash, beside) => nodeOf(hash, fromHex(beside), sha256), sha256(approved));
}

/** One challenge for all, and each one's path to it. @param all what is approved, one at least */
export function challengeOfAll(
  all: readonly Uint8Array[],
  sha256: Sha256,
): { readonly challenge: Uint8Array; readonly paths: readonly (readonly string[])[] } {
  const paths: string[][] = all.map(() => []);
  let level = all.map((approved, at) => ({ hash: sha256(approved), under: [at] }));
  while (level.length > 1) {
    const next: typeof level = [];
    for (let at = 0; at < level.length; at += 2) {
      const [a, b] = [level[at], level[at + 1]];
      if (a === undefined) break;
      if (b === undefined) {
        next.push(a);
        continue;
      }
      for (const leaf of a.under) paths[leaf]?.push(toHex(b.hash));
      for (const leaf of b.under) paths[leaf]?.push(toHex(a.hash));
      next.push({ hash: nodeOf(a.hash, b.hash, sha256), under: [...a.under, ...b.under] });
    }
    level = next;
  }
  const [root] = level;
  if (root === undefined) throw new RangeError("all must hold one approval at least");
  return { challenge: root.hash, paths };
}
