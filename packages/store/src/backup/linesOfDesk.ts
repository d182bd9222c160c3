/** Op lines of a desk that need not be open: read beside whoever holds it. */
import { DaftarError } from "@daftar/model";
import { readDeskFile } from "../desk/findDesk.ts";
import type { OpLines } from "../ops/opLines.ts";

/** @returns null for lines in files, which are read as files. @throws DaftarError with a `database.*` code */
export async function linesOfDesk(
  dir: string,
  database: string | null,
): Promise<{ readonly lines: OpLines | null; close(): Promise<void> }> {
  const { ops, id } = readDeskFile(dir);
  if (ops === undefined) return { lines: null, close: async () => {} };
  if (database === null) {
    throw new DaftarError("database.not-named", "this desk keeps its ops in a database, and none is named");
  }
  const { openPostgres } = await import("../register/postgres.ts");
  const { readHeld } = await import("../ledger/databaseTables.ts");
  const { DatabaseLines } = await import("../ops/databaseLines.ts");
  const db = await openPostgres(database);
  try {
    await readHeld(db, id);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { lines: new DatabaseLines(db), close: () => db.destroy() };
}
