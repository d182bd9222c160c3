/** A browser's assertion as the approvals that ops hold, checked before anything is written (J7). */
import {
  approvalFault,
  DaftarError,
  type PasskeyApproval,
  passkeyApproval,
  type Verifiers,
} from "@daftar/model";
import type { AskedOf, NeededApproval } from "../session/underWay.ts";
import { rawSignature } from "./rawSignature.ts";
import type { AssertionResponse } from "./shapes.ts";

const bytesOf = (base64url: string): Buffer => Buffer.from(base64url, "base64url");

type Needed = AskedOf["needed"][number];

function spelled({ person, key, path }: Needed, { response }: AssertionResponse): PasskeyApproval | null {
  const signature = bytesOf(response.signature);
  const approval = passkeyApproval.safeParse({
    kind: "passkey",
    person,
    key,
    authenticatorData: bytesOf(response.authenticatorData).toString("hex"),
    clientDataJSON: bytesOf(response.clientDataJSON).toString("hex"),
    signature: key.startsWith("es256:") ? rawSignature(signature) : signature.toString("hex"),
    ...(path.length === 0 ? {} : { path }),
  });
  return approval.success ? approval.data : null;
}

/**
 * The approvals that an assertion gives, of those that were asked for, as ops spell them.
 *
 * @throws DaftarError `passkey.refused` with what is wrong, `passkey.synced`
 */
export function approvalsOf(
  assertion: AssertionResponse,
  asked: readonly AskedOf[],
  verifiers: Verifiers,
): { readonly needed: NeededApproval; readonly approval: PasskeyApproval }[] {
  const credential = bytesOf(assertion.id).toString("hex");
  const mine = asked.find((one) => one.credential === credential);
  const refused = (words: string) => new DaftarError("passkey.refused", words);
  if (mine === undefined) throw refused("this passkey was not asked to approve anything here");
  return mine.needed.map((needed) => {
    const approval = spelled(needed, assertion);
    if (approval === null) throw refused("what the browser sent is no assertion");
    const fault = approvalFault(approval, needed.bytes, verifiers);
    if (fault?.fault === "synced") throw new DaftarError("passkey.synced", fault.words);
    if (fault !== null) throw refused(`the approval of ${mine.person} does not hold: ${fault.words}`);
    return { needed, approval };
  });
}
