/**
 * Records that two people signed as one person: what no machine and no single person parts.
 *
 * Source: J7, J8. Read from signatures alone, before anybody knows who is one person: the partition rests on
 * it. Whether the level stands is asked later; two signatories' word about who is one is enough to hold
 * records together. Cost: near linear in signatures, plus the square of one person's.
 */
import { type ApprovalFact, type DecisionFact, type Facts, pairBody, pairSubject } from "@daftar/model";
import {
  inForceLevels,
  type SignedStatement,
  signedLevels,
  statements,
  twoSignatories,
} from "./signatures.ts";

export interface SignedSets {
  /** Records of a person signed verified, and not lowered since. */
  readonly verified: readonly (readonly string[])[];
  /** Records of a person whom two signed lower. */
  readonly lowered: readonly (readonly string[])[];
  /** "Different" about two records signed as one, by fewer than two signatories: pair subjects. */
  readonly onlyOneParts: ReadonlySet<string>;
}

function byPerson(all: readonly SignedStatement[]): SignedStatement[][] {
  const groupOf = new Map<string, SignedStatement[]>();
  for (const one of all) {
    const found = new Set(one.records.flatMap((id) => groupOf.get(id) ?? []));
    const group = [...found, one];
    for (const { records } of group) for (const id of records) groupOf.set(id, group);
  }
  return [...new Set(groupOf.values())].map((group) =>
    group.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
  );
}

/** Who said "different" last, one after the other, with nothing else said in between. */
function partedBy(decisions: readonly DecisionFact[]): ApprovalFact[] {
  const people: ApprovalFact[] = [];
  for (const { body, approvals } of decisions.toSorted((a, b) => (a.time < b.time ? 1 : -1))) {
    if (pairBody.parse(body).verdict !== "different") break;
    people.push(...approvals);
  }
  return people;
}

export function signedSets(facts: Facts): SignedSets {
  const recordedBy = new Map(facts.records.map((one) => [one.id, one.recordedBy]));
  const bars = (one: SignedStatement, other: SignedStatement): boolean =>
    [...one.records, ...other.records].some((id) => recordedBy.get(id) === one.person);
  const signatures = facts.signatures.filter((one) => one.body.of === "victim");
  const inForce = byPerson(statements(signatures)).flatMap((group) =>
    inForceLevels(
      signedLevels(group, bars).filter(
        (one) => one.records.length > 0 && (one.level === "verified" || one.nested),
      ),
    ),
  );
  const pairs = new Map<string, DecisionFact[]>();
  for (const decision of facts.decisions) {
    if (decision.type !== "pair" || decision.approvals.length === 0) continue;
    const group = pairs.get(decision.subject);
    if (group) group.push(decision);
    else pairs.set(decision.subject, [decision]);
  }
  const onlyOneParts = new Set<string>();
  const verified: (readonly string[])[] = [];
  for (const { level, records } of inForce) {
    if (level !== "verified") continue;
    const subjects = records.flatMap((a, at) => records.slice(at + 1).map((b) => pairSubject(a, b)));
    const parted = subjects
      .map((subject) => ({ subject, people: partedBy(pairs.get(subject) ?? []) }))
      .filter(({ people }) => people.length > 0);
    if (parted.some(({ people }) => twoSignatories(people))) continue;
    verified.push(records);
    for (const { subject } of parted) onlyOneParts.add(subject);
  }
  return {
    verified,
    lowered: inForce.filter((one) => one.level !== "verified").map((one) => one.records),
    onlyOneParts,
  };
}
