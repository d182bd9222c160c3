/** What is said of blocking: how many pairs each reason to compare proposed, and what could not be met. Cost: constant. */
import type { PairsToCompare } from "@daftar/linkage";

export interface BlockingShown {
  /** By what agreement begins with; a pair counts for each reason that proposed it. Most first. */
  readonly reasons: readonly { readonly attribute: string; readonly pairs: number }[];
  /** Groups too large to meet all of their pairs. */
  readonly cutGroups: number;
}

export const blockingShown = ({
  reasons,
  cutGroups,
}: Omit<PairsToCompare, "comparedPairs">): BlockingShown => ({
  reasons: reasons.filter(({ pairs }) => pairs > 0).sort((a, b) => b.pairs - a.pairs),
  cutGroups,
});
