/**
 * PGlite behind Kysely's PostgreSQL dialect: one connection, handed out in turn.
 *
 * Never ask for a connection inside a transaction: it would wait for itself. Two processes on one data
 * folder lose rows silently (research, stack 2), which is why `openDesk` holds the lock first.
 */
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import { emptyDatabase } from "./emptyDatabase.ts";
import { commandOf, type QueryResult } from "./queryResult.ts";
import type { RegisterDb, RegisterTables } from "./schema.ts";
import { unpackTar } from "./unpackTar.ts";

class PglitePool implements PostgresPool {
  readonly #pglite: PGlite;
  #tail: Promise<void> = Promise.resolve();

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async connect(): Promise<PostgresPoolClient> {
    let release: () => void = () => {};
    const previous = this.#tail;
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await previous;
    const pglite = this.#pglite;
    // Kysely asks for cursors only when streaming, which nothing here does.
    const query = async <R>(text: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> => {
      const result = await pglite.query<R>(text, parameters?.length ? [...parameters] : undefined);
      return {
        command: commandOf(text),
        rowCount: result.affectedRows || result.rows.length,
        rows: result.rows,
      };
    };
    return { query: query as PostgresPoolClient["query"], release };
  }

  async end(): Promise<void> {
    await this.#tail;
    await this.#pglite.close();
  }
}

const behindKysely = (pglite: PGlite): RegisterDb =>
  new Kysely<RegisterTables>({ dialect: new PostgresDialect({ pool: new PglitePool(pglite) }) });

/**
 * PostgreSQL clears all its buffers when it starts: at the 128 MB that it takes by itself, a quarter of what opening
 * a small desk costs, and most of its memory. What does not fit is read from the system's cache of files: the toll
 * of 100,000 victims takes a twentieth to a quarter longer (a busy machine told no better).
 */
const START = { startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"] };

/** Opens a database that is there. @param dir its data folder */
export async function openPglite(dir: string): Promise<RegisterDb> {
  return behindKysely(await PGlite.create({ ...START, dataDir: dir }));
}

/**
 * Makes a database.
 *
 * @param dir data folder, there and empty; null keeps it in memory, for tests
 */
export async function makePglite(dir: string | null): Promise<RegisterDb> {
  const loadDataDir = await emptyDatabase();
  if (dir === null) return behindKysely(await PGlite.create({ ...START, loadDataDir }));
  unpackTar(new Uint8Array(await loadDataDir.arrayBuffer()), dir);
  return openPglite(dir);
}
