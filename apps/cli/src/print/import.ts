/** An import: what each column was taken for, what came in, and where the rejected rows lie. */
import { z } from "zod";
import { table } from "./layout.ts";

const shape = z.object({
  list: z.string(),
  imported: z.boolean(),
  columns: z.array(
    z.object({
      header: z.string(),
      role: z.string(),
      class: z.string(),
      calendar: z.string().nullable(),
      why: z.string(),
      sure: z.boolean(),
    }),
  ),
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
  faults: z.array(
    z.object({ row: z.number(), column: z.string().nullable(), code: z.string(), words: z.string() }),
  ),
});

export function printImport(result: unknown): string {
  const { list, imported, columns, counts, rejectedFile, faults } = shape.parse(result);
  const kept = (c: string): string =>
    c === "victim" || c === "circumstance" ? "readable" : c === "drop" ? "dropped" : "sealed";
  const mapping = table(
    ["column", "role", "kept", "why"],
    columns.map((c) => [
      c.header,
      c.calendar === null ? c.role : `${c.role} (${c.calendar})`,
      kept(c.class),
      c.why,
    ]),
  );
  if (counts === null) return mapping;
  const first = imported
    ? `${counts.accepted} of ${counts.rows} rows taken into ${list}: ${counts.added} new, ${counts.changed} changed, ${counts.unchanged} unchanged${counts.missing > 0 ? `, ${counts.missing} no longer in the file` : ""}.`
    : counts.accepted === 0
      ? `No row could be taken into ${list}: nothing was added.`
      : `${list} was last imported from this very file: nothing was added.`;
  return [
    mapping,
    "",
    first,
    ...(rejectedFile === null
      ? []
      : [
          `${counts.rejected} rows could not be read. They wait to be mended in ${rejectedFile}`,
          table(
            ["row", "column", "rule", "what"],
            faults.map((f) => [String(f.row), f.column ?? "", f.code, f.words]),
          ),
        ]),
  ].join("\n");
}
