/**
 * Questions to the register about many ops at once. Apart from the small ones: these need the library of queries itself,
 * which whoever opens no register does not load.
 */
import type { OpType, SignedOp } from "@daftar/model";
import { sql } from "kysely";
import { readOpLine } from "../ops/checkOp.ts";
import type { OpLines } from "../ops/opLines.ts";
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

/** Where an op stands: its chain, and its number there. */
export interface OpPlace {
  readonly node: string;
  readonly epoch: number;
  readonly seq: number;
}

/** Where each of these ops stands; ops that are not here are left out. */
export async function readPlaces(db: RegisterDb, ops: readonly string[]): Promise<Map<string, OpPlace>> {
  const rows = await db
    .selectFrom("ops")
    .select(["op_id", "node", "epoch", "seq"])
    .where(sql<boolean>`op_id in (select jsonb_array_elements_text(${JSON.stringify(ops)}::text::jsonb))`)
    .execute();
  return new Map(rows.map(({ op_id, node, epoch, seq }) => [op_id, { node, epoch, seq }]));
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

/** Ops of some types as they were signed, in the order in which they count. Cost: a search through the lines. */
export async function readSignedOps(
  db: RegisterDb,
  lines: OpLines,
  types: readonly OpType[],
): Promise<SignedOp[]> {
  const ordered = await db
    .selectFrom("counted_ops")
    .select("op_id")
    .where("type", "in", types)
    .orderBy("counted_from")
    .orderBy("node")
    .orderBy("epoch")
    .orderBy("seq")
    .orderBy("op_id")
    .execute();
  const signed = new Map<string, SignedOp>();
  for (const chain of await lines.chains()) {
    for (const type of types) {
      for await (const line of lines.containing(chain, `"type":"${type}"`)) {
        const read = readOpLine(line);
        if (read?.op.type === type) signed.set(read.id, { op: read.op, sig: read.signature });
      }
    }
  }
  return ordered.flatMap(({ op_id }) => signed.get(op_id) ?? []);
}
