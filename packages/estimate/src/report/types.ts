/** What an estimate says: one shape for the command line, the desk and releases. Keys are never absent. */
import type { ErrorCode } from "@daftar/model";
import type { DocumentedCount, EstimatedTotal } from "../table/people.ts";

/** Every method there is, in the order in which they run and print. */
export const METHOD_IDS = [
  "chapman",
  "chao",
  "chao-mth",
  "loglinear-bic",
  "loglinear-aic",
  "loglinear-stepwise",
  "dga",
  "averaged",
  "lcmcr",
] as const;
export type MethodId = (typeof METHOD_IDS)[number];

/**
 * `ok` the numbers stand; `excluded` the method is not for such a table; `refused` the method is for such
 * tables, but this one gives no number to rely on; `failed` the computation did not settle.
 */
export type MethodStatus = "ok" | "excluded" | "refused" | "failed";

export type DiagnosticValue =
  | string
  | number
  | boolean
  | null
  | readonly DiagnosticValue[]
  | { readonly [key: string]: DiagnosticValue };
/** `role` and `assumptions` always; the rest by method, unknown as `null`. See docs/methods.md. */
export type Diagnostics = { readonly [key: string]: DiagnosticValue };

interface MethodResultOf<Total> {
  readonly id: MethodId;
  readonly status: MethodStatus;
  /** Why the status is not `ok`; `null` where it is. */
  readonly reason: string | null;
  readonly point: Total | null;
  readonly low: Total | null;
  /** `null` with a `low` where the data set no upper limit. */
  readonly high: Total | null;
  /** Of the interval; `null` without one. */
  readonly level: number | null;
  /** By the clock that was passed in; 0 without one. */
  readonly seconds: number;
  readonly diagnostics: Diagnostics;
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Of a list that no method sees. */
export interface Warning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly list: string;
  /** On that list, all of them documented. */
  readonly people: number;
}

interface HeadlineOf<Total> {
  readonly low: Total | null;
  readonly high: Total | null;
  readonly level: number | null;
  /** The smaller of the lower bounds; kept where the interval is refused. */
  readonly lowerBound: Total | null;
  readonly refused: Refusal | null;
}

/** What a method says of another table of the same people; its own `reason` where it gives no interval. */
interface OtherwiseOf<Count, Total> {
  readonly documented: Count;
  readonly status: MethodStatus;
  readonly reason: string | null;
  readonly point: Total | null;
  readonly low: Total | null;
  readonly high: Total | null;
  /** The methods that gave it; `chapman` where two lists are left. */
  readonly by: readonly MethodId[];
}

/** An interval made without a list, or with two lists as one, beside that of all lists. */
interface MovedOf<Count, Total> extends OtherwiseOf<Count, Total> {
  readonly lists: readonly string[];
  /** By what factor the end that moves most moves, 1 or more; `null` without an interval on both sides. */
  readonly factor: number | null;
}

/** A list whose size is known, estimated from the other lists as if it were not. */
interface KnownSizeOf<Count, Total> extends Omit<OtherwiseOf<Count, Total>, "documented"> {
  readonly list: string;
  readonly known: Count;
  /** Of the known, how many are on another list. */
  readonly seenElsewhere: Count;
  /** ln(point/known): below 0 too low, above 0 too high; `null` without a point. */
  readonly logBias: number | null;
  /** Whether the interval holds the known number; `null` without an interval. */
  readonly covers: boolean | null;
}

/** The people on no list times a number that no table can tell, under one model. */
interface InteractionOf<Total> {
  readonly id: "loglinear-bic" | "loglinear-aic" | "no-top-interaction";
  readonly model: string;
  /** The total at a multiplier of 1. */
  readonly point: Total;
  /** The multiplier at which the total leaves the headline; `null` without a headline, or where none does. */
  readonly toLow: number | null;
  readonly toHigh: number | null;
  /** The multiplier at which the total would be the figure; `null` without a figure, or where none would. */
  readonly toFigure: number | null;
}

/** Limits from resamples, the model chosen anew in each; see docs/methods.md. */
interface BootstrapOf<Total> {
  readonly replicates: number;
  /** Resamples without any estimate; in no interval. */
  readonly failed: number;
  readonly candidates: number;
  readonly point: Total;
  readonly percentile: { readonly low: Total; readonly high: Total };
  readonly bca: { readonly low: Total; readonly high: Total } | null;
  /** Why there is no `bca`; `null` where there is. */
  readonly bcaUndefined: string | null;
  readonly chosen: readonly { readonly model: string; readonly share: number }[];
  /** How the resamples lie, in bars of equal width; `beyond` is the share in no bar. */
  readonly bins: {
    readonly from: number;
    readonly width: number;
    readonly shares: readonly number[];
    readonly beyond: number;
  };
}

interface SensitivityOf<Count, Total> {
  /** The methods whose union is asked of other tables. */
  readonly by: readonly MethodId[];
  readonly whole: OtherwiseOf<Count, Total>;
  readonly withoutList: readonly MovedOf<Count, Total>[];
  readonly merged: readonly MovedOf<Count, Total>[];
  readonly knownSizes: readonly KnownSizeOf<Count, Total>[];
  readonly interaction: readonly InteractionOf<Total>[];
  /** Someone's figure that was asked about; not ours. */
  readonly figure: number | null;
  /** `null` where it was not asked for, or no model has an estimate. */
  readonly bootstrap: BootstrapOf<Total> | null;
}

/** Every number that decides a report beside the table and the seed; see `settings.ts`. */
export interface Settings {
  /** Of every interval; a method may aim higher (`averaged.alpha`). */
  readonly level: number;
  /** More people on no list than this for each documented one is called "no upper limit". */
  readonly unboundedFactor: number;
  /** Points of a union further apart than this refuse it. */
  readonly disagreementFactor: number;
  /** A chosen model's point further outside the headline than this refuses it. */
  readonly outsideFactor: number;
  /** Ends further apart than this refuse it. */
  readonly widthFactor: number;
  /** Those that run, and each one's own settings. */
  readonly methods: Diagnostics;
  /** `null` where it was not asked what would change it. */
  readonly sensitivity: {
    readonly by: readonly MethodId[];
    readonly figure: number | null;
    /** Resamples asked for. */
    readonly replicates: number | null;
  } | null;
}

interface EstimateOf<Count, Total> {
  /** People in the table. */
  readonly documented: Count;
  readonly lists: readonly string[];
  readonly headline: HeadlineOf<Total>;
  readonly methods: readonly MethodResultOf<Total>[];
  /** What would change it; `null` where it was not asked for, or fewer than three lists share people. */
  readonly sensitivity: SensitivityOf<Count, Total> | null;
  /** What refuses nothing and should be known. */
  readonly warnings: readonly Warning[];
  readonly seed: number;
  readonly settings: Settings;
}

export type Headline = HeadlineOf<EstimatedTotal>;
export type MethodResult = MethodResultOf<EstimatedTotal>;
export type Sensitivity = SensitivityOf<DocumentedCount, EstimatedTotal>;
export type SensitivityReport = SensitivityOf<number, number>;
/** An estimate whose two kinds of number cannot be added. */
export type Estimate = EstimateOf<DocumentedCount, EstimatedTotal>;
/** The same as plain numbers: what is printed as JSON. */
export type EstimateReport = EstimateOf<number, number>;

/** The same object, its numbers plain: for JSON and schemas, no longer for arithmetic. */
export function estimateReport(estimate: Estimate): EstimateReport {
  return estimate as unknown as EstimateReport;
}
