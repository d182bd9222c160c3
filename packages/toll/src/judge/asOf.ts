/**
 * Facts as this desk had them by the end of a UTC day.
 *
 * Source: J12. An op counts from the time the desk counts it, so a late or backdated op cannot change
 * what was said then. Cost: linear.
 */
import { addDays, type Facts } from "@daftar/model";

/**
 * @param day `YYYY-MM-DD`
 * @throws RangeError unless `day` is a calendar day
 */
export function factsAsOf(facts: Facts, day: string): Facts {
  // Times sort as text, and every time of the day is before the next day's first.
  const before = addDays(day, 1);
  const had = (fact: { readonly time: string }): boolean => fact.time < before;
  return {
    records: facts.records
      .map((record) => ({ ...record, versions: record.versions.filter(had) }))
      .filter((record) => record.versions.length > 0),
    counts: facts.counts.filter(had),
    claims: facts.claims.filter(had),
    decisions: facts.decisions.filter(had),
    signatures: facts.signatures.filter(had),
    runs: facts.runs.filter(had),
    imports: facts.imports.filter(had),
    published: facts.published.filter(had),
    cosigned: facts.cosigned.filter(had),
    evidence: facts.evidence.filter(had),
    custody: facts.custody.filter(had),
    stampRequests: facts.stampRequests.filter(had),
    timestamps: facts.timestamps.filter(had),
    people: facts.people,
    erased: facts.erased,
  };
}
