/**
 * What may be said of a claim beside the desk's own documentation.
 *
 * Source: rule J14 and decision 0010. The sentences are J14's, word for word, and there are no others:
 * a verdict compares numbers and says nothing about a claimant. Cost: constant.
 */
import { type Claim, outward } from "@daftar/model";
import { reachOf } from "./reachOf.ts";

/** What the desk holds against which a claim is read. */
export interface Comparison {
  /**
   * People verified by name who died up to the claim's as-of, in its area and population, over records
   * that may be public. A whole number.
   */
  readonly verifiedNamed: number;
  /** `true`, or why scope, population or date differ or are unknown. */
  readonly sameScope: true | { readonly why: readonly string[] };
  /** The desk's interval for the same scope; null where it has none. */
  readonly estimate: { readonly low: number; readonly high: number } | null;
}

export type VerdictCode =
  | "exceeded"
  | "not-exceeded"
  | "floor"
  | "no-figure"
  | "not-comparable"
  /** A refusal to state has no verdict. */
  | "none";

export interface Verdict {
  readonly code: VerdictCode;
  /** One sentence of J14; empty for `none`. */
  readonly words: string;
  /** Where the figure stands to the desk's interval; null without an interval or a figure. */
  readonly interval: {
    readonly code: "inside" | "above" | "below";
    readonly words: string;
  } | null;
}

function intervalOf(claim: Claim, estimate: Comparison["estimate"]): Verdict["interval"] {
  const reach = reachOf(claim);
  if (estimate === null || reach === null) return null;
  // As people read it: a figure equal to the low that is printed is not below it.
  const { low, high } = outward(estimate);
  // One number named stands where it is named; a range stands somewhere only if both its ends do.
  const named = claim.figure.value;
  const ends = named === null ? [reach.low, reach.high] : [named];
  const sides = new Set(
    ends.map((end) => {
      if (end === null) return null;
      return end < low ? "below" : end > high ? "above" : "inside";
    }),
  );
  const [code] = sides;
  if (sides.size !== 1 || code === null || code === undefined) return null;
  return { code, words: `${code} the desk's interval; not a test of the claim` };
}

/**
 * @throws RangeError unless `verifiedNamed` is a whole number, 0 or more
 * @example verdictOf(about2000, { verifiedNamed: 2600, sameScope: true, estimate: null }).words
 *   // "2600 people verified by name in the same scope exceed this figure"
 */
export function verdictOf(claim: Claim, comparison: Comparison): Verdict {
  const { verifiedNamed: n, sameScope, estimate } = comparison;
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new RangeError(`verifiedNamed must be a whole number, 0 or more; it is ${n}`);
  }
  if (claim.kind === "refusal-to-state") return { code: "none", words: "", interval: null };
  const notComparable = (why: readonly string[]): Verdict => ({
    code: "not-comparable",
    words: why.length === 0 ? "not comparable" : `not comparable: ${why.join("; ")}`,
    interval: null,
  });
  if (sameScope !== true) return notComparable(sameScope.why);

  const interval = intervalOf(claim, estimate);
  const { qualifier } = claim.figure;
  const reach = reachOf(claim);
  // The words come before the basis: "several hundred confirmed" has no number that could be a floor.
  if (reach === null) {
    return { code: "no-figure", words: `no figure to compare; the desk documents ${n}`, interval };
  }
  const isFloor =
    qualifier === "at-least" ||
    qualifier === "more-than" ||
    claim.basis === "confirmed" ||
    claim.basis === "under-investigation";
  if (isFloor || reach.high === null) {
    return { code: "floor", words: `a floor; the desk documents ${n}`, interval };
  }
  // J14 speaks of totals. A part cannot be exceeded by people who may belong to another part.
  if (claim.partOf !== null) return notComparable(["a part of a figure, not a total"]);
  return reach.high < n
    ? {
        code: "exceeded",
        words: `${n} people verified by name in the same scope exceed this figure`,
        interval,
      }
    : { code: "not-exceeded", words: `the desk documents ${n}, which does not exceed this figure`, interval };
}
