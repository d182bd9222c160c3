/**
 * The register's tables: what the ops say, in the shape that is asked for (design, "Ops, facts,
 * decisions", 6). Disposable; every row is a function of the set of ops.
 *
 * Texts are `COLLATE "C"`, so that order and digests are those of bytes on every server. The floor of
 * the dialect is PostgreSQL 15. Raise SCHEMA with any change here: the register is then rebuilt.
 */
import type { RecordFields } from "@daftar/model";
import { type Kysely, sql } from "kysely";

/** Version of the tables below. */
export const SCHEMA = 1;

/** One row an op; facts and decisions alike. */
export interface OpsTable {
  op_id: string;
  node: string;
  epoch: number;
  seq: number;
  /** The node's own clock. When the desk counts it from is `counted_from` of the view. */
  time: string;
  by_whom: string;
  type: string;
  subject: string;
  parents: readonly string[];
  reason: string;
  body: Readonly<Record<string, unknown>>;
}

/** `ops` with the running maximum of their times along each chain, computed when read: order cannot matter. */
export interface CountedOpsView extends OpsTable {
  counted_from: string;
}

/** One row an approval; `holds` is whether its signature does, not whether its key is enrolled. */
export interface ApprovalsTable {
  op_id: string;
  person: string;
  key: string;
  holds: boolean;
}

/** One row a record and op that brought it. */
export interface RecordVersionsTable {
  op_id: string;
  record_id: string;
  version: string;
  list: string;
  /** The chunk its cells stand in; empty where the op itself holds them. */
  chunk: string;
  fields: RecordFields;
}

/** How far each chain was applied. */
export interface VectorTable {
  node: string;
  epoch: number;
  next: number;
  head: string;
  bytes: number;
}

export interface RegisterTables {
  ops: OpsTable;
  counted_ops: CountedOpsView;
  approvals: ApprovalsTable;
  record_versions: RecordVersionsTable;
  vector: VectorTable;
}

export type RegisterDb = Kysely<RegisterTables>;

/** Tables with their primary keys, in the order in which a digest reads them. */
export const TABLES = [
  { name: "approvals", key: ["op_id", "person", "key"] },
  { name: "ops", key: ["op_id"] },
  { name: "record_versions", key: ["op_id", "record_id"] },
  { name: "vector", key: ["node", "epoch"] },
] as const;

const STATEMENTS = [
  `create table ops (
    op_id text collate "C" primary key, node text collate "C" not null, epoch integer not null,
    seq integer not null, time text collate "C" not null, by_whom text collate "C" not null,
    type text collate "C" not null, subject text collate "C" not null, parents jsonb not null,
    reason text not null, body jsonb not null)`,
  `create index ops_subject on ops (type, subject)`,
  `create table approvals (
    op_id text collate "C" not null, person text collate "C" not null, key text collate "C" not null,
    holds boolean not null, primary key (op_id, person, key))`,
  `create table record_versions (
    op_id text collate "C" not null, record_id text collate "C" not null, version text collate "C" not null,
    list text collate "C" not null, chunk text collate "C" not null, fields jsonb not null,
    primary key (op_id, record_id))`,
  `create index record_versions_record on record_versions (record_id)`,
  `create table vector (
    node text collate "C" not null, epoch integer not null, next integer not null,
    head text collate "C" not null, bytes bigint not null, primary key (node, epoch))`,
  // A fork has two ops of one sequence number; the op id orders them, so that the maximum is one.
  `create view counted_ops as
    select ops.*, max(time) over (partition by node, epoch order by seq, op_id
      rows between unbounded preceding and current row) as counted_from
    from ops`,
];

/** Makes the tables in an empty database. */
export async function createTables(db: RegisterDb): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Removes the tables with all that is in them, where they are there. */
export async function dropTables(db: RegisterDb): Promise<void> {
  await sql.raw("drop view if exists counted_ops").execute(db);
  for (const { name } of TABLES) await sql`drop table if exists ${sql.table(name)}`.execute(db);
}
