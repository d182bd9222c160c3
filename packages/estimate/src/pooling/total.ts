/**
 * The sum over strata: draws added index by index, method by method, and the union of the methods' intervals.
 *
 * Assumes that strata are estimated apart: what chance does to one says nothing of another. Draws of a stratum stand
 * in random order, so draw i of one and draw i of another are independent. Strata that cannot be estimated add their
 * documented people only; the total then has no upper end, for nothing bounds the others. A method that cannot do a
 * stratum that another can takes that one's draws there. Cost: draws times strata.
 */
import { estimatedTotal } from "../table/people.ts";
import { limitsOf, spreadBetween } from "./heap.ts";
import { type MethodDraws, NO_ENDS, type Pool, told, unionOfMethods } from "./stratum.ts";
import type { TotalMethod, TotalResult } from "./types.ts";

export interface SummedStratum {
  readonly stratum: string;
  /** Documented people by replicate. */
  readonly documented: readonly number[];
  /** `null` where it only counts. */
  readonly methods: readonly MethodDraws[] | null;
}

interface OfMethod {
  readonly at: number;
  /** Replicates it ran on, by their index among all. */
  readonly replicates: readonly number[];
  readonly pool: Pool;
}

/** Draws of stratum and method at one replicate, from another method where this one has none. */
function drawsAt(
  methods: readonly MethodDraws[],
  at: number,
  i: number,
  replicatesOf: readonly (readonly number[])[],
): { readonly draws: Float64Array; readonly own: boolean } {
  const own = methods[at]?.totals;
  if (own != null) return { draws: own[i]!, own: true };
  const other = methods.findIndex(({ method, totals }) => totals !== null && method.role === "headline");
  const replicate = replicatesOf[at]![i]!;
  const there = replicatesOf[other]!.findLastIndex((r) => r <= replicate);
  return { draws: methods[other]!.totals![there]!, own: false };
}

function totalOf(
  strata: readonly SummedStratum[],
  methodsThere: readonly MethodDraws[],
  { at, replicates, pool }: OfMethod,
  replicatesByMethod: readonly (readonly number[])[],
  drawsEach: number,
): { readonly method: TotalMethod; readonly estimatedAlone: { low: number; high: number } } {
  const { method } = methodsThere[at]!;
  const filled = new Set<string>();
  const counted = replicates.map((r) =>
    strata.reduce((sum, { methods, documented }) => sum + (methods === null ? documented[r]! : 0), 0),
  );
  const alone = replicates.map((_, i) => {
    const sum = new Float64Array(drawsEach);
    for (const { stratum, methods } of strata) {
      if (methods === null) continue;
      const { draws, own } = drawsAt(methods, at, i, replicatesByMethod);
      if (!own) filled.add(stratum);
      for (let d = 0; d < drawsEach; d++) sum[d]! += draws[d % draws.length]!;
    }
    return sum;
  });
  const all = alone.map((draws, i) => draws.map((people) => people + counted[i]!));
  const base = replicates.map((r) => strata.reduce((sum, { documented }) => sum + documented[r]!, 0));
  const { id, role, tail } = method;
  return {
    method: {
      id,
      role,
      status: "ok",
      reason: null,
      ...told(limitsOf(all, base, tail, pool.combining)),
      between: replicates.length > 1 ? spreadBetween(all, pool.keys) : null,
      filled: [...filled],
    },
    estimatedAlone: limitsOf(
      alone,
      base.map((n, i) => n - counted[i]!),
      tail,
      pool.combining,
    ),
  };
}

/** Of each method: on which replicates it ran, how many draws it has of each, and a key of everything in them. */
export interface RunOf {
  readonly replicates: readonly number[];
  readonly drawsEach: number;
  readonly keys: readonly string[];
}

/**
 * @param strata at least one of which has methods
 * @param runs by method, in the order of each stratum's methods
 */
export function sumOf(
  strata: readonly SummedStratum[],
  runs: readonly RunOf[],
  combining: Pool["combining"],
): Pick<TotalResult, "low" | "high" | "level" | "partial" | "counted" | "methods" | "estimated"> {
  const estimated = strata.filter(({ methods }) => methods !== null);
  const first = estimated[0]?.methods;
  const counted = strata.flatMap(({ stratum, methods }) => (methods === null ? [stratum] : []));
  if (first == null) {
    return {
      ...NO_ENDS,
      partial: true,
      counted,
      methods: [],
      estimated: { strata: 0, low: null, high: null },
    };
  }
  const byMethod = runs.map(({ replicates }) => replicates);
  const sums = runs.flatMap(({ replicates, drawsEach, keys }, at) => {
    // A method that can do no stratum has no sum of its own.
    if (estimated.every(({ methods }) => methods?.[at]?.totals == null)) return [];
    const pool = { documented: [], keys, combining };
    return [totalOf(strata, first, { at, replicates, pool }, byMethod, drawsEach)];
  });
  const partial = counted.length > 0;
  const ends = unionOfMethods(sums.map(({ method }) => method));
  // Nothing bounds the people on no list of strata that only count: no method has an upper end for all.
  const methods = sums.map(({ method }) => (partial ? { ...method, high: null } : method));
  const headline = sums.filter(({ method }) => method.role === "headline").map((sum) => sum.estimatedAlone);
  return {
    ...ends,
    high: partial ? null : ends.high,
    partial,
    counted,
    methods,
    estimated: {
      strata: estimated.length,
      low: estimatedTotal(Math.min(...headline.map(({ low }) => low)), "low"),
      high: estimatedTotal(Math.max(...headline.map(({ high }) => high)), "high"),
    },
  };
}
