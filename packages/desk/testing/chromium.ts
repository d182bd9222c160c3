/**
 * Debian's chromium over its DevTools pipe, with a virtual authenticator: a browser that is not ours, to
 * make passkeys and to say what WebCrypto takes. No dependency: the pipe is JSON between zero bytes.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { z } from "zod";

const CHROMIUM = "/usr/bin/chromium";
export const hasChromium = existsSync(CHROMIUM);

const reply = z.looseObject({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const evaluated = z.object({
  result: z.looseObject({ value: z.unknown() }),
  exceptionDetails: z.unknown().optional(),
});

export interface Browser {
  /** Origin of an empty page of its own server. */
  readonly origin: string;
  /** Value of an expression in that page; waits for promises. */
  evaluate(expression: string): Promise<unknown>;
  /** Puts an authenticator in; each has its own user, who always agrees. */
  authenticator(options?: { readonly backupEligible?: boolean; readonly verifies?: boolean }): Promise<void>;
  close(): Promise<void>;
}

function listen(): Promise<{ server: Server; origin: string }> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>invented</title>");
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resolve({ server, origin: `http://localhost:${port}` });
    });
  });
}

/** Commands to a browser and their answers. */
class Pipe {
  readonly #out: Writable;
  readonly #open = new Map<number, (answer: z.infer<typeof reply>) => void>();
  #last = 0;
  #rest = "";

  constructor(child: ChildProcess) {
    const [, , , out, input] = child.stdio;
    if (!(out instanceof Writable) || !(input instanceof Readable))
      throw new TypeError("no pipe to the browser");
    this.#out = out;
    input.setEncoding("utf8");
    input.on("data", (text: string) => this.#take(text));
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split("\0");
    this.#rest = parts.pop() ?? "";
    for (const part of parts) {
      const answer = reply.parse(JSON.parse(part));
      if (answer.id === undefined) continue;
      this.#open.get(answer.id)?.(answer);
      this.#open.delete(answer.id);
    }
  }

  send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#open.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }
}

/** Starts it on a page of its own at http://localhost, where passkeys may be made. */
export async function startChromium(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "daftar-chromium-"));
  const { server, origin } = await listen();
  const flags = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--remote-debugging-pipe",
  ];
  const child = spawn(CHROMIUM, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const pipe = new Pipe(child);
  const { targetId } = z
    .object({ targetId: z.string() })
    .parse(await pipe.send("Target.createTarget", { url: origin }));
  const { sessionId } = z
    .object({ sessionId: z.string() })
    .parse(await pipe.send("Target.attachToTarget", { targetId, flatten: true }));
  const evaluate = async (expression: string): Promise<unknown> => {
    const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = evaluated.parse(
      await pipe.send("Runtime.evaluate", params, sessionId),
    );
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
  while ((await evaluate("document.readyState + location.origin")) !== `complete${origin}`)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await pipe.send("WebAuthn.enable", {}, sessionId);
  let authenticatorId: string | null = null;
  return {
    origin,
    evaluate,
    async authenticator({ backupEligible = false, verifies = true } = {}) {
      if (authenticatorId !== null)
        await pipe.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }, sessionId);
      const options = {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: verifies,
        isUserVerified: verifies,
        automaticPresenceSimulation: true,
        defaultBackupEligibility: backupEligible,
        defaultBackupState: backupEligible,
      };
      const made = await pipe.send("WebAuthn.addVirtualAuthenticator", { options }, sessionId);
      ({ authenticatorId } = z.object({ authenticatorId: z.string() }).parse(made));
    },
    async close() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await gone;
      server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
