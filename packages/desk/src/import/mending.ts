/**
 * What a file of rejected rows is read against: the import that gave them back (design, Ops 2).
 *
 * Such a file is a part of an edition, never a whole one, and its columns are those of that import. A row
 * given back because its key stood twice must not take the place of the row that was taken. Cost: reads
 * the facts, and the rows of one import.
 */
import { type ColumnMapping, isRejectedHeader, mendedMapping } from "@daftar/intake";
import { fromUtf8, OP_BODIES, type OpBody } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";

export interface Mending {
  /** Column that says why a row was given back. */
  readonly codeColumn: number;
  /** Null where no import of the list has these columns. */
  readonly mapping: readonly ColumnMapping[] | null;
  /** Label of the edition that is mended. */
  readonly edition: string;
  /** Whether the edition holds another row under a record's id already. */
  holdsOther(record: string, version: string, code: string): boolean;
}

/** Records that an import brought. */
function recordsOf(desk: OpenDesk, { chunks, chunksBlob }: OpBody<"import">): Set<string> {
  const listed =
    chunksBlob === null
      ? chunks
      : OP_BODIES.import.shape.chunks.element.array().parse(JSON.parse(fromUtf8(desk.getBlob(chunksBlob))));
  return new Set(listed.flatMap(({ root }) => desk.getRows(root).map(({ record }) => record)));
}

/** Null where the file is not one of rejected rows. */
export async function mendingOf(
  desk: OpenDesk,
  list: string,
  header: readonly string[],
): Promise<Mending | null> {
  if (!isRejectedHeader(header)) return null;
  const facts = await desk.facts();
  const imports = facts.imports.flatMap(({ body }) => (body.list === list ? [body] : [])).reverse();
  const fitting = imports.find(({ mapping }) => mendedMapping(header, mapping) !== null);
  const mended = fitting ?? imports[0];
  const brought = mended === undefined ? new Set<string>() : recordsOf(desk, mended);
  // Not missing: brought by the newest full edition, or by a part or a mended file since.
  const present = new Map(
    facts.records
      .filter((record) => record.list === list && !record.missingFromEdition)
      .map((record) => [record.id, record.versions.at(-1)?.version]),
  );
  return {
    codeColumn: header.indexOf("daftar code"),
    mapping: fitting === undefined ? null : mendedMapping(header, fitting.mapping),
    edition: mended?.edition.label ?? "",
    holdsOther: (record, version, code) => {
      const known = present.get(record);
      if (known === undefined || known === version) return false;
      // A row that was given back for its age may well be newer than what an earlier edition said.
      return code === "row.duplicate-key" || brought.has(record);
    },
  };
}
