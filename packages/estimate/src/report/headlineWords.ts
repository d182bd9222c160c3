/** How the headline of a table is made and what it takes for granted, for printing beside it. Cost: as `overlapping.ts`. */
import { MOST_LISTS } from "../averaging/candidates.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import { overlapping } from "../table/overlapping.ts";
import { assumptionsOf, HEADLINE_LABEL, STAND_IN_LABEL } from "./assumptions.ts";
import { headlineMethods } from "./methods.ts";

/** @param table `null` where there is none */
export function headlineWords(table: CaptureTable | null): {
  readonly label: string;
  readonly assumptions: readonly string[];
} {
  const lists = table === null ? 0 : (overlapping(table).table?.lists.length ?? 0);
  return {
    label: lists > MOST_LISTS ? STAND_IN_LABEL : HEADLINE_LABEL,
    assumptions: headlineMethods(lists).slice(0, 1).flatMap(assumptionsOf),
  };
}
