/** What the ciphertext of one source is bound to, and the nonce of a key that encrypts one text ever. */
import { canonicalBytes, toHex } from "@daftar/model";

export const NONCE = new Uint8Array(12);
export const TAG_BYTES = 16;

/** Additional data: the envelope's core (desk, kind, threshold, custodians, slots, subjects), place and subject. */
export function additional(core: Uint8Array, at: number, subject: string): Uint8Array {
  return canonicalBytes({ of: "daftar.sealed/v1", core: toHex(core), at, subject });
}
