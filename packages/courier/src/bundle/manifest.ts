/**
 * The manifest of a bundle: who packed it, for whom, what lies in it and in which order.
 *
 * It stands before the contents, inside the encryption, and its node signs it together with the
 * recipient: age says nothing about the sender, and a bundle that did not name its recipient could be
 * encrypted anew to somebody else (research, integrity 3.7).
 */
import {
  canonicalBytes,
  chainHeld,
  concatBytes,
  joinGift,
  nodeName,
  opId,
  sha256Hex,
  utf8,
} from "@daftar/model";
import { z } from "zod";

export const BUNDLE_FORMAT = "daftar.bundle/v1";
/** Bytes of a bundle at most, all told: it is held in memory whole. */
export const LARGEST_BUNDLE = 1024 * 1024 * 1024;
export const LARGEST_MANIFEST = 64 * 1024 * 1024;
const MOST_ENTRIES = 500_000;

const size = z.number().int().nonnegative().max(LARGEST_BUNDLE);
/** Parts of a release's path; nothing that leaves its folder can be written with them. */
const releasePath = z
  .string()
  .max(300)
  .regex(/^(?!\.)[A-Za-z0-9._-]+(?:\/(?!\.)[A-Za-z0-9._-]+)*$/, "a path of a release");

export const bundleEntry = z.discriminatedUnion("kind", [
  /** Lines of one chain, each with its line end. */
  z.strictObject({
    kind: z.literal("ops"),
    node: nodeName,
    epoch: z.number().int().nonnegative(),
    size,
    sha256: sha256Hex,
  }),
  z.strictObject({ kind: z.literal("blob"), sha256: sha256Hex, size }),
  z.strictObject({ kind: z.literal("rows"), root: sha256Hex, size, sha256: sha256Hex }),
  z.strictObject({
    kind: z.literal("published"),
    digest: sha256Hex,
    path: releasePath,
    size,
    sha256: sha256Hex,
  }),
]);
export type BundleEntry = z.infer<typeof bundleEntry>;

export const bundleManifest = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** Id of the organisation's genesis op. */
  desk: opId,
  from: z.strictObject({ node: nodeName, key: sha256Hex }),
  to: nodeName,
  /** 16 random bytes, so that two bundles of the same contents are two. */
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  /** What the sender holds. */
  has: z.array(chainHeld),
  /** What it took the recipient to hold; null where it packed everything. */
  since: z.array(chainHeld).nullable(),
  join: joinGift.nullable(),
  entries: z.array(bundleEntry).max(MOST_ENTRIES),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

export const signedManifest = z.strictObject({
  manifest: bundleManifest,
  sig: z.string().regex(/^[0-9a-f]{128}$/),
});

/** What a node signs, and a bundle's id is the hash of. */
export function manifestBytes(manifest: BundleManifest): Uint8Array {
  return concatBytes(utf8(`${BUNDLE_FORMAT}\0`), canonicalBytes(manifest));
}

/** The name of a node: the first 8 bytes of SHA-256 of its key, given in hexadecimal. */
export function nameOfHash(hash: string): string {
  return hash.slice(0, 16);
}
