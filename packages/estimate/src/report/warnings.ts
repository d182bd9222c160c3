/** What a reader should know of the lists though it refuses nothing. Cost: lists. */
import type { Overlapping } from "../table/overlapping.ts";
import type { Warning } from "./types.ts";

/** @returns one for each list that no method sees, in the order of lists */
export function warningsOf({ setAside }: Overlapping): Warning[] {
  return setAside.map(({ list, people }) =>
    people === 0
      ? {
          code: "estimate.empty-list",
          message: `Nobody is on ${list}: no method sees it.`,
          list,
          people,
        }
      : {
          code: "estimate.list-apart",
          message: `Nobody on ${list} is on another list: its people (${people}) count as documented, and no method sees them.`,
          list,
          people,
        },
  );
}
