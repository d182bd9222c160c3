/** The first rows of a table that are whole, for `proposeMapping`. */
import { PackedCells } from "../columns/packedCells.ts";
import type { Table } from "./table.ts";

/** @param most how many rows at most; 2,000 unless told */
export async function sampleRows(table: Table, most = 2000): Promise<(readonly string[])[]> {
  return (table.kind === "csv" ? await byColumns(table, most) : null) ?? byRows(table, most);
}

/** Several times faster than by rows; null where a row at fault comes before so many, after which no column goes on. */
async function byColumns(table: Table, most: number): Promise<string[][] | null> {
  const wanted = table.header.map((_, column) => ({ column, cells: new PackedCells() }));
  const sample: string[][] = [];
  for await (const { size, cells, fault } of table.columns(wanted)) {
    for (let row = 0; row < size && sample.length < most; row += 1)
      sample.push(wanted.map(({ cells: own }, at) => own.text(cells[at]![row]!)));
    if (sample.length >= most) return sample;
    if (fault !== null) return null;
  }
  return sample;
}

async function byRows(table: Table, most: number): Promise<(readonly string[])[]> {
  const sample: (readonly string[])[] = [];
  for await (const batch of table.batches()) {
    for (const row of batch) {
      if (sample.length >= most) return sample;
      if (row.fault === null) sample.push(row.cells);
    }
  }
  return sample;
}
