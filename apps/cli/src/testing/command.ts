/**
 * Runs the built command as a user does: arguments, exit code, stdout and stderr. `start` gives it a process of its
 * own; the others share one where nothing else runs in it (commandHost.mjs).
 *
 * With `--json` stdout must be one JSON document and nothing else; the helpers hold that everywhere.
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { afterAll, expect } from "vitest";
import { z } from "zod";

const bin = (name: string): string => fileURLToPath(new URL(`../../bin/${name}.js`, import.meta.url));

export interface Answer {
  /** Null where a signal ended it. */
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Has it write `peak KiB` to stderr at its end. */
  readonly report?: "peak";
  /** `daftar` unless told. */
  readonly program?: "daftar" | "daftar-start";
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Answer>;
}

const WRITE_PEAK = "process.stderr.write('peak '+process.resourceUsage().maxRSS)";
const PEAK = ["--import", `data:text/javascript,process.on("exit",()=>${WRITE_PEAK})`];

/** No desk and no passphrase but what is given. */
function environment(env: Surroundings["env"]): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(DAFTAR|DATABASE_URL|VITEST|NODE_OPTIONS)/.test(name) ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(inherited), ...env };
}

/** Starts it. */
export function start(args: readonly string[], { cwd, env, program, report }: Surroundings = {}): Running {
  const child = spawn(
    process.execPath,
    [...(report === undefined ? [] : PEAK), bin(program ?? "daftar"), ...args],
    {
      cwd: cwd ?? tmpdir(),
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => out.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => err.push(bytes));
  const ended = new Promise<Answer>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) =>
      resolve({
        exit,
        stdout: Buffer.concat(out).toString("utf8"),
        stderr: Buffer.concat(err).toString("utf8"),
      }),
    );
  });
  return { child, ended };
}

const answer = z.object({ exit: z.number(), stdout: z.string(), stderr: z.string() });
const HOST = fileURLToPath(new URL("commandHost.mjs", import.meta.url));
/** One for each file of tests; ends with it. */
let host: ChildProcess | null = null;
let hostArgs: string[] = [];
let busy = false;
afterAll(async () => {
  if (host === null || host.exitCode !== null) return;
  const ended = once(host, "exit");
  host.disconnect();
  await ended;
});

/** Of a test file about how a desk is opened and closed: each of its commands starts the register anew. */
export function freshRegisters(): void {
  hostArgs = ["fresh"];
}

/** What the host answers to a line; nothing else may be asked meanwhile. */
async function askHost(child: ChildProcess, line: object | string, what: string): Promise<Answer> {
  const abort = new AbortController();
  const { signal } = abort;
  const broke = once(child, "exit", { signal }).then(() => {
    host = null;
    throw new Error(`the process that runs commands ended at: ${what}`);
  });
  const told = once(child, "message", { signal });
  busy = true;
  try {
    child.send(line);
    const [message] = await Promise.race([told, broke]);
    return answer.parse(message);
  } finally {
    busy = false;
    abort.abort();
    await Promise.allSettled([told, broke]);
  }
}

function inHost(args: readonly string[], { cwd, env }: Surroundings): Promise<Answer> {
  host ??= fork(HOST, hostArgs, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    execArgv: [],
    env: environment({}),
  });
  return askHost(host, { args, cwd: cwd ?? tmpdir(), env: environment(env) }, args.join(" "));
}

/** Closes what the host keeps running, so that a desk's folder is what commands that ended leave. */
export async function closeRegisters(): Promise<void> {
  if (host !== null && !busy) await askHost(host, "let go", "let go");
}

/** Runs it to its end: where others run already, as one more process beside them. */
export async function daftar(args: readonly string[], where: Surroundings = {}): Promise<Answer> {
  if (!busy && where.program === undefined && where.report === undefined) return inHost(args, where);
  await closeRegisters();
  return start(args, where).ended;
}

/** One JSON document with a line end, and nothing else. */
export function onlyJson(stdout: string): unknown {
  expect(stdout.endsWith("\n"), stdout).toBe(true);
  expect(stdout.indexOf("\n"), "one line").toBe(stdout.length - 1);
  return JSON.parse(stdout);
}

/** Runs with `--json`, expects it to end with `exit`, and gives its document as `shape` reads it. */
export async function answered<T extends z.ZodType>(
  exit: number,
  args: readonly string[],
  shape: T,
  where?: Surroundings,
): Promise<z.infer<T>> {
  const answer = await daftar([...args, "--json"], where);
  expect({ exit: answer.exit, said: answer.exit === exit ? "" : answer.stdout + answer.stderr }).toEqual({
    exit,
    said: "",
  });
  return shape.parse(onlyJson(answer.stdout));
}

/** Runs with `--json` and expects it to be done. */
export const done = <T extends z.ZodType>(
  args: readonly string[],
  shape: T,
  where?: Surroundings,
): Promise<z.infer<T>> => answered(0, args, shape, where);

const errorShape = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().min(1),
    where: z.string().nullable(),
    rule: z.string().nullable(),
    fix: z.string().min(1),
  }),
});

/** Runs with `--json` and expects a refusal: its exit code and the error as the contract has it. */
export async function refused(args: readonly string[], where?: Surroundings) {
  const answer = await daftar([...args, "--json"], where);
  const { error } = errorShape.parse(onlyJson(answer.stdout));
  return { exit: answer.exit, stderr: answer.stderr, ...error };
}

/** Any document, for what only has to succeed. */
export const anything = z.looseObject({});
