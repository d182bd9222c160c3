/**
 * Who may ask custodians to open, and tell of a successor: two approvers, neither of whom enrolled the other (J7,
 * as for a release).
 *
 * The same rule on the desk, before it is written, where it is read, and on a custodian's own machine. Cost: pairs
 * of approvers.
 */
import type { ApprovalFact } from "../facts.ts";
import { mayPair } from "./mayPair.ts";

/** Two of them who may act together; null where no two may. */
export function twoApprovers(approvals: readonly ApprovalFact[]): readonly [string, string] | null {
  const approvers = approvals.filter(({ roles }) => roles.includes("approver"));
  for (const a of approvers) {
    for (const b of approvers) {
      if (a.person < b.person && mayPair(a, b)) return [a.person, b.person];
    }
  }
  return null;
}
