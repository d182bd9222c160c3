/** Files that cannot be a list: a code, exit 2 and an unchanged desk; and files that only look odd, which are read. */
import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, daftar, done, refused } from "../testing/command.ts";
import { copyFolder, deskHash, filesIn, folders } from "../testing/folders.ts";
import { csv, SMALL_HEADER, smallDesk, smallRow, writeList } from "../testing/smallDesk.ts";
import { sheetXml, workbook } from "../testing/workbook.ts";

const newFolder = folders();
const folder = newFolder();
const counted = z.object({
  counts: z.object({
    accepted: z.number(),
    rejected: z.number(),
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
  }),
  rejectedFile: z.string().nullable(),
});

function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const rows = (count: number): string[][] => Array.from({ length: count }, (_, n) => smallRow(n));
const small = csv([SMALL_HEADER, ...rows(5)]);

let desk = "";
let digest = "";
let hash = "";
const digestNow = async () =>
  (await done(["rebuild", "--desk", desk], z.object({ after: z.string() }))).after;
beforeAll(async () => {
  desk = await smallDesk(join(newFolder(), "desk"));
  await done(
    ["import", writeList(folder, "there.csv", 30), "--list", "there", "--yes", "--desk", desk],
    anything,
  );
  digest = await digestNow();
  hash = deskHash(desk);
});

/** A tar archive with one entry (POSIX ustar), a link where it names a target. */
function tarOf(path: string, content: string, target = ""): Buffer {
  const head = Buffer.alloc(512);
  const body = Buffer.from(content);
  const put = (text: string, at: number) => head.write(text, at, "latin1");
  put(path, 0);
  put("0000644\0", 100);
  put(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
  put("        ", 148);
  put(target === "" ? "0" : "2", 156);
  put(target, 157);
  put("ustar\u000000", 257);
  put(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
  );
  return Buffer.concat([head, body, Buffer.alloc(1024 + ((512 - (body.length % 512)) % 512))]);
}

const importInto = (file: string, ...more: string[]): string[] => [
  "import",
  file,
  "--list",
  "bad",
  "--yes",
  "--desk",
  desk,
  ...more,
];

describe("a file that is no list is refused with its code, exit 2, and the desk stays as it was", () => {
  const cases: [what: string, code: string, make: () => string, ...options: string[]][] = [
    ["an empty file", "file.empty", () => fileOf("empty.csv", "")],
    ["a header without rows", "file.no-rows", () => fileOf("header.csv", csv([SMALL_HEADER]))],
    ["no file", "file.not-found", () => join(folder, "nowhere.csv")],
    ["a folder", "file.unsupported", () => newFolder()],
    ["a wrong --delimiter", "file.delimiter", () => fileOf("comma.csv", small), "--delimiter", ";"],
    ["a delimiter nobody reads", "file.delimiter", () => fileOf("caret.csv", small.replaceAll(",", "^"))],
    [
      "bytes of no known encoding",
      "file.encoding",
      () => fileOf("latin.csv", Buffer.from(small.replace("Zar", "Zà\u00e9"), "latin1")),
    ],
    ["an unknown --encoding", "file.encoding", () => fileOf("utf7.csv", small), "--encoding", "utf-7"],
    [
      "10,000 columns",
      "file.too-many-columns",
      () =>
        fileOf("wide.csv", csv([0, 1].map((r) => Array.from({ length: 10_000 }, (_, n) => `c${n}-${r}`)))),
    ],
    ["NUL bytes throughout", "file.binary", () => fileOf("nul.csv", `${small}${"a\0,".repeat(500)}\n`)],
    [
      "duplicate headers",
      "file.duplicate-header",
      () =>
        fileOf(
          "twice.csv",
          csv([
            ["id", "name", "name"],
            ["1", "a", "b"],
          ]),
        ),
    ],
  ];
  it.each(cases)("%s: %s", async (_, code, make, ...options) => {
    const { exit, code: said } = await refused(importInto(make(), ...options));
    expect({ exit, said }).toEqual({ exit: 2, said: code });
    expect(deskHash(desk)).toBe(hash);
  });

  it("archives in a list's place, with bombs, paths upwards and links in them, are not unpacked: file.binary", async () => {
    // The first bundle that a machine opens makes its key for them.
    const other = join(newFolder(), "other");
    await copyFolder(desk, other);
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, "K-1,name\n"));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    for (const [name, bytes] of [
      ["bomb.csv", bomb],
      ["bomb.csv.gz", bomb],
      ["list.tar", tarOf("../escape.csv", small)],
      ["linked.tar", tarOf("list.csv", "", "/etc/passwd")],
    ] as const) {
      expect(await refused(importInto(fileOf(name, bytes))), name).toMatchObject({
        exit: 2,
        code: "file.binary",
      });
      const opened = await refused(["bundle", "open", fileOf(name, bytes), "--desk", other]);
      expect(opened, name).toMatchObject({ exit: 2, code: "bundle.altered" });
    }
    expect(filesIn(folder).filter((path) => path.includes("escape"))).toEqual([]);
    expect(deskHash(desk)).toBe(hash);
  });

  it("forms and mappings nested 20,000 deep, or with keys that stand for an object's own, are refused or taken as text", async () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const form = (lineage: string, cells = "") =>
      `{"cells":{"name":"Zarkuna Navanor","deathDate":"2014-05-08"${cells}},"lineage":${lineage},"source":{}}`;
    const attempts: [string, string[]][] = [
      ["account add", [fileOf("deep.json", deep), "--as", "anna"]],
      ["account add", [fileOf("deep-within.json", form(deep)), "--as", "anna"]],
      ["account add", [fileOf("proto.json", form('{"__proto__":{"origin":"o"}}')), "--as", "anna"]],
      ["account count", [fileOf("deep-count.json", `{"account":${deep},"source":{}}`), "--as", "anna"]],
      ["policy", [fileOf("deep-policy.json", deep), "--as", "anna"]],
      ["scope", [fileOf("proto-scope.json", '{"__proto__":{"name":"x"}}'), "--as", "anna"]],
      [
        "import",
        [
          writeList(folder, "p.csv", 3),
          "--list",
          "p",
          "--map",
          fileOf("m.json", '{"columns":{"id":"__proto__"}}'),
        ],
      ],
      [
        "import",
        [writeList(folder, "q.csv", 3), "--list", "q", "--map", fileOf("n.json", `{"columns":${deep}}`)],
      ],
    ];
    for (const [verb, args] of attempts)
      expect(await refused([...verb.split(" "), ...args, "--desk", desk]), args[0]).toMatchObject({
        exit: 2,
      });
    expect(deskHash(desk)).toBe(hash);
    expect(await done(["today", "--desk", desk], anything)).not.toHaveProperty("polluted");
  });

  it("a workbook that is a ZIP bomb: file.archive-bomb", async () => {
    const bomb = fileOf("bomb.xlsx", await workbook(Buffer.alloc(64 * 1024 * 1024, " ")));
    expect(readFileSync(bomb).length).toBeLessThan(200_000);
    expect(await refused(importInto(bomb))).toMatchObject({ exit: 2, code: "file.archive-bomb" });
    expect(deskHash(desk)).toBe(hash);
  });

  it("without --json the code, the file, the rule and what to do are on stderr, and stdout is empty", async () => {
    const { exit, stdout, stderr } = await daftar(importInto(fileOf("empty.csv", "")));
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^file\.empty: .*\n {2}where {2}.*empty\.csv\n {2}do {5}\S/m);
  });
});

describe("a line of 2 GB is refused without being loaded", () => {
  const huge = join(folder, "huge.csv");
  afterAll(() => writeFileSync(huge, ""));
  /** Peak memory of a refusal, in MiB. */
  async function peakOf(file: string, code: string): Promise<number> {
    const answer = await refused(importInto(file), { report: "peak" });
    expect(answer).toMatchObject({ exit: 2, code });
    expect(deskHash(desk)).toBe(hash);
    return Number(/peak (\d+)/.exec(answer.stderr)?.[1]) / 1024;
  }

  it("2 GiB of NULs, and 2 GiB that begin as text: file.line-too-long, with no more memory than an empty file", async () => {
    const least = await peakOf(fileOf("empty.csv", ""), "file.empty");
    expect(least).toBeGreaterThan(20);
    for (const start of ["", `${small}K-9,`]) {
      writeFileSync(huge, start);
      const fd = openSync(huge, "r+");
      ftruncateSync(fd, 2 * 1024 ** 3);
      closeSync(fd);
      expect(await peakOf(huge, "file.line-too-long")).toBeLessThan(least + 200);
    }
  });

  it("a line of 6 MB of letters: file.line-too-long", async () => {
    const file = fileOf("letters.csv", `${small}K-9,${"a".repeat(6_000_000)}\n`);
    expect(await peakOf(file, "file.line-too-long")).toBeGreaterThan(0);
  });
});

describe("a file that only looks odd is read", () => {
  const persian = [SMALL_HEADER, ...rows(5).map(([id = "", , ...rest]) => [id, "قاسم زركونا", ...rest])];
  const text = csv(persian);
  /** windows-1256, by turning its decoder round. */
  function windows1256(of: string): Uint8Array {
    const decoder = new TextDecoder("windows-1256");
    const byteOf = new Map(
      Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
    );
    return Uint8Array.from([...of].map((letter) => byteOf.get(letter) ?? 0x3f));
  }

  it("UTF-8 with and without mark, UTF-16 of both orders and windows-1256 give the same records", async () => {
    const little = Buffer.from(`\ufeff${text}`, "utf16le");
    const files = [
      fileOf("utf8.csv", text),
      fileOf("mark.csv", `\ufeff${text}`),
      fileOf("little.csv", little),
      fileOf("big.csv", Buffer.from(little).swap16()),
      fileOf("arabic.csv", windows1256(text)),
    ];
    const copy = await smallDesk(join(newFolder(), "desk"));
    const seen = [];
    for (const file of files) {
      const { counts } = await done(["import", file, "--list", "script", "--yes", "--desk", copy], counted);
      seen.push([counts.added, counts.changed, counts.unchanged]);
    }
    expect(seen).toEqual([[5, 0, 0], ...files.slice(1).map(() => [0, 0, 5])]);
  });

  it("an ordinary workbook imports, and gives the records of the same table as CSV", async () => {
    const copy = await smallDesk(join(newFolder(), "desk"));
    const book = fileOf("list.xlsx", await workbook(sheetXml([SMALL_HEADER, ...rows(5)])));
    const first = await done(["import", book, "--list", "book", "--yes", "--desk", copy], counted);
    expect(first.counts).toMatchObject({ accepted: 5, added: 5, rejected: 0 });
    const again = await done(
      ["import", fileOf("list.csv", small), "--list", "book", "--yes", "--desk", copy],
      counted,
    );
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 5 });
  });

  it("a NUL in one cell rejects that row alone; formulas are kept as text, and the file of rejected rows runs none", async () => {
    const copy = await smallDesk(join(newFolder(), "desk"));
    const odd = rows(40);
    odd[1]![1] = "Zar\0kuna";
    odd[2]![1] = "=cmd|'/c calc'!A1";
    odd[3] = ["K-3", "@SUM(1+1)", "=1+1", "male", "2014-99-99", "+Mirvanak"];
    const { counts, rejectedFile } = await done(
      ["import", fileOf("odd.csv", csv([SMALL_HEADER, ...odd])), "--list", "odd", "--yes", "--desk", copy],
      counted,
    );
    expect(counts).toMatchObject({ accepted: 38, rejected: 2 });
    const cells = readFileSync(rejectedFile ?? "", "utf8").split(/\r?\n|,/);
    expect(cells).toContain("'@SUM(1+1)");
    expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
    const kept = filesIn(join(copy, "rows")).map((file) => readFileSync(file, "utf8"));
    expect(kept.join("")).toContain("=cmd|'/c calc'!A1");
  });
});

describe("after all of that", () => {
  it("the register rebuilt from the ops is the one from before", async () => {
    expect(await digestNow()).toBe(digest);
  });
});
