import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "./readTable.ts";
import { sampleRows } from "./sampleRows.ts";

const cell = fc.constantFrom("Arash", "۱۲", "", " ", '"a, b"', "آرش", '"x""y"', "1403/02/01");
const line = fc.array(cell, { minLength: 2, maxLength: 4 });

describe("the first rows of a table", () => {
  it("are those that the rows themselves give, where some are ragged or blank", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 1, max: 25 }),
        async (lines, most) => {
          const text = `a,b,c\nMina,30,x\n${lines.map((cells) => `${cells.join(",")}\n`).join("")}`;
          const table = await readTable(new TextEncoder().encode(text), { name: "invented.csv" });
          const whole: (readonly string[])[] = [];
          for await (const { cells, fault } of table.rows()) if (fault === null) whole.push(cells);
          expect(await sampleRows(table, most)).toEqual(whole.slice(0, most));
        },
      ),
      { numRuns: 300 },
    );
  });
});
