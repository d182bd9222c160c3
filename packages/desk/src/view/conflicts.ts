/**
 * Decisions made apart that differ: what people must settle (design, "Ops, facts, decisions", 1).
 *
 * Words on a release are left out: several people's approvals and dissents stand beside each other by
 * their nature and are read one by one (decision 0006). Cost: linear in decisions.
 */
import type { DecisionFact, DecisionType, Facts, InForce } from "@daftar/model";
import { decisionType } from "@daftar/model";
import { decisionsOf } from "./counted.ts";

export interface Conflict {
  readonly type: DecisionType;
  readonly subject: string;
  readonly state: InForce<DecisionFact>;
}

/** In the order of types and subjects. */
export function conflictsOf(facts: Facts, decisions = decisionsOf(facts)): Conflict[] {
  return decisionType.options
    .filter((type) => type !== "release")
    .flatMap((type) =>
      [...decisions.of(type)]
        .filter(([, state]) => state.conflict)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([subject, state]) => ({ type, subject, state })),
    );
}
