/** Clusterings drawn for a run: corrections of its weights first, then partitions. Cost: as `draw/`. */
import { rng } from "@daftar/numeric";
import type { ClusterInput } from "../cluster/clusterPairs.ts";
import { drawCorrections } from "../draw/corrections.ts";
import { type Drawn, drawPartitions, type PartitionDraws } from "../draw/drawPartitions.ts";
import { knownApart } from "../draw/knownApart.ts";
import type { WeighedLabel } from "../label/labelReport.ts";
import type { Competition } from "../model/compete.ts";
import { idAt } from "../table/idColumn.ts";
import type { LinkTable } from "../table/linkTable.ts";

/** Rows and pairs in the run's own order. */
export type DrawnRun = Drawn & Pick<PartitionDraws, "corrections">;

/** @param labels with what their pairs weigh in this run, after what corrects them if anything does */
export function drawnRun(
  paired: ClusterInput & { readonly alone: Float32Array },
  run: { readonly table: LinkTable; readonly competition: Competition; readonly group: Int32Array },
  labels: readonly WeighedLabel[],
  { seed, draws }: { readonly seed: number; readonly draws: number },
): DrawnRun {
  const { table, competition, group } = run;
  const { of, found } = drawCorrections(
    knownApart(paired, paired.alone, competition),
    labels,
    draws,
    rng(seed).fork("corrections"),
  );
  const drawn = drawPartitions({
    ...paired,
    competition,
    group,
    nameOf: (row) => JSON.stringify([table.lists[table.list[row]!], idAt(table.ids, row)]),
    seed,
    corrections: of,
  });
  return { ...drawn, corrections: found };
}

/** Rows as they were given, not as the run put them. */
export function inRows({ narrows: _, parts, ...drawn }: DrawnRun, order: Int32Array): PartitionDraws {
  return { ...drawn, parts: parts.map((part) => ({ ...part, rows: part.rows.map((row) => order[row]!) })) };
}
