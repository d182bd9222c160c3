/**
 * Erasures that count: approved by two people, neither of whom enrolled the other, one of them an admin (J7).
 *
 * An op of a node's alone destroys nothing: a stolen machine holds no person's key. Of several erasures of a
 * record the first holds. A function of the set of ops. Cost: linear in erasures.
 */
import { type ErasedFact, eraseBody, twoWithAdmin } from "@daftar/model";
import type { OpWithApprovals, People } from "./people.ts";

/** @param ops in the order of their ranks */
export function erasuresIn(ops: readonly OpWithApprovals[], people: People): ErasedFact[] {
  const erased = new Map<string, ErasedFact>();
  for (const { rank, op_id, time, type, reason, body, approvals } of ops) {
    if (type !== "erase") continue;
    const counted = people.approvals(rank, approvals);
    if (!twoWithAdmin(counted)) continue;
    const approvedBy = counted.map(({ person }) => person);
    for (const record of eraseBody.parse(body).records) {
      if (!erased.has(record)) erased.set(record, { record, opId: op_id, time, approvedBy, reason });
    }
  }
  return [...erased.values()].sort((a, b) => (a.record < b.record ? -1 : 1));
}
