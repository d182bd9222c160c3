/**
 * A lock on one source's ciphertext: 32 bytes that lie elsewhere, without which no custodians open it.
 *
 * An envelope of a thousand rows is one file under one hash, so nothing can be taken out of it. What can be taken
 * away is a row's lock, which lies with the row: then its ciphertext is noise for good, also to those who open
 * all the rest. The lock adds nothing to who may open: that is what shares are for. Source: the stream of
 * ChaCha20 (RFC 8439) over the ciphertext, which its own tag still holds; a key of core, place and lock meets one
 * text ever, so its nonce is zero. Cost: a hash and a pass over the bytes.
 */
import { concatBytes, type Sha256, utf8 } from "@daftar/model";
import { number32 } from "./commitments.ts";
import { NONCE } from "./item.ts";
import type { Envelope } from "./readEnvelope.ts";

const DOMAIN = utf8("daftar.sealed.lock/v1\0");
const LOCK_BYTES = 32;

/** Where a ciphertext lies: its envelope's core, its place, and the lock that is kept elsewhere. */
export interface LockPlace {
  readonly core: Uint8Array;
  readonly at: number;
  readonly lock: Uint8Array;
}

/** ChaCha20 of `@noble/ciphers`, loaded by whoever seals or opens. */
type Stream = typeof import("@noble/ciphers/chacha.js").chacha20;

/**
 * Puts the lock on a ciphertext, or takes it off: the same step twice gives back what was there.
 *
 * @throws RangeError for a lock of another length
 */
export function withLock(
  chacha20: Stream,
  ciphertext: Uint8Array,
  { core, at, lock }: LockPlace,
  sha256: Sha256,
): Uint8Array {
  if (lock.length !== LOCK_BYTES) throw new RangeError(`a lock has ${LOCK_BYTES} bytes, not ${lock.length}`);
  return chacha20(sha256(concatBytes(DOMAIN, core, number32(at), lock)), NONCE, ciphertext);
}

/**
 * What custodians' shares open of an item: its ciphertext, without the lock where the envelope says that it has one.
 *
 * @throws RangeError where it has one and none is given
 */
export async function unlockedCiphertext(
  { header, core, items }: Envelope,
  at: number,
  lock: Uint8Array | null,
  sha256: Sha256,
): Promise<Uint8Array> {
  const { ciphertext } = items[at]!;
  if (header.locked !== true) return ciphertext;
  if (lock === null) throw new RangeError("an item of a locked envelope is opened with its lock");
  const { chacha20 } = await import("@noble/ciphers/chacha.js");
  return withLock(chacha20, ciphertext, { core, at, lock }, sha256);
}
