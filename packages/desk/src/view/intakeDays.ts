/** New records and new victims by the day on which this desk received them (J20). */
import type { IntakeDay } from "@daftar/toll";
import type { DeskView } from "./view.ts";

export function intakeDays(view: DeskView): IntakeDay[] {
  const firstDay = new Map(
    view.facts.records.map((record) => [record.id, (record.versions[0]?.time ?? "").slice(0, 10)]),
  );
  const records = new Map<string, number>();
  for (const day of firstDay.values()) records.set(day, (records.get(day) ?? 0) + 1);
  const victims = new Map<string, number>();
  for (const victim of view.judgement.victims) {
    const day = victim.records.map((record) => firstDay.get(record) ?? "").sort()[0];
    if (day !== undefined) victims.set(day, (victims.get(day) ?? 0) + 1);
  }
  return [...records]
    .map(([day, newRecords]) => ({ day, newRecords, newVictims: victims.get(day) ?? 0 }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
