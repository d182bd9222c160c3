/** Puts a desk that is being made into a database. */
import { DatabaseLines } from "../ops/databaseLines.ts";
import { openPostgres } from "../register/postgres.ts";
import type { RegisterDb } from "../register/schema.ts";
import { checkIsFree, lockForWriting, makeDeskTables } from "./databaseTables.ts";
import type { AddedLines } from "./ledger.ts";

const WAIT_MS = 10_000;

async function connected<T>(url: string, work: (db: RegisterDb) => Promise<T>): Promise<T> {
  const db = await openPostgres(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** @throws DaftarError database.taken, and others with a `database.*` code */
export function checkDatabaseIsFree(url: string): Promise<void> {
  return connected(url, checkIsFree);
}

/** All of it, or nothing. @throws DaftarError database.taken, and others with a `database.*` code */
export function keepFirstLines(
  url: string,
  desk: string,
  chains: Iterable<AddedLines> | AsyncIterable<AddedLines>,
): Promise<void> {
  return connected(url, (db) =>
    db.transaction().execute(async (trx) => {
      await lockForWriting(trx, WAIT_MS);
      await checkIsFree(trx);
      await makeDeskTables(trx, desk);
      const lines = new DatabaseLines(trx);
      for await (const { chain, from, lines: added } of chains) await lines.add(chain, from, added);
    }),
  );
}
