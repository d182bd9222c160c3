/**
 * SHA-256 and Ed25519 on node:crypto, in the shapes that the floors below receive.
 *
 * Source: RFC 8032. OpenSSL is cofactorless with S < L, but its versions part on odd points, so `verify`
 * refuses beforehand what they part on (`isSoundSignature` of `log`, which says why). Cost: 10-17
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
import { isSoundSignature } from "@daftar/log";
import { fromHex, type RandomBytes, type Sha256, type Sign, toHex, type Verify } from "@daftar/model";

/** SHA-256 of bytes. In one call and through text: of short inputs, a third of the cost of a `Hash` and its buffer. */
export const sha256: Sha256 = (bytes) => fromHex(hash("sha256", bytes, "hex"));

/** HMAC-SHA256 of bytes under a key. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac("sha256", key).update(bytes).digest());
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

// A desk meets few keys and many signatures; importing a key costs as much as a verification.
const importedKeys = new Map<string, KeyObject>();
const MOST_KEYS_KEPT = 1024;

/** The key, which is sound, as node:crypto takes it. */
function importPublic(key: Uint8Array): KeyObject {
  const name = toHex(key);
  const known = importedKeys.get(name);
  if (known !== undefined) return known;
  const made = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: base64url(key) }, format: "jwk" });
  if (importedKeys.size >= MOST_KEYS_KEPT) importedKeys.clear();
  importedKeys.set(name, made);
  return made;
}

/** Whether an Ed25519 signature holds; false for keys that are not sound and for bytes of wrong length. */
export const verify: Verify = (publicKey, message, signature) => {
  if (!isSoundSignature(publicKey, signature)) return false;
  return cryptoVerify(null, message, importPublic(publicKey), signature);
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
