/**
 * What the ops about evidence and about time say (decisions 0061 and 0062).
 *
 * Of the file taken in an op holds no hash of its bytes: whoever had a copy could ask whether this desk has
 * it. It holds a commitment under a salt that is sealed with the file, and an HMAC under the organisation's
 * secret, by which the same file is noticed.
 */
import { z } from "zod";
import { canonicalBytes } from "../canonical/canonical.ts";
import type { Sha256 } from "../crypto.ts";
import { concatBytes, fromHex, toHex, utf8 } from "../text/bytes.ts";
import { custodyEvent, evidenceKind } from "../vocabularies.ts";
import { pseudonym } from "./approval.ts";
import { nodeName, opId, sha256Hex } from "./envelope.ts";

const EVIDENCE_DOMAIN = "daftar.evidence/v1";
const STAMP_DOMAIN = "daftar.stamp/v1";

export const evidenceId = z.string().regex(/^[0-9a-f]{32}$/, "16 bytes in hexadecimal");
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, "UTC, to the millisecond");

/**
 * What was there already when this was approved: the desk's newest checkpoint of the public log, a witness's
 * newest cosignature, by the hash of its line, and the newest stamp of a time authority, by the hash of its
 * token. Nobody can name a token or a line before it was made.
 */
export const notBefore = z.object({
  checkpoint: z.object({ size: z.number().int().nonnegative(), root: sha256Hex }).nullable(),
  cosigned: sha256Hex.nullable(),
  token: sha256Hex.nullable(),
});
export type NotBefore = z.infer<typeof notBefore>;

/** A file taken in. Who held it before and since is in `custody` ops. */
export const evidenceBody = z.object({
  /** Random. */
  id: evidenceId,
  /** Sorted ids of the records, or count accounts, that it is about. */
  about: z.array(evidenceId).min(1).max(400),
  kind: evidenceKind,
  /** By its content, never by its name. */
  mediaType: z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, "a media type"),
  /** Bytes, rounded up so that the length tells little. */
  size: z.number().int().positive(),
  /** Blob: the file with its name and salt, sealed to the custodians. */
  original: sha256Hex,
  /** `evidenceCommitment` of the file: whoever opens the seal can show that it is the file taken in. */
  commitment: sha256Hex,
  /** HMAC of the file's bytes under the organisation's secret: the same file is noticed. */
  mark: sha256Hex,
  /** A picture to look at, made anew and without metadata, encrypted to the desk's machines. */
  working: z
    .object({ blob: sha256Hex, width: z.number().int().positive(), height: z.number().int().positive() })
    .nullable(),
  notBefore: notBefore.optional(),
});

/** Something that happened to a piece of evidence. Each event names the one before it. */
export const custodyBody = z.object({
  /** Random. */
  id: evidenceId,
  evidence: evidenceId,
  event: custodyEvent,
  /** Who holds it, or did this. */
  holder: pseudonym,
  /** Id of the event before; null for the first. */
  previous: evidenceId.nullable(),
  /** Program and version that did it; null where no program did. */
  tool: z.string().max(200).nullable(),
  /** SHA-256 of the file that this made; null where it made none. */
  made: sha256Hex.nullable(),
  note: z.string().max(1000),
});

/** How far a chain of ops stood, under a salt of its own: one may be shown without the others. */
export const stampedChain = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{32}$/, "16 bytes in hexadecimal"),
  node: nodeName,
  epoch: z.number().int().nonnegative(),
  next: z.number().int().positive(),
  head: opId,
});
export type StampedChain = z.infer<typeof stampedChain>;

/** A request to time authorities, kept before it leaves: several may answer it, months later. */
export const stampRequestBody = z.object({
  /** RFC 6962 root over `stampLeafBytes` of `chains`: all that an authority is shown. */
  digest: sha256Hex,
  /** 8 bytes, the first bit 0: a positive number. */
  nonce: z.string().regex(/^[0-7][0-9a-f]{15}$/, "8 bytes in hexadecimal, the first bit 0"),
  chains: z.array(stampedChain).min(1).max(200),
});

/** A token of a time authority, checked before it was kept. */
export const timestampBody = z.object({
  digest: sha256Hex,
  /** Blob: the token, as it came (CMS, DER). */
  token: sha256Hex,
  /** Blob: the certificate that the approver trusts (X.509, DER). */
  anchor: sha256Hex,
  /** What the token says of itself, again in words that need no reader of certificates; an audit compares. */
  time: moment,
  /** How far the authority says it may be off; null where it does not say. */
  accuracyMs: z.number().int().nonnegative().nullable(),
  authority: z.string().max(400),
  /** When the authority's own certificate ends: before then, stamp again. */
  expires: moment,
});

export type StampTold = Pick<z.infer<typeof timestampBody>, "time" | "accuracyMs" | "authority" | "expires">;

/** Whether an op says of a stamp what the stamp itself says: a word beside it is nobody's but the writer's. */
export function tellsTheStamp(body: StampTold, stamp: StampTold): boolean {
  return (
    body.time === stamp.time &&
    body.accuracyMs === stamp.accuracyMs &&
    body.authority === stamp.authority &&
    body.expires === stamp.expires
  );
}

/**
 * Commits to a file. @param salt 32 bytes, sealed with the file
 * @param hash SHA-256 of the file's bytes
 */
export function evidenceCommitment(salt: Uint8Array, hash: Uint8Array, sha256: Sha256): string {
  return toHex(sha256(concatBytes(utf8(`${EVIDENCE_DOMAIN}\0`), salt, hash)));
}

/** What the leaf of a chain is the hash of (before the leaf's own 0x00): domain, salt, how far it stood. */
export function stampLeafBytes({ salt, node, epoch, next, head }: StampedChain): Uint8Array {
  return concatBytes(utf8(`${STAMP_DOMAIN}\0`), fromHex(salt), canonicalBytes({ node, epoch, next, head }));
}
