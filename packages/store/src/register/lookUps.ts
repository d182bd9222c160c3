/** Small questions to the register that need not read everything. */
import { accountBody, type RecordCell } from "@daftar/model";
import { sql } from "kysely";
import type { ChainState } from "../ops/readChain.ts";
import type { RowChunks } from "../rows/rowChunks.ts";
import type { RegisterDb } from "./schema.ts";

/** Cells of the version of a record that is in force; null where there is none. */
export async function readCells(
  db: RegisterDb,
  rows: RowChunks,
  record: string,
): Promise<RecordCell[] | null> {
  const newest = await db
    .selectFrom("record_versions")
    .innerJoin("counted_ops", "counted_ops.op_id", "record_versions.op_id")
    .select(["record_versions.chunk", "record_versions.version", "counted_ops.body"])
    .where("record_versions.record_id", "=", record)
    .orderBy("counted_ops.counted_from", "desc")
    .orderBy("counted_ops.node", "desc")
    .orderBy("counted_ops.epoch", "desc")
    .orderBy("counted_ops.seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return null;
  if (newest.chunk === "") return accountBody.parse(newest.body).cells;
  return rows.get(newest.chunk).find((row) => row.record === record)?.cells ?? null;
}

/** The newest time of an op of this node, and of another, in milliseconds; 0 where there is none. */
export async function newestTimes(
  db: RegisterDb,
  own: string,
): Promise<{ readonly own: number; readonly others: number }> {
  const { rows } = await sql<{ readonly own: string | null; readonly others: string | null }>`
    select max(time) filter (where node = ${own}) as own, max(time) filter (where node <> ${own}) as others
    from ops`.execute(db);
  const at = (time: string | null | undefined): number => (time == null ? 0 : Date.parse(time));
  return { own: at(rows[0]?.own), others: at(rows[0]?.others) };
}

/** Ops that give nodes their keys. */
export async function readNodeOps(
  db: RegisterDb,
): Promise<{ readonly type: string; readonly subject: string; readonly body: unknown }[]> {
  return db.selectFrom("ops").select(["type", "subject", "body"]).where("type", "=", "node").execute();
}

/** How far each chain was applied. */
export async function readVector(db: RegisterDb): Promise<ChainState[]> {
  return db.selectFrom("vector").selectAll().orderBy("node").orderBy("epoch").execute();
}
