/** What a draft's approvals are of, and that they are of it, before it is written. */
import { approvalBytes, approvalHolds, type OpEnvelope } from "@daftar/model";
import { VERIFIERS } from "../keys/verifiers.ts";
import { checkedBody, isDecision, type OpDraft } from "./checkOp.ts";

/** @throws as `OpenDesk.bytesToApprove` */
export function bytesToApprove(desk: string, draft: Omit<OpDraft, "approvals">): Uint8Array {
  if (isDecision(draft.type) && draft.parents === undefined) {
    throw new RangeError("a decision to approve must name its parents; see headsOf or decide");
  }
  return approvalBytes({
    desk,
    type: draft.type,
    subject: draft.subject ?? "",
    parents: [...(draft.parents ?? [])],
    reason: draft.reason ?? "",
    body: checkedBody(draft.type, draft.body),
  });
}

/** @throws RangeError for an approval that is not of this op */
export function checkApprovals(op: OpEnvelope): void {
  for (const approval of op.approvals) {
    if (!approvalHolds(approval, approvalBytes(op), VERIFIERS)) {
      throw new RangeError(`the approval of ${approval.person} is not of this op`);
    }
  }
}
