/** The first rows of a table that are whole, for `proposeMapping`. */
import type { Table } from "./table.ts";

/** @param most how many rows at most; 2,000 unless told */
export async function sampleRows(table: Table, most = 2000): Promise<(readonly string[])[]> {
  const sample: (readonly string[])[] = [];
  for await (const batch of table.batches()) {
    for (const row of batch) {
      if (sample.length >= most) return sample;
      if (row.fault === null) sample.push(row.cells);
    }
  }
  return sample;
}
