/**
 * Writes decisions: each names the heads it saw and carries the approvals of the people who made it.
 */
import { DaftarError, type DecisionType, type OpBody, roleNeeded } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { Signers, Unapproved } from "./signers.ts";

export interface Decision<T extends DecisionType = DecisionType> {
  readonly type: T;
  readonly subject: string;
  readonly body: OpBody<T>;
  readonly reason: string;
  /** Heads that the decider saw; absent: whatever is there now was just looked at. */
  readonly seen?: readonly string[];
}

/** As `seen` of a decision, where an input gave it. */
export function headsSeen(seen: readonly string[] | undefined): Pick<Decision, "seen"> {
  return seen === undefined ? {} : { seen };
}

/** @throws DaftarError `decision.stale`, saying who decided meanwhile */
async function requireSeen(desk: OpenDesk, decision: Decision, heads: readonly string[]): Promise<void> {
  const { seen } = decision;
  if (seen === undefined) return;
  const unseen = heads.filter((head) => !seen.includes(head));
  if (unseen.length === 0 && seen.length === heads.length) return;
  const by = (await desk.facts()).decisions.filter((one) => unseen.includes(one.opId)).map((one) => one.by);
  const who =
    by.length === 0 ? "what was seen is not what stands here" : `${by.join(", ")} decided meanwhile`;
  throw new DaftarError("decision.stale", who, { value: decision.subject });
}

/** The first of the people named, or a refusal: a decision is somebody's. */
export function firstPerson(as: readonly string[]): string {
  const [person] = as;
  if (person === undefined) throw new DaftarError("person.needed", "nobody was named to decide this");
  return person;
}

/** What would count for nothing is not written. @throws DaftarError `person.role` */
async function refuseOtherRoles(
  desk: OpenDesk,
  decisions: readonly Decision[],
  as: readonly string[],
): Promise<void> {
  const types = [...new Set(decisions.map(({ type }) => type))].filter((type) => roleNeeded(type) !== null);
  if (types.length === 0) return;
  const { people } = await desk.facts();
  for (const type of types) {
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

/** A draft that names every head there is now, for everybody named in `as` to approve. */
export async function draftDecision(
  desk: OpenDesk,
  decision: Decision,
  as: readonly string[],
): Promise<Unapproved> {
  const by = firstPerson(as);
  if (new Set(as).size !== as.length)
    throw new DaftarError("assess.same-person", "one person was named twice");
  const { type, subject, reason, body } = decision;
  const parents = await desk.headsOf(type, subject);
  await requireSeen(desk, decision, parents);
  return { draft: { type, subject, parents, reason, body, by }, approvers: as };
}

/**
 * Decides several things at once: all of them are written, or none.
 *
 * @param before done when every approval is there and nothing is written yet
 * @returns the op ids, in order
 */
export async function decide(
  desk: OpenDesk,
  signers: Signers,
  decisions: readonly Decision[],
  as: readonly string[],
  before?: () => Promise<void>,
): Promise<string[]> {
  await refuseOtherRoles(desk, decisions, as);
  const drafts: Unapproved[] = [];
  for (const decision of decisions) drafts.push(await draftDecision(desk, decision, as));
  return (await signers.write(drafts, before)).map((written) => written.opId);
}
