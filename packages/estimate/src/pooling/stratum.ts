/**
 * What the draws of one stratum say: each method's interval, and their union or a refusal.
 *
 * A table without an answer, or without an upper limit, counts as draws that are infinite. A method stands where no
 * more of its draws are so than lie beyond its upper limit anyhow; those few are then set to the bound of every method
 * here, 20 people on no list for each documented one. Cost: linear in the draws.
 */
import { LEVEL } from "../interval/logInterval.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { DISAGREEMENT_FACTOR } from "../report/headline.ts";
import type { MethodStatus, Refusal } from "../report/types.ts";
import { type EstimatedTotal, estimatedTotal, people } from "../table/people.ts";
import type { DrawMethod } from "./drawMethod.ts";
import { type Limits, limitsOf, spreadBetween } from "./heap.ts";
import type { StratumDraws } from "./plan.ts";
import type { Combining, DrawnMethodResult } from "./types.ts";

export interface MethodDraws {
  readonly method: DrawMethod;
  readonly result: DrawnMethodResult;
  /** Finite, by replicate; `null` where the method gives no interval. */
  readonly totals: readonly Float64Array[] | null;
  readonly refusal: Refusal | null;
}

/** What was pooled: documented people and a key of the tables, by replicate. */
export interface Pool {
  readonly documented: readonly number[];
  readonly keys: readonly string[];
  readonly combining: Combining;
}

const NONE = { point: null, low: null, high: null, level: null, between: null } as const;

/** An interval as it is told, ends outward. */
export function told({ point, low, high }: Limits) {
  return {
    point: estimatedTotal(point),
    low: estimatedTotal(low, "low"),
    high: estimatedTotal(high, "high"),
    level: LEVEL,
  };
}

export function methodOf(method: DrawMethod, { totals, without }: StratumDraws, pool: Pool): MethodDraws {
  const { id, role, tail } = method;
  const none = (status: MethodStatus, reason: string, refusal: Refusal | null): MethodDraws => ({
    method,
    result: { id, role, status, reason, ...NONE },
    totals: null,
    refusal,
  });
  const size = totals.reduce((sum, draws) => sum + draws.length, 0);
  const infinite = totals.reduce((sum, draws) => sum + draws.filter((n) => !Number.isFinite(n)).length, 0);
  if (infinite > tail * size) {
    const ruledOut = without.find(({ refusal }) => refusal !== null)?.refusal ?? null;
    const first = without[0]?.reason ?? null;
    if (first === null) {
      const words = `The data set no upper limit below ${UNBOUNDED_FACTOR} undocumented for each documented person.`;
      return none("refused", words, {
        code: "estimate.unbounded",
        message: `The data set no finite upper limit (${id}).`,
      });
    }
    const some = without.length < totals.length ? ` (${without.length} of ${totals.length} tables)` : "";
    return none(ruledOut === null ? "excluded" : "refused", `${ruledOut?.message ?? first}${some}`, ruledOut);
  }
  const finite = totals.map((draws, i) => {
    const most = (1 + UNBOUNDED_FACTOR) * pool.documented[i]!;
    return draws.map((n) => Math.min(n, most));
  });
  return {
    method,
    result: {
      id,
      role,
      status: "ok",
      reason: null,
      ...told(limitsOf(finite, pool.documented, tail, pool.combining)),
      between: totals.length > 1 ? spreadBetween(finite, pool.keys) : null,
    },
    totals: finite,
    refusal: null,
  };
}

export interface Ends {
  readonly low: EstimatedTotal | null;
  readonly high: EstimatedTotal | null;
  readonly level: number | null;
}

export const NO_ENDS: Ends = { low: null, high: null, level: null };

/** The union of the headline's methods that gave an interval; at least one. */
export function unionOfMethods(results: readonly DrawnMethodResult[]): Ends {
  const held = results.filter(({ role, status }) => role === "headline" && status === "ok");
  const lows = held.map(({ low }) => low!).sort((a, b) => people(a) - people(b));
  const highs = held.map(({ high }) => high!).sort((a, b) => people(b) - people(a));
  return { low: lows[0]!, high: highs[0]!, level: LEVEL };
}

/** Why a stratum has no interval, whatever its methods gave; `null` where it has one. */
export function refusalOf(methods: readonly MethodDraws[]): Refusal | null {
  const headline = methods.filter(({ method }) => method.role === "headline");
  if (headline.length === 0) {
    const message = "None of the methods asked for gives draws for a headline.";
    return { code: "estimate.no-headline-method", message };
  }
  const ruledOut = headline.find(({ refusal }) => refusal !== null)?.refusal ?? null;
  if (ruledOut !== null) return ruledOut;
  const points = headline.flatMap(({ result: { point } }) => (point === null ? [] : [people(point)]));
  if (points.length === 0) {
    const message = headline[0]?.result.reason ?? "No admissible model of this table has an estimate.";
    return { code: "estimate.not-identifiable", message };
  }
  if (Math.max(...points) > DISAGREEMENT_FACTOR * Math.min(...points)) {
    const message = `Admissible methods differ by more than a factor of ${DISAGREEMENT_FACTOR}.`;
    return { code: "estimate.methods-disagree", message };
  }
  return null;
}
