/** Successions of invented custodians, for tests. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify as verifyOf,
} from "node:crypto";
import {
  acceptanceBytes,
  consentBytes,
  idOfOp,
  type OpBody,
  type SignedOp,
  type SuccessionTerms,
  toHex,
  type Verify,
} from "@daftar/model";
import type { Share } from "../envelope/openItem.ts";
import { ownBox, shareIn } from "../envelope/ownBox.ts";
import type { Envelope } from "../envelope/readEnvelope.ts";
import type { HandedBox } from "../succession/handed.ts";
import { handedTo } from "../succession/handed.ts";
import { type Custodian, custodians, placeOf, sha256 } from "./custodians.ts";

export const verify: Verify = (key, message, signature) => {
  const x = Buffer.from(key).toString("base64url");
  return verifyOf(
    null,
    message,
    createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }),
    signature,
  );
};

export interface Consenting extends Custodian {
  /** Consent key. */
  readonly key: string;
  readonly secret: KeyObject;
}

export async function consenting(count: number): Promise<Consenting[]> {
  return (await custodians(count)).map((one) => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const key = toHex(new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-32)));
    return { ...one, key, secret: createPrivateKey(privateKey.export({ format: "pem", type: "pkcs8" })) };
  });
}

const signedBy = ({ secret }: Consenting, bytes: Uint8Array): string =>
  toHex(new Uint8Array(sign(null, bytes, secret)));

export function termsOf(from: Consenting, to: Consenting, boxes: string | null): SuccessionTerms {
  return { from: from.recipient, to: to.recipient, toKey: to.key, boxes };
}

/** @param by who consents */
export function succession(
  desk: string,
  terms: SuccessionTerms,
  by: readonly Consenting[],
  to: Consenting,
): OpBody<"succession"> {
  const consents = by.map((one) => ({ key: one.key, signature: signedBy(one, consentBytes(desk, terms)) }));
  return { ...terms, consents, accepted: signedBy(to, acceptanceBytes(desk, terms)) };
}

/** The first op of an invented desk, as far as a file of boxes reads it. */
export const GENESIS: SignedOp = {
  op: {
    v: 1,
    desk: "",
    node: "0".repeat(16),
    epoch: 0,
    seq: 0,
    prev: "",
    time: "2014-05-08T00:00:00.000Z",
    by: "machine",
    type: "genesis",
    subject: "",
    parents: [],
    reason: "",
    body: {},
    approvals: [],
  },
  sig: "0".repeat(128),
};
export const GENESIS_ID = idOfOp(GENESIS.op, sha256);

/** The share that somebody would hand out, of a box dealt or handed over to them. */
export async function shareOfOwn(
  envelope: Envelope,
  handed: readonly HandedBox[],
  { identity }: Custodian,
  at = 0,
): Promise<Share> {
  const boxes = { ...envelope, handed: handedTo(envelope.core, handed) };
  const own = await ownBox(identity, boxes, [placeOf(envelope, at)], sha256);
  if (own.status !== "own") throw new TypeError(own.status);
  return shareIn(own.box, at, sha256);
}
