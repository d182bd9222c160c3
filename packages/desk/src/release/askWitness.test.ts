/** Asking a witness over HTTP: from the size it remembers, and what it means when it does not agree (threat 3). */

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addCheckpointText, checkpointText, type NoteSigner, rootOf, signNote } from "@daftar/log";
import { DaftarError, fromHex, fromUtf8, toHex, utf8 } from "@daftar/model";
import { createWitness, keyPairOf, sha256, type WitnessFolder } from "@daftar/store";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { askWitness } from "./askWitness.ts";
import { NotCosigned } from "./notCosigned.ts";
import { proofFrom } from "./witnesses.ts";

const pair = keyPairOf("07".repeat(32));
const log: NoteSigner = { name: "example.invalid/log", publicKey: fromHex(pair.publicKey), sign: pair.sign };
const witnessPair = keyPairOf("08".repeat(32));
const entriesOf = (kind: string, size: number) =>
  Array.from({ length: size }, (_, at) => utf8(at < 3 ? `${at}` : `${kind} ${at}`));
const asked = (kind: string, size: number, old: number) => {
  const entries = entriesOf(kind, size);
  const text = checkpointText({ origin: log.name, size, root: rootOf(entries, sha256) });
  return { note: utf8(signNote(text, log, sha256)), entries, old };
};

const root = mkdtempSync(join(tmpdir(), "daftar-ask-"));
let witness: WitnessFolder;
let server: Server;
let url = "";
const bodies: string[] = [];
let answer: (body: Uint8Array) => { status: number; body: string };
let made = 0;

beforeEach(async () => {
  made += 1;
  const random = (count: number) => fromHex(witnessPair.seed).slice(0, count);
  witness = await createWitness(join(root, `w${made}`), { name: "w.invalid/1", passphrase: null, random });
  const { vkey } = await import("@daftar/log");
  witness.trust(vkey(log.name, log.publicKey, sha256));
  answer = (body) => witness.answer(body, witnessPair.sign, () => 1_900_000_000_000);
  bodies.length = 0;
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = new Uint8Array(Buffer.concat(parts));
      bodies.push(`${request.method} ${request.url} ${fromUtf8(body).split("\n", 1)[0]}`);
      const { status, body: text } = answer(body);
      response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/w/`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const codeOf = (asking: Promise<unknown>) =>
  asking.then(
    () => null,
    (error: unknown) => (error instanceof DaftarError ? error.code : "another error"),
  );

it("asks below the address given, and once more from the size that the witness remembers", async () => {
  expect(await askWitness(url, asked("ours", 5, 0))).toMatch(/^— w\.invalid\/1 /);
  expect(await askWitness(url, asked("ours", 9, 0))).toMatch(/^— w\.invalid\/1 /);
  expect(bodies).toEqual([
    "POST /w/add-checkpoint old 0",
    "POST /w/add-checkpoint old 0",
    "POST /w/add-checkpoint old 5",
  ]);
  expect(witness.logs()[0]?.size).toBe(9);
});

it("a witness that another process asked meanwhile is asked again, and one that never settles is no contradiction", async () => {
  const asks = (body: Uint8Array) => witness.answer(body, witnessPair.sign, () => 1_900_000_000_000);
  const request = (size: number, old: number) => {
    const { note, entries } = asked("ours", size, old);
    return utf8(addCheckpointText({ old, proof: proofFrom(entries, old), note }));
  };
  expect(asks(request(5, 0)).status).toBe(200);
  let meanwhile = true;
  answer = (body) => {
    const said = asks(body);
    if (meanwhile) expect(asks(request(7, 5)).status).toBe(200);
    meanwhile = false;
    return said;
  };
  expect(await askWitness(url, asked("ours", 9, 0))).toMatch(/^— w\.invalid\/1 /);
  expect(bodies.map((line) => line.split(" old ")[1])).toEqual(["0", "5", "7"]);
  let size = 0;
  answer = () => {
    size += 1;
    return { status: 409, body: `${size}\n` };
  };
  expect(await codeOf(askWitness(url, asked("ours", 9, 9)))).toBe("witness.away");
  expect(bodies).toHaveLength(6);
});

it("[J17] another history, a log that went back, and another root of one size: the witness contradicts, and signs nothing", async () => {
  await askWitness(url, asked("ours", 9, 0));
  for (const other of [
    asked("theirs", 12, 9),
    asked("ours", 5, 0),
    asked("theirs", 9, 9),
    asked("theirs", 9, 0),
  ])
    expect(await codeOf(askWitness(url, other))).toBe("witness.contradicts");
  expect(witness.logs()[0]).toMatchObject({ size: 9, root: toHex(rootOf(entriesOf("ours", 9), sha256)) });
});

it("a witness that does not know the log, is not there, sends elsewhere or answers anything else", async () => {
  for (const [status, body, words] of [
    [404, "unknown log\n", "unknown log"],
    [403, " \n", "the witness does not know this log"],
    [403, "x".repeat(300), "x".repeat(200)],
  ] as const) {
    answer = () => ({ status, body });
    await expect(askWitness(url, asked("ours", 5, 0))).rejects.toMatchObject({
      code: "witness.refused",
      message: words,
    });
  }
  for (const [status, body] of [
    [500, ""],
    [302, ""],
    [409, "nine\n"],
    [200, "x".repeat(70_000)],
  ] as const) {
    answer = () => ({ status, body });
    expect(await codeOf(askWitness(url, asked("ours", 5, 0))), `${status}`).toBe("witness.away");
  }
  expect(await codeOf(askWitness("http://127.0.0.1:9/", asked("ours", 5, 0)))).toBe("witness.away");
});

it("says by values, apart from the sentence, what a page needs to say it in another language", async () => {
  const values = (asking: Promise<unknown>) =>
    asking.then(
      () => null,
      (error: unknown) => (error instanceof NotCosigned ? error.values : "another error"),
    );
  const none = { status: null, remembered: null, said: null };
  const ask = () => values(askWitness(url, asked("ours", 5, 0)));
  const cases: [number, string, object][] = [
    [503, "busy", { ...none, why: "other-answer", status: 503 }],
    [409, "nine\n", { ...none, why: "no-witness" }],
    [409, "9\n", { ...none, why: "remembers-other", remembered: 9 }],
    [422, "", { ...none, why: "other-beginning" }],
    [404, " we know no such log \n", { ...none, why: "unknown-log", said: "we know no such log" }],
    [403, "\n", { ...none, why: "unknown-log" }],
  ];
  for (const [status, body, expected] of cases) {
    answer = () => ({ status, body });
    expect(await ask(), `${status} ${body}`).toEqual(expected);
  }
  expect(await values(askWitness("http://127.0.0.1:9/", asked("ours", 5, 0)))).toEqual({
    ...none,
    why: "no-answer",
  });
});
