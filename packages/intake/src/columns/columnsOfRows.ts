/** Columns out of rows: the way for every table that has no shorter one. Cost: that of its rows. */
import type { ColumnBatch, TableRow, WantedColumn } from "../read/table.ts";
import { FillingBatch } from "./fillingBatch.ts";

/** @param after rows that were given already, and are passed over */
export async function* columnsOfRows(
  batches: AsyncIterable<readonly TableRow[]>,
  wanted: readonly WantedColumn[],
  after = 0,
): AsyncIterable<ColumnBatch> {
  const filling = new FillingBatch(wanted);
  let passed = 0;
  for await (const batch of batches) {
    for (const { row, cells, fault } of batch) {
      passed += 1;
      if (passed <= after) continue;
      if (fault !== null) {
        yield filling.take(fault);
        return;
      }
      filling.addTexts(row, cells);
      if (filling.full) yield filling.take();
    }
    // What came before a failure must not be lost in it.
    if (filling.size > 0) yield filling.take();
  }
}
