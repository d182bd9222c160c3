import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { readTable } from "../read/readTable.ts";
import type { ColumnBatch } from "../read/table.ts";
import { DistinctCells } from "./distinctCells.ts";

type Columns = Parameters<typeof parquetWriteBuffer>[0]["columnData"];

async function bothWays(columnData: Columns, rowGroupSize = 3) {
  const table = await readTable(new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize })));
  const wanted = [0, ...table.header.keys()].map((column) => ({ column, cells: new DistinctCells() }));
  const byColumns: unknown[] = [];
  const numbers: number[][] = [];
  let fault: ColumnBatch["fault"] = null;
  for await (const batch of table.columns(wanted)) {
    for (let at = 0; at < batch.size; at += 1)
      numbers.push([batch.rows[at] ?? 0, ...batch.cells.map((column) => column[at] ?? -1)]);
    fault = batch.fault;
  }
  const texts = wanted.map(({ cells }) => cells.texts());
  for (const [row, ...cells] of numbers) byColumns.push([row, ...cells.map((cell, at) => texts[at]?.[cell])]);
  if (fault !== null) byColumns.push(fault);
  const byRows: unknown[] = [];
  for await (const { row, cells, fault: found } of table.rows()) {
    byRows.push(found ?? [row, cells[0], ...cells]);
    if (found !== null) break;
  }
  return { byColumns, byRows };
}

const agree = async (columns: Columns, rowGroupSize?: number) => {
  const { byColumns, byRows } = await bothWays(columns, rowGroupSize);
  expect(byColumns).toEqual(byRows);
  return byRows;
};

describe("columns of a Parquet file tell what its rows tell", () => {
  it("of texts, numbers, days and what is missing, over several row groups", async () => {
    const rows = await agree([
      { name: "id", data: [1n, 2n, 3n, 4n, 5n, 6n, 7n], type: "INT64" },
      {
        name: "name",
        data: ["آرش", null, "آرش", "Mina", "", "\ufeffMina", " "],
        type: "STRING",
        nullable: true,
      },
      { name: "age", data: [30, 41, 30, 5, 7, 9, 30], type: "INT32" },
      { name: "sure", data: [true, false, true, true, false, true, true], type: "BOOLEAN" },
      {
        name: "died",
        data: [new Date(Date.UTC(2014, 4, 8)), null, null, null, new Date(Date.UTC(2014, 4, 8)), null, null],
        type: "TIMESTAMP",
        nullable: true,
      },
    ]);
    expect(rows).toHaveLength(7);
  });

  it("of rows that say nothing, which are passed over", async () => {
    const rows = await agree([
      { name: "a", data: ["x", "", " ", "y", "\u00a0"], type: "STRING" },
      { name: "b", data: ["", "\t", "", "z", ""], type: "STRING" },
    ]);
    expect(rows).toHaveLength(2);
  });

  it("up to a row with characters that no text has, in whichever column", async () => {
    const rows = await agree([
      { name: "a", data: ["x", "x", "p\u0000q", "y", "y"], type: "STRING" },
      { name: "b", data: ["u", "u\u0085", "v\u0007", "z", "z"], type: "STRING" },
    ]);
    expect(rows).toMatchObject([[1, "x", "x", "u"], { row: 2, column: "b", code: "row.control-characters" }]);
  });

  it("of texts that are all different, in pages without a dictionary", async () => {
    const data = Array.from({ length: 30_000 }, (_, at) => `r${at}${at % 1000 === 0 ? "é" : ""}`);
    expect(await agree([{ name: "id", data, type: "STRING" }], 7000)).toHaveLength(30_000);
  });
});
