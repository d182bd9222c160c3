/** What evidence is about: records and count accounts, also where people name a victim. */
import { DaftarError } from "@daftar/model";
import type { DeskView } from "../view/view.ts";

/**
 * A victim stands for all its records: who is one person may be seen otherwise tomorrow.
 *
 * @returns sorted ids of records and counts
 * @throws DaftarError subject.unknown
 */
export function aboutOf(view: DeskView, ids: readonly string[]): string[] {
  const all = ids.flatMap((id): readonly string[] => {
    if (view.recordById(id) !== null || view.facts.counts.some((count) => count.id === id)) return [id];
    const victim = view.victimById(id);
    if (victim === null)
      throw new DaftarError("subject.unknown", "no record, victim or count has this id", {
        field: "about",
        value: id,
      });
    return victim.records;
  });
  return [...new Set(all)].sort();
}
