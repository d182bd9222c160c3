/**
 * Ed25519 verification in plain arithmetic, for where the platform has none that can be relied on: pages
 * opened from a disk or over plain HTTP, and engines whose own Ed25519 is young.
 *
 * Source: RFC 8032, section 5.1.7, cofactorless: R must be, byte by byte, the encoding of S·B − k·A, with
 * S < L. With `isSoundSignature` before it, it judges as `verify` of `store` does, which runs on
 * node:crypto (shown on the CCTV and Wycheproof vectors, in Node and in Chromium). Cost: about 5 ms.
 */
import { concatBytes, type Verify } from "@daftar/model";
import { sameBytes } from "../tree/hashes.ts";
import { BASE, combine, decodePoint, encodePoint, GROUP_ORDER, littleEndian, negate } from "./points.ts";
import { isSoundSignature } from "./soundSignature.ts";

/** @param sha512 SHA-512 of bytes */
export function verifierOf(sha512: (bytes: Uint8Array) => Uint8Array): Verify {
  return (publicKey, message, signature) => {
    if (!isSoundSignature(publicKey, signature)) return false;
    const key = decodePoint(publicKey);
    const s = littleEndian(signature.subarray(32));
    if (key === null || s >= GROUP_ORDER) return false;
    const r = signature.subarray(0, 32);
    const k = littleEndian(sha512(concatBytes(r, publicKey, message))) % GROUP_ORDER;
    return sameBytes(encodePoint(combine(s, BASE, k, negate(key))), r);
  };
}
