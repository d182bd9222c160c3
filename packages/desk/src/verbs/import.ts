/** `import`: a list from a user's own file, with any column names. */
import { basename, isAbsolute, relative } from "node:path";
import {
  acceptProposal,
  type ColumnMapping,
  type ColumnProposal,
  mappingForOp,
  parseMapping,
  proposeMapping,
  rejectedText,
  sampleRows,
} from "@daftar/intake";
import { DaftarError, listName } from "@daftar/model";
import { z } from "zod";
import { importTable } from "../import/importTable.ts";
import { readRows } from "../import/readRows.ts";
import { readUserJson } from "../session/userFile.ts";
import { openUserTable } from "../session/userTable.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { deciders, path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const columnShown = z.object({
  header: z.string(),
  role: z.string(),
  class: z.string(),
  calendar: z.string().nullable(),
  why: z.string(),
  sure: z.boolean(),
});

function proposalWords(columns: readonly ColumnProposal[]): string {
  return columns
    .map(
      (c) =>
        `  ${c.header} → ${c.role} (${c.class}${c.calendar === null ? "" : `, ${c.calendar}`}): ${c.why}`,
    )
    .join("\n");
}

async function agree(context: VerbContext, columns: readonly ColumnProposal[], yes: boolean): Promise<void> {
  if (yes) return;
  const words = proposalWords(columns);
  if (context.ask === null) {
    throw new DaftarError("map.needed", `the proposed mapping is not agreed yet:\n${words}`);
  }
  context.notice("import.proposal", `\n${words}`);
  if (!(await context.ask("Import with this mapping?")))
    throw new DaftarError("map.needed", "the mapping was not agreed");
}

export const importList = defineVerb({
  details:
    "Proposes a role and a class for every column from headers and values (English, Persian, Arabic), shows it, and\n" +
    "imports with --yes or with --map FILE. Only columns about the victim and the circumstances stay readable; every\n" +
    "other column, the file's name and the file itself are sealed to the custodians. The same file twice adds\n" +
    "nothing; a newer edition updates. Rows that cannot be read are written beside FILE (or to --rejected) to be\n" +
    "mended, and lose no other row. --propose shows the mapping and imports nothing.",
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
    as: deciders,
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
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { name, original, table } = await openUserTable(context.files, input.file, {
        encoding: input.encoding,
        delimiter: input.delimiter,
        sheet: input.sheet,
      });
      const proposal = proposeMapping({ header: table.header, rows: await sampleRows(table) });
      const mapped =
        input.map === undefined
          ? null
          : parseMapping(await readUserJson(context.files, input.map, z.json(), "map.invalid"), table.header);
      const columns = (mapped ?? proposal.columns).map(shown);
      if (input.propose) {
        return done({
          list: input.list,
          imported: false,
          op: null,
          columns,
          counts: null,
          rejectedFile: null,
          faults: [],
        });
      }
      const rejected = context.files.rejectedOf(input.file, input.rejected ?? null);
      if (mapped === null) await agree(context, proposal.columns, input.yes);
      const mapping = mapped ?? acceptProposal(proposal);
      const rows = await readRows(desk, input.list, table, mapping, context.progress);
      if (rows.rejected.length > 0 && rejected.path !== null) checkOutside(desk.info.dir, rejected.path);
      const { op, counts } = await importTable(
        desk,
        {
          list: input.list,
          edition: { label: input.edition, extent: input.part ? "partial" : "full" },
          mapping: mappingForOp(mapping),
          rows,
          original,
          fileName: basename(name),
          by: input.as[0] ?? "machine",
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
        columns: columns.map(withoutSealedHeader),
        counts,
        rejectedFile,
        faults: rows.rejected.slice(0, 10).map(({ fault }) => ({ ...fault })),
      });
    }),
});

/** Rejected rows hold what must be sealed, so they lie nowhere in a desk (J18). */
function checkOutside(desk: string, file: string): void {
  const inside = relative(desk, file);
  if (inside.startsWith("..") || isAbsolute(inside)) return;
  throw new DaftarError(
    "usage.wrong",
    "rows that could not be read are never kept in the desk; name a place outside it with --rejected",
    {
      field: "rejected",
    },
  );
}

/** Once a column is sealed its header, which may name a source, is not repeated: output is often kept. */
function withoutSealedHeader(column: z.infer<typeof columnShown>, at: number): z.infer<typeof columnShown> {
  const readable = column.class === "victim" || column.class === "circumstance";
  return readable ? column : { ...column, header: `column ${at + 1}` };
}

function shown(column: ColumnProposal | ColumnMapping): z.infer<typeof columnShown> {
  const { header, role, class: kept, calendar } = column;
  return {
    header,
    role,
    class: kept,
    calendar,
    why: "why" in column ? column.why : "mapping file",
    sure: "sure" in column ? column.sure : true,
  };
}
