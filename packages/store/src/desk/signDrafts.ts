/**
 * Makes signed ops of what writers say: each after the one before it, a decision with the heads there are
 * where its writer named none, an approval only where it is of this very draft.
 */
import type { OpEnvelope, OpType, Sign } from "@daftar/model";
import { checkApprovals } from "../ops/approvals.ts";
import { checkedBody, isDecision, type KnownOp, type OpDraft } from "../ops/checkOp.ts";
import type { ChainState } from "../ops/readChain.ts";
import { signOp } from "../ops/signOp.ts";
import { readHeads } from "../register/manyOps.ts";
import type { RegisterDb } from "../register/schema.ts";

export interface Signing {
  readonly db: RegisterDb;
  /** Id of the genesis op. */
  readonly desk: string;
  /** The chain that the ops lengthen. */
  readonly chain: ChainState;
  /** Bytes of its file. */
  readonly end: number;
  /** When an op is dated, in milliseconds; asked for each. */
  readonly now: () => number;
  readonly sign: Sign;
}

/** Heads of every decision whose draft does not name what its writer saw. */
async function headsFor(db: RegisterDb, drafts: readonly OpDraft[]): Promise<Map<string, Set<string>>> {
  const subjects = new Map<OpType, Set<string>>();
  for (const { type, subject, parents } of drafts) {
    if (!isDecision(type) || parents !== undefined) continue;
    const known = subjects.get(type) ?? new Set();
    subjects.set(type, known.add(subject ?? ""));
  }
  const heads = new Map<string, Set<string>>();
  for (const [type, named] of subjects) {
    const found = await readHeads(db, type, [...named]);
    for (const subject of named) heads.set(`${type} ${subject}`, new Set(found.get(subject)));
  }
  return heads;
}

/**
 * @throws DaftarError op.invalid, op.too-large
 * @throws RangeError for an approval that is not of its draft
 */
export async function signDrafts(
  drafts: readonly OpDraft[],
  signing: Signing,
): Promise<{ known: KnownOp[]; lines: string[] }> {
  let { next: seq, head: prev } = signing.chain;
  let { end } = signing;
  const heads = await headsFor(signing.db, drafts);
  const known: KnownOp[] = [];
  const lines: string[] = [];
  for (const draft of drafts) {
    const subject = draft.subject ?? "";
    const seen = heads.get(`${draft.type} ${subject}`);
    const op: OpEnvelope = {
      v: 1,
      desk: signing.desk,
      node: signing.chain.node,
      epoch: signing.chain.epoch,
      seq,
      prev,
      time: new Date(signing.now()).toISOString(),
      by: draft.by,
      type: draft.type,
      subject,
      parents: [...(draft.parents ?? [...(seen ?? [])].sort())],
      reason: draft.reason ?? "",
      body: checkedBody(draft.type, draft.body),
      approvals: [...(draft.approvals ?? [])],
    };
    const signed = signOp(op, signing.sign, end);
    checkApprovals(op);
    const { id } = signed.known;
    end = signed.known.end;
    known.push(signed.known);
    lines.push(signed.line);
    // The next draft of this batch about the same subject sees this one.
    for (const parent of op.parents) seen?.delete(parent);
    seen?.add(id);
    seq += 1;
    prev = id;
  }
  return { known, lines };
}
