/**
 * Overlaps of lists, stratum by stratum, with the people whose stratum is not known beside them.
 *
 * Counts only, never people: a label is a stratum's name (a province, a day, a sex). Cost: linear in the cells.
 */
import { type CaptureTable, captureTable } from "./captureTable.ts";

export interface LabelledTable {
  readonly lists: readonly string[];
  /** Names of the strata, each once. */
  readonly strata: readonly string[];
  /** By stratum, in the order of `strata`. */
  readonly tables: readonly CaptureTable[];
  /** People whose stratum is not known. */
  readonly unknown: CaptureTable;
}

/** How many people with a label (`null`: not known) are on exactly these lists. */
export interface LabelledCell {
  readonly label: string | null;
  /** Bit i is list i; never 0. */
  readonly history: number;
  /** Whole, 0 or more. */
  readonly count: number;
}

/**
 * @param lists names of all lists, each once; at most 10
 * @param cells in any order; cells of one label and history add up
 * @param strata in the order to print; by their names where absent. Labels beyond them follow by name
 * @throws RangeError on a history or count outside its bounds
 * @throws DaftarError `estimate.too-many-lists`
 */
export function labelledTable(
  lists: readonly string[],
  cells: Iterable<LabelledCell>,
  strata: readonly string[] = [],
): LabelledTable {
  const counts = new Map<string | null, Map<number, number>>(strata.map((name) => [name, new Map()]));
  for (const { label, history, count } of cells) {
    const of = counts.get(label) ?? new Map<number, number>();
    counts.set(label, of);
    of.set(history, (of.get(history) ?? 0) + count);
  }
  const given = new Set(strata);
  const rest = [...counts.keys()].filter((name): name is string => name !== null && !given.has(name));
  const names = [...given, ...rest.sort()];
  const tableOf = (name: string | null): CaptureTable => captureTable(lists, counts.get(name) ?? new Map());
  return { lists, strata: names, tables: names.map(tableOf), unknown: tableOf(null) };
}

/** Everybody, whatever the stratum. */
export function wholeOf({ lists, tables, unknown }: LabelledTable): CaptureTable {
  const counts = new Map<number, number>();
  for (const { cells } of [...tables, unknown]) {
    for (const { history, count } of cells) counts.set(history, (counts.get(history) ?? 0) + count);
  }
  return captureTable(lists, counts);
}
