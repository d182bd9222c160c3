/**
 * The tables that are pooled: one set of strata for each clustering, or for each imputation of missing labels.
 *
 * With clusterings and missing labels both, each clustering has an imputation of its own, so that a replicate is one
 * draw of everything that is not known. Imputation i has the stream `labels/i`. Cost: linear in replicates × cells.
 */
import { rng } from "@daftar/numeric";
import { type CaptureTable, captureTable, peopleIn } from "../table/captureTable.ts";
import type { LabelledTable } from "../table/labelledTable.ts";
import { imputed } from "./imputation.ts";
import type { PoolingSettings } from "./types.ts";

export interface PoolingInput {
  /** The clustering in force: what is documented. */
  readonly own: LabelledTable;
  /** Clusterings drawn from the linkage, of the same lists; none where linkage is taken as it is. */
  readonly clusterings: readonly LabelledTable[];
}

export interface Replicates {
  readonly strata: readonly string[];
  /** By replicate, then by stratum. */
  readonly tables: readonly (readonly CaptureTable[])[];
  readonly over: PoolingSettings["over"];
}

/** The tables of `labelled` by the names of `strata`; empty where it has none of a name. */
function inOrder(labelled: LabelledTable, strata: readonly string[]): LabelledTable {
  const at = new Map(labelled.strata.map((name, i) => [name, i]));
  const empty = captureTable(labelled.lists, new Map());
  return { ...labelled, strata, tables: strata.map((name) => labelled.tables[at.get(name) ?? -1] ?? empty) };
}

/**
 * @param imputations how many, where labels are missing and there are no clusterings; 1 or more
 * @returns `null` where no person has a label
 * @throws RangeError where the clusterings are not of the same lists
 */
export function replicatesOf(
  { own, clusterings }: PoolingInput,
  imputations: number,
  seed: number,
): Replicates | null {
  for (const { lists } of clusterings) {
    if (lists.length !== own.lists.length || lists.some((name, i) => name !== own.lists[i])) {
      throw new RangeError("clusterings must be of the lists of own, in the same order");
    }
  }
  const known = new Set(own.strata);
  const more = new Set(clusterings.flatMap(({ strata }) => strata.filter((name) => !known.has(name))));
  const strata = [...own.strata, ...[...more].sort()];
  const given = (clusterings.length === 0 ? [own] : clusterings).map((one) => inOrder(one, strata));
  const unlabelled = given.some(({ unknown }) => unknown.cells.length > 0);
  if (given.some((one) => one.unknown.cells.length > 0 && one.tables.every((t) => peopleIn(t) === 0)))
    return null;
  const count = clusterings.length > 0 ? clusterings.length : unlabelled ? imputations : 1;
  const stream = rng(seed);
  return {
    strata,
    tables: Array.from({ length: count }, (_, i) =>
      imputed(given[i % given.length]!, stream.fork(`labels/${i}`)),
    ),
    over:
      clusterings.length === 0
        ? unlabelled
          ? "labels"
          : "nothing"
        : unlabelled
          ? "clusterings and labels"
          : "clusterings",
  };
}
