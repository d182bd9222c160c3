/** A browser's assertion as the approval that ops hold, checked before anything is written (J7). */
import {
  approvalFault,
  DaftarError,
  type PasskeyApproval,
  passkeyApproval,
  type Verifiers,
} from "@daftar/model";
import type { NeededApproval } from "../session/underWay.ts";
import { rawSignature } from "./rawSignature.ts";
import type { AssertionResponse } from "./shapes.ts";

const bytesOf = (base64url: string): Buffer => Buffer.from(base64url, "base64url");

function spelled({ person, key }: NeededApproval, { response }: AssertionResponse): PasskeyApproval | null {
  const signature = bytesOf(response.signature);
  const approval = passkeyApproval.safeParse({
    kind: "passkey",
    person,
    key,
    authenticatorData: bytesOf(response.authenticatorData).toString("hex"),
    clientDataJSON: bytesOf(response.clientDataJSON).toString("hex"),
    signature: key.startsWith("es256:") ? rawSignature(signature) : signature.toString("hex"),
  });
  return approval.success ? approval.data : null;
}

/**
 * Which of the approvals that were asked for an assertion gives, and how ops spell it.
 *
 * @throws DaftarError `passkey.refused` with what is wrong, `passkey.synced`
 */
export function approvalOf(
  assertion: AssertionResponse,
  needed: readonly NeededApproval[],
  verifiers: Verifiers,
): { readonly needed: NeededApproval; readonly approval: PasskeyApproval } {
  const credential = bytesOf(assertion.id).toString("hex");
  const asked = needed.filter((one) => one.credential === credential);
  let words = "this passkey was not asked to approve anything here";
  for (const one of asked) {
    const approval = spelled(one, assertion);
    if (approval === null) {
      words = "what the browser sent is no assertion";
      continue;
    }
    const fault = approvalFault(approval, one.bytes, verifiers);
    if (fault === null) return { needed: one, approval };
    if (fault.fault === "synced") throw new DaftarError("passkey.synced", fault.words);
    words = `the approval of ${one.person} does not hold: ${fault.words}`;
  }
  throw new DaftarError("passkey.refused", words);
}
