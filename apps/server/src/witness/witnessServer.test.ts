/** A witness over HTTP, on this machine alone (J23): C2SP tlog-witness, and nothing for pages. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWitness, unlockWitness } from "@daftar/store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningWitness, startWitness } from "./witnessServer.ts";

// Of torchwood's, as in packages/log: a log of ten leaves whose key is one repeated byte.
const LOGVKEY = "example.invalid/log+92cb9107+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
const CHECKPOINT =
  "example.invalid/log\n10\nct4a9vGtKFse8PlpyZ48AOPDLDfzo8JgUgmR0mPSX30=\n\n— example.invalid/log ksuRBwNt7xl86TJT1GVoMcaz8N22teYtkYoBCc8HCOgtmd3iFOMNJqEdzAWdRb/bWJ9JkIcNgs0EXFFtx6nXqFujEgg=\n";
const ASKED = `old 0\n\n${CHECKPOINT}`;

const root = mkdtempSync(join(tmpdir(), "daftar-witness-server-"));
let running: RunningWitness;
const told: string[] = [];
const faults: unknown[] = [];

beforeAll(async () => {
  const random = (count: number) => new Uint8Array(randomBytes(count));
  const witness = await createWitness(join(root, "w"), { name: "w.invalid/1", passphrase: null, random });
  witness.trust(LOGVKEY);
  running = await startWitness({
    witness,
    sign: await unlockWitness(witness, () => Promise.reject(new TypeError("not locked"))),
    clock: () => 1_900_000_000_000,
    port: 0,
    hosts: ["witness.example.org"],
    told: (line) => void told.push(line),
    onFault: (error) => void faults.push(error),
  });
});
afterAll(async () => {
  await running.close();
  rmSync(root, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

/** By node:http, since fetch sets Host and Origin as it likes. */
function ask(
  body: string,
  {
    method = "POST",
    path = "/add-checkpoint",
    headers = {},
  }: { method?: string; path?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest(
      { host: "127.0.0.1", port: running.port, method, path, headers },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"], body: text }),
        );
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}

it("[J23] cosigns what it is to cosign, for this machine's names and those a proxy passes on, and for no others", async () => {
  expect(await ask(ASKED)).toMatchObject({
    status: 200,
    body: expect.stringMatching(/^— w\.invalid\/1 \S+\n$/),
  });
  const again = ASKED.replace("old 0", "old 10");
  for (const host of [`localhost:${running.port}`, "Witness.Example.org"])
    expect((await ask(again, { headers: { host } })).status).toBe(200);
  for (const host of ["example.org", `evil.invalid:${running.port}`, `127.0.0.1:${running.port + 1}`])
    expect((await ask(again, { headers: { host } })).status).toBe(421);
  expect((await ask(again, { headers: { origin: "http://example.org" } })).status).toBe(403);
});

it("answers as the specification says: 400, 403, 404, and 409 with the size and its media type", async () => {
  expect((await ask("nonsense")).status).toBe(400);
  expect((await ask(ASKED.replaceAll("example.invalid", "else.invalid"))).status).toBe(404);
  expect((await ask(ASKED.replace("ksuRBwNt", "ksuRBwNu"))).status).toBe(403);
  expect(await ask(ASKED)).toEqual({ status: 409, type: "text/x.tlog.size", body: "10\n" });
  expect((await ask(ASKED, { method: "GET" })).status).toBe(405);
  expect((await ask(ASKED, { path: "/other" })).status).toBe(404);
  expect(faults).toEqual([]);
  // Who asked is written down nowhere.
  expect(told.join("\n")).not.toMatch(/127\.0\.0\.1|localhost/);
});

it("a request that is too large, cut off or never sent harms nobody", async () => {
  expect((await ask("x".repeat(65 * 1024)).catch(() => ({ status: 413 }))).status).toBe(413);
  const socket = connect(running.port, "127.0.0.1");
  socket.write(
    `POST /add-checkpoint HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\nContent-Length: 500\r\n\r\nold 0`,
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect((await ask(ASKED.replace("old 0", "old 10"))).status).toBe(200);
  expect(faults).toEqual([]);
});
