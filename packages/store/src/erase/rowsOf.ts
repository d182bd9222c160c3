/** Where the cells of a record stand, in every version that was brought. */
import { sql } from "kysely";
import type { RegisterDb } from "../register/schema.ts";
import type { RowChunks } from "../rows/rowChunks.ts";

/** @returns chunk by chunk; an empty chunk name for cells that lie in an op itself, which has no leaves */
export async function readRowsOf(
  db: RegisterDb,
  rows: RowChunks,
  record: string,
): Promise<{ readonly chunk: string; readonly leaves: readonly string[] }[]> {
  const found = await db
    .selectFrom("record_versions")
    .select("chunk")
    .distinct()
    .where("record_id", "=", record)
    .orderBy("chunk")
    .execute();
  return found.map(({ chunk }) => ({
    chunk,
    leaves: chunk === "" ? [] : rows.leavesOf(chunk, new Set([record])),
  }));
}

/** Sealed files that accounts of these records name, sorted; an import seals its rows together. */
export async function readSealedOf(db: RegisterDb, records: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sealed: string }>`
    select distinct body->>'sealed' as sealed from ops where type = 'account' and body->>'sealed' is not null
    and body->>'record' in (select jsonb_array_elements_text(${JSON.stringify(records)}::text::jsonb))
    order by sealed`.execute(db);
  return rows.map(({ sealed }) => sealed);
}
