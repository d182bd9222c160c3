/** Scope, policy, coverage and conditions in force, out of the facts. */
import {
  conditionsBody,
  coverageBody,
  DEFAULT_POLICY,
  type Facts,
  type OpBody,
  type Policy,
  policyBody,
  type Scope,
  scopeBody,
} from "@daftar/model";
import { decisionsOf } from "./counted.ts";

export function scopeInForce(facts: Facts, decisions = decisionsOf(facts)): Scope | null {
  const { decision } = decisions.get("scope", "desk");
  return decision === null ? null : scopeBody.parse(decision.body).scope;
}

export function policyInForce(facts: Facts, decisions = decisionsOf(facts)): Policy {
  const { decision } = decisions.get("policy", "desk");
  return decision === null ? DEFAULT_POLICY : policyBody.parse(decision.body).policy;
}

export function coveragesInForce(
  facts: Facts,
  decisions = decisionsOf(facts),
): Map<string, OpBody<"coverage">> {
  const coverages = new Map<string, OpBody<"coverage">>();
  for (const [list, { decision }] of decisions.of("coverage")) {
    if (decision !== null) coverages.set(list, coverageBody.parse(decision.body));
  }
  return coverages;
}

export function conditionsInForce(facts: Facts, decisions = decisionsOf(facts)): OpBody<"conditions">[] {
  const rows: OpBody<"conditions">[] = [];
  for (const [, { decision }] of decisions.of("conditions")) {
    if (decision !== null) rows.push(conditionsBody.parse(decision.body));
  }
  return rows.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.where < b.where ? -1 : 1));
}
