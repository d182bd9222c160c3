/** What strata, clusterings and imputations pooled say: one shape for the command line and the desk. Keys are never absent. */
import type { MethodStatus, Refusal } from "../report/types.ts";
import type { DocumentedCount, EstimatedTotal } from "../table/people.ts";

/** How several imputations or clusterings become one interval: their draws as one heap, or by Rubin's rules. */
export type Combining = "pooled" | "rubin" | "rubin-verdata";

/** How much of an interval comes from not knowing which clustering is right, or to which stratum people belong. */
interface SpreadOf {
  /** By what part the interval would be narrower, were that known: 1 − √(within/all), of the variance of ln N. 0 to 1. */
  readonly width: number;
  /** Share of the variance of ln N. 0 to 1. */
  readonly variance: number;
}

interface DrawnMethodOf<Total> {
  readonly id: string;
  readonly role: "headline" | "shown";
  readonly status: MethodStatus;
  readonly reason: string | null;
  /** Median of the draws. */
  readonly point: Total | null;
  readonly low: Total | null;
  readonly high: Total | null;
  readonly level: number | null;
  /** `null` where nothing was pooled, or the method gives no interval. */
  readonly between: SpreadOf | null;
}

interface StratumOf<Count, Total> {
  readonly stratum: string;
  /** People known to belong here, in the desk's own clustering. */
  readonly documented: Count;
  /** People without a label that imputations put here, on average; no count of anybody. */
  readonly imputed: number;
  /** People of the stratum in the tables pooled, fewest and most: no limit lies below the fewest. */
  readonly people: { readonly low: Count; readonly high: Count };
  /** Union of the headline's methods; `null` where refused. */
  readonly low: Total | null;
  readonly high: Total | null;
  readonly level: number | null;
  readonly refused: Refusal | null;
  readonly methods: readonly DrawnMethodOf<Total>[];
}

interface TotalMethodOf<Total> extends DrawnMethodOf<Total> {
  /** Strata that this method cannot estimate and that stand in its sum by the draws of another. */
  readonly filled: readonly string[];
}

interface TotalOf<Count, Total> {
  /** Everybody in the table, of whatever stratum, in the desk's own clustering. */
  readonly documented: Count;
  readonly low: Total | null;
  /** `null` where `partial`: of the strata that only count, nothing bounds the people on no list. */
  readonly high: Total | null;
  readonly level: number | null;
  /** Some strata could not be estimated; of them the total holds the documented people only. */
  readonly partial: boolean;
  /** Strata of which it holds the documented only. */
  readonly counted: readonly string[];
  readonly refused: Refusal | null;
  readonly methods: readonly TotalMethodOf<Total>[];
  /** The same sum over the strata that could be estimated, without the others' people. */
  readonly estimated: { readonly strata: number; readonly low: Total | null; readonly high: Total | null };
}

/** How it was made, and what was thinned to make it. */
export interface PoolingSettings {
  readonly methods: readonly string[];
  readonly combining: Combining;
  /** What was pooled over. */
  readonly over: "nothing" | "clusterings" | "labels" | "clusterings and labels";
  /** Clusterings or imputations pooled; 1 where nothing was. */
  readonly replicates: number;
  /** Of these, how many methods of cost `heavy` ran on. */
  readonly heavyReplicates: number;
  /** Draws of each stratum from each replicate, of light and of heavy methods. */
  readonly drawsEach: number;
  readonly heavyDrawsEach: number;
  /** Tables there were, and tables that had to be computed, equal ones of a stratum once. */
  readonly tables: number;
  readonly computed: number;
  /** Strata of fewer documented people are not estimated. */
  readonly smallest: number;
  readonly seed: number;
}

interface PooledOf<Count, Total> {
  readonly lists: readonly string[];
  readonly strata: readonly StratumOf<Count, Total>[];
  readonly total: TotalOf<Count, Total>;
  /** People without a label. */
  readonly unlabelled: Count;
  /** People in the tables pooled, fewest and most: clusterings differ in how many people there are. */
  readonly people: { readonly low: Count; readonly high: Count };
  readonly settings: PoolingSettings;
}

export type Spread = SpreadOf;
export type DrawnMethodResult = DrawnMethodOf<EstimatedTotal>;
export type StratumResult = StratumOf<DocumentedCount, EstimatedTotal>;
export type TotalMethod = TotalMethodOf<EstimatedTotal>;
export type TotalResult = TotalOf<DocumentedCount, EstimatedTotal>;
export type Pooled = PooledOf<DocumentedCount, EstimatedTotal>;
/** The same as plain numbers: what is printed as JSON. */
export type PooledReport = PooledOf<number, number>;

/** The same object, its numbers plain: for JSON and schemas, no longer for arithmetic. */
export function pooledReport(pooled: Pooled): PooledReport {
  return pooled as unknown as PooledReport;
}
