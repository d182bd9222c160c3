/**
 * Erased records that were held to be the same person as somebody: the gap that is seen where they were.
 *
 * By the run in force, or by what a person decided of the pair. Cost: nothing where nothing is erased; else
 * one reading of the run.
 */
import { type ErasedFact, OP_BODIES, pairSubject } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { Victim } from "@daftar/toll";
import { z } from "zod";
import { readRun, runInForce } from "../link/keptRun.ts";
import type { DeskView } from "../view/view.ts";

export const erasedShown = z.object({
  record: z.string(),
  time: z.string(),
  approvedBy: z.array(z.string()),
  reason: z.string(),
});

function clustersOf(desk: OpenDesk, view: DeskView): ReadonlyMap<string, number> {
  const run = runInForce(view.facts);
  if (run === null) return new Map();
  const { records, clusters } = readRun(desk, run);
  return new Map(records.map((record, at) => [record, clusters[at] ?? -1]));
}

export function erasedBeside(
  desk: OpenDesk,
  view: DeskView,
  { records }: Victim,
): z.infer<typeof erasedShown>[] {
  const { erased } = view.facts;
  if (erased.length === 0) return [];
  const clusters = clustersOf(desk, view);
  const beside = ({ record }: ErasedFact): boolean =>
    records.some((other) => {
      const { decision } = view.decisions.get("pair", pairSubject(record, other));
      if (decision !== null) return OP_BODIES.pair.parse(decision.body).verdict === "same";
      const cluster = clusters.get(record);
      return cluster !== undefined && cluster === clusters.get(other);
    });
  return erased
    .filter(beside)
    .map(({ record, time, approvedBy, reason }) => ({ record, time, approvedBy: [...approvedBy], reason }));
}
