/**
 * The rows of those who had died by a day.
 *
 * Source: J12, J14. A death that may have been later is not among them, and neither is a count whose
 * window ends later; how many that leaves out is told. Cost: linear.
 */
import { isoToDays } from "@daftar/model";
import type { CountableCount, CountablePerson } from "./countable.ts";

export interface DeathsThrough<P extends CountablePerson> {
  readonly people: readonly P[];
  readonly counts: readonly CountableCount[];
  /** People whose day of death is unknown, or may be before or after the day. */
  readonly undated: number;
  /** Counts whose window ends after the day. */
  readonly laterCounts: number;
}

/**
 * @param day `YYYY-MM-DD`, included
 * @throws RangeError unless `day` is a calendar day
 */
export function deathsThrough<P extends CountablePerson>(
  day: string,
  rows: { readonly people: readonly P[]; readonly counts: readonly CountableCount[] },
): DeathsThrough<P> {
  isoToDays(day);
  const people = rows.people.filter((person) => person.when !== null && person.when.to <= day);
  const counts = rows.counts.filter((count) => count.window.to <= day);
  const undated = rows.people.filter(
    ({ when }) => when === null || (when.from <= day && day < when.to),
  ).length;
  return { people, counts, undated, laterCounts: rows.counts.length - counts.length };
}
