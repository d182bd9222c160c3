/**
 * The role that a decision takes, as codebook.md tells it; other decisions take a person's own key.
 *
 * Source: J1 (the scope counts by a decision of those who answer for the desk), J5, J9 (an account is
 * assessed by an assessor). Cost: constant.
 */
import type { DecisionType } from "../ops/envelope.ts";
import type { Role } from "../vocabularies.ts";

const ROLES: Partial<Record<DecisionType, Role>> = {
  scope: "admin",
  policy: "admin",
  "log-writer": "admin",
  "assess-account": "assessor",
  "assess-list": "assessor",
};

/** @returns null where any person's approval counts */
export function roleNeeded(type: DecisionType): Role | null {
  return ROLES[type] ?? null;
}
