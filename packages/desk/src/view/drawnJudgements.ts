/**
 * The desk's people under each clustering that the linkage run in force drew: the same judging as of the run itself.
 *
 * What people decided and signed holds in every draw, as in the run's own partition. Pairs that are open are open
 * because the run could not tell; in a draw they are told, so none is open there. Levels above reported may differ by
 * that, and no estimate reads them.
 * Cost: judging the desk once a draw.
 */
import { gazetteer } from "@daftar/names";
import type { OpenDesk } from "@daftar/store";
import { type Judgement, judge, signedSets } from "@daftar/toll";
import { countedDecisions } from "./counted.ts";
import { pairDecisions } from "./pairDecisions.ts";
import { KeptResults, partitionOf, runHolds } from "./partition.ts";
import type { DeskView } from "./view.ts";

/** Why a desk has no draws to pool. */
export type NoDraws = "no-run" | "none-drawn" | "answers-since";

export interface DrawnJudgements {
  readonly draws: number;
  /** @param draw 0 to draws − 1 */
  readonly judgementOf: (draw: number) => Judgement;
}

/**
 * @returns why not, where there is no run, it kept no draws, or people have decided anew since of pairs it was told of
 * @throws DaftarError `blob.missing`, `blob.damaged`
 */
export function drawnJudgements(desk: OpenDesk, view: DeskView): DrawnJudgements | NoDraws {
  const { facts, scope, policy } = view;
  const signed = signedSets(facts);
  const said = pairDecisions(view.decisions, signed.onlyOneParts);
  const kept = new KeptResults(desk);
  const { result, recordOf } = partitionOf(kept, { facts, signed, said });
  if (result === null) return "no-run";
  if (result.draws === null || result.draws.draws === 0) return "none-drawn";
  if (!runHolds(result, said)) return "answers-since";
  const decided = { ...facts, decisions: countedDecisions(facts.decisions) };
  const resolvePlace =
    scope === null ? () => ({ city: null, province: null }) : gazetteer(scope.area).resolve;
  return {
    draws: result.draws.draws,
    judgementOf: (draw) => {
      const { resolved, ids } = partitionOf(kept, { facts, signed, said }, draw);
      return judge({
        facts: decided,
        classes: resolved.classes,
        victimIds: ids.idOf,
        openPairs: [],
        notFollowed: resolved.conflicts.map(({ a, b }) => [a, b] as const),
        scope,
        policy,
        resolvePlace,
        anchorOf: (id) => recordOf.get(id) ?? null,
      });
    },
  };
}
