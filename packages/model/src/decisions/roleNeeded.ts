/**
 * The role that a decision takes, as codebook.md tells it; other decisions take a person's own key. And how many
 * people: one, but two who may act together for who watches the public log, since whoever could drop the witnesses
 * alone, or with somebody they enrolled, could rewrite it; and two approvers for its key, as for a release.
 *
 * Source: J1 (the scope counts by a decision of those who answer for the desk), J5, J9 (an account is
 * assessed by an assessor). Cost: constant.
 */
import type { ApprovalFact } from "../facts.ts";
import type { DecisionType } from "../ops/envelope.ts";
import type { Role } from "../vocabularies.ts";
import { anyMayPair, twoWithAdmin } from "./mayPair.ts";

const ROLES: Partial<Record<DecisionType, Role>> = {
  scope: "admin",
  policy: "admin",
  "log-writer": "admin",
  "log-key": "approver",
  "assess-account": "assessor",
  "assess-list": "assessor",
};

/** @returns null where any person's approval counts */
export function roleNeeded(type: DecisionType): Role | null {
  return ROLES[type] ?? null;
}

/** Whether those who approved a decision are enough people for it to count; that it has any is asked elsewhere. */
export function enoughPeople(type: DecisionType, approvals: readonly ApprovalFact[]): boolean {
  if (type === "log-key") return anyMayPair(approvals);
  return type !== "witness-policy" || twoWithAdmin(approvals);
}
