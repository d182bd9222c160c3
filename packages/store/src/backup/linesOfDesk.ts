/** Op lines of a desk that need not be open: read beside whoever holds it. */
import { readDeskFile } from "../desk/findDesk.ts";
import { openDatabase } from "../desk/openDatabase.ts";
import type { OpLines } from "../ops/opLines.ts";

/** @returns null for lines in files, which are read as files. @throws DaftarError with a `database.*` code */
export async function linesOfDesk(
  dir: string,
  database: string | null,
): Promise<{ readonly lines: OpLines | null; close(): Promise<void> }> {
  const { ops, id } = readDeskFile(dir);
  if (ops === undefined) return { lines: null, close: async () => {} };
  const { db, readHeld, DatabaseLines } = await openDatabase(database);
  try {
    await readHeld(db, id);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { lines: new DatabaseLines(db), close: () => db.destroy() };
}
