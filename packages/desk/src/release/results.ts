/**
 * What a release says beside people, counts and claims: where it is proposed, and again where somebody approves it.
 */
import type { Progress, SourceClass } from "@daftar/model";
import { type OwnResults, type ReleaseEstimate, releaseGate } from "@daftar/publish";
import { deskTable, estimateFrom } from "../estimate/deskEstimate.ts";
import { gateOn } from "../view/gateNow.ts";
import { coveragesInForce } from "../view/settings.ts";
import type { DeskView } from "../view/view.ts";

/** Accounts by class of source, over everything credited: totals only, and only large ones leave (J16). */
function accountsBySource(view: DeskView): Partial<Record<SourceClass, number>> {
  const coverages = coveragesInForce(view.facts, view.decisions);
  const records = new Map(view.facts.records.map((record) => [record.id, record]));
  const totals: Partial<Record<SourceClass, number>> = {};
  for (const victim of view.judgement.victims) {
    for (const id of victim.credited) {
      const record = records.get(id);
      const lineage =
        record?.lineage ?? (record === undefined ? undefined : coverages.get(record.list)?.lineage);
      const source = lineage?.sourceClass ?? "other";
      totals[source] = (totals[source] ?? 0) + 1;
    }
  }
  return totals;
}

/** Of the seed too: two machines must make the same. */
const SEED = 1;

interface DeskResults extends OwnResults {
  readonly estimate: () => ReleaseEstimate;
}

/** @param day of the release, `YYYY-MM-DD` */
export function resultsOf(view: DeskView, day: string, progress: Progress): DeskResults {
  const table = deskTable(view);
  const { lists, overlaps, documented, covers } = table;
  const options = { seed: SEED, methods: undefined, clock: () => 0, progress };
  return {
    lists,
    overlaps,
    documented,
    covers,
    estimate: () => ({ ...estimateFrom(table, options), covers }),
    accountsBySource: accountsBySource(view),
    gate: releaseGate(gateOn(view, day)),
  };
}
