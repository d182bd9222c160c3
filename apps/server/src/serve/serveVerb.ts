/** `serve`: the desk in a browser, on this machine alone, until Ctrl-C. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineVerb, type VerbContext } from "@daftar/desk";
import { DaftarError } from "@daftar/model";
import { z } from "zod";
import { closeOnSignals } from "./closeOnSignals.ts";
import { startServer } from "./startServer.ts";

const PORT = 4870;
const portShape = z.coerce.number().int().min(0).max(65_535);

/** `apps/web/dist`, beside this package, where it was built. */
function builtClient(): string | null {
  const root = join(import.meta.dirname, "../../../web/dist");
  return existsSync(join(root, "index.html")) ? root : null;
}

function portOf(given: number | undefined, env: VerbContext["env"]): number {
  if (given !== undefined) return given;
  const named = env["PORT"];
  if (named === undefined || named === "") return PORT;
  const port = portShape.safeParse(named);
  if (!port.success)
    throw new DaftarError("usage.wrong", "PORT is not a port", { field: "PORT", value: named });
  return port.data;
}

const output = z.object({
  url: z.string(),
  token: z.string(),
  desk: z.string(),
  name: z.string(),
  practice: z.boolean(),
  pages: z.boolean(),
});

/** Serves until a signal; resolves when it listens. */
export async function serveUntilSignal(
  context: VerbContext,
  port: number | undefined,
): Promise<z.infer<typeof output>> {
  const webRoot = builtClient();
  const onFault = (error: unknown): void => {
    // Its words may hold what only the desk may know; who looks for a fault asks for them.
    const trace = context.env["DAFTAR_TRACE"] === "1" && error instanceof Error;
    context.notice(
      "internal.broke",
      trace ? (error.stack ?? error.message) : "a request broke the server's work",
    );
  };
  const server = await startServer(context, { port: portOf(port, context.env), webRoot, onFault });
  closeOnSignals(server, context.notice);
  const { dir, name, practice } = server.desk.info;
  return {
    url: `http://localhost:${server.port}/#token=${server.token}`,
    token: server.token,
    desk: dir,
    name,
    practice,
    pages: webRoot !== null,
  };
}

export const serveVerb = defineVerb({
  details:
    "Binds 127.0.0.1 alone and prints the address with its start token, which is new each time; pages of other origins\n" +
    "are refused (J23). While it runs, other commands on this desk send their work to it. Ctrl-C ends it cleanly.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  stoppable: false,
  input: z.object({
    port: z
      .number()
      .int()
      .min(0)
      .max(65_535)
      .optional()
      .describe("port; else PORT, else 4870; 0 for a free one"),
  }),
  output,
  run: async (context, input) => ({ result: await serveUntilSignal(context, input.port), exit: 0 }),
});
