/**
 * The ops of a desk whose ops lie in a database, as the op files they would be: for whoever checks a desk
 * file by file. Cost: all of them at once in memory.
 */
import { utf8 } from "@daftar/model";
import { nameOf } from "../ops/opLines.ts";
import { readDeskFile } from "./findDesk.ts";
import { openDatabase } from "./openDatabase.ts";

function liesInDatabase(dir: string): boolean {
  try {
    return readDeskFile(dir).ops === "database";
  } catch {
    // A desk.json that does not read is for the check to tell.
    return false;
  }
}

/**
 * @param database its address, where one was named
 * @returns bytes by path within the desk's folder; null for a desk whose ops lie there
 * @throws DaftarError with a `database.*` code
 */
export async function databaseOps(
  dir: string,
  database: string | null,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  if (!liesInDatabase(dir)) return null;
  const { db, readHeld, DatabaseLines } = await openDatabase(database);
  try {
    const look = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
    return await look.execute(async (trx) => {
      await readHeld(trx, readDeskFile(dir).id);
      const lines = new DatabaseLines(trx);
      const files = new Map<string, Uint8Array>();
      for (const chain of await lines.chains()) {
        const all: string[] = [];
        for await (const { line } of lines.from(chain, 0)) all.push(`${line}\n`);
        files.set(nameOf(chain), utf8(all.join("")));
      }
      return files;
    });
  } finally {
    await db.destroy();
  }
}
