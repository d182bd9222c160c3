/** J7: who may sign, approve, open or erase together. One rule for every act that takes two people. */
import type { ApprovalFact, PersonFact } from "../facts.ts";
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

/** Whether any two of them may act together, and `fit` as well. Cost: their square. */
export function anyMayPair<T extends KeyHeld>(
  held: readonly T[],
  fit: (a: T, b: T) => boolean = () => true,
): boolean {
  return held.some((a) => held.some((b) => mayPair(a, b) && fit(a, b)));
}

/** Two who may act together, one of them an admin: what destroys a record, or says who watches the public log. */
export function twoWithAdmin(approvals: readonly ApprovalFact[]): boolean {
  return anyMayPair(approvals, (a, b) => [...a.roles, ...b.roles].includes("admin"));
}

/** What approvals somebody can give now: one for each key in force. */
export function keysHeld({ person, roles, keys }: PersonFact): ApprovalFact[] {
  return keys.flatMap(({ key, enrolledBy, revoked }) =>
    revoked ? [] : [{ person, key, enrolledBy, roles }],
  );
}
