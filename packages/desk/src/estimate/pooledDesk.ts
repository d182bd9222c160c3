/**
 * A desk's estimate by strata, pooled over the clusterings that its linkage run drew.
 *
 * Names stay here: a table holds how many people of a stratum are on which lists. Clusterings are thinned evenly where
 * fewer are asked for than were drawn. Cost: judging the desk once a clustering, then `pooledEstimate`.
 */
import {
  type Combining,
  type LabelledCell,
  type LabelledTable,
  labelledTable,
  type PooledReport,
  pooledEstimate,
  pooledReport,
  type RunTasks,
} from "@daftar/estimate";
import type { Progress } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import {
  type CommonCoverage,
  type Coverage,
  captureRows,
  coverageIntersection,
  type Victim,
} from "@daftar/toll";
import { drawnJudgements, type NoDraws } from "../view/drawnJudgements.ts";
import type { DeskView } from "../view/view.ts";
import { estimateCoverages } from "./deskEstimate.ts";
import { type StratumField, stratumLabel } from "./stratumLabel.ts";

export interface PooledDeskOptions {
  readonly seed: number;
  readonly by: readonly StratumField[];
  /** Clusterings to pool, of those drawn; all where null, none where 0. */
  readonly clusterings: number | null;
  readonly imputations: number;
  readonly combining: Combining;
  readonly methods: readonly string[] | null;
  readonly progress: Progress;
  readonly run: RunTasks;
}

export interface PooledDesk {
  readonly report: PooledReport;
  /** Why no clusterings are pooled though they were asked for; null where they are, or were not. */
  readonly notPooled: NoDraws | null;
}

interface Common {
  readonly lists: readonly Coverage[];
  readonly intersection: CommonCoverage;
  readonly by: readonly StratumField[];
}

function labelled(victims: readonly Victim[], { lists, intersection, by }: Common): LabelledTable {
  const table = captureRows({ victims, lists, intersection });
  const byId = new Map(victims.map((victim) => [victim.id, victim]));
  const cells = table.rows.flatMap(({ victimId, on }): LabelledCell[] => {
    const victim = byId.get(victimId);
    if (victim === undefined) return [];
    const history = on.reduce((bits, one, at) => bits | (one ? 1 << at : 0), 0);
    return [{ label: stratumLabel(victim, by), history, count: 1 }];
  });
  return labelledTable(table.lists, cells);
}

/** @returns null where the lists have nothing in common to estimate from; the estimate itself says why */
export async function pooledDesk(
  desk: OpenDesk,
  view: DeskView,
  options: PooledDeskOptions,
): Promise<PooledDesk | null> {
  const { by, progress, seed } = options;
  const lists = estimateCoverages(view);
  const intersection = lists.length === 0 ? null : coverageIntersection(lists);
  if (intersection === null) return null;
  const common: Common = { lists, intersection, by };
  const own = labelled(view.judgement.victims, common);
  const drawn = options.clusterings === 0 ? null : drawnJudgements(desk, view);
  const clusterings: LabelledTable[] = [];
  if (drawn !== null && typeof drawn !== "string") {
    const taken = Math.min(drawn.draws, options.clusterings ?? drawn.draws);
    for (let i = 0; i < taken; i += 1) {
      progress({ what: "clusterings judged", done: i, total: taken });
      // Others have their turn, and whoever stops this is heard.
      await new Promise((resolve) => setImmediate(resolve));
      clusterings.push(labelled(drawn.judgementOf(Math.floor((i * drawn.draws) / taken)).victims, common));
    }
  }
  const pooled = await pooledEstimate(
    { own, clusterings },
    {
      seed,
      imputations: options.imputations,
      combining: options.combining,
      // One stratum of everybody is the desk's own figure, whatever its size.
      smallest: by.length === 0 ? 0 : view.policy.release.overlapStratum,
      ...(options.methods === null ? {} : { methods: options.methods }),
      progress,
      run: options.run,
    },
  );
  return { report: pooledReport(pooled), notPooled: typeof drawn === "string" ? drawn : null };
}
