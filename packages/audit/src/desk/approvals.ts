/**
 * Approvals hold under keys that were enrolled for those people (J7).
 *
 * A key is enrolled by the genesis op or by a `key` decision; whether it was revoked since is the
 * register's to judge at the time of the decision. An approval that does not hold counts nowhere, so it
 * is told as a fault: nobody writes one by accident. Cost: one signature an approval.
 */
import { approvalBytes, fromHex, OP_BODIES, type Verify } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { OpsOfDesk } from "./opFiles.ts";

export function checkApprovals({ ops, genesis }: OpsOfDesk, verify: Verify, findings: Findings): void {
  const enrolled = new Set((genesis?.founders ?? []).map(({ person, key }) => `${person} ${key}`));
  for (const { op } of ops) {
    if (op.type !== "key") continue;
    const { person, key, state } = OP_BODIES.key.parse(op.body);
    if (state === "enrolled") enrolled.add(`${person} ${key}`);
  }
  for (const { op, where } of ops) {
    const seen = new Set<string>();
    for (const { person, key, signature } of op.approvals) {
      if (!enrolled.has(`${person} ${key}`)) {
        findings.fault("audit.op", where, `${person} approves with a key that is not enrolled`);
      } else if (!verify(fromHex(key), approvalBytes(op), fromHex(signature))) {
        findings.fault("audit.op", where, `the approval of ${person} does not hold`);
      }
      if (seen.has(person)) findings.fault("audit.op", where, `${person} approves twice`);
      seen.add(person);
    }
  }
}
