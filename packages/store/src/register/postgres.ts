/**
 * PostgreSQL behind Kysely's dialect, by `pg`: few connections, each set up alike, and errors in the
 * catalogue's words. Neither the URL nor the server's own words are ever told: they may hold a password
 * or a person's cell.
 *
 * Everything of a desk lies in the schema `daftar`, so that a database may hold other things beside it.
 * A connection that broke is thrown away; the next one asked for is new, so that work goes on when a
 * server comes back. Cost: one round trip a statement.
 */
import { DaftarError } from "@daftar/model";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import pg from "pg";
import { commandOf, type QueryResult } from "./queryResult.ts";
import type { RegisterDb, RegisterTables } from "./schema.ts";

/** The dialect's floor (design, "Parts"). */
const OLDEST = 150_000;
const CONNECTIONS = 3;
const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
/** No statement of ours takes this long; a network that swallows everything does. */
const SILENT_MS = 300_000;
const INT8 = 20;

/** What every connection is told first. A client that vanished without a word frees its lock in a minute. */
const SET_UP = [
  "set search_path to daftar",
  "set tcp_keepalives_idle to 20",
  "set tcp_keepalives_interval to 10",
  "set tcp_keepalives_count to 3",
  "set client_min_messages to warning",
].join("; ");

/** Classes of SQLSTATE: connection, resources, stopped by an operator, input and output of the server. */
const AWAY = /^(?:08|53|57P|58)/;
const REFUSED = new Map([
  ["28P01", "the database refuses this user or password"],
  ["28000", "the database lets this user in from nowhere here"],
  ["3D000", "the server has no database of this name"],
  ["42501", "the database's user may not do this"],
  ["25006", "the database takes no writes"],
]);
const UNREACHED = new Map([
  ["ENOTFOUND", "no machine of the database's name is known"],
  ["EAI_AGAIN", "the machine of the database cannot be looked up"],
  ["ECONNREFUSED", "nothing answers where the database should be"],
  ["ENOENT", "nothing answers where the database should be"],
]);

/** What an error of the driver is to a person; itself, where it is a fault of ours. */
function inWords(error: unknown): unknown {
  const ours = error instanceof DaftarError || error instanceof TypeError || error instanceof RangeError;
  if (!(error instanceof Error) || ours) return error;
  // The driver's own words for a server that asks for a password where the address has none.
  if (error.message.startsWith("SASL")) {
    return new DaftarError("database.refused", "the database asks for a password");
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const refused = REFUSED.get(code);
  if (refused !== undefined) return new DaftarError("database.refused", refused);
  if (code === "55P03") return new DaftarError("desk.held", "another process writes to this desk");
  if (code === "42P01" || code === "3F000") return new DaftarError("database.empty", "its tables are gone");
  const ofServer = error instanceof pg.DatabaseError;
  if (ofServer && !AWAY.test(code)) return new TypeError(`the database answered ${code}`);
  return new DaftarError("database.away", UNREACHED.get(code) ?? "the database does not answer");
}

class Pool implements PostgresPool {
  readonly #pool: pg.Pool;
  readonly #setUp = new WeakSet<pg.PoolClient>();

  constructor(url: string) {
    const types = new pg.TypeOverrides();
    // Counts and offsets come as numbers, as PGlite gives them.
    types.setTypeParser(INT8, Number);
    this.#pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: SILENT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      application_name: "daftar",
      types,
    });
    // A server that goes away ends idle connections; whoever asks next is told.
    this.#pool.on("error", () => {});
  }

  async #connected(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect();
    if (this.#setUp.has(client)) return client;
    try {
      await client.query(SET_UP);
    } catch (error) {
      client.release(true);
      throw error;
    }
    // Between two queries nobody else listens, and an error that nobody hears ends the process.
    client.on("error", () => {});
    this.#setUp.add(client);
    return client;
  }

  async connect(): Promise<PostgresPoolClient> {
    let client: pg.PoolClient;
    try {
      client = await this.#connected();
    } catch (error) {
      throw inWords(error);
    }
    let broken = false;
    const query = async <R>(text: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> => {
      // A rollback would wait behind what never answers.
      if (broken) throw new DaftarError("database.away", "the database does not answer");
      try {
        const { rowCount, rows } = await client.query<R & pg.QueryResultRow>(
          text,
          parameters && [...parameters],
        );
        return { command: commandOf(text), rowCount: rowCount ?? 0, rows };
      } catch (error) {
        const told = inWords(error);
        broken ||= told instanceof DaftarError && told.code === "database.away";
        throw told;
      }
    };
    // Kysely asks for cursors only when streaming, which nothing here does.
    return { query: query as PostgresPoolClient["query"], release: () => client.release(broken) };
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** Throws unless a server is new enough and stores text as UTF-8. */
export function checkServer(version: number, encoding: string): void {
  if (!(version >= OLDEST)) {
    throw new DaftarError("database.unsuitable", `this is PostgreSQL ${Math.floor(version / 10_000)}`);
  }
  if (encoding !== "UTF8") {
    throw new DaftarError("database.unsuitable", `the database stores text as ${encoding}`);
  }
}

function checkUrl(url: string): void {
  // The parser's own error would show the URL, and with it the password.
  if (!URL.canParse(url) || !/^postgres(?:ql)?:$/.test(new URL(url).protocol)) {
    throw new DaftarError("database.invalid", "DATABASE_URL is no postgres:// address");
  }
}

/**
 * Connects to a database.
 *
 * @throws DaftarError database.invalid, database.away, database.refused, database.unsuitable
 */
export async function openPostgres(url: string): Promise<RegisterDb> {
  checkUrl(url);
  const pool = new Pool(url);
  try {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ version: string; encoding: string }>(
        "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
        [],
      );
      checkServer(Number(rows[0]?.version), rows[0]?.encoding ?? "");
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new Kysely<RegisterTables>({ dialect: new PostgresDialect({ pool }) });
}
