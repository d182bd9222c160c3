/**
 * Packs a bundle: one line of format, one line of manifest and signature, the contents one after the
 * other, zeros up to the padded length; all of it encrypted to the recipient (SPEC, C1 to C4).
 *
 * Cost: one hash of every byte, and the memory of the whole bundle three times over.
 */
import {
  type BundleContent,
  canonicalText,
  concatBytes,
  fromHex,
  type RandomBytes,
  type Sha256,
  type Sign,
  toHex,
  utf8,
} from "@daftar/model";
import {
  BUNDLE_FORMAT,
  type BundleEntry,
  type BundleManifest,
  bundleManifest,
  LARGEST_BUNDLE,
  manifestBytes,
  nameOfHash,
} from "./manifest.ts";
import { paddedSize } from "./paddedSize.ts";

export interface BundleToPack extends Pick<BundleManifest, "desk" | "to" | "has" | "since" | "join"> {
  /** The packing node's public key, in hexadecimal. */
  readonly key: string;
  readonly contents: readonly BundleContent[];
}

export interface PackTools {
  readonly sha256: Sha256;
  /** Under the packing node's key. */
  readonly sign: Sign;
  readonly random: RandomBytes;
  /** Encrypts to the recipient, with age or what authenticates its whole length as age does. */
  readonly encrypt: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** A bundle, or why there is none. */
export type Packed =
  | { readonly status: "packed"; readonly id: string; readonly bytes: Uint8Array }
  | { readonly status: "too-large" };

function entryOf(content: BundleContent, sha256: Sha256): BundleEntry {
  const { bytes, ...named } = content;
  return { ...named, size: bytes.length, sha256: toHex(sha256(bytes)) };
}

/** @throws RangeError where a path or a name is not one that a bundle can hold */
export async function packBundle(bundle: BundleToPack, tools: PackTools): Promise<Packed> {
  const { sha256 } = tools;
  const manifest: BundleManifest = {
    format: BUNDLE_FORMAT,
    desk: bundle.desk,
    from: { node: nameOfHash(toHex(sha256(fromHex(bundle.key)))), key: bundle.key },
    to: bundle.to,
    nonce: toHex(tools.random(16)),
    has: [...bundle.has],
    since: bundle.since === null ? null : [...bundle.since],
    join: bundle.join,
    entries: bundle.contents.map((content) => entryOf(content, sha256)),
  };
  const checked = bundleManifest.safeParse(manifest);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    if (issue?.code === "too_big") return { status: "too-large" };
    throw new RangeError(`a bundle cannot hold this: ${issue?.path.join(".") ?? ""}`);
  }
  const signedBytes = manifestBytes(manifest);
  const head = utf8(
    `${BUNDLE_FORMAT}\n${canonicalText({ manifest, sig: toHex(tools.sign(signedBytes)) })}\n`,
  );
  const size = bundle.contents.reduce((sum, { bytes }) => sum + bytes.length, head.length);
  if (size > LARGEST_BUNDLE) return { status: "too-large" };
  const padding = new Uint8Array(paddedSize(size) - size);
  const plain = concatBytes(head, ...bundle.contents.map(({ bytes }) => bytes), padding);
  return { status: "packed", id: toHex(sha256(signedBytes)), bytes: await tools.encrypt(plain) };
}
