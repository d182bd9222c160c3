/** SHA-256, Ed25519 and seeded bytes for tests, from node:crypto. */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { NoteSigner } from "@daftar/log";
import { type RandomBytes, type Sha256, utf8 } from "@daftar/model";

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());

/** Bytes that anybody can guess: the same seed gives the same ones. */
export function seededBytes(seed: string): RandomBytes {
  let block = 0;
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; at += 32) {
      bytes.set(sha256(utf8(`${seed} ${block}`)).subarray(0, Math.min(32, count - at)), at);
      block += 1;
    }
    return bytes;
  };
}

const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** A signer whose key is made from its name, for tests only. */
export function testSigner(name: string): NoteSigner {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, sha256(utf8(`test key of ${name}`))]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32);
  return {
    name,
    publicKey: new Uint8Array(publicKey),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}
