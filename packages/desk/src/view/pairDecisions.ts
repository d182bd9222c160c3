/** What people decided of pairs, as it is in force. Cost: linear in such decisions. */
import type { PairDecision } from "@daftar/linkage";
import { type DecisionsInForce, pairBody } from "@daftar/model";

/** @param passedOver pairs signed as one person that fewer than two signatories part (J8) */
export function pairDecisions(decisions: DecisionsInForce, passedOver: ReadonlySet<string>): PairDecision[] {
  const found: PairDecision[] = [];
  for (const [subject, { decision }] of decisions.of("pair")) {
    const [a, b] = subject.split(" ");
    if (decision === null || a === undefined || b === undefined) continue;
    const { verdict } = pairBody.parse(decision.body);
    if (verdict !== "different" || !passedOver.has(subject)) found.push({ a, b, verdict });
  }
  return found;
}
