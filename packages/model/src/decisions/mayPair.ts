/** J7: who may sign, approve, open or erase together. One rule for every act that takes two people. */
import type { ApprovalFact } from "../facts.ts";
import { bareKey } from "../ops/approval.ts";

type KeyHeld = Pick<ApprovalFact, "person" | "key" | "enrolledBy">;

/**
 * Whether two are two persons with two keys, neither of whom enrolled the other. Who enrolled the key that signs is
 * asked, not who enrolled another of the person's keys, before or since; what stands against each alone, and
 * which role it takes, is for whoever asks.
 */
export function mayPair(a: KeyHeld, b: KeyHeld): boolean {
  return (
    a.person !== b.person &&
    bareKey(a.key) !== bareKey(b.key) &&
    a.enrolledBy !== b.person &&
    b.enrolledBy !== a.person
  );
}
