/**
 * Whether an approval is of these bytes: the one predicate that store, desk and audit share.
 *
 * Says nothing of whether its key is enrolled: that depends on other ops. Cost: one signature.
 */
import type { Verifiers } from "../crypto.ts";
import type { Approval } from "../ops/approval.ts";
import { fromHex } from "../text/bytes.ts";
import { type AssertionFault, readAssertion } from "./readAssertion.ts";

export type ApprovalFault = AssertionFault | "signature";

const WORDS: Readonly<Record<ApprovalFault, string>> = {
  "authenticator-data": "its authenticator data is none of an approval",
  "other-site": "it was made for another site",
  "not-present": "nobody touched the authenticator",
  "not-verified": "the authenticator did not verify its user",
  synced: "its passkey may be copied to other devices",
  "client-data": "its client data cannot be read",
  "not-an-approval": "it was made for another purpose",
  "other-challenge": "it is of something else",
  "other-origin": "it was made on another origin",
  framed: "it was made in a frame of another page",
  "signature-form": "its signature is not in its one spelling",
  signature: "its signature is not by that key",
};

/**
 * @param approved `approvalBytes` of the op
 * @returns null where the approval holds
 */
export function approvalFault(
  approval: Approval,
  approved: Uint8Array,
  { sha256, verify, verifyEs256 }: Verifiers,
): { readonly fault: ApprovalFault; readonly words: string } | null {
  const fault = (name: ApprovalFault) => ({ fault: name, words: WORDS[name] });
  if (!("kind" in approval)) {
    const holds = verify(fromHex(approval.key), approved, fromHex(approval.signature));
    return holds ? null : fault("signature");
  }
  const read = readAssertion(approval, approved, sha256);
  if (read.fault !== null) return fault(read.fault);
  const check = read.algorithm === "es256" ? verifyEs256 : verify;
  return check(read.publicKey, read.message, read.signature) ? null : fault("signature");
}

/** Whether the approval holds. */
export function approvalHolds(approval: Approval, approved: Uint8Array, verifiers: Verifiers): boolean {
  return approvalFault(approval, approved, verifiers) === null;
}
