/** What the command asks of a server that holds its desk; every reply passes a schema. */
import { CATALOGUE, DaftarError, type ErrorCode, type ErrorReport } from "@daftar/model";
import type { DeskServer } from "@daftar/store";
import { z } from "zod";

const codes: ReadonlySet<string> = new Set(Object.keys(CATALOGUE));
const errorCode = z.custom<ErrorCode>((value) => typeof value === "string" && codes.has(value));
const report = z.object({
  code: errorCode,
  message: z.string(),
  where: z.string().nullable(),
  rule: z.string().nullable(),
  fix: z.string(),
});
const refused = z.object({ error: report });

/** What the server refused, in its own words. */
export class ServerRefused extends Error {
  readonly report: ErrorReport;

  constructor(said: ErrorReport) {
    super(said.message);
    this.name = "ServerRefused";
    this.report = said;
  }
}

const job = z.object({
  state: z.enum(["waiting", "running", "approve", "done", "failed", "stopped"]),
  /** Whose passkeys are waited for. */
  approve: z.object({ approvals: z.array(z.object({ person: z.string() })) }).nullable(),
  progress: z.object({ what: z.string(), done: z.number(), total: z.number() }).nullable(),
  result: z.unknown(),
  exit: z.union([z.literal(0), z.literal(1)]).nullable(),
  error: report.nullable(),
  notices: z.array(z.object({ code: z.string(), words: z.string() })),
});
export type Job = z.infer<typeof job>;

export class ServerClient {
  readonly #base: string;
  readonly #key: string;

  constructor({ port, key }: DeskServer) {
    this.#base = `http://127.0.0.1:${port}`;
    this.#key = key;
  }

  async #ask(
    method: string,
    path: string,
    body?: { type: string; bytes: string | Uint8Array<ArrayBuffer> },
  ): Promise<Response> {
    const headers = {
      authorization: `Bearer ${this.#key}`,
      ...(body === undefined ? {} : { "content-type": body.type }),
    };
    const answer = await fetch(`${this.#base}${path}`, { method, headers, body: body?.bytes ?? null }).catch(
      () => {
        throw new DaftarError("desk.held", "the server that holds this desk does not answer");
      },
    );
    if (answer.ok) return answer;
    const said = refused.safeParse(await answer.json().catch(() => null));
    if (!said.success)
      throw new DaftarError("desk.held", "the server that holds this desk is just starting or ending");
    throw new ServerRefused(said.data.error);
  }

  async #post<T extends z.ZodType>(path: string, value: unknown, shape: T): Promise<z.infer<T>> {
    const body = { type: "application/json", bytes: JSON.stringify(value) };
    return shape.parse(await (await this.#ask("POST", path, body)).json());
  }

  /** @returns the id of the job */
  async start(verb: string, input: unknown): Promise<string> {
    return (await this.#post(`/api/jobs/${verb}`, input, z.object({ job: z.string() }))).job;
  }

  async job(id: string): Promise<Job> {
    return job.parse(await (await this.#ask("GET", `/api/jobs/${id}`)).json());
  }

  async stop(id: string): Promise<void> {
    await this.#post(`/api/jobs/${id}/stop`, {}, z.looseObject({}));
  }

  /** @returns `upload:ID` */
  async upload(name: string, bytes: Uint8Array): Promise<string> {
    const path = `/api/uploads?name=${encodeURIComponent(name)}`;
    const answer = await this.#ask("POST", path, {
      type: "application/octet-stream",
      bytes: new Uint8Array(bytes),
    });
    return z.object({ file: z.string() }).parse(await answer.json()).file;
  }

  async unlock(person: string, passphrase: string): Promise<void> {
    await this.#post(`/api/people/${person}/unlock`, { passphrase }, z.looseObject({}));
  }

  async lock(person: string): Promise<void> {
    await this.#post(`/api/people/${person}/lock`, {}, z.looseObject({}));
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask("GET", path)).arrayBuffer());
  }

  async releaseFiles(digest: string): Promise<string[]> {
    const answer = await this.#ask("GET", `/api/releases/${digest}`);
    return z.object({ files: z.array(z.string()) }).parse(await answer.json()).files;
  }
}
