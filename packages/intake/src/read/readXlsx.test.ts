import { describe, expect, it } from "vitest";
import { codeOf } from "../testing/failure.ts";
import { makeArchive, makeWorkbook, sheetXml, workbookParts } from "../testing/makeWorkbook.ts";
import { readTable } from "./readTable.ts";
import type { TableRow } from "./table.ts";

const rowsOf = async (file: Uint8Array, options = {}) => {
  const table = await readTable(file, options);
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { header: table.header, kind: table.kind, rows };
};

describe("a workbook", () => {
  it("gives text: numbers as written, days as days, formulas as their last result", async () => {
    const { header, kind, rows } = await rowsOf(
      makeWorkbook([
        ["id", "نام", "age", "died", "sum"],
        [12345678901, "آرش", 30, { day: 41767 }, { formula: "1+1", result: "2" }],
        ["=1+1", "+98", null, null, null],
      ]),
    );
    expect(kind).toBe("xlsx");
    expect(header).toEqual(["id", "نام", "age", "died", "sum"]);
    expect(rows.map((row) => row.cells)).toEqual([
      ["12345678901", "آرش", "30", "2014-05-08", "2"],
      ["=1+1", "+98", "", "", ""],
    ]);
  });

  it("rejected rows that were mended and saved as one lose their guards against formulas", async () => {
    const front = ["daftar row", "daftar column", "daftar code", "daftar why"];
    const { header, rows } = await rowsOf(
      makeWorkbook([
        [...front, "'=id", "name"],
        ["2", "", "row.age", "", "'+98", "'Arash"],
      ]),
    );
    expect(header.slice(4)).toEqual(["=id", "name"]);
    expect(rows.map((row) => row.cells.slice(4))).toEqual([["+98", "'Arash"]]);
    expect((await rowsOf(makeWorkbook([["id"], ["'+98"]]))).rows[0]?.cells).toEqual(["'+98"]);
  });

  it("a setting of text files says nothing of it, and a sheet nothing of a text file", async () => {
    const book = makeWorkbook([["name"], ["Arash"]]);
    const text = new TextEncoder().encode("name,age\nArash,30\n");
    expect(await codeOf(() => readTable(book, { encoding: "utf-8" }))).toBe("usage.wrong");
    expect(await codeOf(() => readTable(book, { delimiter: ";" }))).toBe("usage.wrong");
    expect(await codeOf(() => readTable(text, { sheet: 1 }))).toBe("usage.wrong");
  });

  it("numbers its rows as the spreadsheet does, over empty ones", async () => {
    const { rows } = await rowsOf(
      makeWorkbook([[null], ["name", "city"], [], ["Arash", "Sarvand"], ["Mina", null]]),
    );
    expect(rows.map((row) => [row.row, row.cells])).toEqual([
      [4, ["Arash", "Sarvand"]],
      [5, ["Mina", ""]],
    ]);
  });

  it("keeps cells beyond the header as a column without a name", async () => {
    const { header, rows } = await rowsOf(makeWorkbook([["name"], ["Arash", "a remark"]]));
    expect(header).toEqual(["name", "column 2"]);
    expect(rows[0]?.fault).toBeNull();
  });

  it("with several filled sheets asks which, by name or number", async () => {
    const file = makeArchive(
      workbookParts({
        One: sheetXml([["name"], ["Arash"]]),
        Empty: sheetXml([]),
        Two: sheetXml([["name"], ["Mina"]]),
      }),
    );
    expect(await codeOf(() => readTable(file))).toBe("usage.wrong");
    expect((await rowsOf(file, { sheet: "Two" })).rows[0]?.cells).toEqual(["Mina"]);
    expect((await rowsOf(file, { sheet: 1 })).rows[0]?.cells).toEqual(["Arash"]);
    expect(await codeOf(() => readTable(file, { sheet: "Three" }))).toBe("usage.wrong");
  });

  it("[J18] comments, drawings and author metadata are not even unpacked", async () => {
    const parts = workbookParts({ One: sheetXml([["name"], ["Arash"]]) }, [
      // Damaged on purpose: reading any of them would fail.
      { name: "xl/comments1.xml", text: "<comments>reported by", claimedSize: 3 },
      { name: "docProps/core.xml", text: "<creator>", claimedSize: 3 },
      { name: "xl/media/image1.png", text: "png", claimedSize: 99 },
    ]);
    expect((await rowsOf(makeArchive(parts))).rows.length).toBe(1);
  });
});

describe("workbooks that are refused", () => {
  const bombSheet = sheetXml([["name"], ["x".repeat(40 * 1024 * 1024)]]);

  it("a sheet that unpacks to hundreds of times its size", async () => {
    expect(await codeOf(() => readTable(makeArchive(workbookParts({ One: bombSheet }))))).toBe(
      "file.archive-bomb",
    );
  });

  it("but not a small one that packs well", async () => {
    const even = Array.from({ length: 4000 }, () => ["x".repeat(60)]);
    const packed = makeWorkbook([["name"], ...even]);
    expect(packed.length * 10).toBeLessThan(sheetXml(even).length);
    expect((await rowsOf(packed)).rows.length).toBe(4000);
    // The same sheet, once parts of any size are held to a ratio.
    const limits = { unpackRatio: 2 };
    expect((await readTable(packed, { limits })).header).toEqual(["name"]);
  });

  it("many parts that are large together", async () => {
    const noise = Array.from({ length: 3000 }, (_, at) => [`${at * 7919}`, `${(at * 104729) % 99991}`]);
    const sheets = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`S${at}`, sheetXml(noise)]));
    const file = makeArchive(workbookParts(sheets));
    expect(await codeOf(() => readTable(file, { limits: { unpackedBytes: 1024 * 1024 } }))).toBe(
      "file.archive-bomb",
    );
  });

  it("a directory that lies about sizes", async () => {
    const lie = makeArchive(
      workbookParts({}, [{ name: "xl/worksheets/sheet1.xml", text: bombSheet, claimedSize: 100 }]),
    );
    expect(["file.damaged", "file.archive-bomb"]).toContain(await codeOf(() => readTable(lie)));
  });

  it("a claim of more than may be unpacked, before anything is", async () => {
    const claim = makeArchive(
      workbookParts({}, [{ name: "xl/worksheets/sheet1.xml", text: "<x/>", claimedSize: 0xf000_0000 }]),
    );
    expect(await codeOf(() => readTable(claim))).toBe("file.archive-bomb");
  });

  it("thousands of parts", async () => {
    const more = Array.from({ length: 2001 }, (_, at) => ({ name: `xl/x${at}.xml`, text: "" }));
    expect(await codeOf(() => readTable(makeArchive(workbookParts({}, more))))).toBe("file.archive-bomb");
  });

  it("one cell so far out that the rectangle would not fit into memory", async () => {
    const far = (at: string) =>
      makeArchive(
        workbookParts({
          One: `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="${at}"><v>1</v></c></row></sheetData></worksheet>`,
        }),
      );
    expect(await codeOf(() => readTable(far("XFD2")))).toBe("file.too-many-columns");
    expect(await codeOf(() => readTable(far("ZZ1048576")))).toBe("file.too-large");
    expect(await codeOf(() => readTable(far("A99999999")))).toBe("file.damaged");
  });

  it("10,000 columns", async () => {
    expect(
      await codeOf(() =>
        readTable(makeWorkbook([Array.from({ length: 10_000 }, (_, at) => `c${at}`), ["x"]])),
      ),
    ).toBe("file.too-many-columns");
  });

  it.each<[string, Uint8Array, string]>([
    ["an archive that is no workbook", makeArchive([{ name: "a.txt", text: "hello" }]), "file.unsupported"],
    ["a cut archive", makeWorkbook([["name"], ["Arash"]]).slice(0, 300), "file.damaged"],
    [
      "a sheet that is not XML",
      makeArchive(workbookParts({ One: "<worksheet><sheetData><row" })),
      "file.damaged",
    ],
    ["no cells", makeWorkbook([]), "file.empty"],
    ["a header without rows", makeWorkbook([["name", "city"]]), "file.no-rows"],
    [
      "duplicate headers",
      makeWorkbook([
        ["name", "name"],
        ["a", "b"],
      ]),
      "file.duplicate-header",
    ],
  ])("%s", async (_, file, code) => {
    expect(await codeOf(() => readTable(file))).toBe(code);
  });
});
