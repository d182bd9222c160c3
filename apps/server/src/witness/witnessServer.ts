/**
 * A witness over HTTP: `POST /add-checkpoint`, as C2SP tlog-witness has it, and nothing else.
 *
 * On 127.0.0.1 alone (J23): whoever is to reach it from elsewhere comes through a proxy or an onion service
 * that its operator puts before it, under a name that the operator named. It needs no token, since it signs
 * nothing that the log's own key did not sign, and answers everybody the same. Cost: a request that is granted
 * some fsyncs; a refused one reads.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Clock, Sign } from "@daftar/model";
import { DaftarError } from "@daftar/model";
import type { WitnessFolder } from "@daftar/store";
import { bindLoopback } from "../serve/bindLoopback.ts";

const LARGEST_REQUEST = 64 * 1024;
const PATIENCE_MS = 10_000;

export interface WitnessServing {
  readonly witness: WitnessFolder;
  readonly sign: Sign;
  readonly clock: Clock;
  /** 0 for a free one. */
  readonly port: number;
  /** Names under which a proxy passes requests on, beside this machine's own. */
  readonly hosts: readonly string[];
  /** One line a request: when, what was answered. Never who asked. */
  readonly told: (line: string) => void;
  readonly onFault: (error: unknown) => void;
}

export interface RunningWitness {
  readonly port: number;
  close(): Promise<void>;
}

/** Null where it is too large or was cut off. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request) {
      if (!(part instanceof Uint8Array)) return null;
      size += part.length;
      if (size > LARGEST_REQUEST) return null;
      parts.push(part);
    }
  } catch {
    return null;
  }
  return Buffer.concat(parts);
}

/** @param read whether the request was read to its end: else no other can follow on its connection */
function reply(
  response: ServerResponse,
  status: number,
  body: string,
  { type = "text/plain; charset=utf-8", read = false } = {},
): void {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(read ? {} : { connection: "close" }),
  });
  response.end(body);
}

/** @throws DaftarError server.port-taken */
export async function startWitness(serving: WitnessServing): Promise<RunningWitness> {
  const { witness, sign, clock, hosts, told, onFault } = serving;
  let port = serving.port;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? "").toLowerCase();
    const known = new Set([
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      ...hosts.map((name) => name.toLowerCase()),
    ]);
    if (!known.has(host)) return reply(response, 421, "this witness is not served under that name\n");
    // A page has no business here; a log is no browser.
    if (request.headers.origin !== undefined) return reply(response, 403, "no page may ask\n");
    if (request.url !== "/add-checkpoint") return reply(response, 404, "POST /add-checkpoint\n");
    if (request.method !== "POST") return reply(response, 405, "POST /add-checkpoint\n");
    const body = await bodyOf(request);
    if (body === null) return reply(response, 413, "a request holds at most 64 KiB\n");
    const { status, body: text, remember } = witness.answer(body, sign, clock);
    told(`${status}${remember === null ? "" : ` ${remember.origin} ${remember.size}`}`);
    reply(response, status, text, { read: true, ...(status === 409 ? { type: "text/x.tlog.size" } : {}) });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      onFault(error);
      if (!response.headersSent)
        reply(response, 500, error instanceof DaftarError ? `${error.code}\n` : "the witness broke\n");
      else response.destroy();
    });
  });
  server.requestTimeout = PATIENCE_MS;
  server.headersTimeout = PATIENCE_MS;
  port = await bindLoopback(server, serving.port);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
  return { port, close };
}
