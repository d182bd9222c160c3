/**
 * Everything a table of overlaps lets us say about people on no list, or why it does not.
 *
 * Source: rules J10 and J21; methods as cited in their files and in docs/methods.md.
 * Assumes: the sentences of `ASSUMPTIONS`, which stand in every method's diagnostics. The lists are taken to
 * cover one population: whether they do is for the desk to know (J21), never for a table.
 * Deterministic; the seed is carried for the methods that will draw. Cost: 5 lists about a second.
 */
import { type Clock, DaftarError, type Progress } from "@daftar/model";
import { LEVEL } from "../interval/logInterval.ts";
import { type SensitivityOptions, sensitivity } from "../sensitivity/sensitivity.ts";
import { type CaptureTable, captureTable, peopleIn } from "../table/captureTable.ts";
import { overlapping } from "../table/overlapping.ts";
import { documentedCount, estimatedTotal } from "../table/people.ts";
import { assumptionsOf } from "./assumptions.ts";
import { headlineOf } from "./headline.ts";
import { METHODS, workbench } from "./methods.ts";
import { settingsOf } from "./settings.ts";
import { type Estimate, METHOD_IDS, type MethodId, type MethodResult } from "./types.ts";
import { warningsOf } from "./warnings.ts";

export interface EstimateOptions {
  /** Recorded in the result; a whole number. */
  readonly seed: number;
  /** Ids of methods; all where absent. Run in the order of `METHOD_IDS`, each once. */
  readonly methods?: readonly string[];
  /** For `seconds`, which are 0 without it. The search that two methods share counts with the first. */
  readonly clock?: Clock;
  readonly progress?: Progress;
  /** What would change it is reckoned too: dozens of smaller tables. */
  readonly sensitivity?: SensitivityOptions;
}

const isMethod = (id: string): id is MethodId => METHOD_IDS.some((known) => known === id);

/**
 * @param table at most 10 lists
 * @throws RangeError on a seed that is not whole, or a table that breaks its own rules
 * @throws DaftarError `estimate.unknown-method`
 * @example estimate(kosovo, { seed: 1 }).headline // low 9,000, high 21,300
 */
export function estimate(table: CaptureTable, options: EstimateOptions): Estimate {
  const { seed, clock, progress } = options;
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number; it is ${seed}`);
  const asked = options.methods ?? METHOD_IDS;
  for (const id of asked) {
    if (!isMethod(id)) {
      throw new DaftarError("estimate.unknown-method", "There is no such method.", {
        field: "methods",
        value: id.slice(0, 40),
      });
    }
  }
  // A table made by hand is brought into its one order, and checked, like one that was read.
  const histories = new Map(table.cells.map(({ history, count }) => [history, count]));
  if (histories.size !== table.cells.length) throw new RangeError("table must hold each history once");
  const whole = captureTable(table.lists, histories);
  const shared = overlapping(whole);
  const documented = peopleIn(whole);
  const bench = workbench(shared.table, documented, seed, progress);
  const now = clock ?? ((): number => 0);

  const methods = METHOD_IDS.filter((id) => asked.includes(id)).map((id): MethodResult => {
    const { role, run } = METHODS[id];
    const start = now();
    const { status, reason, undocumented, diagnostics } = run(bench);
    const seconds = Math.max(0, now() - start) / 1000;
    const total = (people: number | null | undefined, end: "low" | "high" | null = null) =>
      people === null || people === undefined ? null : estimatedTotal(documented + people, end);
    return {
      id,
      status,
      reason,
      point: total(undocumented?.point),
      low: total(undocumented?.low, "low"),
      high: total(undocumented?.high, "high"),
      level: undocumented === null ? null : LEVEL,
      seconds,
      diagnostics: {
        role,
        assumptions: assumptionsOf(id),
        setAside: shared.setAside.map(({ list, people }) => ({ list, people })),
        ...diagnostics,
      },
    };
  });
  const headline = headlineOf(whole, shared, methods);
  return {
    documented: documentedCount(documented),
    lists: whole.lists,
    headline,
    methods,
    sensitivity:
      options.sensitivity === undefined
        ? null
        : sensitivity({ table: whole, shared, bench, headline, seed, progress }, options.sensitivity),
    warnings: whole.cells.length === 0 ? [] : warningsOf(shared),
    seed,
    settings: settingsOf(
      METHOD_IDS.filter((id) => asked.includes(id)),
      shared.table?.lists.length ?? 0,
      options.sensitivity,
    ),
  };
}
