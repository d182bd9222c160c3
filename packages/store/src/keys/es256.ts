/**
 * ECDSA on P-256 with SHA-256 (ES256) on node:crypto, in the shape that the floors below receive.
 *
 * Source: FIPS 186-5; SEC 1. The signature is r and s after each other, as WebCrypto has it; the form of
 * both, and that s is the lower of its two values, is checked before (`inLowerHalf` in model), here once
 * more: what one implementation takes and another refuses would be a fork. Cost: some ten thousand
 * verifications a second; importing a key costs as much as one.
 */
import { createPublicKey, verify as cryptoVerify, type KeyObject } from "node:crypto";
import { inLowerHalf, toHex, type Verify } from "@daftar/model";
import { isSoundP256Key } from "./soundP256Key.ts";

const importedKeys = new Map<string, KeyObject | null>();
const MOST_KEYS_KEPT = 1024;
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

function importPublic(key: Uint8Array): KeyObject | null {
  const name = toHex(key);
  const known = importedKeys.get(name);
  if (known !== undefined) return known;
  const [x, y] = [base64url(key.subarray(1, 33)), base64url(key.subarray(33))];
  const made = isSoundP256Key(name)
    ? createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" })
    : null;
  if (importedKeys.size >= MOST_KEYS_KEPT) importedKeys.clear();
  importedKeys.set(name, made);
  return made;
}

/** Whether an ES256 signature holds; false for keys that are not sound and for the higher s. */
export const verifyEs256: Verify = (publicKey, message, signature) => {
  if (publicKey.length !== 65 || signature.length !== 64 || !inLowerHalf(toHex(signature))) return false;
  const imported = importPublic(publicKey);
  if (imported === null) return false;
  return cryptoVerify("sha256", message, { key: imported, dsaEncoding: "ieee-p1363" }, signature);
};
