/**
 * Writes decisions: each names the heads it saw and carries the approvals of the people who made it.
 */
import { DaftarError, type DecisionType, type OpBody } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { Signers, Unapproved } from "./signers.ts";

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
  const drafts: Unapproved[] = [];
  for (const decision of decisions) drafts.push(await draftDecision(desk, decision, as));
  return (await signers.write(drafts, before)).map((written) => written.opId);
}
