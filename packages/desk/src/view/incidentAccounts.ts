/**
 * What an incident rests on: the counts of exactly its place and window, and the accounts behind its people.
 *
 * Of a count, what `victim show` tells of an account; of the accounts behind people, how many of which class
 * of source and how many of them direct, and no list. Cost: linear in their records.
 */
import { evidenceRisk, lineage, sourceClass } from "@daftar/model";
import type { JudgedCount, Victim } from "@daftar/toll";
import { z } from "zod";
import { lineageOf } from "./accountsOf.ts";
import { coveragesInForce } from "./settings.ts";
import type { DeskView } from "./view.ts";

export const countShown = z.object({
  id: z.string(),
  list: z.string(),
  level: z.enum(["alleged", "credible", "verified"]),
  low: z.number(),
  high: z.number(),
  asWorded: z.string(),
  whatCounted: z.string(),
  extent: z.enum(["whole", "partial"]),
  direct: z.boolean(),
  lineage: lineage.nullable(),
  /** People it says it includes. */
  includes: z.number(),
  missing: z.array(z.object({ code: z.string(), words: z.string() })),
});

export const evidenceShown = z.object({
  /** Credited accounts of the people, by class of source, the most first. */
  accounts: z.array(z.object({ sourceClass, accounts: z.number(), direct: z.number() })),
  /** People who have a direct account. */
  peopleWithDirect: z.number(),
  /** Distinct known origins behind the people. */
  origins: z.number(),
  risks: z.array(z.object({ risk: evidenceRisk, people: z.number() })),
});

/** Accounts, the more credible first; the number two people signed is a figure of the incident itself. */
export function shownCounts(view: DeskView, counts: readonly JudgedCount[]): z.infer<typeof countShown>[] {
  const coverages = coveragesInForce(view.facts, view.decisions);
  return counts.flatMap((one) => {
    const { account } = one;
    if (account === null) return [];
    const list = one.list ?? "";
    const held = lineageOf(
      view,
      { id: one.id, lineage: account.lineage },
      coverages.get(list)?.lineage ?? null,
    );
    return [
      {
        id: one.id,
        list,
        level: one.level,
        low: one.low,
        high: one.high,
        asWorded: account.asWorded,
        whatCounted: account.whatCounted,
        extent: one.extent,
        direct: one.direct,
        lineage: held.lineage,
        includes: one.includes.length,
        missing: one.missingForNext.map((missing) => ({ ...missing })),
      },
    ];
  });
}

export function evidenceOf(view: DeskView, people: readonly Victim[]): z.infer<typeof evidenceShown> {
  const coverages = coveragesInForce(view.facts, view.decisions);
  const byClass = new Map<z.infer<typeof sourceClass>, { accounts: number; direct: number }>();
  const risks = new Map<z.infer<typeof evidenceRisk>, number>();
  for (const victim of people) {
    for (const risk of victim.risks) risks.set(risk, (risks.get(risk) ?? 0) + 1);
    for (const id of victim.credited) {
      const record = view.recordById(id);
      if (record === null) continue;
      const { lineage: held } = lineageOf(view, record, coverages.get(record.list)?.lineage ?? null);
      const of = held?.sourceClass ?? "other";
      const tally = byClass.get(of) ?? { accounts: 0, direct: 0 };
      tally.accounts += 1;
      if (held?.direct === true) tally.direct += 1;
      byClass.set(of, tally);
    }
  }
  return {
    accounts: [...byClass]
      .map(([of, tally]) => ({ sourceClass: of, ...tally }))
      .sort((a, b) => b.accounts - a.accounts || (a.sourceClass < b.sourceClass ? -1 : 1)),
    peopleWithDirect: people.filter(({ direct }) => direct).length,
    origins: new Set(people.flatMap(({ originIds }) => originIds)).size,
    risks: [...risks]
      .map(([risk, number]) => ({ risk, people: number }))
      .sort((a, b) => b.people - a.people || (a.risk < b.risk ? -1 : 1)),
  };
}
