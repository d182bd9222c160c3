/** What decisions are about: ids people give, brought to the subjects that ops name. */
import { DaftarError, type Facts } from "@daftar/model";
import type { Victim } from "@daftar/toll";
import type { DeskView } from "../view/view.ts";

/** Records meant by ids: a record id is itself, a victim id is its records. */
export function recordsOf(view: DeskView, ids: readonly string[]): string[] {
  const records = new Set(view.facts.records.map((record) => record.id));
  return ids.flatMap((id) => {
    if (records.has(id)) return [id];
    const victim = view.victimById(id);
    if (victim === null)
      throw new DaftarError("subject.unknown", "no record or victim has this id", { value: id });
    return [...victim.records];
  });
}

/** The victims meant by ids of victims, former victims or records, as they stand. */
export function victimsOf(view: DeskView, ids: readonly string[]): Victim[] {
  return ids.map((id) => {
    const victim = view.victimById(id) ?? view.victimOfRecord(id);
    if (victim === null)
      throw new DaftarError("subject.unknown", "no record or victim has this id", { value: id });
    return victim;
  });
}

/** @throws DaftarError `subject.unknown` for an id that is no record and no count account */
export function knownAccounts(facts: Facts, ids: readonly string[]): void {
  const known = new Set([
    ...facts.records.map((record) => record.id),
    ...facts.counts.map((count) => count.id),
  ]);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new DaftarError("subject.unknown", "no account has this id", { value: unknown });
}
