/**
 * Writes decisions: each names the heads it saw and carries the approvals of the people who made it.
 */
import { DaftarError, type DecisionType, type OpBody, roleNeeded } from "@daftar/model";
import type { OpDraft, OpenDesk } from "@daftar/store";
import type { Signers } from "./signers.ts";

export interface Decision<T extends DecisionType = DecisionType> {
  readonly type: T;
  readonly subject: string;
  readonly body: OpBody<T>;
  readonly reason: string;
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

/** A draft with its parents and the approvals of everybody named in `as`. */
export async function draftDecision(
  desk: OpenDesk,
  signers: Signers,
  decision: Decision,
  as: readonly string[],
): Promise<OpDraft> {
  const by = firstPerson(as);
  if (new Set(as).size !== as.length)
    throw new DaftarError("assess.same-person", "one person was named twice");
  const draft: OpDraft = {
    type: decision.type,
    subject: decision.subject,
    parents: await desk.headsOf(decision.type, decision.subject),
    reason: decision.reason,
    body: decision.body,
    by,
    approvals: [],
  };
  const approvals = [];
  for (const person of as) approvals.push(desk.approve(await signers.of(person), draft));
  return { ...draft, approvals };
}

/** Decides several things at once: all of them are written, or none. @returns the op ids, in order */
export async function decide(
  desk: OpenDesk,
  signers: Signers,
  decisions: readonly Decision[],
  as: readonly string[],
): Promise<string[]> {
  await refuseOtherRoles(desk, decisions, as);
  const drafts: OpDraft[] = [];
  for (const decision of decisions) drafts.push(await draftDecision(desk, signers, decision, as));
  return (await desk.append(drafts)).map((written) => written.opId);
}
