/** The lists of a desk: their records, and what their assessments grant (J9). Linear in imports and counts. */
import type { Facts } from "@daftar/model";
import type { Bench } from "./bench.ts";
import type { JudgedList } from "./victim.ts";

export function recordsByList(records: Facts["records"]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { list } of records) found.set(list, (found.get(list) ?? 0) + 1);
  return found;
}

/** @param ofRecords how many records each list has */
export function judgedLists(
  bench: Bench,
  facts: Omit<Facts, "records">,
  ofRecords: ReadonlyMap<string, number>,
): JudgedList[] {
  const records = new Map(ofRecords);
  for (const { list } of facts.counts) records.set(list, records.get(list) ?? 0);
  for (const fact of facts.imports) records.set(fact.body.list, records.get(fact.body.list) ?? 0);
  for (const { list } of bench.now.lineages.coverages()) records.set(list, records.get(list) ?? 0);
  return [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => {
      const verdict = bench.now.verdictOf(name);
      const coverage = bench.now.lineages.coverage(name);
      return {
        name,
        records: count,
        granted: [...verdict.granted].sort(),
        halfAssessed: [...verdict.half].sort(),
        aggregator: coverage?.aggregator ?? false,
        coverageDeclared: coverage !== null,
      };
    });
}
