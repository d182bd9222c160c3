/**
 * A desk's ops and register in PostgreSQL: any number of processes at once, each with the desk's folder.
 *
 * A write is one transaction that holds the database's one lock: the chains' ends are read there, lines
 * and rows go in, the commit acknowledges them. So nothing is ever half there, and a process that is
 * killed or cut off anywhere leaves nothing. A look is a snapshot. Both begin with the number of writes so
 * far, and learn what others wrote where it is not the one they know. Files that ops name (blobs, rows,
 * releases) are in the folder before the commit; each is named by its hash, so two may write one at once.
 */
import { readdirSync } from "node:fs";
import { sql, type Transaction } from "kysely";
import type { OpenOptions } from "../desk/openOptions.ts";
import type { Places } from "../desk/places.ts";
import { isMissing } from "../disk/durable.ts";
import { decide, finish, recoverQuarantine, sweep } from "../exchange/quarantine.ts";
import { DatabaseLines } from "../ops/databaseLines.ts";
import type { ChainState } from "../ops/readChain.ts";
import type { InTransaction } from "../register/catchUp.ts";
import { readVector } from "../register/lookUps.ts";
import { openPostgres } from "../register/postgres.ts";
import type { RegisterDb, RegisterTables } from "../register/schema.ts";
import { furthest, readStood, writeStood } from "../register/stood.ts";
import { emptyRegister, type Held, lockForWriting, raiseRevision, readHeld } from "./databaseTables.ts";
import type { AddedLines, HeldLines, Ledger, OnForeign, OwnChain, Writing } from "./ledger.ts";

/** Another's write takes some milliseconds, a rebuild seconds: who waits less than this is told for nothing. */
const LEAST_WAIT_MS = 2_000;

interface Database {
  readonly db: RegisterDb;
  /** Id of the desk. */
  readonly desk: string;
  readonly own: OwnChain;
  readonly places: Places;
  readonly waitMs: number;
}

async function inWrite<T>(
  { db, desk, waitMs }: Database,
  work: (trx: Transaction<RegisterTables>, held: Held) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await lockForWriting(trx, Math.max(waitMs, LEAST_WAIT_MS));
    return work(trx, await readHeld(trx, desk));
  });
}

class DatabaseLedger implements Ledger {
  readonly lines: DatabaseLines;
  readonly #database: Database;
  readonly #onForeign: OnForeign;
  /** The number of writes that this process knows of. */
  #seen = -1;

  constructor(database: Database, onForeign: OnForeign) {
    this.lines = new DatabaseLines(database.db);
    this.#database = database;
    this.#onForeign = onForeign;
  }

  async #learn(db: RegisterDb, { revision }: Held): Promise<void> {
    if (revision === this.#seen) return;
    await this.#onForeign(db);
    this.#seen = revision;
  }

  read<T>(work: (db: RegisterDb) => Promise<T>): Promise<T> {
    const { db, desk } = this.#database;
    const look = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
    return look.execute(async (trx) => {
      await this.#learn(trx, await readHeld(trx, desk));
      return work(trx);
    });
  }

  async write<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    const { own, places } = this.#database;
    const taken: string[] = [];
    const result = await inWrite(this.#database, async (trx, held) => {
      await this.#learn(trx, held);
      const lines = new DatabaseLines(trx);
      const add = (from: number, added: readonly string[]) => lines.add({ ...own, fork: false }, from, added);
      const take = async (quarantine: string, added: readonly AddedLines[]): Promise<void> => {
        for (const one of added) await lines.add(one.chain, one.from, one.lines);
        decide(quarantine, []);
        finish(places, quarantine);
        taken.push(quarantine);
      };
      const done = await work({ trx, add, take });
      await raiseRevision(trx);
      return done;
    });
    this.#seen += 1;
    for (const quarantine of taken) sweep(quarantine);
    return result;
  }

  async bringUp<T>(
    anew: boolean,
    apply: (vector: readonly ChainState[], inTransaction: InTransaction) => Promise<T>,
    compare?: (db: RegisterDb) => Promise<void>,
  ): Promise<T> {
    return inWrite(this.#database, async (trx, held) => {
      const empty = anew || !held.registerKnown;
      if (anew) await compare?.(trx);
      if (empty) await emptyRegister(trx, held);
      const result = await apply(empty ? [] : await readVector(trx), (work) => work(trx));
      if (anew) await compare?.(trx);
      await raiseRevision(trx);
      return result;
    });
  }

  async forget(): Promise<void> {
    // Deleted rows lie in a table's files until this; write-ahead logs, replicas and backups are the server's.
    await sql`vacuum full record_versions`.execute(this.#database.db);
  }

  /** Notes how far the desk came, so that a database restored from an older copy is not taken for it. */
  async close(): Promise<void> {
    const { db, places } = this.#database;
    try {
      await inWrite(this.#database, async (trx) => {
        writeStood(places.register, furthest([...readStood(places.register), ...(await readVector(trx))]));
      });
    } catch {
      // A database that is away keeps its own; the note says then what it said before.
    }
    await db.destroy();
  }
}

/** What a process that was killed left of a bundle. Only under the lock: another may be taking one in. */
async function recover(database: Database): Promise<void> {
  try {
    if (readdirSync(database.places.quarantine).length === 0) return;
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await inWrite(database, async () => recoverQuarantine(database.places));
}

/** Whether some lines were not applied yet, or were in an older shape: after `init`, or a newer program. */
async function isBehind(db: RegisterDb, held: Held): Promise<boolean> {
  if (!held.registerKnown) return true;
  const { rows } = await sql`select 1 from op_lines l left join vector v using (node, epoch)
    where not l.beside and l.place >= coalesce(v.next, 0) limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * @param url address of the database
 * @param desk id of the desk that it should hold
 * @throws DaftarError with a `database.*` code, desk.newer
 */
export async function holdDatabase(
  url: string,
  desk: string,
  places: Places,
  own: OwnChain,
  options: Pick<OpenOptions, "waitMs">,
): Promise<HeldLines> {
  const db = await openPostgres(url);
  try {
    const database = { db, desk, own, places, waitMs: options.waitMs };
    const held = await readHeld(db, desk);
    await recover(database);
    return {
      lines: new DatabaseLines(db),
      open: async (check, onForeign) => {
        const vector = held.registerKnown ? await readVector(db) : [];
        await check(furthest([...readStood(places.register), ...vector]));
        return { ledger: new DatabaseLedger(database, onForeign), behind: await isBehind(db, held) };
      },
      letGo: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
