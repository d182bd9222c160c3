/** What the ciphertext of one source is bound to, and the nonce of a key that encrypts one text ever. */
import { concatBytes, utf8 } from "@daftar/model";
import { number32 } from "./commitments.ts";

export const NONCE = new Uint8Array(12);
const DOMAIN = utf8("daftar.sealed/v1\0");

/** Additional data: the envelope's core (desk, kind, threshold, custodians, slots, subjects), place and subject. */
export function additional(core: Uint8Array, at: number, subject: string): Uint8Array {
  return concatBytes(DOMAIN, core, number32(at), utf8(subject));
}
