/**
 * SHA-256 and Ed25519 on node:crypto, in the shapes that the floors below receive.
 *
 * Source: RFC 8032. OpenSSL is cofactorless with S < L, but its versions part on odd points: of the 914
 * CCTV vectors the one in Node 20 accepts 165 that the one in Node 24 refuses. A signature that one desk
 * accepts and another refuses is a silent fork, so `verify` refuses beforehand what they part on: keys
 * that are not sound (`soundKey.ts`) and R of small order. Honest signers make neither. Cost: 10-17
 * thousand verifications a second on one core, and some milliseconds for a key not seen before.
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign as cryptoSign,
  verify as cryptoVerify,
  hash,
  type KeyObject,
} from "node:crypto";
import { fromHex, type RandomBytes, type Sha256, type Sign, toHex, type Verify } from "@daftar/model";
import { isSoundKey } from "./soundKey.ts";

/** SHA-256 of bytes. */
export const sha256: Sha256 = (bytes) => new Uint8Array(hash("sha256", bytes, "buffer"));

/** HMAC-SHA256 of bytes under a key. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac("sha256", key).update(bytes).digest());
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

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

// A desk meets few keys and many signatures; importing a key costs as much as a verification.
const importedKeys = new Map<string, KeyObject | null>();
const MOST_KEYS_KEPT = 1024;

/** The key as node:crypto takes it; null where it is not sound. */
function importPublic(key: Uint8Array): KeyObject | null {
  const name = toHex(key);
  const known = importedKeys.get(name);
  if (known !== undefined) return known;
  const made = isSoundKey(name)
    ? createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: base64url(key) }, format: "jwk" })
    : null;
  if (importedKeys.size >= MOST_KEYS_KEPT) importedKeys.clear();
  importedKeys.set(name, made);
  return made;
}

/** Whether an Ed25519 signature holds; false for keys that are not sound and for bytes of wrong length. */
export const verify: Verify = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const imported = importPublic(publicKey);
  if (imported === null || SMALL_ORDER.has(toHex(signature.subarray(0, 32)))) return false;
  return cryptoVerify(null, message, imported, signature);
};

/** A private key that can sign, and its public half. */
export interface KeyPair {
  /** Public key, 32 bytes in hexadecimal. */
  readonly publicKey: string;
  /** The seed, 32 bytes in hexadecimal; goes to a 0600 file or under a passphrase, nowhere else. */
  readonly seed: string;
  readonly sign: Sign;
}

// DER of an Ed25519 private key without its seed (RFC 8410, section 7).
const PKCS8_HEAD = fromHex("302e020100300506032b657004220420");

/** The key pair of a seed of 32 bytes in hexadecimal. @throws RangeError for another length */
export function keyPairOf(seed: string): KeyPair {
  const bytes = fromHex(seed);
  if (bytes.length !== 32) throw new RangeError("an Ed25519 seed has 32 bytes");
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, bytes]),
    format: "der",
    type: "pkcs8",
  });
  const jwk = createPublicKey(key).export({ format: "jwk" });
  if (typeof jwk.x !== "string") throw new TypeError("node:crypto gave no public key");
  return {
    publicKey: toHex(new Uint8Array(Buffer.from(jwk.x, "base64url"))),
    seed,
    sign: (message) => new Uint8Array(cryptoSign(null, message, key)),
  };
}

/** A new key pair. @param random bytes nobody can guess */
export function newKeyPair(random: RandomBytes): KeyPair {
  return keyPairOf(toHex(random(32)));
}

/** The name of a node: the first 8 bytes of SHA-256 of its public key. */
export function nodeIdOf(publicKey: string): string {
  return toHex(sha256(fromHex(publicKey))).slice(0, 16);
}
