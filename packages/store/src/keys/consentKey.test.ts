import { createHmac } from "node:crypto";
import { toHex, utf8 } from "@daftar/model";
import { generateHybridIdentity, generateX25519Identity } from "age-encryption";
import { expect, it } from "vitest";
import { consentKeyOf } from "./consentKey.ts";
import { keyPairOf, verify } from "./ed25519.ts";

const hmac = (key: Uint8Array, ...bytes: Uint8Array[]): Uint8Array =>
  new Uint8Array(createHmac("sha256", key).update(Buffer.concat(bytes)).digest());

it("[J18] a consent key is made of the identity alone, by RFC 5869, for classic and post-quantum ones", async () => {
  for (const identity of [await generateX25519Identity(), await generateHybridIdentity()]) {
    // The two steps of the RFC written out: extract under an empty salt, then the first block of expand.
    const extracted = hmac(new Uint8Array(32), utf8(identity));
    const seed = hmac(extracted, utf8("daftar.custodian.consent/v1"), Uint8Array.of(1));
    const pair = consentKeyOf(identity);
    expect(pair.publicKey).toBe(keyPairOf(toHex(seed)).publicKey);
    expect(consentKeyOf(identity).publicKey).toBe(pair.publicKey);
    const key = Uint8Array.from(Buffer.from(pair.publicKey, "hex"));
    expect(verify(key, utf8("a"), pair.sign(utf8("a")))).toBe(true);
    expect(verify(key, utf8("b"), pair.sign(utf8("a")))).toBe(false);
  }
});
