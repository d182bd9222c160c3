/**
 * What must be said with any figures by date: which of the days were under a cut.
 *
 * Source: J20; silence is not convergence, and a quiet day under a blackout is not a quiet day. Where no
 * cut is recorded that too is said, since nobody may have written one down. Cost: linear in cuts.
 */
import type { Condition } from "./placeConditions.ts";

export interface ReportingWarning {
  /** `cut`: some of the days; `none-then`: others only; `none-recorded`: the table is empty. */
  readonly code: "cut" | "none-then" | "none-recorded";
  readonly words: string;
}

const days = ({ from, to }: Condition): string => (from === to ? `on ${from}` : `${from} to ${to}`);

/**
 * @param over cuts of the place and the days that are shown
 * @param recorded how many cuts the desk has in all
 */
export function reportingWarning(over: readonly Condition[], recorded: number): ReportingWarning {
  if (over.length > 0) {
    const cuts = over.map((one) => `${one.cut}, ${days(one)}, ${one.where}`).join("; ");
    return { code: "cut", words: `Days under a cut look quieter than they were: ${cuts}.` };
  }
  if (recorded > 0)
    return {
      code: "none-then",
      words: "No cut is recorded for these days here, which does not say that there was none.",
    };
  return {
    code: "none-recorded",
    words: "No reporting conditions are recorded, so that a quiet day means nothing.",
  };
}
