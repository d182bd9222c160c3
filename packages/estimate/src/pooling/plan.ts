/**
 * Which tables are computed, with how many draws, and where each replicate finds its own.
 *
 * Equal tables of a stratum are one task with as many draws as its replicates need together, each taking its own
 * stretch. Light methods run on every replicate; heavy ones on `heavyReplicates` of them, evenly spaced, with as many
 * draws in all: pooled over fewer clusterings, never over other ones. Cost: linear in the tables.
 */
import { cellsKey, peopleIn } from "../table/captureTable.ts";
import type { DrawMethod } from "./drawMethod.ts";
import type { Replicates } from "./replicates.ts";
import type { TableAnswer, TableTask } from "./tableTask.ts";

/** A draw a hundredth apart: fewer would leave a limit of 1.5 % to one draw. */
const LEAST_DRAWS = 100;

export interface PlanOptions {
  readonly seed: number;
  /** Of each stratum, all replicates together; about. */
  readonly draws: number;
  readonly heavyReplicates: number;
}

interface Stretch {
  readonly task: number;
  readonly from: number;
}

export interface MethodPlan {
  readonly method: DrawMethod;
  /** Indices of the replicates it runs on. */
  readonly replicates: readonly number[];
  /** Draws of each stratum from each of them. */
  readonly drawsEach: number;
  /** By replicate as in `replicates`, then by stratum; `null` for strata that are not estimated. */
  readonly stretches: readonly (readonly (Stretch | null)[])[];
}

export interface Plan {
  readonly tasks: readonly TableTask[];
  readonly methods: readonly MethodPlan[];
  /** Tables before equal ones were joined. */
  readonly tables: number;
}

/** `most` of `count`, evenly spaced, the first included. */
function spaced(count: number, most: number): number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken));
}

/**
 * @param estimated by stratum: whether it is estimated at all
 */
export function planOf(
  { strata, tables }: Replicates,
  estimated: readonly boolean[],
  methods: readonly DrawMethod[],
  { seed, draws, heavyReplicates }: PlanOptions,
): Plan {
  const tasks: (TableTask & { count: number })[] = [];
  let asked = 0;
  const plans = methods.map((method): MethodPlan => {
    const replicates = spaced(tables.length, method.cost === "heavy" ? heavyReplicates : tables.length);
    const drawsEach = Math.max(LEAST_DRAWS, Math.ceil(draws / replicates.length));
    const taskOf = new Map<string, number>();
    const stretches = replicates.map((r) =>
      strata.map((stratum, s): Stretch | null => {
        const table = tables[r]?.[s];
        if (estimated[s] !== true || table === undefined) return null;
        asked += 1;
        const key = `${s}/${cellsKey(table)}`;
        let task = taskOf.get(key);
        if (task === undefined) {
          const first = tables[0]![s]!;
          const near = cellsKey(first) === cellsKey(table) ? null : first;
          task = tasks.push({ method: method.id, stratum, table, count: 0, seed, near }) - 1;
          taskOf.set(key, task);
        }
        const from = tasks[task]!.count;
        tasks[task]!.count += drawsEach;
        return { task, from };
      }),
    );
    return { method, replicates, drawsEach, stretches };
  });
  return { tasks, methods: plans, tables: asked };
}

/** Totals drawn of one stratum by one method, replicate by replicate; infinite without an upper limit or an answer. */
export interface StratumDraws {
  /** People of the stratum, listed or not. */
  readonly totals: readonly Float64Array[];
  /** The answers of tables that had no draws. */
  readonly without: readonly TableAnswer[];
}

export function stratumDraws(
  { replicates, drawsEach, stretches }: MethodPlan,
  answers: readonly TableAnswer[],
  tables: Replicates["tables"],
  stratum: number,
): StratumDraws {
  const without: TableAnswer[] = [];
  const totals = replicates.map((r, i) => {
    const stretch = stretches[i]?.[stratum] ?? null;
    const answer = stretch === null ? undefined : answers[stretch.task];
    if (stretch === null || answer === undefined)
      throw new RangeError("stratum must be one that is estimated");
    if (answer.undocumented === null) {
      without.push(answer);
      return new Float64Array(drawsEach).fill(Number.POSITIVE_INFINITY);
    }
    const documented = peopleIn(tables[r]![stratum]!);
    return answer.undocumented
      .subarray(stretch.from, stretch.from + drawsEach)
      .map((people) => documented + people);
  });
  return { totals, without };
}
