/**
 * Commitments: the library that combines shares returns a wrong secret without an error, so each share is held
 * against a hash that was made with it, and the key that comes out against another.
 *
 * A share's commitment is salted; the salts of one custodian come from one seed in the box, so that a box holds
 * 32 bytes a source and a single salt can be handed out with its share. What is
 * split is 128 bits of chance, which need no salt; the cipher's key is made of them. Cost: one hash each.
 */
import { concatBytes, type Sha256, utf8 } from "@daftar/model";

const SALT = utf8("daftar.share.salt/v1\0");
const SHARE = utf8("daftar.share/v1\0");
const SECRET = utf8("daftar.sealed.secret/v1\0");
const KEY = utf8("daftar.sealed.key/v1\0");

export function number32(at: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, at);
  return bytes;
}

/** Salt of the share at a place, from the box's seed (32 bytes). */
export function saltOf(seed: Uint8Array, at: number, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(SALT, seed, number32(at)));
}

/** Where a share belongs: its envelope's core, its item and its slot (8 bytes). */
export interface SharePlace {
  readonly core: Uint8Array;
  readonly at: number;
  readonly slot: Uint8Array;
}

/** @param x the share's coordinate, 1 to 255 @param y its bytes */
export function shareCommitment(
  { core, at, slot }: SharePlace,
  { salt, x, y }: { readonly salt: Uint8Array; readonly x: number; readonly y: Uint8Array },
  sha256: Sha256,
): Uint8Array {
  return sha256(concatBytes(SHARE, core, number32(at), slot, salt, Uint8Array.of(x), y));
}

/** Of what was split, so that shares which were dealt inconsistently are told, and nothing opens to two texts. */
export function secretCommitment(
  core: Uint8Array,
  at: number,
  secret: Uint8Array,
  sha256: Sha256,
): Uint8Array {
  return sha256(concatBytes(SECRET, core, number32(at), secret));
}

/** The key of one source's ciphertext. */
export function keyOfSecret(core: Uint8Array, at: number, secret: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(KEY, core, number32(at), secret));
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
