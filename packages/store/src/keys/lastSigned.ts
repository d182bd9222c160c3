/**
 * The tree that this desk's log key signed last, kept in a second place: beside the key, apart from the ops
 * and the releases that tell of it too. Where those were set back, to a backup or by hand, this still says how
 * far the log had come, and nothing shorter or other is ever signed.
 *
 * It is on the disk before a signature is made, and only ever goes on. Cost: one fsync a release.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, DaftarError, sha256Hex } from "@daftar/model";
import { z } from "zod";
import { isMissing, writeDurably } from "../disk/durable.ts";

const FILE = "log-signed.json";

const signedTree = z.strictObject({
  origin: z.string(),
  size: z.number().int().nonnegative(),
  /** In hexadecimal. */
  root: sha256Hex,
});
export type SignedTree = z.infer<typeof signedTree>;

/** @param dir the desk's `keys` folder @returns null where nothing was signed @throws DaftarError desk.damaged */
export function readLastSigned(dir: string): SignedTree | null {
  let text: string;
  try {
    text = readFileSync(join(dir, FILE), "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  try {
    return signedTree.parse(JSON.parse(text));
  } catch {
    throw new DaftarError("desk.damaged", "what the log key signed last cannot be read", {
      file: `keys/${FILE}`,
    });
  }
}

/**
 * Notes a tree that is about to be signed.
 *
 * @throws DaftarError log.behind for a smaller one than was signed before, and for another of that size
 */
export function noteSigned(dir: string, tree: SignedTree): void {
  const last = readLastSigned(dir);
  if (last !== null) {
    // Under another origin, which is what a renewal brings, there is a leaf more at least.
    if (tree.size < last.size || (last.origin !== tree.origin && tree.size === last.size))
      throw new DaftarError(
        "log.behind",
        `a log of ${last.size} leaves was signed before, this has ${tree.size}`,
      );
    if (tree.size === last.size && tree.root !== last.root)
      throw new DaftarError("log.behind", `another log of ${last.size} leaves was signed before`);
    if (tree.size === last.size) return;
  }
  writeDurably(join(dir, FILE), `${canonicalText(tree)}\n`);
}
