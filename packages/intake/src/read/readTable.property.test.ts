import { DaftarError } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, guardFormula, unguardFormula } from "../rejected/csvText.ts";
import { REJECTED_COLUMNS } from "../rejected/rejectedColumns.ts";
import { makeWorkbook } from "../testing/makeWorkbook.ts";
import { readTable } from "./readTable.ts";

/** Text as a cell may hold it: any letters, quotes, dividers and line ends, no control characters. */
const cell = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from("a=+-@',;|\"\n\r \t")),
      fc.constantFrom("آ", "ن", "é", "‌", "۵", "😀"),
    ),
    maxLength: 12,
  })
  .filter((text) => !/^\s*$/.test(text));

describe("written, then read", () => {
  it("cells come back as they were, formulas and all", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 1, max: 5 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
          ),
        async (rows) => {
          const width = rows[0]?.length ?? 0;
          const header = [...REJECTED_COLUMNS, ...Array.from({ length: width }, (_, at) => `c${at}`)];
          const text = [header, ...rows.map((row) => ["2", "c0", "row.age", "why", ...row])]
            .map(csvLine)
            .join("");
          const back: string[][] = [];
          for await (const row of (await readTable(new TextEncoder().encode(text))).rows()) {
            expect(row.fault).toBeNull();
            back.push(row.cells.slice(REJECTED_COLUMNS.length));
          }
          expect(back).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("a guarded cell never starts as a formula, and its guard comes off", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("'=+-@\t\ra1＝")) }), (text) => {
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r＝]/);
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });
});

describe("whatever bytes come", () => {
  const reads = async (bytes: Uint8Array) => {
    try {
      const table = await readTable(bytes);
      for await (const row of table.rows())
        expect(row.fault !== null || row.cells.length === table.header.length).toBe(true);
    } catch (error) {
      if (!(error instanceof DaftarError)) throw error;
    }
  };

  it("they are read or refused with a code, never a crash", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), reads), { numRuns: 500 });
  });

  it("also when they look like text", async () => {
    const unit = fc.constantFrom(...Array.from("a,;|\t\"\r\n \u0000'=1آ"));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 80 }), (text) => reads(new TextEncoder().encode(text))),
      { numRuns: 1000 },
    );
  });

  it("also when they begin as a workbook or Parquet does", async () => {
    const start = fc.constantFrom(
      "PK\u0003\u0004",
      "PAR1",
      "\u00ff\u00fe",
      "\u00fe\u00ff",
      "\u00ef\u00bb\u00bf",
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), fc.boolean(), (magic, rest, closed) =>
        reads(
          new Uint8Array([...Buffer.from(magic, "latin1"), ...rest, ...(closed ? Buffer.from("PAR1") : [])]),
        ),
      ),
      { numRuns: 500 },
    );
  });

  it("also when a good workbook has bytes changed", async () => {
    const good = makeWorkbook([
      ["name", "age"],
      ["Arash", 30],
      ["Mina", 41],
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = good.slice();
          for (const [at, value] of changes) bytes[at] = value;
          return reads(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });
});
