/**
 * Writes decisions: each names the heads that stood when its verb looked, and carries the approvals of the people who made it.
 */
import { DaftarError, type DecisionType, type Facts, type OpBody, roleNeeded } from "@daftar/model";
import { type Look, lookIn } from "./look.ts";
import type { Made, Signers, Unapproved } from "./signers.ts";

export interface Decision<T extends DecisionType = DecisionType> {
  readonly type: T;
  readonly subject: string;
  readonly body: OpBody<T>;
  readonly reason: string;
  /** Heads that the decider saw, on a page that was open; absent: what stood when the verb looked. */
  readonly seen?: readonly string[];
}

/** As `seen` of a decision, where an input gave it. */
export function headsSeen(seen: readonly string[] | undefined): Pick<Decision, "seen"> {
  return seen === undefined ? {} : { seen };
}

/** @throws DaftarError `decision.stale`, saying who decided meanwhile */
function requireSeen(facts: Facts, { seen, subject }: Decision, heads: readonly string[]): void {
  if (seen === undefined) return;
  const unseen = heads.filter((head) => !seen.includes(head));
  if (unseen.length === 0 && seen.length === heads.length) return;
  const by = facts.decisions.filter((one) => unseen.includes(one.opId)).map((one) => one.by);
  const who =
    by.length === 0 ? "what was seen is not what stands here" : `${by.join(", ")} decided meanwhile`;
  throw new DaftarError("decision.stale", who, { value: subject });
}

/** The first of the people named, or a refusal: a decision is somebody's. */
export function firstPerson(as: readonly string[]): string {
  const [person] = as;
  if (person === undefined) throw new DaftarError("person.needed", "nobody was named to decide this");
  return person;
}

/** What would count for nothing is not written. @throws DaftarError `person.role` */
function refuseOtherRoles(
  { people }: Pick<Facts, "people">,
  decisions: readonly Decision[],
  as: readonly string[],
): void {
  for (const type of new Set(decisions.map((one) => one.type))) {
    const role = roleNeeded(type);
    const other = people.find(
      ({ person, roles }) => as.includes(person) && role !== null && !roles.includes(role),
    );
    if (other !== undefined)
      throw new DaftarError(
        "person.role",
        `${other.person} is no ${role} of this desk, which ${type} takes`,
        {
          value: other.person,
        },
      );
  }
}

/** A draft that names every head that stood when its verb looked, for everybody named in `as` to approve. */
export function draftDecision(look: Look, decision: Decision, as: readonly string[]): Unapproved {
  const by = firstPerson(as);
  if (new Set(as).size !== as.length)
    throw new DaftarError("assess.same-person", "one person was named twice");
  const { type, subject, reason, body } = decision;
  const parents = look.headsOf(type, subject);
  requireSeen(look.facts, decision, parents);
  return { draft: { type, subject, parents, reason, body, by }, approvers: as };
}

export interface Deciding extends Made {
  /** When the verb looked at what it decides about. */
  readonly look: Look;
}

/**
 * Decides several things at once: all of them are written, or none.
 *
 * @returns the op ids, in order
 * @throws DaftarError `decision.stale` where somebody decided one of them since the verb looked
 */
export async function decide(
  signers: Signers,
  decisions: readonly Decision[],
  as: readonly string[],
  made: Deciding,
): Promise<string[]> {
  const { look, judge } = made;
  refuseOtherRoles(look.facts, decisions, as);
  const drafts = decisions.map((decision) => draftDecision(look, decision, as));
  const holds = (facts: Facts): void => {
    judge?.(facts);
    refuseOtherRoles(facts, decisions, as);
    const now = lookIn(facts);
    for (const decision of decisions) {
      const seen = look.headsOf(decision.type, decision.subject);
      requireSeen(facts, { ...decision, seen }, now.headsOf(decision.type, decision.subject));
    }
  };
  const written = await signers.write(drafts, { ...made, judge: holds });
  return written.map(({ opId }) => opId);
}
