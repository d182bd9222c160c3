/**
 * Holds a desk and serves it on 127.0.0.1 (J23).
 *
 * The port is bound before the desk is opened, since the desk's lock names it; who asks in between is told
 * to come again. Closing lets the work in hand end, then closes the desk.
 */
import { createServer } from "node:http";
import { openToServe, type VerbContext } from "@daftar/desk";
import { toHex } from "@daftar/model";
import { type OpenDesk, serverKeyOf } from "@daftar/store";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "../app.ts";
import { KeptFiles } from "../files/keptFiles.ts";
import { Sessions } from "../guard/sessions.ts";
import type { Parts } from "../parts.ts";
import { Jobs } from "../work/jobs.ts";
import { linkBeside } from "../work/linkBeside.ts";
import { servedVerbs } from "../work/servedVerbs.ts";
import { Turns } from "../work/turns.ts";
import { bindLoopback } from "./bindLoopback.ts";

export interface StartOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** Folder of the built web client; null where there is none. */
  readonly webRoot: string | null;
  readonly onFault: (error: unknown) => void;
}

export interface RunningServer {
  readonly port: number;
  readonly token: string;
  readonly desk: OpenDesk;
  /** Takes nothing more, lets the work in hand end, closes the desk. */
  close(): Promise<void>;
}

type Fetch = (request: Request) => Response | Promise<Response>;

const notYet: Fetch = () => new Response(null, { status: 503, headers: { "retry-after": "1" } });

/** What the routes share, for a desk that is open. @param lockToken the token of its lock */
export async function partsOf(
  desk: OpenDesk,
  context: VerbContext,
  options: StartOptions & { readonly token: string; readonly lockToken: string },
): Promise<Parts> {
  const { clock, random } = context;
  const { port, webRoot, onFault, token, lockToken } = options;
  return {
    desk,
    port,
    clock,
    random,
    sessions: new Sessions([token, serverKeyOf(lockToken, desk.info.id)], clock, random),
    uploads: new KeptFiles(clock, random),
    downloads: new KeptFiles(clock, random),
    turns: new Turns(),
    jobs: new Jobs(clock, random),
    verbs: await servedVerbs(),
    linkAll: context.linkAll,
    checker: context.checker,
    webRoot,
    onFault,
  };
}

/**
 * @param context what opens the desk: its folder, clock and randomness
 * @throws DaftarError `server.port-taken`, and those of opening a desk; nothing listens then
 */
export async function startServer(context: VerbContext, options: StartOptions): Promise<RunningServer> {
  let answer = notYet;
  const listener = getRequestListener((request) => answer(request), { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const port = await bindLoopback(server, options.port);
  const [token, lockToken] = [toHex(context.random(16)), toHex(context.random(32))];
  try {
    const desk = await openToServe(context, { port, token: lockToken });
    const parts = await partsOf(
      desk,
      { ...context, linkAll: linkBeside },
      { ...options, port, token, lockToken },
    );
    const app = createApp(parts);
    answer = (request) => app.fetch(request);
    let closing: Promise<void> | null = null;
    const close = async (): Promise<void> => {
      answer = notYet;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      parts.jobs.stopAll();
      await parts.turns.idle();
      server.closeAllConnections();
      await closed;
      await desk.close();
    };
    return { port, token, desk, close: () => (closing ??= close()) };
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
}
