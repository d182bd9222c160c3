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

export interface DeskEstimate {
  readonly report: EstimateReport;
  /** What was estimated from; null where it did not come to a table. */
  readonly table: OverlapTable | null;
  /** Memberships behind it: list names, and how many people are on exactly those. */
  readonly overlaps: readonly { readonly lists: readonly string[]; readonly people: number }[];
  /** People at reported or above who are no row of the table, by reason. */
  readonly leftOut: CaptureTable["leftOut"] | null;
  /** What the lists cover in common: the deaths that the figures speak of; null where there is nothing. */
  readonly covers: CommonCoverage | null;
}

function refusal(
  code: ErrorCode,
  message: string,
  lists: readonly string[],
  documented: number,
  seed: number,
): EstimateReport {
  return {
    documented,
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

export function estimateDesk(view: DeskView, options: DeskEstimateOptions): DeskEstimate {
  const { seed } = options;
  const coverages = estimateCoverages(view);
  const lists = coverages.map((coverage) => coverage.list).sort();
  const none = (code: ErrorCode, message: string): DeskEstimate => ({
    report: refusal(code, message, lists, 0, seed),
    table: null,
    overlaps: [],
    leftOut: null,
    covers: null,
  });
  if (coverages.length === 0)
    return none("estimate.coverage-undeclared", "No list has declared what it covers.");
  const intersection = coverageIntersection(coverages);
  if (intersection === null)
    return none("estimate.different-scopes", "The lists have no window, area and population in common.");
  const table = captureRows({ victims: view.judgement.victims, lists: coverages, intersection });
  const overlaps = table.cells.map(({ on, count }) => ({
    lists: table.lists.filter((_, at) => on[at] === true),
    people: count,
  }));
  if (table.rows.length === 0) {
    return {
      ...none("estimate.nobody", "Nobody at reported or above has an identity that can be linked."),
      leftOut: table.leftOut,
      covers: intersection,
    };
  }
  const memberships = table.rows.map(({ on }) => table.lists.filter((_, at) => on[at] === true));
  const given = tableOf(table.lists, memberships);
  const report = estimateReport(
    estimate(given, {
      seed,
      methods: options.methods ?? UNLESS_TOLD,
      clock: options.clock,
      progress: options.progress,
      ...(options.sensitivity === undefined ? {} : { sensitivity: options.sensitivity }),
    }),
  );
  return { report, table: given, overlaps, leftOut: table.leftOut, covers: intersection };
}
