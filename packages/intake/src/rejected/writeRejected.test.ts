import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTable } from "../read/readTable.ts";
import type { RowFault } from "../read/table.ts";
import { rejectedPath, rejectedText, writeRejected } from "./writeRejected.ts";

const fault = (row: number): RowFault => ({
  row,
  column: "age",
  value: "1994",
  code: "row.age",
  words: "The age cannot be read.",
});
const header = ["id", "name", "age"];
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intake-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("[J18] rejected rows", () => {
  it("go beside the user's file, readable by the user alone", async () => {
    expect(rejectedPath("/x/my list.xlsx")).toBe("/x/my list.rejected.csv");
    const path = await writeRejected(rejectedPath(join(folder, "list.csv")), header, [
      { cells: ["1", "Arash B", "1994"], fault: fault(2) },
    ]);
    expect(path).toBe(join(folder, "list.rejected.csv"));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("hold the whole row with what is wrong in front, and are read again as they were", async () => {
    const cells = ["=1+1", 'Arash "A", B', "-5\nx"];
    const table = await readTable(
      await writeRejected(join(folder, "r.csv"), header, [{ cells, fault: fault(7) }]),
    );
    expect(table.header).toEqual(["daftar row", "daftar column", "daftar code", "daftar why", ...header]);
    for await (const row of table.rows())
      expect(row.cells).toEqual(["7", "age", "row.age", "The age cannot be read.", ...cells]);
  });

  it("never start a cell as a formula", () => {
    const text = rejectedText(
      ["=h"],
      ["=1", "+1", "-1", "@x", "\tx", "\rx", "＝1"].map((cell) => ({ cells: [cell], fault: fault(1) })),
    );
    for (const line of text.split("\r\n").slice(1, -1)) expect(line).toMatch(/,"?'[^']/);
    expect(text).toContain(",'=h");
  });

  it("that were ragged stay ragged, and are rejected again until they are mended", async () => {
    const ragged = { cells: ["1", "Arash B"], fault: { ...fault(2), code: "row.columns" as const } };
    const table = await readTable(await writeRejected(join(folder, "r.csv"), header, [ragged]));
    for await (const row of table.rows()) expect(row.fault?.code).toBe("row.columns");
  });

  it("given back a second time say what is wrong now, once, in a file numbered after the first", async () => {
    const again = ["daftar row", "daftar column", "daftar code", "daftar why", ...header];
    const cells = ["2", "age", "row.age", "as before", "1", "Arash B", "1994"];
    expect(rejectedText(again, [{ cells, fault: fault(9) }])).toBe(
      rejectedText(header, [{ cells: ["1", "Arash B", "1994"], fault: fault(9) }]),
    );
    for (const name of ["list.csv", "list.rejected.csv", "list.rejected-2.xlsx"])
      expect(rejectedPath(join(folder, name))).toBe(join(folder, "list.rejected.csv"));
  });

  it("never overwrite a file that somebody may be mending; the same text is written once", async () => {
    const path = join(folder, "r.csv");
    const rows = [{ cells: ["1", "Arash B", "1994"], fault: fault(2) }];
    await writeFile(path, "mine");
    expect(await writeRejected(path, header, rows)).toBe(join(folder, "r-2.csv"));
    expect(await writeRejected(path, header, rows)).toBe(join(folder, "r-2.csv"));
    expect(await readFile(path, "utf8")).toBe("mine");
    expect((await readdir(folder)).sort()).toEqual(["r-2.csv", "r.csv"]);
  });
});
