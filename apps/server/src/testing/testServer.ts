/**
 * A server over a small practice desk of invented people, asked without a port: the very routes, guard and
 * desk that `serve` has.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskFiles, linkHere, openAndClose, openToServe, type VerbContext } from "@daftar/desk";
import { createDesk, newCustodian, type OpenDesk } from "@daftar/store";
import type { Hono } from "hono";
import { expect } from "vitest";
import { z } from "zod";
import { createApp } from "../app.ts";
import type { Env, Parts } from "../parts.ts";
import { partsOf } from "../serve/startServer.ts";

export const PORT = 4870;
export const ORIGIN = `http://127.0.0.1:${PORT}`;
const LOCK_TOKEN = "5".repeat(64);
export const FOUNDERS = ["anna", "boris", "clara", "dimitri"] as const;

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  /** Bytes of a file, in place of JSON. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without the start token. */
  readonly anonymous?: boolean;
}

export interface TestServer {
  readonly app: Hono<Env>;
  readonly parts: Parts;
  readonly desk: OpenDesk;
  readonly dir: string;
  readonly token: string;
  /** Moves the clock of sessions and files; ops have their own. */
  readonly clock: { now: number };
  readonly faults: unknown[];
  ask(path: string, asked?: Asked): Promise<Response>;
  /** Runs a verb and expects it to be done. */
  run<T extends z.ZodType>(verb: string, input: unknown, shape: T): Promise<z.infer<T>>;
  upload(name: string, text: string): Promise<string>;
  close(): Promise<void>;
}

export const anything = z.looseObject({});

export interface TestOptions {
  readonly practice?: boolean;
  readonly passphrase?: string;
}

export async function testServer({
  practice = true,
  passphrase = "practice",
}: TestOptions = {}): Promise<TestServer> {
  const root = mkdtempSync(join(tmpdir(), "daftar-server-"));
  const dir = join(root, "desk");
  const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
  const custodians = [(await newCustodian()).recipient, (await newCustodian()).recipient];
  const clock = { now: Date.now() };
  await createDesk(dir, {
    name: "invented desk",
    practice,
    custodians,
    founders: FOUNDERS.map((person) => ({
      person,
      passphrase,
      roles: ["admin", "assessor", "signatory", "approver"],
    })),
    // Locking and unlocking at full strength would take most of the time of these tests.
    workFactor: 10,
    clock: () => clock.now,
    random,
  });
  const context: VerbContext = {
    cwd: dir,
    env: {},
    clock: () => clock.now,
    random,
    progress: () => {},
    notice: () => {},
    desks: openAndClose,
    files: diskFiles(dir),
    linkAll: linkHere,
    checker: async () => null,
    unlocked: () => null,
    passphrase: async () => passphrase,
    ask: null,
    desk: dir,
    waitMs: 0,
  };
  const desk = await openToServe(context, { port: PORT, token: LOCK_TOKEN });
  const token = "7".repeat(32);
  const faults: unknown[] = [];
  const parts = await partsOf(desk, context, {
    port: PORT,
    webRoot: null,
    onFault: (error) => faults.push(error),
    token,
    lockToken: LOCK_TOKEN,
  });
  const app = createApp(parts);
  const ask: TestServer["ask"] = async (
    path,
    { method, body, bytes, headers = {}, anonymous = false } = {},
  ) => {
    const sends = body !== undefined || bytes !== undefined;
    return app.request(path, {
      method: method ?? (sends ? "POST" : "GET"),
      headers: {
        host: `127.0.0.1:${PORT}`,
        ...(anonymous ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(bytes === undefined ? {} : { "content-type": "application/octet-stream" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
    });
  };
  return {
    app,
    parts,
    desk,
    dir,
    token,
    clock,
    faults,
    ask,
    async run(verb, input, shape) {
      const answer = await ask(`/api/verbs/${verb}`, { body: input });
      const said = await answer.text();
      expect(answer.status, said).toBe(200);
      return shape.parse(z.object({ result: z.unknown() }).parse(JSON.parse(said)).result);
    },
    async upload(name, text) {
      const bytes = new TextEncoder().encode(text);
      const answer = await ask(`/api/uploads?name=${encodeURIComponent(name)}`, { bytes });
      expect(answer.status).toBe(201);
      return z.object({ file: z.string() }).parse(await answer.json()).file;
    },
    async close() {
      await desk.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const errorShape = z.object({ error: z.object({ code: z.string(), message: z.string(), fix: z.string() }) });

/** Status and code of a refusal. */
export async function refusal(answer: Response): Promise<{ status: number; code: string }> {
  return { status: answer.status, code: errorShape.parse(await answer.json()).error.code };
}

/** A list of invented people, by number. */
export function inventedList(count: number, extra: (n: number) => string = () => ""): string {
  const rows = Array.from(
    { length: count },
    (_, n) =>
      `K-${n},Zarkuna Navar${n},${20 + (n % 40)},${n % 2 === 0 ? "female" : "male"},2014-05-08${extra(n)}`,
  );
  return `${["id,name,age,sex,date_of_death", ...rows].join("\n")}\n`;
}
