/**
 * Approvals hold under keys that were enrolled for those people, and no two people share one (J7).
 *
 * A key is enrolled by the genesis op or by a `key` decision; whether it was revoked since is the
 * register's to judge at the time of the decision. An approval that does not hold counts nowhere, so it
 * is told as a fault: nobody writes one by accident. A passkey's approval is checked from the op alone:
 * what was signed, where, by a verified user, on a key that cannot be copied. Cost: one signature an
 * approval.
 */
import { approvalBytes, approvalFault, bareKey, OP_BODIES, type Verifiers } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { OpsOfDesk } from "./opFiles.ts";

/** Keys as enrolled, `person key`; tells of keys and credentials that two people have. */
function enrolledKeys({ ops, genesis }: OpsOfDesk, findings: Findings): ReadonlySet<string> {
  const enrolled = new Set<string>();
  const owners = new Map<string, string>();
  const own = (name: string, person: string, where: string): void => {
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, person);
    else if (owner !== person) findings.fault("audit.op", where, `${person} and ${owner} share a key`);
  };
  for (const { person, key } of genesis?.founders ?? []) {
    enrolled.add(`${person} ${key}`);
    own(bareKey(key), person, "the genesis op");
  }
  for (const { op, where } of ops) {
    if (op.type !== "key") continue;
    const { person, key, state, credential } = OP_BODIES.key.parse(op.body);
    if (state !== "enrolled") continue;
    enrolled.add(`${person} ${key}`);
    own(bareKey(key), person, where);
    if (credential !== undefined) own(`credential ${credential}`, person, where);
  }
  return enrolled;
}

export function checkApprovals(read: OpsOfDesk, verifiers: Verifiers, findings: Findings): void {
  const enrolled = enrolledKeys(read, findings);
  for (const { op, where } of read.ops) {
    const seen = new Set<string>();
    const approved = approvalBytes(op);
    for (const approval of op.approvals) {
      const { person, key } = approval;
      const fault = approvalFault(approval, approved, verifiers);
      if (!enrolled.has(`${person} ${key}`)) {
        findings.fault("audit.op", where, `${person} approves with a key that is not enrolled`);
      } else if (fault !== null) {
        const why = "kind" in approval ? `: ${fault.words}` : "";
        findings.fault("audit.op", where, `the approval of ${person} does not hold${why}`);
      }
      if (seen.has(person)) findings.fault("audit.op", where, `${person} approves twice`);
      seen.add(person);
    }
  }
}
