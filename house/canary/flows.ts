/**
 * Canaries: what tells of a source, planted wherever a user's file, form or page can hold it; and the flows
 * that such files, forms and pages go through.
 *
 * To grow it: a field is a line in CANARIES and its place in a table or form below; a way of working is one
 * more flow. The test (canary.test.ts) needs no change.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { inventedName } from "../../apps/cli/src/testing/smallDesk.ts";
import { sheetXml, workbook } from "../../apps/cli/src/testing/workbook.ts";

/** All invented; none occurs in anything that Daftar or the practice desk holds. Eight letters or more each. */
export const CANARIES = {
  phone: "+00 555 010 7731",
  phoneDigits: "005550107731",
  email: "quillon.vexler@canary.example",
  reportedBy: "reported by Quillon Vexler",
  reporter: "Ondrasik Tamwell",
  persianReporter: "برزوی تهم‌آور",
  notes: "Pellworth saw it from the roof",
  header: "said by Marquand",
  fileName: "Brixtowe",
  sheetName: "Carrowmere",
  author: "Dunstable Fenwick",
  accountSource: "Gildersome",
  accountText: "Harthover told me",
  countSource: "Inglestrode",
  countText: "Kelvinhaugh counted them",
  rejectedRow: "Jarrowby of the ward",
  beyondSample: "Lusterfield, porter",
  refusedForm: "Mossgiel Penhallow",
  mappingNote: "Nethercote agreed",
  evidenceName: "Torrisholme, roof",
  evidenceComment: "Uplawmoor took it",
  evidenceText: "Wetheral wrote this down",
  pageSource: "Oughterard Quennell",
  pageFile: "Ravenstone",
  pageNotes: "Silverdale looked on",
} as const;

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

function row(n: number, prefix = "C"): string[] {
  return [
    `${prefix}-${n}`,
    inventedName(9000 + n),
    String(20 + n),
    "2014-05-08",
    "Mirvanak",
    n % 2 === 0 ? CANARIES.reporter : CANARIES.persianReporter,
    CANARIES.phone,
    CANARIES.email,
    CANARIES.notes,
    CANARIES.reportedBy,
    `call ${CANARIES.phone} or ${CANARIES.email}`,
  ];
}

const rows = (count: number, prefix?: string): string[][] =>
  Array.from({ length: count }, (_, n) => row(n, prefix));
const csv = (table: readonly (readonly string[])[]): string =>
  `${table.map((cells) => cells.join(",")).join("\n")}\n`;

/** A list as a page is given it: for `setInputFiles`. */
export const pageList = {
  name: `list from ${CANARIES.pageFile}.csv`,
  mimeType: "text/csv",
  buffer: Buffer.from(csv([HEADER, ...rows(12, "P").map((cells) => cells.with(8, CANARIES.pageNotes))])),
};

/** What flows have at hand. */
export interface Place {
  readonly desk: string;
  /** A user's own folder, outside every desk: canaries lie here in clear. */
  readonly input: string;
  /** Where exports go; no canary may be here. */
  readonly exports: string;
  /** What a source said, as it is put in: longer where lengths are to be compared. */
  readonly told: (text: string) => string;
  /** Who records, and two who assess and approve. */
  readonly people: readonly [string, string, string];
  /** Runs the command, which must succeed. @returns what it printed */
  readonly run: (...args: readonly string[]) => Promise<string>;
  /** Runs the command, which must refuse. */
  readonly refused: (...args: readonly string[]) => Promise<void>;
}

export interface Flow {
  readonly what: string;
  readonly run: (at: Place) => Promise<void>;
}

/** The value of a key of a JSON document that was printed. */
function told(printed: string, key: string): string {
  const value: unknown = JSON.parse(printed);
  const found = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return String(found.find(([name]) => name === key)?.[1]);
}

function file(at: Place, name: string, content: string | Uint8Array): string {
  const path = join(at.input, name);
  writeFileSync(path, content);
  return path;
}

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
const person = (source: object, cells: object = {}) => ({
  cells: { name: inventedName(9100), deathDate: "2014-05-08", ...cells },
  lineage,
  source,
});
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
  source: { name: CANARIES.countSource, text: CANARIES.countText },
};

const LISTS = ["by-proposal", "by-workbook", "by-mapping", "by-parquet"];

/** Flows that every desk takes, in this order. */
export const FLOWS: readonly Flow[] = [
  {
    what: "a CSV file, by the mapping proposed",
    run: async (at) => {
      const told = rows(20).map((cells) => cells.map((cell, column) => (column < 5 ? cell : at.told(cell))));
      const list = file(at, `list from ${CANARIES.fileName}.csv`, csv([HEADER, ...told]));
      await at.run("import", list, "--list", "by-proposal", "--yes");
    },
  },
  {
    what: "a workbook, with its sheet's name and author",
    run: async (at) => {
      const sheet = sheetXml([["id", ...HEADER.slice(1)], ...rows(20, "X")]);
      const book = await workbook(sheet, CANARIES.sheetName, CANARIES.author);
      const list = file(at, `${CANARIES.fileName}.xlsx`, book);
      await at.run("import", list, "--list", "by-workbook", "--yes");
    },
  },
  {
    what: "a mapping file that names a column by a canary",
    run: async (at) => {
      const columns = { id: "key", name: "name", date_of_death: "deathDate", [CANARIES.header]: "text" };
      const map = file(at, `map of ${CANARIES.mappingNote}.json`, JSON.stringify({ columns }));
      const list = file(at, "mapped.csv", csv([HEADER, ...rows(20)]));
      await at.run("import", list, "--list", "by-mapping", "--map", map, "--json");
    },
  },
  {
    what: "a Parquet file",
    run: async (at) => {
      const table = rows(20, "Q");
      const columnData = HEADER.map((name, column) => ({
        name,
        data: table.map((cells) => cells[column] ?? null),
        type: "STRING" as const,
      }));
      const bytes = new Uint8Array(parquetWriteBuffer({ columnData, codec: "UNCOMPRESSED" }));
      const list = file(at, `${CANARIES.fileName}.parquet`, bytes);
      await at.run("import", list, "--list", "by-parquet", "--yes");
    },
  },
  {
    what: "rows that cannot be read, given back beside the file",
    run: async (at) => {
      const bad = row(30).with(3, "2014-99-99").with(8, CANARIES.rejectedRow);
      const list = file(at, "wrong.csv", csv([HEADER, ...rows(20, "W"), bad]));
      const back = join(at.input, "rejected.csv");
      await at.run("import", list, "--list", "by-mistake", "--yes", "--rejected", back, "--json");
    },
  },
  {
    what: "a cell that tells of a source, in a column that looks harmless",
    run: async (at) => {
      const table = Array.from({ length: 40 }, (_, n) => [
        `L-${n}`,
        inventedName(n),
        "2014-05-08",
        "Mirvanak",
      ]);
      table[39] = ["L-39", inventedName(39), "2014-05-08", `${CANARIES.beyondSample} ${CANARIES.phone}`];
      const list = file(at, "long.csv", csv([["id", "name", "date_of_death", "city"], ...table]));
      await at.run("import", list, "--list", "by-length", "--yes", "--rejected", join(at.input, "more.csv"));
    },
  },
  {
    what: "files, mappings and forms that are refused",
    run: async (at) => {
      const map = file(at, "bad.json", JSON.stringify({ columns: { [CANARIES.header]: "surely-no-role" } }));
      const list = file(at, `refused of ${CANARIES.fileName}.csv`, csv([HEADER, ...rows(3)]));
      await at.refused("import", list, "--list", "refused", "--map", map);
      await at.refused(
        "import",
        file(at, "broken.xlsx", `PK\u0003\u0004${CANARIES.refusedForm}`),
        "--list",
        "refused",
        "--yes",
      );
      const form = person({ name: CANARIES.refusedForm }, { deathDate: CANARIES.refusedForm });
      await at.refused(
        "account",
        "add",
        file(at, "refused.json", JSON.stringify(form)),
        "--as",
        at.people[0],
      );
      await at.refused(
        "import",
        join(at.input, `no ${CANARIES.fileName}.csv`),
        "--list",
        "refused",
        "--yes",
        "--json",
      );
    },
  },
  {
    what: "a form about one person",
    run: async (at) => {
      const form = person(
        { name: at.told(CANARIES.accountSource), email: CANARIES.email },
        { text: at.told(CANARIES.accountText), phone: CANARIES.phone },
      );
      await at.run("account", "add", file(at, "form.json", JSON.stringify(form)), "--as", at.people[0]);
    },
  },
  {
    what: "a form about a number of dead",
    run: (at) =>
      at
        .run("account", "count", file(at, "count.json", JSON.stringify(count)), "--as", at.people[0])
        .then(() => {}),
  },
  {
    what: "assessing, linking, looking at everything, rebuilding",
    run: async (at) => {
      const [, a, b] = at.people;
      const words = ["--checked", "all", "--faults", "0", "--reason", "read", "--as", a, "--as", b];
      for (const list of LISTS) await at.run("assess", "list", list, ...words);
      await at.run("link");
      await at.run("list", "show", "--json");
      await at.run("review", "list", "--json");
      const listed = await at.run("victim", "list", "--limit", "1000", "--json");
      const ids = [...listed.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? "");
      for (const id of ids.slice(0, 3)) {
        await at.run("victim", "show", id, "--json");
        await at.run("victim", "history", id);
      }
      for (const verb of ["today", "toll", "conflicts", "estimate"]) await at.run(verb, "--json");
      await at.run("rebuild", "--json");
    },
  },
  {
    what: "a second machine: request, join file, bundle",
    run: async (at) => {
      const [ask, join_] = [join(at.exports, "request.json"), join(at.exports, "join.age")];
      const second = join(at.exports, "second");
      const node = told(await at.run("init", second, "--request", ask, "--json"), "node");
      await at.run("node", "invite", ask, "--out", join_, "--person", at.people[1], "--as", at.people[1]);
      await at.run("init", second, "--join", join_);
      const bundle = join(at.exports, "bundle.age");
      await at.run("bundle", "pack", "--for", node, "--out", bundle);
      await at.run("bundle", "open", bundle, "--desk", second);
      await at.run("toll", "--desk", second);
    },
  },
  {
    what: "evidence: taken in, looked at, copied out, asked of the custodians",
    run: async (at) => {
      const [who, a, b] = at.people;
      const listed = await at.run("victim", "list", "--json");
      const record = /"records":\["([^"]+)"/.exec(listed)?.[1] ?? "";
      const shot = picture(CANARIES.evidenceComment, CANARIES.evidenceComment);
      const files = [
        file(at, `${CANARIES.evidenceName}.gif`, shot),
        file(at, `${CANARIES.evidenceName}.txt`, CANARIES.evidenceText),
      ];
      await at.run("evidence", "add", ...files, "--kind", "other", "--about", record, "--as", who, "--json");
      const ids = /"id":"([^"]+)"/.exec(await at.run("evidence", "list", "--json"))?.[1] ?? "";
      await at.run("evidence", "show", ids, "--json");
      await at.run("evidence", "check", "--json");
      const ask = ["--reason", "the canaries ask", "--as", a, "--as", b, "--json"];
      const opener = join(at.input, "opener.txt");
      await at.run(
        "custodian",
        "open",
        "by-proposal",
        "--out",
        join(at.exports, "ask.json"),
        "--identity",
        opener,
        ...ask,
      );
      await at.run("custodian", "openings", "--json");
      await at.run("custodian", "boxes", "--out", join(at.exports, "boxes"), "--json");
    },
  },
  {
    what: "a backup, restored",
    run: async (at) => {
      const key = join(at.input, "backup.txt");
      const recipient = told(await at.run("custodian", "new", "--out", key, "--json"), "recipient");
      const parts = join(at.exports, "parts");
      await at.run("backup", "--out", parts, "--recipient", recipient);
      await at.run("restore", parts, join(at.exports, "restored"), "--identity", key);
    },
  },
];

/** A picture of one pixel (GIF89a) with a comment, and bytes after its end. */
function picture(comment: string, tail: string): Buffer {
  const head = Buffer.from("47494638396101000100800000000000ffffff21fe", "hex");
  const pixel = Buffer.from("002c00000000010001000002024401003b", "hex");
  return Buffer.concat([head, Buffer.of(comment.length), Buffer.from(comment), pixel, Buffer.from(tail)]);
}

/** What goes into a release: a list, assessed, and a form. */
export const INTO_RELEASE: readonly Flow[] = [
  ...FLOWS.filter(({ what }) => /^a CSV file|^a form about one/.test(what)),
  {
    what: "the list, assessed",
    run: async (at) => {
      const [, a, b] = at.people;
      const read = ["--checked", "all", "--faults", "0", "--reason", "read"];
      await at.run("assess", "list", "by-proposal", ...read, "--as", a, "--as", b);
    },
  },
];

/** A release, where the gate lets one out: of the practice desk, with a policy that does. */
export const RELEASE: Flow = {
  what: "a release, and both checkers' reading of it",
  run: async (at) => {
    const [, a, b] = at.people;
    const digest = told(await at.run("release", "--propose", "--json"), "digest");
    for (const who of [a, b]) await at.run("release", "--approve", digest, "--as", who);
    await at.run("release", "--out", join(at.exports, "release"));
    await at.run("audit", join(at.exports, "release"), "--json");
    await at.run("audit", at.desk, "--json");
  },
};
