/**
 * Stamps of time: what authorities were asked is how far the chains stood, and what they answered holds.
 *
 * A request commits to the last op of each chain, so ops that were cut off a chain's end after it show by
 * this, also where nothing else names them. Whether an answer holds is for whoever brings a verifier of
 * RFC 3161; without one its digest is still held to the chains. Cost: a hash a chain, some signatures an answer.
 */
import { leafHash, rootOf } from "@daftar/log";
import {
  OP_BODIES,
  type OpBody,
  type Sha256,
  type StampTold,
  stampLeafBytes,
  tellsTheStamp,
  toHex,
} from "@daftar/model";
import type { Folder } from "../folder.ts";
import type { Findings } from "../report.ts";
import type { ReadOp } from "./opFiles.ts";
import { blobPath } from "./vault.ts";

/** Verifies a time authority's answer, whole, against a digest, a nonce and certificates that are trusted (DER). */
export type VerifyStamp = (
  answer: Uint8Array,
  asked: { readonly digest: string; readonly nonce: string | null },
  anchors: readonly Uint8Array[],
) => ({ readonly status: "holds" } & StampTold) | { readonly status: "refused"; readonly words: string };

function checkRequests(
  ops: readonly ReadOp[],
  sha256: Sha256,
  findings: Findings,
): ReadonlyMap<string, OpBody<"stamp-request">> {
  const places = new Map(ops.map(({ id, op }) => [`${op.node} ${op.epoch} ${op.seq} ${id}`, id]));
  const requests = new Map<string, OpBody<"stamp-request">>();
  for (const { op, where } of ops) {
    if (op.type !== "stamp-request") continue;
    const body = OP_BODIES["stamp-request"].parse(op.body);
    requests.set(body.digest, body);
    const leaves = body.chains.map((chain) => leafHash(stampLeafBytes(chain), sha256));
    if (toHex(rootOf(leaves, sha256)) !== body.digest)
      findings.fault("audit.stamp", where, "the digest is not that of the chains it names");
    for (const { node, epoch, next, head } of body.chains)
      if (!places.has(`${node} ${epoch} ${next - 1} ${head}`))
        findings.fault("audit.stamp", where, `an op is not here that was to be stamped: ${head}`);
  }
  return requests;
}

export async function checkStamps(
  folder: Folder,
  ops: readonly ReadOp[],
  { sha256, verifyStamp }: { readonly sha256: Sha256; readonly verifyStamp: VerifyStamp | undefined },
  findings: Findings,
): Promise<void> {
  const requests = checkRequests(ops, sha256, findings);
  let unread = 0;
  for (const { op, where } of ops) {
    if (op.type !== "timestamp") continue;
    const body = OP_BODIES.timestamp.parse(op.body);
    const { digest, token, anchor } = body;
    const request = requests.get(digest);
    if (request === undefined) {
      findings.fault("audit.stamp", where, "the stamp answers no request that is here");
      continue;
    }
    if (verifyStamp === undefined) {
      unread += 1;
      continue;
    }
    const [answer, trusted] = [await folder.read(blobPath(token)), await folder.read(blobPath(anchor))];
    // Told where blobs are looked at.
    if (answer === null || trusted === null) continue;
    const reading = verifyStamp(answer, request, [trusted]);
    if (reading.status === "refused") findings.fault("audit.stamp", where, reading.words);
    else if (!tellsTheStamp(body, reading))
      findings.fault("audit.stamp", where, "the op says something else than the stamp");
  }
  if (unread > 0) findings.note("ops/", "stamps of time were not verified: nothing here reads them");
}
