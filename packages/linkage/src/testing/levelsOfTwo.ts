/** Levels of two accounts by field, for tests; -1 where a field is silent. */
import { fieldSet } from "../compare/fieldSet.ts";
import { levelsOf } from "../compare/levels.ts";
import { encode } from "../encode/columns.ts";
import { customsOf } from "../encode/customs.ts";
import { type LinkRecord, linkRecord } from "../record/linkRecord.ts";
import { tableOf } from "../table/tableOf.ts";

type Said = Partial<LinkRecord>;

/** @param others further accounts, from which customs of the lists are read */
export function levelsOfTwo(a: Said, b: Said, others: readonly Said[] = []): (field: string) => number {
  const table = tableOf(
    [a, b, ...others].map((said, at) => linkRecord({ list: "list", id: String(at), ...said })),
  );
  const columns = encode(table, customsOf(table));
  const fields = fieldSet(columns);
  const out = new Int8Array(fields.names.length).fill(-1);
  levelsOf(columns, fields).of(0, 1, out);
  return (field) => out[fields.names.indexOf(field)] ?? -1;
}
