/**
 * Who may ask custodians to open: two approvers, neither of whom enrolled the other (J7, as for a release).
 *
 * The same rule on the desk, before it is written, and on a custodian's own machine. Cost: pairs of approvers.
 */
import { type ApprovalFact, mayPair } from "@daftar/model";

/** Two of them who may ask together; null where no two may. */
export function twoWhoMayOpen(approvals: readonly ApprovalFact[]): readonly [string, string] | null {
  const approvers = approvals.filter(({ roles }) => roles.includes("approver"));
  for (const a of approvers) {
    for (const b of approvers) {
      if (a.person < b.person && mayPair(a, b)) return [a.person, b.person];
    }
  }
  return null;
}
