/** Small questions to the register that need not read everything. */
import { accountBody, type OpType, type RecordCell } from "@daftar/model";
import { sql } from "kysely";
import type { ChainState } from "../ops/readChain.ts";
import type { RowChunks } from "../rows/rowChunks.ts";
import type { RegisterDb } from "./schema.ts";

/**
 * Heads of many subjects at once: ids of decisions of one type that none other about the same subject
 * names as parent, sorted. Subjects without a decision are left out.
 */
export async function readHeads(
  db: RegisterDb,
  type: OpType,
  subjects: readonly string[],
): Promise<Map<string, string[]>> {
  const decisions = await db
    .selectFrom("ops")
    .select(["op_id", "subject", "parents"])
    .where("type", "=", type)
    .where(
      sql<boolean>`subject in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::text::jsonb))`,
    )
    .execute();
  const named = new Set(decisions.flatMap(({ subject, parents }) => parents.map((id) => `${id} ${subject}`)));
  const heads = new Map<string, string[]>();
  for (const { op_id, subject } of decisions) {
    if (named.has(`${op_id} ${subject}`)) continue;
    const others = heads.get(subject);
    if (others === undefined) heads.set(subject, [op_id]);
    else others.push(op_id);
  }
  for (const ids of heads.values()) ids.sort();
  return heads;
}

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

/** Which node wrote each of these ops; ops that are not here are left out. */
export async function readWriters(db: RegisterDb, ops: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("ops")
    .select(["op_id", "node"])
    .where(sql<boolean>`op_id in (select jsonb_array_elements_text(${JSON.stringify(ops)}::text::jsonb))`)
    .execute();
  return new Map(rows.map(({ op_id, node }) => [op_id, node]));
}

/** The newest time of an op of another node, in milliseconds; 0 where there is none. */
export async function newestOfOthers(db: RegisterDb, own: string): Promise<number> {
  const { rows } = await sql<{ newest: string | null }>`
    select max(time) as newest from ops where node <> ${own}`.execute(db);
  return rows[0]?.newest ? Date.parse(rows[0].newest) : 0;
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
