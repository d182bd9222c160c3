/**
 * Successions of custodians as the ops tell of them, and who the custodians are after those that count.
 *
 * Also by machines that were put out since: what was handed over stays so, and a machine lends a succession
 * nothing; that is the custodians' own signatures and two people's approvals. Cost: linear in successions.
 */
import { successionBody, twoApprovers } from "@daftar/model";
import {
  type Beginning,
  type CustodiansAfter,
  custodiansAfter,
  type Judged,
  type SuccessionOp,
} from "@daftar/seal";
import { verify } from "../keys/ed25519.ts";
import type { OpWithApprovals, People } from "./people.ts";

/** One that is told, whether it counts or not. */
export interface SuccessionFact extends Judged {
  readonly time: string;
  readonly reason: string;
  /** People whose approvals counted when it came, sorted. */
  readonly approvedBy: readonly string[];
}

export interface Successions extends CustodiansAfter {
  readonly ops: readonly SuccessionOp[];
  readonly judged: readonly SuccessionFact[];
}

/** @param ops in the order of their ranks */
export function successionsIn(
  ops: readonly OpWithApprovals[],
  people: People,
  begin: Beginning,
): Successions {
  const told = ops
    .filter(({ type }) => type === "succession")
    .map(({ rank, op_id, time, reason, body, approvals }) => {
      const counted = people.approvals(rank, approvals);
      const approved = twoApprovers(counted) !== null;
      const approvedBy = counted.map(({ person }) => person);
      return { opId: op_id, time, reason, approvedBy, approved, body: successionBody.parse(body) };
    });
  const after = custodiansAfter(begin, told, verify);
  const judged = after.judged.map((one, at): SuccessionFact => {
    const { time, reason, approvedBy } = told[at]!;
    return { ...one, time, reason, approvedBy };
  });
  return { ...after, ops: told, judged };
}
