import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idAt, linkTable } from "@daftar/linkage";
import { DaftarError } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPlainFiles } from "./plainFiles.ts";
import { asRepeatedId } from "./repeatedId.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "link-in-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Asked {
  readonly list?: string;
  readonly config?: unknown;
}

/** Invented people. */
async function read(files: Readonly<Record<string, string>>, { list, config = {} }: Asked = {}) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return readPlainFiles(folder, Object.keys(files), {
    id: "id",
    list: list ?? null,
    config,
    configFile: null,
    progress: () => {},
  });
}

const refusal = async (files: Readonly<Record<string, string>>, asked?: Asked) => {
  const error = await read(files, asked)
    .then(async (plain) => {
      try {
        return linkTable(plain.table, { seed: 1 });
      } catch (thrown) {
        return asRepeatedId(thrown, plain);
      }
    })
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof DaftarError)) throw new TypeError("it was not refused");
  return [error.code, error.place.file, error.place.row];
};

const rowsOf = ({ table }: Awaited<ReturnType<typeof read>>): Record<string, unknown>[] =>
  Array.from(table.list, (list, row) => ({
    list: table.lists[list],
    id: idAt(table.ids, row),
    ...Object.fromEntries(
      table.columns.map(({ label, values, at }) => [label, values[at[row] ?? -1] ?? null]),
    ),
  }));

const GIVEN = { columns: { given: "given" } };
const NAMES = { columns: { given: "given", family: "family" } };

describe("plain files as one table", () => {
  it("hold every row with its list, its id and what its cells say; a cell that says nothing is missing", async () => {
    const read_ = await read(
      {
        "a.csv": 'id,given,family\n1,Arash,Sarvandi\n"2,b"," Mina ",unknown\n',
        "b.csv": "family;given;id\nSarvandi;;1\n;آرش;3\n",
      },
      { config: NAMES },
    );
    expect(rowsOf(read_)).toEqual([
      { list: "a", id: "1", given: "Arash", family: "Sarvandi" },
      { list: "a", id: "2,b", given: "Mina", family: null },
      { list: "b", id: "1", given: null, family: "Sarvandi" },
      { list: "b", id: "3", given: "آرش", family: null },
    ]);
  });

  it("may lack a column that another file has", async () => {
    const read_ = await read(
      {
        "a.csv": "id,given\n1,Arash\n2,Mina\n",
        "b.csv": "id,family\n1,Sarvandi\n",
        "c.csv": "id,given\n1,Roya\n",
      },
      { config: NAMES },
    );
    expect(rowsOf(read_).map((row) => [row["given"], row["family"]])).toEqual([
      ["Arash", null],
      ["Mina", null],
      [null, "Sarvandi"],
      ["Roya", null],
    ]);
  });

  it("name the row of an id that stands twice in a list, counted as lines of its file", async () => {
    const twice = 'id,given\n1,Arash\n\n2,"Mi\nna"\n1,Roya\n3,Sam\n';
    expect(await refusal({ "a.csv": twice }, { config: GIVEN })).toEqual(["link.duplicate-id", "a.csv", 6]);
    const listed = "id,list,given\n1,x,A\n1, y,B\n2,y,C\n1,y ,D\n";
    expect(await refusal({ "a.csv": listed }, { list: "list", config: GIVEN })).toEqual([
      "link.duplicate-id",
      "a.csv",
      5,
    ]);
  });

  it("name the first row that is at fault, whichever fault it is", async () => {
    const blank = "id,given\n1,A\n \u00a0,B\n1,C\n2\n";
    expect(await refusal({ "a.csv": blank }, { config: GIVEN })).toEqual(["link.id-column", "a.csv", 3]);
    const ragged = "id,given\n1,A\n2,B,C\n1,C\n";
    expect(await refusal({ "a.csv": ragged }, { config: GIVEN })).toEqual(["row.columns", "a.csv", 3]);
    const open = `id,given\n${Array.from({ length: 90_000 }, (_, at) => `${at},A\n`).join("")}1,"A\n`;
    expect(await refusal({ "a.csv": open }, { config: GIVEN })).toEqual(["file.damaged", "a.csv", undefined]);
  });

  it("read the dates of a column that the config names as its values are written, whatever its header", async () => {
    const rows = ["05/13/2014", "05/07/2014", "06/01/2014"].map((day, at) => `${at},Arash,${day}\n`).join("");
    const { table } = await read(
      { "a.csv": `id,given,when\n${rows}` },
      { config: { columns: { given: "given", when: "deathDate" } } },
    );
    expect(table.columns.find(({ role }) => role === "deathDate")?.values).toEqual(
      ["2014-05-13", "2014-05-07", "2014-06-01"].map((day) => ({ from: day, to: day })),
    );
  });
});
