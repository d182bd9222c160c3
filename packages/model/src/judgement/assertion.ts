/**
 * An assertion: one value in one account, which may come from elsewhere than the account (J3).
 *
 * Its lineage is a decision of type `lineage` on the subject `RECORD#FIELD`, or came with the account, or is
 * what its list declared of that field. Names and status are not among the fields: who it is and that somebody
 * died is what the account tells, and its own lineage says from where.
 */
import { z } from "zod";
import { lineage } from "./lineage.ts";

/** Fields of a record whose values judgement chooses or compares. */
export const assertionField = z.enum([
  "deathDate",
  "deathPlace",
  "injuryDate",
  "injuryPlace",
  "age",
  "sex",
  "population",
  "cause",
  "eventLink",
]);
export type AssertionField = z.infer<typeof assertionField>;

/** Where single values come from; a field that is absent comes from where its account does. */
export const assertionLineages = z.partialRecord(assertionField, lineage);
export type AssertionLineages = z.infer<typeof assertionLineages>;

const BETWEEN = "#";

/** What a decision about one value is about. */
export function assertionSubject(record: string, field: AssertionField): string {
  return `${record}${BETWEEN}${field}`;
}

/** @returns null where a subject names no value: an account, a count, a person */
export function readAssertionSubject(
  subject: string,
): { readonly record: string; readonly field: AssertionField } | null {
  const at = subject.indexOf(BETWEEN);
  if (at < 0) return null;
  const field = assertionField.safeParse(subject.slice(at + 1));
  return field.success ? { record: subject.slice(0, at), field: field.data } : null;
}
