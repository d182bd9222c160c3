import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../testing/failure.ts";
import type { ByteSource } from "./byteSource.ts";
import { readTable } from "./readTable.ts";
import type { TableRow } from "./table.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: "le" | "be") => {
  const buffer = Buffer.from(text, "utf16le");
  return new Uint8Array(order === "be" ? buffer.swap16() : buffer);
};
const read = async (from: string | Uint8Array | ByteSource, options = {}) => {
  const table = await readTable(from, options);
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { ...table, rows };
};
const cells = async (from: Uint8Array, options = {}) =>
  (await read(from, options)).rows.map((row) => row.cells);

// Invented people. windows-1256 has no Persian yeh, so the text keeps to letters that it has.
const PERSIAN = "id,نام,شهر\n1,آرش بهمنزاد,سروند\n2,پروانه مهرگان,دلاران\n";
const TO_1256: Readonly<Record<string, number>> = {
  آ: 0xc2,
  ا: 0xc7,
  ب: 0xc8,
  پ: 0x81,
  ت: 0xca,
  د: 0xcf,
  ر: 0xd1,
  ز: 0xd2,
  س: 0xd3,
  ش: 0xd4,
  گ: 0x90,
  ل: 0xe1,
  م: 0xe3,
  ن: 0xe4,
  ه: 0xe5,
  و: 0xe6,
};
const as1256 = (text: string) =>
  Uint8Array.from(Array.from(text, (letter) => TO_1256[letter] ?? letter.charCodeAt(0)));

describe("encodings", () => {
  it.each([
    ["UTF-8", bytes(PERSIAN), "utf-8"],
    ["UTF-8 with a byte order mark", bytes(`\ufeff${PERSIAN}`), "utf-8"],
    ["UTF-16 LE with a mark", utf16(`\ufeff${PERSIAN}`, "le"), "utf-16le"],
    ["UTF-16 BE with a mark", utf16(`\ufeff${PERSIAN}`, "be"), "utf-16be"],
    ["UTF-16 LE without a mark", utf16(PERSIAN, "le"), "utf-16le"],
    ["UTF-16 BE without a mark", utf16(PERSIAN, "be"), "utf-16be"],
    ["windows-1256", as1256(PERSIAN), "windows-1256"],
  ])("%s gives the same cells", async (_, file, encoding) => {
    const table = await read(file);
    expect(table.encoding).toBe(encoding);
    expect(table.header).toEqual(["id", "نام", "شهر"]);
    expect(table.rows.map((row) => row.cells)).toEqual([
      ["1", "آرش بهمنزاد", "سروند"],
      ["2", "پروانه مهرگان", "دلاران"],
    ]);
  });

  it.each([
    [
      "Spanish in windows-1252",
      Uint8Array.from(Buffer.from("name,city\nGarc\u00eda N\u00fa\u00f1ez,Le\u00f3n\n", "latin1")),
    ],
    // "имя,город\nивана петров,москва" in KOI8-R
    [
      "Russian in KOI8-R",
      Uint8Array.from([
        0xc9, 0xcd, 0xd1, 0x2c, 0xc7, 0xcf, 0xd2, 0xcf, 0xc4, 0x0a, 0xc9, 0xd7, 0xc1, 0xce, 0x20, 0xd0, 0xc5,
        0xd4, 0xd2, 0xcf, 0xd7, 0x2c, 0xcd, 0xcf, 0xd3, 0xcb, 0xd7, 0xc1, 0x0a,
      ]),
    ],
    [
      "Arabic in ISO 8859-6",
      Uint8Array.from([
        0x61, 0x2c, 0x62, 0x0a, 0xe5, 0xcd, 0xe5, 0xcf, 0x20, 0xd9, 0xe4, 0xea, 0x2c, 0xe3, 0xe4, 0xea, 0xe5,
        0x0a,
      ]),
    ],
  ])("%s is not taken for windows-1256, but asked about", async (_, file) => {
    expect(await codeOf(() => read(file))).toBe("file.encoding");
  });

  it("what is asked for is what is read, or it fails", async () => {
    const latin = Uint8Array.from(Buffer.from("name,city\nGarc\u00eda,Le\u00f3n\n", "latin1"));
    expect(await cells(latin, { encoding: "windows-1252" })).toEqual([["García", "León"]]);
    expect(await codeOf(() => read(latin, { encoding: "utf-8" }))).toBe("file.encoding");
    expect(await codeOf(() => read(latin, { encoding: "klingon" }))).toBe("file.encoding");
  });

  it("a byte that is not UTF-8 far inside the file is found before the first row is handed out", async () => {
    const file = new Uint8Array([
      ...bytes(`name,city\n${"Arash,Sarvand\n".repeat(40_000)}`),
      0xff,
      0x2c,
      0x0a,
    ]);
    const error = await readTable(file).catch((e: unknown) => e);
    expect(error instanceof DaftarError && error.code).toBe("file.encoding");
    expect(error instanceof DaftarError && (error.place.row ?? 0)).toBeGreaterThan(20_000);
  });

  it("a file that ends inside a character is not UTF-8", async () => {
    expect(await codeOf(() => read(new Uint8Array([...bytes("name,city\nA,B"), 0xd8])))).toBe(
      "file.encoding",
    );
  });
});

describe("delimiters", () => {
  it.each([",", ";", "\t", "|"])("%j is found", async (delimiter) => {
    const file = bytes(
      ["name", "city"].join(delimiter) +
        "\n" +
        ["Arash, the smith", "Sarvand"].map((c) => (delimiter === "," ? `"${c}"` : c)).join(delimiter) +
        "\n",
    );
    const table = await read(file);
    expect(table.delimiter).toBe(delimiter);
    expect(table.rows[0]?.cells).toEqual(["Arash, the smith", "Sarvand"]);
  });

  it("commas inside the cells of a file divided by semicolons do not mislead", async () => {
    const table = await read(bytes("name;place, city\nA;x, y\nB;x, z\nC;u, v\n"));
    expect(table.header).toEqual(["name", "place, city"]);
  });

  it("a wrong delimiter is refused, whether named or not there", async () => {
    expect(await codeOf(() => read(bytes("a,b\n1,2\n"), { delimiter: ";" }))).toBe("file.delimiter");
    expect(await codeOf(() => read(bytes("a,b\n1,2\n"), { delimiter: "%" }))).toBe("file.delimiter");
    expect(await codeOf(() => read(bytes("a^b^c\n1^2^3\n")))).toBe("file.delimiter");
    expect(await codeOf(() => read(bytes("name\nSmith, Jane\nBrown, Joe\n")))).toBe("file.delimiter");
  });

  it("one column is a table too", async () => {
    expect(await cells(bytes("name\nArash\nParvaneh\n"))).toEqual([["Arash"], ["Parvaneh"]]);
  });
});

describe("rows as the user sees them", () => {
  it("row numbers are the lines on which rows start, over blank lines and quoted line ends", async () => {
    const { rows } = await read(bytes('a,b\r\n\r\n1,"x\r\ny"\r\n2,z\r\n\n3,"p\n\nq"\n4,w'));
    expect(rows.map((row) => [row.row, row.cells])).toEqual([
      [3, ["1", "x\r\ny"]],
      [5, ["2", "z"]],
      [7, ["3", "p\n\nq"]],
      [10, ["4", "w"]],
    ]);
  });

  it("line ends of three systems, even mixed, end lines", async () => {
    expect(await cells(bytes("a,b\r1,2\r\n3,4\n5,6"))).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
  });

  it("quotes inside cells that are not quoted are letters like others", async () => {
    expect(await cells(bytes('a,b\nAli "the tall",x\n"say ""hi""",y\n'))).toEqual([
      ['Ali "the tall"', "x"],
      ['say "hi"', "y"],
    ]);
  });

  it("a ragged row is at fault and no other is lost", async () => {
    const { rows } = await read(bytes("a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n13,14,15,,\n"));
    expect(rows.map((row) => [row.row, row.fault?.code ?? null])).toEqual([
      [2, null],
      [3, "row.columns"],
      [4, "row.columns"],
      [5, null],
      [6, null],
    ]);
    expect(rows[4]?.cells).toEqual(["13", "14", "15"]);
  });

  it("rows without any text are passed over", async () => {
    expect(await cells(bytes("a,b\n,,\n \t,\n1,2\n"))).toEqual([["1", "2"]]);
  });

  it("a NUL spoils its row only, and is never shown", async () => {
    const { rows } = await read(bytes(`a,b\n1,2\n3,x\u0000y\n${"5,6\n".repeat(2000)}`));
    expect(rows.length).toBe(2002);
    expect(rows.filter((row) => row.fault !== null).map((row) => row.fault)).toMatchObject([
      { row: 3, column: "b", value: null, code: "row.control-characters" },
    ]);
  });

  it("headers lose their blanks, and nameless columns get a number", async () => {
    expect((await read(bytes("a , b,\n1,2,3\n"))).header).toEqual(["a", "b", "column 3"]);
  });

  it("formulas are text", async () => {
    expect(await cells(bytes('a,b\n"=HYPERLINK(""http://x"")",+1\n'))).toEqual([
      ['=HYPERLINK("http://x")', "+1"],
    ]);
  });
});

describe("files that are refused", () => {
  it.each<[string, Uint8Array, string]>([
    ["empty", new Uint8Array(), "file.empty"],
    ["only a byte order mark", bytes("\ufeff"), "file.empty"],
    ["only blanks", bytes(" \n\n \r\n"), "file.empty"],
    ["a header without rows", bytes("name,city\n"), "file.no-rows"],
    ["a header and rows without text", bytes("name,city\n,\n"), "file.no-rows"],
    ["NUL bytes all over", new Uint8Array(4096), "file.binary"],
    ["a NUL in the header", bytes("na\u0000me,city\nArash,Sarvand\n"), "file.binary"],
    ["a PDF", bytes("%PDF-1.7\n%…"), "file.unsupported"],
    [
      "an old workbook",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "file.unsupported",
    ],
    ["a picture", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), "file.binary"],
    ["duplicate headers", bytes("name,city, name\nA,B,C\n"), "file.duplicate-header"],
    [
      "10,000 columns",
      bytes(`${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(",")}\n${"x,".repeat(9999)}x\n`),
      "file.too-many-columns",
    ],
    ["a quote that is never closed", bytes('a,b\n1,"2\n3,4\n'), "file.damaged"],
  ])("%s", async (_, file, code) => {
    expect(await codeOf(() => read(file))).toBe(code);
  });

  it("a lost quote that swallows the file stops at the limit", async () => {
    expect(await codeOf(() => read(bytes(`a,b\n1,"2\n${"3,4\n".repeat(400_000)}`)))).toBe(
      "file.line-too-long",
    );
  });

  it("a line of 2 GB is refused after its first MiB", async () => {
    let given = 0;
    const chunk = new Uint8Array(64 * 1024).fill(0x61);
    const endless: ByteSource = {
      name: "endless.csv",
      size: 2 * 1024 ** 3,
      async *open() {
        for (given = 0; given < 2 * 1024 ** 3; given += chunk.length) yield chunk;
      },
      slice: async () => chunk,
    };
    expect(await codeOf(() => read(endless))).toBe("file.line-too-long");
    expect(given).toBeLessThan(2 * 1024 * 1024);
  });

  it("so is a long line after good ones, and it is named", async () => {
    const file = bytes(`a,b\n1,2\n3,${"x".repeat(1024 * 1024)}\n`);
    const error = await readTable(file).catch((e: unknown) => e);
    expect(error instanceof DaftarError && [error.code, error.place.row]).toEqual(["file.line-too-long", 3]);
  });

  it("bytes that have a name are named", async () => {
    const error = await readTable(new Uint8Array(), { name: "list.csv" }).catch((e: unknown) => e);
    expect(error instanceof DaftarError && error.place.file).toBe("list.csv");
  });

  it("a file larger than the limit is refused before its end", async () => {
    expect(await codeOf(() => readTable(bytes("a,b\n1,2\n3,4\n"), { limits: { fileBytes: 8 } }))).toBe(
      "file.too-large",
    );
  });

  describe("on disk", () => {
    let folder = "";
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "intake-"));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it("a path is read like bytes, and read again on every call", async () => {
      const path = join(folder, "list.csv");
      await writeFile(path, PERSIAN);
      const table = await readTable(path);
      for (let time = 0; time < 2; time += 1) {
        const rows = [];
        for await (const batch of table.batches()) rows.push(...batch);
        expect(rows.length).toBe(2);
      }
    });

    it("a missing file, a folder and a path through a file say so, by name", async () => {
      expect(await codeOf(() => readTable(join(folder, "none.csv")))).toBe("file.not-found");
      expect(await codeOf(() => readTable(folder))).toBe("file.unsupported");
      expect(await codeOf(() => readTable(join(folder, "list.csv", "x.csv")))).toBe("file.not-found");
      const error = await readTable(join(folder, "none.csv")).catch((e: unknown) => e);
      expect(error instanceof DaftarError && error.place.file).toContain("none.csv");
    });

    it("100,000 rows come in batches, none of them large", async () => {
      const path = join(folder, "large.csv");
      await writeFile(
        path,
        `id,name\n${Array.from({ length: 100_000 }, (_, at) => `${at},Arash`).join("\n")}\n`,
      );
      let rows = 0;
      let largest = 0;
      for await (const batch of (await readTable(path)).batches()) {
        rows += batch.length;
        largest = Math.max(largest, batch.length);
      }
      expect(rows).toBe(100_000);
      expect(largest).toBeLessThan(60_000);
    });
  });
});
