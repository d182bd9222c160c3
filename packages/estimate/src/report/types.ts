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

interface HeadlineOf<Total> {
  readonly low: Total | null;
  readonly high: Total | null;
  readonly level: number | null;
  /** The smaller of the lower bounds; kept where the interval is refused. */
  readonly lowerBound: Total | null;
  readonly refused: Refusal | null;
}

interface EstimateOf<Count, Total> {
  /** People in the table. */
  readonly documented: Count;
  readonly lists: readonly string[];
  readonly headline: HeadlineOf<Total>;
  readonly methods: readonly MethodResultOf<Total>[];
  readonly seed: number;
}

export type Headline = HeadlineOf<EstimatedTotal>;
export type MethodResult = MethodResultOf<EstimatedTotal>;
/** An estimate whose two kinds of number cannot be added. */
export type Estimate = EstimateOf<DocumentedCount, EstimatedTotal>;
/** The same as plain numbers: what is printed as JSON. */
export type EstimateReport = EstimateOf<number, number>;

/** The same object, its numbers plain: for JSON and schemas, no longer for arithmetic. */
export function estimateReport(estimate: Estimate): EstimateReport {
  return estimate as unknown as EstimateReport;
}
