/**
 * What a database says of itself: which desk it holds, in which shape, and how often that was written to.
 *
 * One row, made with the desk. Whoever looks or writes reads it first, so that a process of an older
 * program stops at the first look after a newer one was there.
 */
import { DaftarError } from "@daftar/model";
import { sql } from "kysely";
import { OP_LINES } from "../ops/databaseLines.ts";
import { createTables, dropTables, type RegisterDb, SCHEMA } from "../register/schema.ts";

/** Version of the tables that are no register: `desk` and `op_lines`. */
const FORMAT = 1;

const DESK = `create table desk (
  one boolean primary key default true check (one), desk text not null, format integer not null,
  register integer not null, revision bigint not null)`;

export interface Held {
  /** Rises with every write. */
  readonly revision: number;
  /** Whether its register has the shape that this program knows. */
  readonly registerKnown: boolean;
}

interface Row {
  readonly desk: string;
  readonly format: number;
  readonly register: number;
  readonly revision: number;
}

async function readRow(db: RegisterDb): Promise<Row | null> {
  const { rows } = await sql<Row>`select desk, format, register, revision from desk`.execute(db);
  return rows[0] ?? null;
}

/**
 * What the database holds.
 *
 * @param desk id of the desk that it should
 * @throws DaftarError database.empty, database.other-desk, desk.newer
 */
export async function readHeld(db: RegisterDb, desk: string): Promise<Held> {
  const row = await readRow(db);
  if (row === null) throw new DaftarError("database.empty", "the database holds no desk");
  if (row.format > FORMAT || row.register > SCHEMA) {
    throw new DaftarError("desk.newer", "a newer Daftar has written to this database");
  }
  if (row.desk !== desk) throw new DaftarError("database.other-desk", "the database holds another desk");
  return { revision: row.revision, registerKnown: row.register === SCHEMA };
}

/** Whoever writes holds it to the end of the transaction; one key a database, and no other program's. */
export async function lockForWriting(trx: RegisterDb, waitMs: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${waitMs}ms`}, true)`.execute(trx);
  await sql`select pg_advisory_xact_lock(hashtextextended('daftar.desk', 0))`.execute(trx);
  await sql`select set_config('lock_timeout', '0', true)`.execute(trx);
}

/** Throws unless a desk can be made here. @throws DaftarError database.taken */
export async function checkIsFree(db: RegisterDb): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('daftar.desk') is not null as there`.execute(db);
  if (rows[0]?.there === true && (await readRow(db)) !== null) {
    throw new DaftarError("database.taken", "the database holds a desk already");
  }
}

/** Makes the tables of a desk, empty. */
export async function makeDeskTables(trx: RegisterDb, desk: string): Promise<void> {
  for (const statement of ["create schema if not exists daftar", DESK, OP_LINES]) {
    await sql.raw(statement).execute(trx);
  }
  await createTables(trx);
  await sql`insert into desk (desk, format, register, revision)
    values (${desk}, ${FORMAT}, ${SCHEMA}, 0)`.execute(trx);
}

/** Empties the register; others see it as it was until the transaction ends. */
export async function emptyRegister(trx: RegisterDb, held: Held): Promise<void> {
  if (held.registerKnown) {
    for (const table of ["approvals", "ops", "record_versions", "vector"]) {
      await sql`delete from ${sql.table(table)}`.execute(trx);
    }
    return;
  }
  await dropTables(trx);
  await createTables(trx);
  await sql`update desk set register = ${SCHEMA}`.execute(trx);
}

/** Tells all others that something was written. */
export async function raiseRevision(trx: RegisterDb): Promise<void> {
  await sql`update desk set revision = revision + 1`.execute(trx);
}
