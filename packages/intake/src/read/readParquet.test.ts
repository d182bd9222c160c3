import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { codeOf } from "../testing/failure.ts";
import { readTable } from "./readTable.ts";
import type { TableRow } from "./table.ts";

const shared = process.env["DAFTAR_SHARED"] ?? resolve(import.meta.dirname, "../../../../../shared");
const million = join(shared, "data/linkage/casualty_1m.parquet");

const written = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: "id", data: [1n, 2n, 3n], type: "INT64" },
        { name: "name", data: ["آرش", "مینا", null], type: "STRING", nullable: true },
        { name: "age", data: [30, 41, 5], type: "INT32" },
        {
          name: "died",
          data: [new Date(Date.UTC(2014, 4, 8)), null, null],
          type: "TIMESTAMP",
          nullable: true,
        },
      ],
      rowGroupSize: 2,
    }),
  );

/** A whole number as Parquet's footer and pages write it. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

describe("a Parquet file", () => {
  it("gives text, row group by row group", async () => {
    const table = await readTable(written());
    expect(table.kind).toBe("parquet");
    expect(table.header).toEqual(["id", "name", "age", "died"]);
    const rows: TableRow[] = [];
    for await (const row of table.rows()) rows.push(row);
    expect(rows.map((row) => [row.row, ...row.cells])).toEqual([
      [1, "1", "آرش", "30", "2014-05-08"],
      [2, "2", "مینا", "41", ""],
      [3, "3", "", "5", ""],
    ]);
  });

  it("that is cut or overwritten is damaged, never a crash", async () => {
    const whole = written();
    expect(await codeOf(() => readTable(whole.slice(0, whole.length - 5)))).toBe("file.damaged");
    const spoiled = whole.slice();
    spoiled.fill(0xff, whole.length - 60, whole.length - 8);
    expect(await codeOf(() => readTable(spoiled))).toBe("file.damaged");
    expect(await codeOf(() => readTable(new TextEncoder().encode("PAR1PAR1")))).toBe("file.damaged");
  });

  it("that claims millions of rows in a few bytes is refused before any is made, wherever it claims them", async () => {
    const rows = 2_000_000;
    const long = Buffer.from(
      parquetWriteBuffer({
        columnData: ["id", "name"].map((name) => ({
          name,
          data: Array.from({ length: rows }, () => "same"),
          type: "STRING",
        })),
        rowGroupSize: rows,
      }),
    );
    expect(long.length).toBeLessThan(4000);
    expect(await codeOf(() => readTable(long))).toBe("file.too-large");
    // Lengths of runs and numbers of values are written alike; all of them, then all but the footer's.
    const [few, many] = [varint(2 * rows), varint(2 * 134_000_000)];
    const at: number[] = [];
    for (let from = long.indexOf(few); from >= 0; from = long.indexOf(few, from + 1)) at.push(from);
    expect(at.length).toBeGreaterThan(2);
    for (const places of [at, at.slice(0, -1), at.slice(0, 1)]) {
      const bomb = Buffer.from(long);
      for (const place of places) many.copy(bomb, place);
      expect(["file.too-large", "file.damaged"]).toContain(await codeOf(() => readTable(bomb)));
    }
  });

  it("without rows says so", async () => {
    const none = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: "id", data: [], type: "INT32" }] }),
    );
    expect(await codeOf(() => readTable(none))).toBe("file.no-rows");
  });

  it.skipIf(!existsSync(million))(
    "of a million rows is read whole (skipped where $DAFTAR_SHARED is absent)",
    async () => {
      let rows = 0;
      for await (const batch of (await readTable(million)).batches()) rows += batch.length;
      expect(rows).toBe(1_000_000);
    },
  );
});
