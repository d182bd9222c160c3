/**
 * [J18] Canaries: what tells of a source is planted wherever a user's file or form can hold it, and found
 * nowhere in the closed desk, in what the command prints, or in a release made from it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, anything, daftar, done } from "../testing/command.ts";
import { filesIn, folders } from "../testing/folders.ts";
import { PATIENCE_MS, practiceCopy, practiceDesk } from "../testing/practiceDesk.ts";
import { inventedName } from "../testing/smallDesk.ts";
import { sheetXml, workbook } from "../testing/workbook.ts";

const newFolder = folders();

/** All invented; none occurs in anything that Daftar or the practice desk holds. */
const CANARIES = {
  phone: "+00 555 010 7731",
  phoneDigits: "005550107731",
  email: "quillon.vexler@canary.example",
  reportedBy: "reported by Quillon Vexler",
  surname: "Vexler",
  reporter: "Ondrasik Tamwell",
  notes: "Pellworth saw it from the roof",
  header: "said by Marquand",
  fileName: "Brixtowe",
  sheetName: "Carrowmere",
  author: "Dunstable Fenwick",
  accountSource: "Gildersome",
  accountText: "Harthover told me",
  countSource: "Inglestrode",
  rejectedRow: "Jarrowby",
} as const;

function forms(text: string): Buffer[] {
  const little = Buffer.from(text, "utf16le");
  const big = Buffer.from(little).swap16();
  const lower = Buffer.from(text.toLowerCase(), "utf8");
  return [Buffer.from(text, "utf8"), lower, little, big, Buffer.from(Buffer.from(text).toString("hex"))];
}

/** Which canaries stand in some bytes, in any encoding. */
function found(bytes: Buffer): string[] {
  return Object.entries(CANARIES).flatMap(([name, text]) =>
    forms(text).some((form) => bytes.includes(form)) ? [name] : [],
  );
}

/** Hits below a folder: `path: canary`, with the paths themselves looked at too. */
function hitsIn(dir: string): string[] {
  return filesIn(dir).flatMap((file) =>
    [...found(readFileSync(file)), ...found(Buffer.from(file.slice(dir.length)))].map(
      (name) => `${file}: ${name}`,
    ),
  );
}

let desk = "";
let printed = "";
const input = newFolder();

/** Runs, expects success, and keeps what was printed. */
async function run(...args: string[]): Promise<string> {
  const { exit, stdout, stderr } = await daftar([...args, "--desk", desk]);
  expect({ exit, stderr: exit === 0 ? "" : stderr }).toEqual({ exit: 0, stderr: "" });
  printed += stdout + stderr;
  return stdout;
}

const row = (n: number): string[] => [
  `C-${n}`,
  inventedName(9000 + n),
  String(20 + n),
  "2014-05-08",
  "Mirvanak",
  CANARIES.reporter,
  CANARIES.phone,
  CANARIES.email,
  CANARIES.notes,
  CANARIES.reportedBy,
  `call ${CANARIES.phone} or ${CANARIES.email}`,
];
const HEADER = [
  "id",
  "name",
  "age",
  "date_of_death",
  "city",
  "reporter",
  "phone",
  "email",
  "notes",
  CANARIES.header,
  "x17",
];
const lineage = {
  origin: "canary-origin",
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "witness",
  anonymous: false,
  sealedSource: null,
};

function json(name: string, value: unknown): string {
  const file = join(input, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

beforeAll(async () => {
  const { files } = await practiceDesk();
  desk = await practiceCopy(join(newFolder(), "desk"));
  const table = [HEADER, ...Array.from({ length: 20 }, (_, n) => row(n))];
  const csv = join(input, `list from ${CANARIES.fileName}.csv`);
  writeFileSync(csv, `${table.map((cells) => cells.join(",")).join("\n")}\n`);
  const book = join(input, `${CANARIES.fileName}.xlsx`);
  writeFileSync(
    book,
    await workbook(
      sheetXml(table.map((cells, at) => [at === 0 ? "id" : `X-${at}`, ...cells.slice(1)])),
      CANARIES.sheetName,
      CANARIES.author,
    ),
  );
  const wrong = join(input, "wrong.csv");
  const bad = [...row(30)];
  bad[3] = "2014-99-99";
  bad[8] = CANARIES.rejectedRow;
  writeFileSync(wrong, `${[...table, bad].map((cells) => cells.join(",")).join("\n")}\n`);
  const map = json("map.json", {
    columns: { id: "key", name: "name", date_of_death: "deathDate", [CANARIES.header]: "text" },
  });
  const form = {
    cells: {
      name: inventedName(9100),
      deathDate: "2014-05-08",
      text: CANARIES.accountText,
      phone: CANARIES.phone,
    },
    lineage,
    source: { name: CANARIES.accountSource, email: CANARIES.email },
  };
  const count = {
    account: {
      place: { province: "arvandis", city: null, incident: null },
      window: { from: "2014-05-07", to: "2014-05-10" },
      low: 3,
      high: 5,
      asWorded: "three to five",
      whatCounted: "told",
      extent: "partial",
      includes: [],
      lineage,
    },
    source: { name: CANARIES.countSource },
  };
  await run("import", csv, "--list", "by-proposal", "--yes");
  await run("import", book, "--list", "by-workbook", "--yes");
  await run("import", csv, "--list", "by-mapping", "--map", map, "--json");
  await run(
    "import",
    wrong,
    "--list",
    "by-mistake",
    "--yes",
    "--rejected",
    join(input, "rejected.csv"),
    "--json",
  );
  await run("account", "add", json("form.json", form), "--as", "elham");
  await run("account", "count", json("count.json", count), "--as", "elham");
  await run(
    "policy",
    json("policy.json", {
      version: "canary",
      gate: { ...JSON.parse(readFileSync(join(files, "policy.json"), "utf8")).gate, reviewsAsked: 1000 },
    }),
    "--as",
    "azar",
  );
  for (const list of ["by-proposal", "by-workbook", "by-mapping"]) {
    await run(
      "assess",
      "list",
      list,
      "--checked",
      "all",
      "--faults",
      "0",
      "--reason",
      "read",
      "--as",
      "azar",
      "--as",
      "cyra",
    );
  }
}, PATIENCE_MS);

it("the scan finds what is there: canaries in the input, a readable name in the desk", () => {
  expect(new Set(hitsIn(input).map((hit) => hit.split(": ").at(-1)))).toEqual(
    // A workbook is packed: what only it holds cannot be seen from outside; the phone's digits stand nowhere alone.
    new Set(Object.keys(CANARIES).filter((name) => !["sheetName", "author", "phoneDigits"].includes(name))),
  );
  const name = Buffer.from(inventedName(9003));
  expect(filesIn(join(desk, "rows")).some((file) => readFileSync(file).includes(name))).toBe(true);
  expect(
    filesIn(join(desk, "register")).some((file) => readFileSync(file).includes(name)),
    "readable names are in the register",
  ).toBe(true);
});

describe("zero hits", () => {
  it("anywhere under the desk directory: ops, rows, vault and the register's raw bytes, in UTF-8 and UTF-16", () => {
    expect(hitsIn(desk)).toEqual([]);
  });

  it("in what the imports, forms and every verb that shows people printed", async () => {
    await run("list", "show");
    const list = await run("victim", "list", "--limit", "1000", "--json");
    const { victims } = z
      .object({ victims: z.array(z.object({ id: z.string(), names: z.array(z.string()) })) })
      .parse(JSON.parse(list));
    const one = victims.find((victim) => victim.names.includes(inventedName(9003)));
    await run("victim", "show", one?.id ?? "", "--json");
    await run("toll", "--json");
    expect(found(Buffer.from(printed))).toEqual([]);
  });

  it("in a release made from it", async () => {
    const digest = z.object({ digest: z.string() });
    const proposed = await done(["release", "--propose", "--desk", desk], digest);
    for (const person of ["azar", "bahram"])
      await done(["release", "--approve", proposed.digest, "--as", person, "--desk", desk], anything);
    const out = join(newFolder(), "out");
    await done(["release", "--out", out, "--desk", desk], anything);
    expect(filesIn(out).length).toBeGreaterThan(10);
    expect(hitsIn(out)).toEqual([]);
    expect(hitsIn(desk)).toEqual([]);
    await answered(0, ["audit", desk], anything);
  });
});
