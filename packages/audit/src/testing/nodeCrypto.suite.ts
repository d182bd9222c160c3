/** SHA-256 and Ed25519 of node:crypto, for tests; keys come from one repeated byte and are no secret. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
import type { Sha256, Sign, Verify } from "@daftar/model";

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());

const PRIVATE = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC = Buffer.from("302a300506032b6570032100", "hex");

export const ed25519Verify: Verify = (publicKey, message, signature) => {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: "der", type: "spki" });
  return verify(null, message, key, signature);
};

export const p256Verify: Verify = (publicKey, message, signature) => {
  const [x, y] = [publicKey.subarray(1, 33), publicKey.subarray(33)].map((part) =>
    Buffer.from(part).toString("base64url"),
  );
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  return verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature);
};

export function testKey(byte: number): { publicKey: Uint8Array; sign: Sign } {
  const key = createPrivateKey({
    key: Buffer.concat([PRIVATE, Buffer.alloc(32, byte)]),
    format: "der",
    type: "pkcs8",
  });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: new Uint8Array(spki.subarray(PUBLIC.length)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** A P-256 key for a passkey in software; another one each time. */
export function testP256Key(): { publicKey: Uint8Array; sign: Sign } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    publicKey: new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-65)),
    sign: (message) =>
      new Uint8Array(sign("sha256", message, { key: privateKey, dsaEncoding: "ieee-p1363" })),
  };
}
