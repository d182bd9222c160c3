/**
 * Lists that are no second look at anybody: a list within another, two lists of the same people, a list that
 * holds everybody. Whoever reads the refusal should know which of these to mend. Cost: cells times lists².
 */
import { type CaptureTable, peopleIn } from "../table/captureTable.ts";
import { listsWithin } from "../table/overlapping.ts";
import type { Refusal } from "./types.ts";

/** @param shared lists that share people; @returns `null` where each adds a look of its own */
export function repeatedLists(shared: CaptureTable): Refusal | null {
  const pairs = listsWithin(shared);
  const [first] = pairs;
  if (first === undefined) return null;
  const copy = pairs.find(({ inner, outer }) =>
    pairs.some((back) => back.inner === outer && back.outer === inner),
  );
  if (copy !== undefined) {
    return {
      code: "estimate.copied-list",
      message: `${copy.inner} and ${copy.outer} hold exactly the same people: one of them is a copy, or both are of a third; keep one.`,
    };
  }
  const all = pairs.find(({ outer }) => {
    const at = shared.lists.indexOf(outer);
    return shared.cells.every(({ history }) => (history >> at) & 1);
  });
  return {
    code: "estimate.subset-list",
    message:
      all === undefined
        ? `Everyone on ${first.inner} is also on ${first.outer}: it is no second look; merge the two.`
        : `All ${peopleIn(shared)} people are on ${all.outer}: a list made of the others shows nobody they missed; leave it out.`,
  };
}
