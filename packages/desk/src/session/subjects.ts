/** What decisions are about: ids people give, brought to the subjects that ops name. */
import { DaftarError, type Facts } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { Victim } from "@daftar/toll";
import { currentView } from "../view/view.ts";

/** Records meant by ids: a record id is itself, a victim id is its records. */
export async function recordsOf(desk: OpenDesk, ids: readonly string[]): Promise<string[]> {
  const view = await currentView(desk);
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
export async function victimsOf(desk: OpenDesk, ids: readonly string[]): Promise<Victim[]> {
  const view = await currentView(desk);
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
