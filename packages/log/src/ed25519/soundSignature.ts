/**
 * What every verifier of ours asks of a key and a signature before it reckons: the part of the predicate
 * that implementations of Ed25519 do not share.
 *
 * Go and the OpenSSL of Node 20 accept 208 of the 914 CCTV vectors, the OpenSSL of Node 24 refuses 165 of
 * these, libsodium most, and a browser's engine is whichever the reader has. What holds on one machine and not on
 * another is a silent fork. They part on keys that are not sound and on R of small order; refused here, all
 * agree. Honest signers make neither. Cost: that of `isSoundKey` for a key not seen before.
 */
import { toHex } from "@daftar/model";
import { isSoundKey } from "./soundKey.ts";

/** Canonical encodings of the eight points of small order; other spellings of R never verify. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  `01${"00".repeat(31)}`,
  `ec${"ff".repeat(30)}7f`,
  "00".repeat(32),
  `${"00".repeat(31)}80`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]);

/** Whether key and signature are of a form that every implementation judges alike: lengths, sound key, R. */
export function isSoundSignature(publicKey: Uint8Array, signature: Uint8Array): boolean {
  return (
    publicKey.length === 32 &&
    signature.length === 64 &&
    isSoundKey(toHex(publicKey)) &&
    !SMALL_ORDER.has(toHex(signature.subarray(0, 32)))
  );
}
