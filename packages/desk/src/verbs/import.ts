/** `import`: a list from a user's own file, with any column names. */
import { basename } from "node:path";
import { betraysSomebody, mappingForOp, parseMapping, rejectedText } from "@daftar/intake";
import { DaftarError, listName } from "@daftar/model";
import { z } from "zod";
import { importTable } from "../import/importTable.ts";
import { mendingOf } from "../import/mending.ts";
import { columnShown, planMapping, withoutSealedHeader } from "../import/planMapping.ts";
import { readRows } from "../import/readRows.ts";
import { onlyPerson, signersReady } from "../session/standBehind.ts";
import { readUserJson } from "../session/userFile.ts";
import { openUserTable } from "../session/userTable.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { path, recorder } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const importList = defineVerb({
  details:
    "Proposes a role and a class for every column from headers and values (English, Persian, Arabic), shows it, and\n" +
    "imports with --yes or with --map FILE. Only columns about the victim and the circumstances stay readable; every\n" +
    "other column, the file's name and the file itself are sealed to the custodians, and so is any cell that tells\n" +
    "how to reach somebody, whatever its column. The same file twice in a row adds nothing; a newer edition updates.\n" +
    "Rows that cannot be read are written beside FILE (or to --rejected), never into a desk, and lose no other row.\n" +
    "Mend that file and import it as it is: it is read as the import that gave the rows back, and as a part of it.\n" +
    "--as names who stands behind the import, with their own key; without it the machine does. --propose shows the\n" +
    "mapping and imports nothing.",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  stoppable: true,
  files: ["file", "map"],
  places: ["rejected"],
  input: z.object({
    file: path.describe("CSV, TSV or XLSX"),
    list: listName.describe("name of the list: lower-case letters, digits, dashes"),
    map: path.optional().describe("mapping file (JSON)"),
    yes: z.boolean().default(false).describe("take the proposed mapping"),
    propose: z.boolean().default(false).describe("only show the proposed mapping"),
    edition: z.string().default("").describe("label of this edition, such as its date"),
    part: z.boolean().default(false).describe("this file is a part: rows that are not in it are not missing"),
    rejected: path.optional().describe("where to write rows that could not be read"),
    encoding: z.string().optional().describe("utf-8, utf-16le, utf-16be, windows-1256 …"),
    delimiter: z.string().optional().describe(", ; tab or |"),
    sheet: z.string().optional().describe("sheet of a workbook, by name or number"),
    as: recorder,
  }),
  output: z.object({
    list: z.string(),
    imported: z.boolean(),
    op: z.string().nullable(),
    columns: z.array(columnShown),
    counts: z
      .object({
        rows: z.number(),
        accepted: z.number(),
        rejected: z.number(),
        added: z.number(),
        changed: z.number(),
        unchanged: z.number(),
        missing: z.number(),
      })
      .nullable(),
    /** Cells of readable columns that were sealed, since they told how to reach somebody, or who told. */
    sealedCells: z.number(),
    rejectedFile: z.string().nullable(),
    /** The first few faults, so that a person sees what kind they are. */
    faults: z.array(
      z.object({
        row: z.number(),
        column: z.string().nullable(),
        value: z.string().nullable(),
        code: z.string(),
        words: z.string(),
      }),
    ),
  }),
  run: async (context, input) => {
    const person = onlyPerson(input.as);
    if (betraysSomebody(input.edition)) {
      throw new DaftarError("usage.wrong", "the label of an edition is kept in clear: name nobody in it", {
        field: "edition",
      });
    }
    const rejected = context.files.rejectedOf(input.file, input.rejected ?? null);
    if (input.rejected !== undefined) await rejected.check();
    // Before the desk is opened: whatever is wrong with the user's files keeps nobody else waiting.
    const { name, original, table } = await openUserTable(context.files, input.file, {
      encoding: input.encoding,
      delimiter: input.delimiter,
      sheet: input.sheet,
    });
    const said =
      input.map === undefined
        ? null
        : parseMapping(
            await readUserJson(context.files, input.map, z.json(), "map.invalid"),
            table.header,
            input.map,
          );
    return withDesk(context, async (desk) => {
      const signers = await signersReady(desk, context, person);
      const mending = await mendingOf(desk, input.list, table.header);
      const plan = await planMapping(context, table, said, mending);
      if (input.propose) {
        return done({
          list: input.list,
          imported: false,
          op: null,
          columns: [...plan.columns],
          counts: null,
          sealedCells: 0,
          rejectedFile: null,
          faults: [],
        });
      }
      const mapping = await plan.agreed(input.yes);
      const rows = await readRows(desk, input.list, table, mapping, mending, context.progress);
      if (rows.rejected.length > 0) await rejected.check();
      const { op, counts } = await importTable(
        desk,
        {
          list: input.list,
          edition: {
            label: input.edition === "" ? (mending?.edition ?? "") : input.edition,
            extent: input.part || mending !== null ? "partial" : "full",
          },
          mapping: mappingForOp(mapping),
          rows,
          original,
          fileName: basename(name),
          mended: mending !== null,
          person,
          signers,
          underWay: context.underWay,
        },
        context.progress,
      );
      // Only after the desk has taken the rest: a failed import leaves nothing, here either.
      const rejectedFile =
        rows.rejected.length === 0 ? null : await rejected.write(rejectedText(table.header, rows.rejected));
      return done({
        list: input.list,
        imported: op !== null,
        op,
        columns: plan.columns.map(withoutSealedHeader),
        counts,
        sealedCells: tellMoved(context, rows.moved),
        rejectedFile,
        faults: rows.rejected.slice(0, 10).map(({ fault }) => ({ ...fault })),
      });
    });
  },
});

/** Says where cells were sealed in columns that stay readable. @returns how many */
function tellMoved(context: VerbContext, moved: ReadonlyMap<string, number>): number {
  const total = [...moved.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const where = [...moved].map(([header, count]) => `${header}: ${count}`).join(", ");
  context.notice(
    "import.cells-sealed",
    `${total} ${total === 1 ? "cell tells" : "cells tell"} how to reach somebody, or who told. Only the custodians can read them now; the rest of their rows is taken (${where})`,
  );
  return total;
}
