/** [J18] What tells of a source stays out of the readable part wherever in a file it stands. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN_LINEAGE } from "@daftar/model";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { daftar, done, refused } from "../testing/command.ts";
import { copyFolder, deskHash, filesIn, folders } from "../testing/folders.ts";
import { csv, inventedName, SMALL_HEADER, smallDesk, smallRow } from "../testing/smallDesk.ts";

const newFolder = folders();
const imported = z.looseObject({
  columns: z.array(z.object({ header: z.string(), role: z.string(), class: z.string(), sure: z.boolean() })),
  counts: z.object({ accepted: z.number(), rejected: z.number(), added: z.number(), unchanged: z.number() }),
  sealedCells: z.number(),
  rejectedFile: z.string().nullable(),
  faults: z.array(
    z.object({
      row: z.number(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      code: z.string(),
    }),
  ),
});

let empty = "";
beforeAll(async () => {
  empty = await smallDesk(join(newFolder(), "desk"));
});

async function newDesk(): Promise<string> {
  const copy = join(newFolder(), "desk");
  await copyFolder(empty, copy);
  return copy;
}

/** Files of a desk in which a text stands as it is written. */
const holding = (desk: string, text: string) =>
  filesIn(desk).filter((path) => readFileSync(path).includes(text));

// Invented, as is everybody here; no such country code is in use.
const TOLD = "shot; reported by Quillon Vexler +00 555 010 7731 q.vexler@canary.example";
const CANARIES = ["Vexler", "555 010 7731", "q.vexler@canary.example", "00 555 010 7799"];

function long(): string {
  const rows = Array.from({ length: 2103 }, (_, n) => [...smallRow(n), n % 2 === 0 ? "gunfire" : "beating"]);
  rows[2100]![6] = TOLD;
  rows[2101]![1] = `${inventedName(2101)} +00 555 010 7799`;
  rows[2102]![5] = "۰۰۵۵ ۵۰۱ ۰۷۷۳ ۱۲۳۴";
  const file = join(newFolder(), "long.csv");
  writeFileSync(file, csv([[...SMALL_HEADER, "cause"], ...rows]));
  return file;
}

describe("[J18] a cell beyond the sample that tells of a source", () => {
  it("is sealed by itself and its row is taken; a name with a number in it is given back", async () => {
    const desk = await newDesk();
    const file = long();
    const answer = await daftar(["import", file, "--list", "l", "--yes", "--desk", desk, "--json"]);
    const told = imported.parse(JSON.parse(answer.stdout));
    expect(told.columns.at(-1)).toMatchObject({ header: "cause", role: "cause", sure: true });
    expect(told).toMatchObject({ counts: { accepted: 2102, rejected: 1 }, sealedCells: 2 });
    expect(answer.stderr).toContain("import.cells-sealed: 2 cells");
    expect(answer.stderr).toContain("cause: 1, city: 1");
    expect(told.faults).toEqual([{ row: 2103, column: "name", value: null, code: "row.source-in-cell" }]);
    for (const canary of [...CANARIES, "۰۷۷۳"]) {
      expect(holding(desk, canary), canary).toEqual([]);
      expect(answer.stdout + answer.stderr).not.toContain(canary);
    }
    expect(readFileSync(told.rejectedFile ?? "", "utf8")).toContain("555 010 7799");
    expect(holding(desk, inventedName(2100)), "the row itself is there").not.toEqual([]);
    const again = await done(["import", file, "--list", "l", "--yes", "--desk", desk], imported);
    expect(again.counts).toMatchObject({ added: 0, unchanged: 2102 });
  });

  it("also where a mapping file called the column readable", async () => {
    const desk = await newDesk();
    const map = join(newFolder(), "map.json");
    writeFileSync(
      map,
      JSON.stringify({ columns: { id: "key", name: "name", cause: "cause", city: "deathPlace" } }),
    );
    const told = await done(["import", long(), "--list", "l", "--map", map, "--desk", desk], imported);
    expect(told).toMatchObject({ counts: { accepted: 2102, rejected: 1 }, sealedCells: 2 });
    for (const canary of CANARIES) expect(holding(desk, canary), canary).toEqual([]);
  });

  it("a header or a label of an edition that tells of one is kept nowhere", async () => {
    const desk = await newDesk();
    const file = join(newFolder(), "header.csv");
    const header = "city (0055 501 0773)";
    writeFileSync(
      file,
      csv([
        ["id", "name", header],
        ["1", inventedName(1), "Mirvanak"],
      ]),
    );
    const map = join(newFolder(), "map.json");
    writeFileSync(map, JSON.stringify({ columns: { id: "key", name: "name", [header]: "deathPlace" } }));
    const args = ["import", file, "--list", "h", "--desk", desk];
    expect(await refused([...args, "--map", map])).toMatchObject({
      exit: 2,
      code: "map.invalid",
      rule: "J18",
    });
    expect(await refused([...args, "--yes", "--edition", "from q@canary.example"])).toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
    await done([...args, "--yes"], imported);
    expect(holding(desk, "501 0773")).toEqual([]);
  });
});

describe("[J18] telephone numbers used as ids", () => {
  const listWith = (ids: readonly string[], age = "30") => {
    const file = join(newFolder(), "ids.csv");
    writeFileSync(file, csv([["id", "name", "age"], ...ids.map((id, n) => [id, inventedName(n), age])]));
    return file;
  };
  const dialled = Array.from({ length: 12 }, (_, n) => `+00 555 010 77${10 + n}`);

  it("are sealed as telephone numbers, and no id is made of them", async () => {
    const desk = await newDesk();
    const file = listWith(dialled);
    const told = await done(["import", file, "--list", "p", "--yes", "--desk", desk], imported);
    expect(told.columns[0]).toMatchObject({ role: "phone", class: "source-identity", sure: false });
    expect(told.counts).toMatchObject({ accepted: 12, added: 12 });
    expect(holding(desk, "555 010 77")).toEqual([]);
    // Decision 0025: an id made of a number could be guessed by whoever seizes the desk.
    const other = listWith(dialled.map((id) => id.replace("555", "556")));
    const { counts } = await done(["import", other, "--list", "p", "--yes", "--desk", desk], imported);
    expect(counts).toMatchObject({ added: 0, unchanged: 12 });
  });

  it("also one among other ids, and where a mapping file says that they are keys", async () => {
    const desk = await newDesk();
    const mixed = ["K-1", "K-2", "K-3", "K-4", "K-5", "K-6", "K-7", "0055 501 0773", "K-9", "K-10"];
    const told = await done(["import", listWith(mixed), "--list", "m", "--yes", "--desk", desk], imported);
    expect(told).toMatchObject({ counts: { accepted: 10 }, sealedCells: 1 });
    expect(told.columns[0]).toMatchObject({ role: "key", sure: true });
    expect(holding(desk, "0055 501 0773")).toEqual([]);
    const map = join(newFolder(), "map.json");
    writeFileSync(map, JSON.stringify({ columns: { id: "key", name: "name", age: "ageYears" } }));
    const args = ["--map", map, "--desk", desk];
    const said = await done(["import", listWith(dialled), "--list", "n", ...args], imported);
    expect(said).toMatchObject({ counts: { accepted: 12 }, sealedCells: 12 });
    expect(holding(desk, "555 010 77")).toEqual([]);
  });
});

describe("[J18] forms", () => {
  it("whose open part tells of a source are refused by field, and nothing is written", async () => {
    const desk = await newDesk();
    const before = deskHash(desk);
    const form = join(newFolder(), "form.json");
    const name = inventedName(7);
    for (const [field, cells, lineage] of [
      ["cells.cause", { name, cause: TOLD }, UNKNOWN_LINEAGE],
      ["cells.name", { name: `${name} +00 555 010 7731` }, UNKNOWN_LINEAGE],
      ["lineage.origin", { name }, { ...UNKNOWN_LINEAGE, origin: "q.vexler@canary.example" }],
    ] as const) {
      writeFileSync(form, JSON.stringify({ cells, lineage }));
      const refusal = await refused(["account", "add", form, "--as", "anna", "--desk", desk]);
      expect(refusal).toMatchObject({ exit: 2, code: "row.source-in-cell", rule: "J18" });
      expect(refusal.where).toContain(field);
    }
    expect(deskHash(desk)).toBe(before);
  });
});
