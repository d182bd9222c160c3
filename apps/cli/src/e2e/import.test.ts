/** `import`: seals by default, grants nothing, adds nothing twice, loses no row (J9, J18). */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN_LINEAGE } from "@daftar/model";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { copyFolder, deskHash, filesIn, folders } from "../testing/folders.ts";
import { csv, SMALL_HEADER, smallDesk, smallRow, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
const counts = z.object({
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  missing: z.number(),
});
const imported = z.strictObject({
  list: z.string(),
  imported: z.boolean(),
  op: z.string().nullable(),
  columns: z.array(z.object({ header: z.string(), role: z.string(), class: z.string() })),
  counts: counts.nullable(),
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
const lines = z.object({
  scope: z.null(),
  lines: z.object({
    verifiedNamed: z.number(),
    verified: z.number(),
    reported: z.object({ low: z.number(), high: z.number() }),
  }),
});
const NOTHING = { verifiedNamed: 0, verified: 0, reported: { low: 0, high: 0 } };

let empty = "";
let ten = "";
let listOfTen = "";
beforeAll(async () => {
  empty = await smallDesk(join(newFolder(), "desk"));
  ten = await copyOf(empty);
  listOfTen = writeList(newFolder(), "ten.csv", 10);
  await done(["import", listOfTen, "--list", "ten", "--yes", "--desk", ten], anything);
});

async function copyOf(desk: string): Promise<string> {
  const copy = join(newFolder(), "desk");
  await copyFolder(desk, copy);
  return copy;
}

const tollOf = async (desk: string) => (await done(["toll", desk], lines)).lines;

describe("what an import grants", () => {
  it("[J9] import alone leaves every row alleged and the toll at 0 / 0 / 0–0", async () => {
    const { byLevel } = await done(
      ["victim", "list", "--desk", ten],
      z.object({ byLevel: z.record(z.string(), z.number()) }),
    );
    expect(byLevel).toEqual({ alleged: 10, reported: 0, corroborated: 0, verified: 0, "set-aside": 0 });
    expect(await tollOf(ten)).toMatchObject(NOTHING);
  });

  it("[J9] a list assessed by two people is reported, and nothing higher; one person, or one named twice, is not enough", async () => {
    const desk = await copyOf(ten);
    const assess = [
      "assess",
      "list",
      "ten",
      "--desk",
      desk,
      "--checked",
      "all",
      "--faults",
      "0",
      "--reason",
      "held up",
    ];
    expect(await refused([...assess, "--as", "anna", "--as", "anna"])).toMatchObject({
      exit: 2,
      code: "assess.same-person",
      rule: "J9",
    });
    expect(
      await refused(["assess", "list", "ten", "--desk", desk, "--as", "anna", "--as", "boris"]),
    ).toMatchObject({
      exit: 2,
      code: "assess.sample",
    });
    await done([...assess, "--as", "anna"], anything);
    expect(await tollOf(desk), "one person assessed").toMatchObject(NOTHING);
    const { sample } = await done(
      [...assess, "--as", "anna", "--as", "boris"],
      z.object({ sample: z.array(z.string()) }),
    );
    expect(sample).toHaveLength(10);
    expect(await tollOf(desk)).toMatchObject({ verifiedNamed: 0, verified: 0, reported: { high: 10 } });
  });
});

describe("what an import adds", () => {
  it("the same file twice adds nothing and writes no op", async () => {
    const desk = await copyOf(ten);
    const before = deskHash(desk);
    const again = await done(["import", listOfTen, "--list", "ten", "--yes", "--desk", desk], imported);
    expect(again).toMatchObject({
      imported: false,
      op: null,
      counts: { added: 0, changed: 0, unchanged: 10, missing: 0 },
    });
    expect(deskHash(desk)).toBe(before);
  });

  it("a new edition updates by key: changed, new and missing rows are told apart, none is deleted", async () => {
    const desk = await copyOf(ten);
    const file = join(newFolder(), "edition.csv");
    const rows = Array.from({ length: 10 }, (_, n) => smallRow(n + 1)); // without 0, with 10
    rows[0]![2] = "99";
    writeFileSync(file, csv([SMALL_HEADER, ...rows]));
    const { counts } = await done(
      ["import", file, "--list", "ten", "--edition", "second", "--yes", "--desk", desk],
      imported,
    );
    expect(counts).toEqual({
      rows: 10,
      accepted: 10,
      rejected: 0,
      added: 1,
      changed: 1,
      unchanged: 8,
      missing: 1,
    });
    const { lists } = await done(
      ["list", "show", "--desk", desk],
      z.object({ lists: z.array(z.looseObject({})) }),
    );
    expect(lists).toEqual([{ list: "ten", records: 11, editions: 2, missingFromNewest: 1, coverage: null }]);
  });

  it("an edition that comes back after another is an edition again, counted as it is", async () => {
    const desk = await copyOf(ten);
    const other = writeList(newFolder(), "other.csv", 9, 1);
    const take = (file: string, ...more: string[]) =>
      done(["import", file, "--list", "ten", "--yes", "--desk", desk, ...more], imported);
    expect((await take(other)).counts).toMatchObject({ unchanged: 9, missing: 1 });
    const back = await take(listOfTen);
    expect(back).toMatchObject({ imported: true, counts: { added: 0, unchanged: 10, missing: 0 } });
    expect((await take(listOfTen)).op, "the same again").toBeNull();
    expect((await take(listOfTen, "--part")).op, "the same file as a part").not.toBeNull();
    expect((await take(listOfTen, "--part", "--edition", "may")).op, "of another edition").not.toBeNull();
    const { lists } = await done(
      ["list", "show", "--desk", desk],
      z.object({ lists: z.array(z.looseObject({})) }),
    );
    expect(lists).toMatchObject([{ records: 10, editions: 5, missingFromNewest: 0 }]);
  });

  it("what was entered by hand in the same list is not missing from an edition", async () => {
    const desk = await copyOf(ten);
    const form = join(newFolder(), "form.json");
    writeFileSync(form, JSON.stringify({ cells: { name: "Talrukhi Oshpilar" }, lineage: UNKNOWN_LINEAGE }));
    await done(["account", "add", form, "--list", "ten", "--as", "anna", "--desk", desk], anything);
    const { counts } = await done(
      ["import", writeList(newFolder(), "b.csv", 11), "--list", "ten", "--yes", "--desk", desk],
      imported,
    );
    expect(counts).toMatchObject({ added: 1, unchanged: 10, missing: 0 });
  });

  it("with --part, rows that are not in the file are not missing", async () => {
    const desk = await copyOf(ten);
    const file = writeList(newFolder(), "part.csv", 3);
    const { counts } = await done(
      ["import", file, "--list", "ten", "--part", "--yes", "--desk", desk],
      imported,
    );
    expect(counts).toMatchObject({ unchanged: 3, added: 0, missing: 0 });
  });
});

describe("which columns are read", () => {
  it("[J18] without --yes, --map or a terminal nothing is imported: map.needed, and the proposal is shown", async () => {
    const desk = await copyOf(empty);
    const before = deskHash(desk);
    const { exit, code, rule, message } = await refused([
      "import",
      listOfTen,
      "--list",
      "ten",
      "--desk",
      desk,
    ]);
    expect({ exit, code, rule }).toEqual({ exit: 2, code: "map.needed", rule: "J18" });
    expect(message).toContain("date_of_death → deathDate");
    expect(deskHash(desk)).toBe(before);
  });

  it("--propose shows every column and changes nothing", async () => {
    const desk = await copyOf(empty);
    const before = deskHash(desk);
    const shown = await done(["import", listOfTen, "--list", "ten", "--propose", "--desk", desk], imported);
    expect(shown).toMatchObject({ imported: false, counts: null });
    expect(shown.columns.map(({ header, role }) => [header, role])).toEqual([
      ["id", "key"],
      ["name", "name"],
      ["age", "ageYears"],
      ["sex", "sex"],
      ["date_of_death", "deathDate"],
      ["city", "deathPlace"],
    ]);
    expect(deskHash(desk)).toBe(before);
  });

  it("[J18] --map says what columns hold; those it does not name are sealed; a wrong one names its field", async () => {
    const desk = await copyOf(empty);
    const map = join(newFolder(), "map.json");
    writeFileSync(
      map,
      JSON.stringify({ columns: { id: "key", name: "name", city: { role: "injuryPlace" } } }),
    );
    const { columns } = await done(
      ["import", listOfTen, "--list", "ten", "--map", map, "--desk", desk],
      imported,
    );
    expect(columns.map((column) => column.class)).toEqual([
      "victim",
      "victim",
      "free-text",
      "free-text",
      "free-text",
      "circumstance",
    ]);
    expect(
      columns.map((column) => column.header),
      "headers of sealed columns are not repeated",
    ).toEqual(["id", "name", "column 3", "column 4", "column 5", "city"]);
    writeFileSync(map, JSON.stringify({ columns: { name: "name", surname: "family" } }));
    expect(await refused(["import", listOfTen, "--list", "x", "--map", map, "--desk", desk])).toMatchObject({
      exit: 2,
      code: "map.invalid",
      where: expect.stringContaining("surname"),
    });
    writeFileSync(map, JSON.stringify({ columns: { age: "ageYears" } }));
    expect(await refused(["import", listOfTen, "--list", "x", "--map", map, "--desk", desk])).toMatchObject({
      code: "map.no-identity",
    });
  });
});

describe("rows that cannot be read", () => {
  const rows = [SMALL_HEADER, ...Array.from({ length: 20 }, (_, n) => smallRow(n))];
  rows[2]![4] = "2014-13-45";
  rows[3]![2] = "200";

  it("[J18] are named, written beside the file and never into the desk; mended, they are taken", async () => {
    const desk = await copyOf(empty);
    const folder = newFolder();
    const file = join(folder, "list.csv");
    writeFileSync(file, csv(rows));
    const { counts, rejectedFile, faults } = await done(
      ["import", file, "--list", "r", "--yes", "--desk", desk],
      imported,
    );
    expect(counts).toMatchObject({ rows: 20, accepted: 18, rejected: 2, added: 18 });
    expect(faults).toMatchObject([
      { row: 3, column: "date_of_death", value: "2014-13-45", code: "row.date" },
      { row: 4, column: "age", value: "200", code: "row.age" },
    ]);
    expect(rejectedFile).toBe(join(folder, "list.rejected.csv"));
    const text = readFileSync(join(folder, "list.rejected.csv"), "utf8");
    expect(text).toContain("row.date");
    expect(filesIn(desk).filter((path) => readFileSync(path).includes("2014-13-45"))).toEqual([]);
    writeFileSync(file, text.replace("2014-13-45", "2014-05-08").replace(",200,", ",81,"));
    const mended = await done(["import", file, "--list", "r", "--part", "--yes", "--desk", desk], imported);
    expect(mended).toMatchObject({ rejectedFile: null, counts: { accepted: 2, added: 2, unchanged: 0 } });
  });

  it("go where --rejected says", async () => {
    const desk = await copyOf(empty);
    const folder = newFolder();
    const file = join(folder, "list.csv");
    writeFileSync(file, csv(rows));
    const out = join(newFolder(), "elsewhere.csv");
    const { rejectedFile } = await done(
      ["import", file, "--list", "r", "--yes", "--rejected", out, "--desk", desk],
      imported,
    );
    expect(rejectedFile).toBe(out);
    expect(existsSync(out)).toBe(true);
    expect(existsSync(join(folder, "list.rejected.csv"))).toBe(false);
  });

  it("[J18] a --rejected path inside the desk is refused, and nothing is imported", async () => {
    const desk = await copyOf(empty);
    const file = join(newFolder(), "list.csv");
    writeFileSync(file, csv(rows));
    const before = deskHash(desk);
    const into = join(desk, "rejected.csv");
    expect(
      await refused(["import", file, "--list", "r", "--yes", "--rejected", into, "--desk", desk]),
    ).toMatchObject({
      exit: 2,
      code: "usage.wrong",
      rule: null,
    });
    expect(deskHash(desk)).toBe(before);
  });
});
