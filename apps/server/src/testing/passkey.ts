/** A passkey in software, of the browser that has the test server's page open. */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { InventedPasskey } from "@daftar/simulate";
import { sha256 } from "@daftar/store";

export function newPasskey(): InventedPasskey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { key: privateKey, dsaEncoding: "ieee-p1363" as const };
  const point = new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-65));
  const signed = (message: Uint8Array) => new Uint8Array(sign("sha256", message, key));
  return new InventedPasskey(
    { publicKey: point, sign: signed, credential: new Uint8Array(randomBytes(16)) },
    sha256,
  );
}
