/**
 * Decisions that count: those of people whose own key was enrolled, and not revoked, when they decided,
 * and who had the role that the decision takes.
 *
 * A desk's node can write any op, and a seized machine keeps the keys on it, so a decision that carries
 * no approval that holds sets nothing: no scope, no pair, no coverage (J1, J7). It still stands between
 * its parents and whoever decided after seeing it, so it is passed over, not cut out: else the chain
 * would break and look like a conflict. Cost: linear in decisions.
 */
import {
  type ApprovalFact,
  type DecisionFact,
  DecisionsInForce,
  enoughPeople,
  type Facts,
  roleNeeded,
} from "@daftar/model";

const holds = ({ type }: DecisionFact, { roles }: ApprovalFact): boolean => {
  const role = roleNeeded(type);
  return role === null || roles.includes(role);
};

/** Whether somebody approved it without the role for it. */
const byOthers = (one: DecisionFact): boolean => one.approvals.some((approval) => !holds(one, approval));

/** Without the approvals of those who had no role for it. */
function withinRole(one: DecisionFact): DecisionFact {
  if (!byOthers(one)) return one;
  const approvals = one.approvals.filter((approval) => holds(one, approval));
  return { ...one, approvals, approvedBy: approvals.map(({ person }) => person) };
}

/** @returns the decisions that count, each with the nearest counted ones before it as parents */
export function countedDecisions(all: readonly DecisionFact[]): readonly DecisionFact[] {
  const decisions = all.some(byOthers) ? all.map(withinRole) : all;
  const passedOver = new Map(
    decisions
      .filter((one) => one.approvedBy.length === 0 || !enoughPeople(one.type, one.approvals))
      .map((one) => [one.opId, one.parents]),
  );
  if (passedOver.size === 0) return decisions;
  const before = (parents: readonly string[]): string[] => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const todo = [...parents];
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const beyond = passedOver.get(id);
      if (beyond === undefined) found.add(id);
      else todo.push(...beyond);
    }
    return [...found].sort();
  };
  return decisions.flatMap((one) => {
    if (passedOver.has(one.opId)) return [];
    return one.parents.some((id) => passedOver.has(id)) ? [{ ...one, parents: before(one.parents) }] : [one];
  });
}

/** What is in force among decisions that count. */
export function decisionsOf(facts: Pick<Facts, "decisions">): DecisionsInForce {
  return new DecisionsInForce(countedDecisions(facts.decisions));
}
