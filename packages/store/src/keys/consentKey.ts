/**
 * The key with which a custodian consents to a successor: made of their age identity, so that there is nothing
 * further to keep.
 *
 * Source: HKDF-SHA-256 (RFC 5869) over the identity's text, which holds 256 bits of chance in classic and in
 * post-quantum identities alike, under a label of its own; its 32 bytes are the seed of an Ed25519 key.
 */
import { hkdfSync } from "node:crypto";
import { toHex, utf8 } from "@daftar/model";
import { type KeyPair, keyPairOf } from "./ed25519.ts";

const LABEL = utf8("daftar.custodian.consent/v1");

/** @param identity as `identityIn` gives it */
export function consentKeyOf(identity: string): KeyPair {
  const seed = hkdfSync("sha256", utf8(identity), new Uint8Array(0), LABEL, 32);
  return keyPairOf(toHex(new Uint8Array(seed)));
}
