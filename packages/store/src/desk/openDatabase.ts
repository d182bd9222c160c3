/** The database of a desk that need not be open, for who reads its lines beside whoever holds it. */
import { DaftarError } from "@daftar/model";

/** Loaded where a desk's ops lie in a database. @throws DaftarError with a `database.*` code */
export async function openDatabase(database: string | null) {
  if (database === null) {
    throw new DaftarError("database.not-named", "this desk keeps its ops in a database, and none is named");
  }
  const { openPostgres } = await import("../register/postgres.ts");
  const { readHeld } = await import("../ledger/databaseTables.ts");
  const { DatabaseLines } = await import("../ops/databaseLines.ts");
  return { db: await openPostgres(database), readHeld, DatabaseLines };
}
