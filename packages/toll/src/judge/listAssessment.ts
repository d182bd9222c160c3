/**
 * Which imports two people found credible.
 *
 * Source: J9. A verdict on an import stands once two different people gave it over the same imports,
 * in one decision or in several; a single person's later verdict neither grants nor takes away (J8).
 * Where complete verdicts made apart differ, the newest that both build on holds, else none.
 * Cost: quadratic in the assessments of one list, which are few.
 */
import type { DecisionFact, OpBody } from "@daftar/model";
import { bodyOf, type DecisionBook } from "./decisionBook.ts";

interface Assessment {
  readonly decision: DecisionFact;
  readonly body: OpBody<"assess-list">;
  readonly importsKey: string;
  readonly ancestors: ReadonlySet<string>;
}

export interface ListVerdict {
  readonly granted: ReadonlySet<string>;
  /** Imports with a credible verdict by one person only. */
  readonly half: ReadonlySet<string>;
}

const NOTHING: ListVerdict = { granted: new Set(), half: new Set() };

function ancestorsOf(decision: DecisionFact, byId: ReadonlyMap<string, DecisionFact>): Set<string> {
  const seen = new Set<string>();
  const todo = [...decision.parents];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    todo.push(...(byId.get(id)?.parents ?? []));
  }
  return seen;
}

function supporters(one: Assessment, all: readonly Assessment[]): Set<string> {
  const people = new Set(one.decision.approvedBy);
  for (const other of all) {
    if (other.importsKey !== one.importsKey || other.body.verdict !== one.body.verdict) continue;
    // Something said the opposite in between: the earlier word does not carry over.
    const between = all.some(
      (middle) =>
        middle.body.verdict !== one.body.verdict &&
        middle.body.imports.some((id) => one.body.imports.includes(id)) &&
        one.ancestors.has(middle.decision.opId) &&
        middle.ancestors.has(other.decision.opId),
    );
    const later = other.ancestors.has(one.decision.opId);
    if (!between && !later) for (const person of other.decision.approvedBy) people.add(person);
  }
  return people;
}

function standing(complete: readonly Assessment[]): "credible" | "not-credible" | null {
  const heads = complete.filter((one) => !complete.some((other) => other.ancestors.has(one.decision.opId)));
  const verdicts = new Set(heads.map((head) => head.body.verdict));
  if (verdicts.size === 1) return heads[0]!.body.verdict;
  const shared = complete
    .filter((one) => heads.every((head) => head.ancestors.has(one.decision.opId)))
    .sort((a, b) => (a.decision.time > b.decision.time ? -1 : 1));
  return shared[0]?.body.verdict ?? null;
}

/** @returns per list, what its assessments grant by `asOf` */
export function listVerdicts(book: DecisionBook, asOf: string | null = null): (list: string) => ListVerdict {
  const decisions = book.all("assess-list").filter((d) => asOf === null || d.time <= asOf);
  const byId = new Map(decisions.map((decision) => [decision.opId, decision]));
  const byList = new Map<string, Assessment[]>();
  for (const decision of byId.values()) {
    const body = bodyOf("assess-list", decision);
    if (body === null) continue;
    const assessment: Assessment = {
      decision,
      body,
      importsKey: [...new Set(body.imports)].sort().join(" "),
      ancestors: ancestorsOf(decision, byId),
    };
    const group = byList.get(body.list);
    if (group) group.push(assessment);
    else byList.set(body.list, [assessment]);
  }
  const verdicts = new Map<string, ListVerdict>();
  for (const [list, all] of byList) {
    const granted = new Set<string>();
    const half = new Set<string>();
    for (const id of new Set(all.flatMap((one) => one.body.imports))) {
      const about = all.filter((one) => one.body.imports.includes(id));
      const verdict = standing(about.filter((one) => supporters(one, about).size >= 2));
      if (verdict === "credible") granted.add(id);
      else if (verdict === null && about.some((one) => one.body.verdict === "credible")) half.add(id);
    }
    verdicts.set(list, { granted, half });
  }
  return (list) => verdicts.get(list) ?? NOTHING;
}
