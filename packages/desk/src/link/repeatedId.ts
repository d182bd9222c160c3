/**
 * Where an id stands twice in its list. Linking finds that it does, by two rows that its order cannot tell apart; where
 * in the files is looked for only then. Cost: linear in rows, and one file read again.
 */
import { PackedCells } from "@daftar/intake";
import { idAt, type LinkTable } from "@daftar/linkage";
import { DaftarError } from "@daftar/model";
import type { PlainTable } from "./plainFiles.ts";

/** The first row whose list has its id already; null where there is none. */
function repeatedRow({ size, list, ids }: LinkTable): number | null {
  const known = new Set<string>();
  for (let row = 0; row < size; row += 1) {
    const key = `${list[row]} ${idAt(ids, row)}`;
    if (known.has(key)) return row;
    known.add(key);
  }
  return null;
}

/** @returns the failure in the words of the files where `error` is of an id that stands twice, else `error` */
export async function asRepeatedId(error: unknown, { table, files }: PlainTable): Promise<unknown> {
  if (!(error instanceof RangeError)) return error;
  const row = repeatedRow(table);
  const at = row === null ? undefined : files.findLast(({ first }) => first <= row);
  if (row === null || at === undefined) return error;
  let passed = at.first;
  for await (const { size, rows } of at.read.columns([{ column: 0, cells: new PackedCells() }])) {
    if (row < passed + size)
      return new DaftarError("link.duplicate-id", "this id stands twice in its list", {
        file: at.file,
        row: rows[row - passed]!,
        value: idAt(table.ids, row),
      });
    passed += size;
  }
  return error;
}
