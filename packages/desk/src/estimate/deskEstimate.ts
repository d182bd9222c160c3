/**
 * The estimate of a desk: people on the overlaps of its lists, on what the lists cover in common (J21).
 *
 * Names stay here; `estimate` sees which lists each person is on, and nothing else. A refusal is a result.
 */
import {
  type EstimateReport,
  estimate,
  estimateReport,
  METHOD_IDS,
  type CaptureTable as OverlapTable,
  type SensitivityOptions,
  settingsOf,
  tableOf,
} from "@daftar/estimate";
import type { Clock, ErrorCode, Progress } from "@daftar/model";
import {
  type CaptureTable,
  type CommonCoverage,
  type Coverage,
  captureRows,
  coverageIntersection,
} from "@daftar/toll";
import { coveragesInForce } from "../view/settings.ts";
import type { DeskView } from "../view/view.ts";

interface Refused {
  readonly code: ErrorCode;
  readonly message: string;
}

interface TableParts {
  /** Lists that say what they cover. */
  readonly lists: readonly string[];
  /** Memberships behind it: list names, and how many people are on exactly those. */
  readonly overlaps: readonly { readonly lists: readonly string[]; readonly people: number }[];
  /** People in it. */
  readonly documented: number;
  /** People at reported or above who are no row of the table, by reason. */
  readonly leftOut: CaptureTable["leftOut"] | null;
  /** What the lists cover in common: the deaths that the figures speak of; null where there is nothing. */
  readonly covers: CommonCoverage | null;
}

/** What an estimate is made from, or why it does not come to a table. */
export type DeskTable = TableParts &
  (
    | { readonly table: OverlapTable; readonly refused: null }
    | { readonly table: null; readonly refused: Refused }
  );

export type DeskEstimate = DeskTable & { readonly report: EstimateReport };

function refusal({ code, message }: Refused, lists: readonly string[], seed: number): EstimateReport {
  return {
    documented: 0,
    lists,
    headline: { low: null, high: null, level: null, lowerBound: null, refused: { code, message } },
    methods: [],
    sensitivity: null,
    warnings: [],
    seed,
    settings: settingsOf([], 0),
  };
}

/** Latent classes take seconds and are in no headline: on a desk they run when they are asked for. */
const UNLESS_TOLD = METHOD_IDS.filter((id) => id !== "lcmcr");

export interface DeskEstimateOptions {
  readonly seed: number;
  readonly methods: readonly string[] | undefined;
  readonly clock: Clock;
  readonly progress: Progress;
  /** What would change it is reckoned too; absent where only figures are wanted. */
  readonly sensitivity?: SensitivityOptions;
}

/** What is said to be covered by lists that hold records and copy nobody: those an estimate may read. */
export function estimateCoverages(view: DeskView): Coverage[] {
  const withRecords = new Set(view.facts.records.map((record) => record.list));
  return [...coveragesInForce(view.facts, view.decisions).values()].filter(
    (c) => withRecords.has(c.list) && !c.aggregator,
  );
}

/** Cost: people × lists. */
export function deskTable(view: DeskView): DeskTable {
  const coverages = estimateCoverages(view);
  const lists = coverages.map((coverage) => coverage.list).sort();
  const none = (code: ErrorCode, message: string): DeskTable => ({
    lists,
    table: null,
    overlaps: [],
    documented: 0,
    leftOut: null,
    covers: null,
    refused: { code, message },
  });
  if (coverages.length === 0)
    return none("estimate.coverage-undeclared", "No list has declared what it covers.");
  const covers = coverageIntersection(coverages);
  if (covers === null)
    return none("estimate.different-scopes", "The lists have no window, area and population in common.");
  const {
    lists: on,
    rows,
    cells,
    leftOut,
  } = captureRows({
    victims: view.judgement.victims,
    lists: coverages,
    intersection: covers,
  });
  if (rows.length === 0) {
    const nobody = "Nobody at reported or above has an identity that can be linked.";
    return { ...none("estimate.nobody", nobody), leftOut, covers };
  }
  const named = (row: readonly boolean[]): string[] => on.filter((_, at) => row[at] === true);
  return {
    lists,
    table: tableOf(
      on,
      rows.map((row) => named(row.on)),
    ),
    overlaps: cells.map((cell) => ({ lists: named(cell.on), people: cell.count })),
    documented: rows.length,
    leftOut,
    covers,
    refused: null,
  };
}

/** Cost: about a second for 5 lists. */
export function estimateFrom(from: DeskTable, options: DeskEstimateOptions): EstimateReport {
  const { seed, methods, clock, progress, sensitivity } = options;
  if (from.table === null) return refusal(from.refused, from.lists, seed);
  return estimateReport(
    estimate(from.table, {
      seed,
      methods: methods ?? UNLESS_TOLD,
      clock,
      progress,
      ...(sensitivity === undefined ? {} : { sensitivity }),
    }),
  );
}

export function estimateDesk(view: DeskView, options: DeskEstimateOptions): DeskEstimate {
  const table = deskTable(view);
  return { ...table, report: estimateFrom(table, options) };
}
