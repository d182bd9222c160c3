/** A command beside a server that waits for passkeys, against one of a few lines: who is asked what, and told what. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openAndClose, VERBS, type VerbContext } from "@daftar/desk/command";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { thisProcess } from "../command/thisProcess.ts";
import { HeldByServer } from "./findServer.ts";
import { forward } from "./forward.ts";

const PASSPHRASE = "a passphrase, invented";
let server: Server | null = null;
afterEach(() => new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve))));

const job = (more: object) => ({
  progress: null,
  result: null,
  exit: null,
  error: null,
  approve: null,
  notices: [],
  ...more,
});

/** Asks azar's and boris's passkeys for every signature, but of whom left a key file unlocked. */
async function waitingServer(kinds: readonly string[]) {
  const asked: string[] = [];
  const unlocked = new Set<string>();
  const reply = (method: string, path: string, body: string): unknown => {
    asked.push(`${method} ${path}`);
    if (path.endsWith("/unlock")) {
      expect(z.object({ passphrase: z.string() }).parse(JSON.parse(body)).passphrase).toBe(PASSPHRASE);
      unlocked.add(path.split("/")[3] ?? "");
      return {};
    }
    if (path.endsWith("/lock")) unlocked.delete(path.split("/")[3] ?? "");
    return path.endsWith("/stop") ? {} : { job: path.slice(10) };
  };
  const shown = (id: string): unknown => {
    if (id === "person-list") {
      const keys = kinds.map((kind) => ({
        kind: kind.replace("revoked ", ""),
        revoked: kind.startsWith("revoked"),
      }));
      return job({
        state: "done",
        exit: 0,
        result: { people: ["azar", "boris"].map((person) => ({ person, keys })) },
      });
    }
    const approvals = ["azar", "boris"]
      .filter((person) => !unlocked.has(person))
      .map((person) => ({ person }));
    if (approvals.length > 0) return job({ state: "approve", approve: { approvals } });
    return job({ state: "done", exit: 0, result: { signed: true } });
  };
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      const { method = "", url = "" } = request;
      const answer = method === "GET" ? shown(url.slice(10)) : reply(method, url, body);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = z.custom<AddressInfo>((at) => typeof at === "object").parse(listening.address());
  return { held: new HeldByServer({ port, key: "invented" }, "/nowhere"), asked };
}

async function sign(held: HeldByServer, people: string[], as?: string[]) {
  const entry = VERBS.find(({ name }) => name === "sign")!;
  const context: VerbContext = {
    ...thisProcess({ progress: () => {}, notice: () => {}, clear: () => {} }),
    desks: openAndClose,
    passphrase: async (person) => {
      people.push(person);
      return PASSPHRASE;
    },
    ask: null,
    desk: null,
    waitMs: 0,
  };
  return forward(held, { entry, verb: await entry.load() }, context, {
    ids: ["1".repeat(64)],
    ...(as === undefined ? {} : { as }),
  });
}

describe("a server that waits for passkeys", () => {
  it("is given the key file of whoever has one too, each asked once", async () => {
    const { held, asked } = await waitingServer(["passkey", "key-file"]);
    const people: string[] = [];
    expect(await sign(held, people)).toEqual({ result: { signed: true }, exit: 0 });
    expect(people).toEqual(["azar", "boris"]);
    expect(asked.filter((line) => line.endsWith("/sign/stop"))).toHaveLength(1);
  });

  it("[J7] is left no key of two who decided together: whoever types next asks for nothing in their names", async () => {
    const { held, asked } = await waitingServer(["passkey", "key-file"]);
    await sign(held, [], ["azar", "boris"]);
    expect(asked.slice(-2)).toEqual(["POST /api/people/azar/lock", "POST /api/people/boris/lock"]);
    await new Promise((resolve) => server?.close(resolve));
    const alone = await waitingServer(["passkey", "key-file"]);
    await sign(alone.held, [], ["azar"]);
    expect(alone.asked.filter((line) => line.endsWith("/lock"))).toEqual([]);
  });

  it("is told to stop waiting where somebody has passkeys alone, who is asked nothing", async () => {
    for (const kinds of [["passkey"], ["passkey", "revoked key-file"]]) {
      const { held, asked } = await waitingServer(kinds);
      const people: string[] = [];
      await expect(sign(held, people)).rejects.toMatchObject({ code: "passkey.needed" });
      expect(people).toEqual([]);
      expect(asked.filter((line) => line.endsWith("/sign/stop"))).toHaveLength(1);
      await new Promise((resolve) => server?.close(resolve));
      server = null;
    }
  });
});
