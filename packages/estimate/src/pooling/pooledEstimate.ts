/**
 * An estimate by strata, over clusterings drawn from the linkage, with missing labels imputed: one pooled result.
 *
 * Source: strata summed by draws, and what cannot be estimated kept as counts, Gargiulo et al. (2024), J. Open Source Softw., and
 * the practice of the field; imputation and its rules: `imputation.ts`, `rubin.ts`. Strata take account of people whom
 * lists reach differently by place or day, at the price of thinner overlaps. They must be fixed before anybody looks
 * at a number.
 * Assumes, beside what the methods do: within a stratum what they assume of the whole; strata apart from one another.
 * The same input, options and seed give the same numbers on any number of threads. Cost: strata × replicates tables,
 * equal ones once.
 */
import type { Progress } from "@daftar/model";
import type { Refusal } from "../report/types.ts";
import { cellsKey, peopleIn } from "../table/captureTable.ts";
import type { LabelledTable } from "../table/labelledTable.ts";
import { documentedCount } from "../table/people.ts";
import { DRAW_METHODS, drawMethod } from "./drawMethod.ts";
import { planOf, stratumDraws } from "./plan.ts";
import { type PoolingInput, type Replicates, replicatesOf } from "./replicates.ts";
import { methodOf, NO_ENDS, refusalOf, unionOfMethods } from "./stratum.ts";
import { type RunTasks, runHere } from "./tableTask.ts";
import { type RunOf, type SummedStratum, sumOf } from "./total.ts";
import type { Combining, Pooled, StratumResult } from "./types.ts";

export interface PoolingOptions {
  /** A whole number. */
  readonly seed: number;
  /** Ids of methods that draw; those of the headline where absent. */
  readonly methods?: readonly string[];
  /** Of each stratum, all replicates together, about; 4,000 where absent. */
  readonly draws?: number;
  /** Of missing labels, where no clusterings are given; 20 where absent. */
  readonly imputations?: number;
  /** Replicates on which heavy methods run; 5 where absent. */
  readonly heavyReplicates?: number;
  /** Strata of fewer documented people, on average over replicates, are not estimated; 50 where absent (J16). */
  readonly smallest?: number;
  readonly combining?: Combining;
  readonly progress?: Progress;
  /** Where tasks are run; in this thread where absent. */
  readonly run?: RunTasks;
}

const MOST = 100_000;

function whole(name: string, value: number, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} must be whole, ${least} to ${most}; it is ${value}`);
  }
  return value;
}

const everybody = ({ tables, unknown }: LabelledTable): number =>
  tables.reduce((sum, table) => sum + peopleIn(table), peopleIn(unknown));

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const rangeOf = (counts: readonly number[]) => ({
  low: documentedCount(counts.reduce((a, b) => Math.min(a, b))),
  high: documentedCount(counts.reduce((a, b) => Math.max(a, b))),
});

const smallRefusal = (smallest: number): Refusal => ({
  code: "estimate.small-stratum",
  message: `Fewer than ${smallest} people are documented here; so few are counted, and not estimated.`,
});

/**
 * @throws RangeError on options outside their bounds, or clusterings of other lists
 */
export async function pooledEstimate(input: PoolingInput, options: PoolingOptions): Promise<Pooled> {
  const seed = whole("seed", options.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const draws = whole("draws", options.draws ?? 4000, 2, 1_000_000);
  const imputations = whole("imputations", options.imputations ?? 20, 1, MOST);
  const heavyReplicates = whole("heavyReplicates", options.heavyReplicates ?? 5, 1, MOST);
  const smallest = whole("smallest", options.smallest ?? 50, 0, Number.MAX_SAFE_INTEGER);
  const { combining = "pooled", run = runHere } = options;
  const methods = (options.methods ?? DRAW_METHODS.filter((m) => m.role === "headline").map((m) => m.id)).map(
    drawMethod,
  );
  const { own } = input;
  const replicates: Replicates = replicatesOf(input, imputations, seed) ?? {
    strata: [],
    tables: [[]],
    over: "nothing",
  };
  const { strata, tables, over } = replicates;
  const documented = strata.map((_, s) => tables.map((of) => peopleIn(of[s]!)));
  const estimated = documented.map((counts) => meanOf(counts) >= smallest);
  const plan = planOf(replicates, estimated, methods, { seed, draws, heavyReplicates });
  const answers = await run(plan.tasks, (done) =>
    options.progress?.({ what: "tables estimated", done, total: plan.tasks.length }),
  );

  const known = new Map(own.strata.map((name, at) => [name, peopleIn(own.tables[at]!)]));
  const results: StratumResult[] = [];
  const summed: SummedStratum[] = [];
  strata.forEach((stratum, s) => {
    const counts = documented[s]!;
    const found = estimated[s]
      ? plan.methods.map((of) =>
          methodOf(of.method, stratumDraws(of, answers, tables, s), {
            documented: of.replicates.map((r) => counts[r]!),
            keys: of.replicates.map((r) => cellsKey(tables[r]![s]!)),
            combining,
          }),
        )
      : [];
    const refused = estimated[s] ? refusalOf(found) : smallRefusal(smallest);
    const here = known.get(stratum) ?? 0;
    results.push({
      stratum,
      documented: documentedCount(here),
      // Clusterings have people of their own: what is beyond the known is imputed only where nothing else varies.
      people: rangeOf(counts),
      imputed: over === "labels" ? Math.round((meanOf(counts) - here) * 100) / 100 : 0,
      ...(refused === null ? unionOfMethods(found.map(({ result }) => result)) : NO_ENDS),
      refused,
      methods: found.map(({ result }) => result),
    });
    summed.push({ stratum, documented: counts, methods: refused === null ? found : null });
  });

  const runs = plan.methods.map(
    ({ replicates: on, drawsEach }): RunOf => ({
      replicates: on,
      drawsEach,
      keys: on.map((r) => tables[r]!.map(cellsKey).join("/")),
    }),
  );
  const inAll = tables.map((_, r) => documented.reduce((sum, counts) => sum + counts[r]!, 0));
  const light = plan.methods.find(({ method }) => method.cost === "light");
  const heavy = plan.methods.find(({ method }) => method.cost === "heavy");
  return {
    lists: own.lists,
    strata: results,
    total: {
      documented: documentedCount(everybody(own)),
      ...sumOf(summed, runs, combining),
      refused: refusedWhole(results, strata.length),
    },
    unlabelled: documentedCount(peopleIn(own.unknown)),
    people: rangeOf(inAll),
    settings: {
      methods: methods.map(({ id }) => id),
      combining,
      over,
      replicates: tables.length,
      heavyReplicates: heavy?.replicates.length ?? 0,
      drawsEach: light?.drawsEach ?? 0,
      heavyDrawsEach: heavy?.drawsEach ?? 0,
      tables: plan.tables,
      computed: plan.tasks.length,
      smallest,
      seed,
    },
  };
}

function refusedWhole(results: readonly StratumResult[], strata: number): Refusal | null {
  if (strata === 0) {
    return {
      code: "estimate.no-stratum",
      message: "Of nobody in the table is it known to which stratum they belong.",
    };
  }
  if (results.some(({ refused }) => refused === null)) return null;
  if (strata === 1) return results[0]!.refused;
  return { code: "estimate.no-stratum", message: `None of the ${strata} strata can be estimated.` };
}
