/**
 * Approvals hold under keys that were enrolled for those people (`enrolled.ts`), and no two people share one (J7).
 *
 * An approval that does not hold counts nowhere, so it
 * is told as a fault: nobody writes one by accident. A passkey's approval is checked from the op alone:
 * what was signed, where, by a verified user, on a key that cannot be copied. One approval in two decisions of
 * one machine was copied by whoever holds the machine's key, since it would have named the first; of two machines
 * apart it may be one person who decided alike at both. Cost: one signature an approval.
 */
import { approvalBytes, approvalFault, decisionType, toHex, type Verifiers } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { Enrolled } from "./enrolled.ts";
import type { OpsOfDesk, ReadOp } from "./opFiles.ts";

/** Somebody's approval that holds under a key that an admin enrolled. */
export interface HeldApproval {
  readonly person: string;
  readonly key: string;
  readonly enrolledBy: string | null;
}

/** By op, those that hold. */
export type HeldApprovals = ReadonlyMap<string, readonly HeldApproval[]>;

export function checkApprovals(
  read: OpsOfDesk,
  { keys }: Enrolled,
  verifiers: Verifiers,
  findings: Findings,
): HeldApprovals {
  const held = new Map<string, HeldApproval[]>();
  const given = new Map<string, ReadOp>();
  for (const one of read.ops) {
    const { id, op, where } = one;
    if (op.approvals.length === 0) continue;
    const seen = new Set<string>();
    const approved = approvalBytes(op);
    const content = toHex(verifiers.sha256(approved));
    for (const approval of op.approvals) {
      const { person, key } = approval;
      const fault = approvalFault(approval, approved, verifiers);
      const enrolledBy = keys.get(`${person} ${key}`);
      if (enrolledBy === undefined) {
        findings.fault("audit.op", where, `${person} approves with a key that is not enrolled`);
      } else if (fault !== null) {
        const why = "kind" in approval ? `: ${fault.words}` : "";
        findings.fault("audit.op", where, `the approval of ${person} does not hold${why}`);
      } else if (!seen.has(person)) held.set(id, [...(held.get(id) ?? []), { person, key, enrolledBy }]);
      if (seen.has(person)) findings.fault("audit.op", where, `${person} approves twice`);
      seen.add(person);
      const mark = `${person} ${key} ${content}`;
      const before = given.get(mark);
      if (before === undefined) given.set(mark, one);
      else if (before.id !== id && decisionType.safeParse(op.type).success && before.op.node === op.node)
        findings.fault("audit.op", where, `the approval of ${person} was copied: it is of ${before.where}`);
      else if (before.id !== id)
        findings.note(
          where,
          `${person} approved the same elsewhere; it counts once where somebody decided since`,
        );
    }
  }
  return held;
}
