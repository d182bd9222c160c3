/** Node's crypto in the shapes that courier receives, and an invented bundle. Tests only. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { toHex, utf8 } from "@daftar/model";
import { type BundleToPack, packBundle } from "../bundle/packBundle.ts";

export const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
export const random = (count: number) => new Uint8Array(randomBytes(count));

export function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const key = toHex(raw);
  return {
    key,
    node: toHex(sha256(raw)).slice(0, 16),
    sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
  };
}

export const verifyEd25519 = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
  return verify(null, message, { key: spki, format: "der", type: "spki" }, signature);
};

export interface Box {
  readonly encrypt: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>;
}

/** Stands for age: one key a recipient, the whole length authenticated. */
export function newBox(): Box {
  const secret = random(32);
  return {
    encrypt: async (bytes: Uint8Array) => {
      const nonce = random(12);
      const cipher = createCipheriv("aes-256-gcm", secret, nonce);
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return new Uint8Array(Buffer.concat([secret.subarray(0, 4), nonce, cipher.getAuthTag(), sealed]));
    },
    decrypt: async (bytes: Uint8Array) => {
      // As age: the header tells whose it is, and everything after it is authenticated.
      if (toHex(bytes.subarray(0, 4)) !== toHex(secret.subarray(0, 4))) return null;
      const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(4, 16));
      decipher.setAuthTag(bytes.subarray(16, 32));
      return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(32)), decipher.final()]));
    },
  };
}

export const DESK = "d".repeat(64);

/** Two invented machines, and what the first packs for the second. */
export function twoMachines() {
  const [from, to] = [newKey(), newKey()];
  const box = newBox();
  const given: BundleToPack = {
    desk: DESK,
    key: from.key,
    to: to.node,
    has: [{ node: from.node, epoch: 0, next: 2, head: "a".repeat(64) }],
    since: null,
    join: null,
    contents: [
      { kind: "ops", node: from.node, epoch: 0, bytes: utf8("line one\nline two\n") },
      { kind: "blob", bytes: utf8("sealed, invented") },
      { kind: "rows", root: "b".repeat(64), bytes: utf8("rows\n") },
      { kind: "published", digest: "c".repeat(64), path: "log/tile/0/000", bytes: new Uint8Array(0) },
    ],
  };
  const pack = (changes: Partial<BundleToPack> = {}, encrypt = box.encrypt) =>
    packBundle({ ...given, ...changes }, { sha256, sign: from.sign, random, encrypt });
  return { from, to, box, given, pack };
}
