/**
 * What consent allows of a victim or a count: the lowest of what stands, sealed where nothing does.
 *
 * Source: J15. A family's request lowers it; a name whose kin were not informed goes out only by two
 * people. Where consent decisions differ, the most careful of them holds until people settle it.
 * Cost: linear in one subject's consent decisions.
 */
import { type DecisionFact, type InForce, type KinInformed, type OpBody, releaseClass } from "@daftar/model";
import { bodyOf } from "./decisionBook.ts";
import type { Release } from "./victim.ts";

const RANK = new Map(releaseClass.options.map((name, at) => [name, at]));
const CARE: Readonly<Record<KinInformed, number>> = { "unsafe-to-ask": 3, no: 2, unknown: 1, yes: 0 };

const SEALED: Release = {
  class: "sealed",
  consented: "sealed",
  kinInformed: "unknown",
  names: [],
  twoPeople: false,
};

interface Consent {
  readonly body: OpBody<"consent">;
  readonly people: number;
}

const rank = (one: Consent): number => RANK.get(one.body.class) ?? 0;

function consents(states: readonly InForce<DecisionFact>[]): Consent[] {
  return states
    .flatMap((state) => (state.conflict ? state.heads : state.decision ? [state.decision] : []))
    .flatMap((decision) => {
      const body = bodyOf("consent", decision);
      return body ? [{ body, people: new Set(decision.approvedBy).size }] : [];
    });
}

/** Forms that every consent allows; an empty list allows all. */
function namesAllowed(all: readonly Consent[]): string[] | null {
  const limits = all.map((one) => one.body.names).filter((names) => names.length > 0);
  if (limits.length === 0) return [];
  const shared = limits[0]!.filter((name) => limits.every((names) => names.includes(name)));
  return shared.length > 0 ? [...new Set(shared)].sort() : null;
}

export function releaseOf(states: readonly InForce<DecisionFact>[]): Release {
  const all = consents(states);
  if (all.length === 0) return SEALED;
  const lowest = all.reduce((a, b) => (rank(b) < rank(a) ? b : a));
  const kinInformed = all.reduce<KinInformed>(
    (worst, one) => (CARE[one.body.kinInformed] > CARE[worst] ? one.body.kinInformed : worst),
    "yes",
  );
  const twoPeople = all.every((one) => one.people >= 2);
  const names = namesAllowed(all);
  const consented = lowest.body.class;
  const showsName = consented === "public-reduced" || consented === "public-full";
  // No form that all consented to, or kin who do not know and one approver: no name goes out.
  const held = showsName && (names === null || (kinInformed !== "yes" && !twoPeople));
  return { class: held ? "count-only" : consented, consented, kinInformed, names: names ?? [], twoPeople };
}
