/**
 * One text for one table, whatever order its rows stood in: what a digest of the input is taken of.
 *
 * Canonical JSON (RFC 8785) of `{"cells":[[history,count],…],"lists":[…]}`, cells in order of history, bit i of a
 * history list i, cells of nobody left out. Lists keep their order, on which ties of criteria and resamples
 * depend. Cost: linear in the cells.
 */
import { canonicalText } from "@daftar/model";
import { type CaptureTable, captureTable } from "./captureTable.ts";

/** @throws RangeError on a table that breaks its own rules */
export function canonicalTable(table: CaptureTable): string {
  const { lists, cells } = captureTable(
    table.lists,
    new Map(table.cells.map(({ history, count }) => [history, count])),
  );
  return canonicalText({ cells: cells.map(({ history, count }) => [history, count]), lists });
}
