import { DaftarError } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ByteSource } from "../read/byteSource.ts";
import { readTable } from "../read/readTable.ts";
import type { RowFault, Table } from "../read/table.ts";
import { csvLine } from "../rejected/csvText.ts";
import { REJECTED_COLUMNS } from "../rejected/rejectedColumns.ts";
import { DistinctCells } from "./distinctCells.ts";

/** What is read of a table until its first row at fault: rows with their numbers, then the fault or failure. */
interface Told {
  readonly rows: (readonly [row: number, ...cells: string[]])[];
  readonly fault: RowFault | null;
  readonly failure: unknown;
}

const failureOf = (error: unknown) => {
  if (!(error instanceof DaftarError)) throw error;
  return { code: error.code, message: error.message, place: error.place };
};

async function byRows(table: Table): Promise<Told> {
  const rows: Told["rows"] = [];
  try {
    for await (const { row, cells, fault } of table.rows()) {
      if (fault !== null) return { rows, fault, failure: null };
      rows.push([row, ...cells]);
    }
  } catch (error) {
    return { rows, fault: null, failure: failureOf(error) };
  }
  return { rows, fault: null, failure: null };
}

async function byColumns(table: Table): Promise<Told> {
  const wanted = table.header.map((_, column) => ({ column, cells: new DistinctCells() }));
  const numbered: number[][] = [];
  const texts = (): Told["rows"] => {
    const cells = wanted.map((one) => one.cells.texts());
    return numbered.map(([row = 0, ...numbers]) => [
      row,
      ...numbers.map((number, at) => cells[at]?.[number] ?? ""),
    ]);
  };
  try {
    for await (const batch of table.columns(wanted)) {
      for (let at = 0; at < batch.size; at += 1)
        numbered.push([batch.rows[at] ?? 0, ...batch.cells.map((numbers) => numbers[at] ?? -1)]);
      if (batch.fault !== null) return { rows: texts(), fault: batch.fault, failure: null };
    }
  } catch (error) {
    return { rows: texts(), fault: null, failure: failureOf(error) };
  }
  return { rows: texts(), fault: null, failure: null };
}

/** The bytes in pieces of these lengths, over and over. */
function inPieces(bytes: Uint8Array, lengths: readonly number[]): ByteSource {
  return {
    name: "invented.csv",
    size: bytes.length,
    async *open() {
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const length = lengths[turn % lengths.length] ?? 1;
        yield bytes.slice(at, at + length);
        at += length;
      }
    },
    slice: async (from, to) => bytes.slice(from, to),
  };
}

async function agree(bytes: Uint8Array, lengths: readonly number[], delimiter?: string): Promise<boolean> {
  let table: Table;
  try {
    table = await readTable(inPieces(bytes, lengths), { delimiter });
  } catch (error) {
    failureOf(error);
    return false;
  }
  const [rows, columns] = [await byRows(table), await byColumns(table)];
  if (rows.failure === null) expect(columns).toEqual(rows);
  else {
    // The parser loses what it read of the piece in which it fails, so that columns may tell more before that.
    expect(columns.rows.slice(0, rows.rows.length)).toEqual(rows.rows);
    if (columns.fault === null) expect(columns.failure).toEqual(rows.failure);
  }
  return true;
}

const LETTERS = ["a", "b", "1", " ", "آ", "ن", "é", "۵", "😀", "\u200c", "\u00a0", "\u2003", "\ufeff", "ܐ"];
const SYNTAX = [",", ",", '"', '"', '""', "\n", "\n", "\r\n", "\r", ";", "\t"];
const SPOILT = ["\u0000", "\u0085", "\u007f", "\u000b", "\u00c2"];
const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const anyText = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...LETTERS) },
    { weight: 5, arbitrary: fc.constantFrom(...SYNTAX) },
    { weight: 1, arbitrary: fc.constantFrom(...SPOILT) },
  ),
  { maxLength: 60 },
);

describe("columns tell what rows tell", () => {
  it("of any text under a good header, whatever its quotes, line ends and faults, however it is cut", async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("", "\ufeff"), anyText, pieces, async (mark, text, lengths) => {
        const bytes = new TextEncoder().encode(`${mark}a,b,c\n1,2,3\n${text.join("")}`);
        if (await agree(bytes, lengths, ",")) read += 1;
      }),
      { numRuns: 1500 },
    );
    // A test that meets nothing but refused files would hold anything.
    expect(read).toBeGreaterThan(1000);
  });

  it("of text without any header that was meant", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, pieces, async (text, lengths) => {
        await agree(new TextEncoder().encode(text.join("")), lengths);
      }),
      { numRuns: 1000 },
    );
  });

  it("of well-formed tables, quoted or not, with each of the dividers and line ends", async () => {
    const cell = fc
      .array(fc.constantFrom(...LETTERS, ",", ";", "\t", "|", '"', "\n", "\r\n"), { maxLength: 6 })
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.boolean()), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.boolean(),
        pieces,
        async (rows, delimiter, end, closed, lengths) => {
          const quoted = (text: string, always: boolean) =>
            always || /[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const lines = rows.map(
            ([one, two, always]) => `${quoted(one, always)}${delimiter}${quoted(two, always)}`,
          );
          const text = [`x${delimiter}y`, `p${delimiter}q`, ...lines].join(end) + (closed ? end : "");
          expect(await agree(new TextEncoder().encode(text), lengths, delimiter)).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("of a file of rejected rows, whose guards come off", async () => {
    const text = [
      [...REJECTED_COLUMNS, "name"],
      ["2", "name", "row.age", "why", "=1+1"],
      ["3", "", "", "", "b"],
    ]
      .map(csvLine)
      .join("");
    expect(await agree(new TextEncoder().encode(text), [7])).toBe(true);
  });

  it("of encodings other than UTF-8", async () => {
    const text = "name,city\nآرش,سروند\nمینا,\nآرش,دلاران\n";
    for (const order of ["le", "be"]) {
      const buffer = Buffer.from(`\ufeff${text}`, "utf16le");
      expect(await agree(new Uint8Array(order === "be" ? buffer.swap16() : buffer), [5])).toBe(true);
    }
  });

  it("of many rows in many batches, up to one that is too long, too ragged or open at its end", async () => {
    const good = Array.from({ length: 20_000 }, (_, at) => `${at},name ${at % 97},${at % 7}\n`).join("");
    const after = "1,2,3\n".repeat(10);
    const bad = [
      `"${"x\n".repeat(600_000)}",2,3\n`,
      "1,2\n",
      '1,"2"x,3\n',
      '1,2,"3\n',
      `${"1,".repeat(5000)}1\n`,
      `${",".repeat(5000)}\n`,
      "1,2,3,,,\n",
      '1,"the ""tall"" one",3\n',
    ];
    for (const row of bad) {
      const bytes = new TextEncoder().encode(`a,b,c\n${good}${row}${after}`);
      expect(await agree(bytes, [256 * 1024])).toBe(true);
    }
  });
});

describe("distinct cells", () => {
  it("have one number each, in the order they are met, as bytes and as text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom("a", "b", "آ", "😀"), maxLength: 4 })),
        (all) => {
          const cells = new DistinctCells();
          const numbers = all.map((text, at) => {
            if (at % 2 === 0) return cells.ofText(text);
            const bytes = new TextEncoder().encode(`..${text}..`);
            return cells.ofBytes(bytes, 2, bytes.length - 2);
          });
          const distinct = [...new Set(all)];
          expect(cells.size).toBe(distinct.length);
          expect(cells.texts()).toEqual(distinct);
          expect(numbers).toEqual(all.map((text) => distinct.indexOf(text)));
          const { bytes, ends } = cells.packed();
          expect(new TextDecoder().decode(bytes)).toBe(distinct.join(""));
          expect(ends.length).toBe(distinct.length);
        },
      ),
    );
  });

  it("are told apart by the hundred thousand, long ones among them", () => {
    const cells = new DistinctCells();
    const texts = Array.from(
      { length: 100_000 },
      (_, at) => `${at}${"x".repeat(at % 1000 === 0 ? 9000 : 3)}`,
    );
    expect(texts.map((text) => cells.ofText(text))).toEqual(texts.map((_, at) => at));
    expect(texts.map((text) => cells.ofText(text))).toEqual(texts.map((_, at) => at));
    expect(cells.texts()).toEqual(texts);
  });

  it("are told apart where all bits of their hashes are the same", () => {
    const cells = new DistinctCells();
    const pairs = ["uzvjmvfw", "ohnbzekz", "phtqcdju", "kxndnmof", "xgocqpge", "maxrubjy"];
    expect(pairs.map((text) => cells.ofText(text))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(pairs.map((text) => cells.ofText(text))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
