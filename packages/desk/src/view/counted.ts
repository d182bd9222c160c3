/**
 * Decisions that count: those of people whose own key was enrolled, and not revoked, when they decided.
 *
 * A desk's node can write any op, and a seized machine keeps the keys on it, so a decision that carries
 * no approval that holds sets nothing: no scope, no pair, no coverage (J1, J7). It still stands between
 * its parents and whoever decided after seeing it, so it is passed over, not cut out: else the chain
 * would break and look like a conflict. Cost: linear in decisions.
 */
import { type DecisionFact, DecisionsInForce, type Facts } from "@daftar/model";

/** @returns the decisions that count, each with the nearest counted ones before it as parents */
export function countedDecisions(decisions: readonly DecisionFact[]): readonly DecisionFact[] {
  const passedOver = new Map(
    decisions.filter((one) => one.approvedBy.length === 0).map((one) => [one.opId, one.parents]),
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
export function decisionsOf(facts: Facts): DecisionsInForce {
  return new DecisionsInForce(countedDecisions(facts.decisions));
}
