/**
 * The op: one signed, hash-linked entry of the private log.
 *
 * An op's bytes are the canonical JSON of its fields; its id is SHA-256 of the domain and those bytes;
 * its node signs the domain and the same bytes. One chain per node and epoch. Deciding ops carry
 * approvals (approval.ts): the person's own key over the decision's content, so that the approval can be
 * checked without trusting the node that wrote it down.
 */
import { z } from "zod";
import { canonicalBytes, canonicalText } from "../canonical/canonical.ts";
import type { Sha256 } from "../crypto.ts";
import { concatBytes, toHex, utf8 } from "../text/bytes.ts";
import { approval, pseudonym } from "./approval.ts";

export const OP_DOMAIN = "daftar.op/v1";
export const APPROVAL_DOMAIN = "daftar.approval/v1";
export const LARGEST_OP_BYTES = 64 * 1024;

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `${bytes} bytes in hexadecimal`);
export const sha256Hex = hex(32);
export const opId = hex(32);

export const factType = z.enum([
  "genesis",
  "import",
  "account",
  "count-account",
  "claim",
  "signature",
  "linkage-run",
  "published",
  "cosigned",
  "receive",
  "restored",
  "erase",
  "opening",
  "succession",
  "evidence",
  "custody",
  "stamp-request",
  "timestamp",
]);
export const decisionType = z.enum([
  "pair",
  "assess-account",
  "assess-list",
  "resolve",
  "dispute",
  "set-aside",
  "lineage",
  "scope",
  "coverage",
  "conditions",
  "consent",
  "release",
  "policy",
  "witness-policy",
  "role",
  "key",
  "node",
  "log-writer",
  "log-key",
]);
export type FactType = z.infer<typeof factType>;
export type DecisionType = z.infer<typeof decisionType>;
export const opType = z.enum([...factType.options, ...decisionType.options]);
export type OpType = z.infer<typeof opType>;

export const nodeName = z.string().regex(/^[0-9a-f]{16}$/, "the first 8 bytes of a key's SHA-256");

/** What a node received is told on a chain of its own, which stays on its desk (J12): epochs from here on. */
const RECEIVE_EPOCHS = 500_000_000;
/** Of a node's own chains. */
export const LARGEST_EPOCH = RECEIVE_EPOCHS - 1;

/** Epoch of the chain on which a node tells what it received in one epoch of its own chain. */
export function receiveEpochOf(epoch: number): number {
  return RECEIVE_EPOCHS + epoch;
}

/** Whether a chain tells what was received: no bundle carries it, and no digest that desks compare holds it. */
export function isReceiveEpoch(epoch: number): boolean {
  return epoch >= RECEIVE_EPOCHS;
}

export const opEnvelope = z.strictObject({
  v: z.literal(1),
  /** Id of the organisation's genesis op; empty in the genesis op itself. */
  desk: z.union([opId, z.literal("")]),
  node: nodeName,
  epoch: z.number().int().nonnegative(),
  seq: z.number().int().nonnegative(),
  prev: z.union([opId, z.literal("")]),
  /** What the node's clock said, UTC, to the millisecond, or a moment after what its writer had seen. */
  time: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  by: z.union([pseudonym, z.literal("machine")]),
  type: opType,
  /** What a decision is about; empty in facts. */
  subject: z.string().max(400),
  /** Every head of (type, subject) that the writer saw. */
  parents: z.array(opId).max(64),
  reason: z.string().max(4000),
  body: z.record(z.string(), z.unknown()),
  approvals: z.array(approval).max(8),
});
export type OpEnvelope = z.infer<typeof opEnvelope>;

/** An op as it stands in a file: its fields, and its node's signature. */
export const signedOp = z.strictObject({ op: opEnvelope, sig: hex(64) });
export type SignedOp = z.infer<typeof signedOp>;

/** What a node signs and an id is the hash of: the domain, a zero byte, the op's canonical bytes. */
export function opBytes(op: OpEnvelope): Uint8Array {
  return concatBytes(utf8(`${OP_DOMAIN}\0`), canonicalBytes(op));
}

export function idOfOp(op: OpEnvelope, sha256: Sha256): string {
  return toHex(sha256(opBytes(op)));
}

/** The part of an op that a person approves: all that gives it meaning, nothing that says when or where. */
export function approvalBytes(
  op: Pick<OpEnvelope, "desk" | "type" | "subject" | "parents" | "reason" | "body">,
): Uint8Array {
  const { desk, type, subject, parents, reason, body } = op;
  return concatBytes(
    utf8(`${APPROVAL_DOMAIN}\0`),
    canonicalBytes({ desk, type, subject, parents, reason, body }),
  );
}

/** The line an op file holds, without its line end. */
export function opLine(signed: SignedOp): string {
  return canonicalText(signed);
}
