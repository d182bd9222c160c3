/**
 * Receipts: that an entry stands in a log whose checkpoint witnesses saw, checked with no network.
 *
 * Source: C2SP tlog-proof. `extra` is not covered by anything; ours is the entry itself, so that a receipt
 * needs nothing beside it. Cost: making, one node hash a leaf; checking, one a proof hash.
 */
import { fromUtf8, type Sha256, type Verify } from "@daftar/model";
import { fromBase64, toBase64 } from "../note/base64.ts";
import { hashLines, readHashLines } from "../note/hashLines.ts";
import { splitHead } from "../note/headedNote.ts";
import { type CheckpointUnder, checkpointUnder } from "../policy/checkpointUnder.ts";
import type { WitnessPolicy } from "../policy/parsePolicy.ts";
import { leafHash } from "../tree/hashes.ts";
import { verifyInclusion } from "../tree/inclusionProof.ts";
import { readSize } from "../tree/sizes.ts";

export const TLOG_PROOF_HEADER = "c2sp.org/tlog-proof@v1";

export interface TlogProof {
  /** Null for none. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note, with its cosignatures. */
  readonly note: Uint8Array;
}

/** The text of a receipt. */
export function tlogProofText({ extra, index, proof, note }: TlogProof): string {
  const more = extra === null ? "" : `extra ${toBase64(extra)}\n`;
  return `${TLOG_PROOF_HEADER}\n${more}index ${index}\n${hashLines(proof)}\n${fromUtf8(note)}`;
}

/** Reads a receipt; null where it is none. Nothing of it is checked. */
export function parseTlogProof(bytes: Uint8Array): TlogProof | null {
  const head = splitHead(bytes);
  const [header, ...rest] = head?.lines ?? [];
  const coded = rest[0]?.startsWith("extra ") === true ? rest.shift()?.slice(6) : undefined;
  const extra = coded === undefined ? null : fromBase64(coded);
  const first = rest.shift();
  const index = first?.startsWith("index ") === true ? readSize(first.slice(6)) : null;
  const proof = readHashLines(rest);
  if (head === null || header !== TLOG_PROOF_HEADER || index === null || proof === null) return null;
  if (coded !== undefined && extra === null) return null;
  return { extra, index, proof, note: head.note };
}

/**
 * Whether an entry stands where a receipt says, in a tree signed by a log of the policy; and which of the
 * policy's witnesses saw that tree.
 *
 * @param entry what is claimed to be logged
 */
export function verifyTlogProof(
  receipt: TlogProof,
  entry: Uint8Array,
  policy: WitnessPolicy,
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: Verify },
): CheckpointUnder {
  const under = checkpointUnder(receipt.note, policy, verify);
  if (under.status === "refused") return under;
  const { size, root } = under.checkpoint;
  const { index, proof } = receipt;
  const stands = verifyInclusion({ index, size, root, proof, leafHash: leafHash(entry, sha256) }, sha256);
  return stands ? under : { status: "refused", why: "the entry does not stand in that tree" };
}
