/** A witness's folder: what it remembers before it answers, also when several processes answer at once. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  addCheckpointText,
  checkpointText,
  consistencyProof,
  cosign,
  leafHash,
  merkleRoot,
  openCosignatures,
  parseCheckpoint,
  signNote,
  splitNote,
  vkey,
} from "@daftar/log";
import { fromHex, fromUtf8, toHex, utf8 } from "@daftar/model";
import { afterAll, describe, expect, it } from "vitest";
import { keyPairOf, sha256, verify } from "../keys/ed25519.ts";
import { createWitness, openWitness, unlockWitness } from "./openWitness.ts";
import type { WitnessFolder } from "./witnessFolder.ts";

const root = mkdtempSync(join(tmpdir(), "daftar-witness-"));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(root, { recursive: true, force: true });
});
const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
const clock = () => 1_900_000_000_500;

const pair = keyPairOf("07".repeat(32));
const log = { name: "example.invalid/log", publicKey: fromHex(pair.publicKey), sign: pair.sign };
const LOGVKEY = vkey(log.name, log.publicKey, sha256);
/** Trees that part after three leaves. */
const treeOf = (kind: string) =>
  Array.from({ length: 60 }, (_, at) => leafHash(utf8(at < 3 ? `${at}` : `${kind} ${at}`), sha256));
function request(kind: string, old: number, size: number): Uint8Array {
  const leaves = treeOf(kind).slice(0, size);
  const proof = old === 0 || old === size ? [] : consistencyProof(leaves, old, sha256);
  const text = checkpointText({ origin: log.name, size, root: merkleRoot(leaves, sha256) });
  return utf8(addCheckpointText({ old, proof, note: utf8(signNote(text, log, sha256)) }));
}

let made = 0;
async function witness(more: { passphrase?: string } = {}): Promise<WitnessFolder> {
  made += 1;
  const dir = join(root, `w${made}`);
  await createWitness(dir, { name: "w.invalid/1", passphrase: null, random, workFactor: 2, ...more });
  const opened = openWitness(dir);
  opened.trust(LOGVKEY);
  return opened;
}
const signOf = (one: WitnessFolder) => unlockWitness(one, () => Promise.resolve("many words"));
const filesOf = (one: WitnessFolder) => {
  const logs = join(one.dir, "logs");
  const [name = ""] = readdirSync(logs);
  return readdirSync(join(logs, name))
    .filter((file) => /^\d{9}$/.test(file))
    .sort()
    .map((file) => join(logs, name, file));
};

describe("a witness's folder", () => {
  it("its key is readable by its owner alone, or locked behind a passphrase", async () => {
    const open = await witness();
    expect(statSync(join(open.dir, "key.json")).mode & 0o777).toBe(0o600);
    expect(statSync(open.dir).mode & 0o777).toBe(0o700);
    const locked = await witness({ passphrase: "many words" });
    expect(existsSync(join(locked.dir, "key.json"))).toBe(false);
    await expect(unlockWitness(locked, () => Promise.resolve("other words"))).rejects.toMatchObject({
      code: "person.wrong-passphrase",
    });
    const answer = locked.answer(request("ours", 0, 5), await signOf(locked), clock);
    expect(answer.status).toBe(200);
  });

  it("[L21] what it cosigned is there when it is opened again, with its time, as a checkpoint that others can read", async () => {
    const one = await witness();
    const sign = await signOf(one);
    expect(one.answer(request("ours", 0, 5), sign, clock).status).toBe(200);
    expect(one.answer(request("ours", 5, 9), sign, clock).status).toBe(200);
    const again = openWitness(one.dir);
    expect(again.logs()).toMatchObject([{ origin: log.name, size: 9, cosigned: 1_900_000_000 }]);
    expect(again.answer(request("ours", 5, 12), sign, clock)).toMatchObject({ status: 409, body: "9\n" });
    const kept = filesOf(one).map((file) => new Uint8Array(readFileSync(file)));
    expect(kept.map((note) => openCosignatures(note, [one.key], verify).status)).toEqual(["read", "read"]);
  });

  it("[L22] the same again is cosigned and adds nothing; a fork is refused, and the request kept as evidence", async () => {
    const one = await witness();
    const sign = await signOf(one);
    one.answer(request("ours", 0, 9), sign, clock);
    expect(one.answer(request("ours", 9, 9), sign, clock).status).toBe(200);
    expect(filesOf(one)).toHaveLength(1);
    const fork = request("theirs", 9, 12);
    expect(one.answer(fork, sign, clock).status).toBe(422);
    expect(one.answer(request("theirs", 9, 9), sign, clock).status).toBe(409);
    const refused = join(one.dir, "refused");
    expect(readdirSync(refused)).toHaveLength(2);
    expect(readdirSync(refused).map((file) => readFileSync(join(refused, file), "utf8"))).toContain(
      fromUtf8(fork),
    );
    // The one proves something by itself, the other does not yet.
    const kinds = new Set(readdirSync(refused).map((file) => file.split(".")[1]));
    expect(kinds).toEqual(new Set(["contradicts", "not-shown"]));
  });

  it("[S62] a stranger with a checkpoint of the log neither stops a witness nor crowds out what a log did", async () => {
    const one = await witness();
    const sign = await signOf(one);
    const beside = (kind: string, old: number, size: number, lines: string): Uint8Array =>
      utf8(fromUtf8(request(kind, old, size)) + lines);
    // A line under the witness's own name that does not hold, and as many others as a note may have.
    const own = cosign(
      "another text\n",
      1,
      { name: one.key.name, publicKey: one.key.publicKey, sign },
      sha256,
    );
    expect(one.answer(beside("ours", 0, 5, own), sign, clock).status).toBe(200);
    const many = Array.from({ length: 63 }, (_, n) =>
      cosign("x\n", 1, { ...log, name: `else.invalid/${n}` }, sha256),
    );
    expect(one.answer(beside("ours", 5, 9, many.join("")), sign, clock).status).toBe(200);
    expect(one.answer(request("ours", 9, 10), sign, clock).status).toBe(200);
    for (let n = 0; n < 120; n += 1) {
      const junk = `old 10\n${Buffer.from(sha256(utf8(`${n}`))).toString("base64")}\n`;
      const spoilt = fromUtf8(request("ours", 10, 12)).replace(/^old 10\n[\s\S]*?\n(?=\n)/, junk);
      expect(one.answer(utf8(spoilt), sign, clock).status).toBe(422);
    }
    expect(one.answer(request("theirs", 10, 10), sign, clock).status).toBe(409);
    expect(readdirSync(join(one.dir, "refused"))).toHaveLength(2);
  });

  it("[L22] who was judged by a state that another process left meanwhile is judged anew", async () => {
    const one = await witness();
    const sign = await signOf(one);
    expect(one.answer(request("ours", 0, 2), sign, clock).status).toBe(200);
    const beside = openWitness(one.dir);
    let others: number | null = null;
    // Signing comes between the judgement and the writing.
    const answer = one.answer(
      request("ours", 2, 9),
      (message) => {
        if (others === null) others = beside.answer(request("theirs", 2, 7), sign, clock).status;
        return sign(message);
      },
      clock,
    );
    expect([others, answer.status, answer.body]).toEqual([200, 409, "7\n"]);
    expect(filesOf(one)).toHaveLength(2);
  });

  it("a log it does not trust is 404; a second key of one origin is trusted beside the first", async () => {
    const one = await witness();
    const sign = await signOf(one);
    const second = keyPairOf("09".repeat(32));
    const rotated = { name: log.name, publicKey: fromHex(second.publicKey), sign: second.sign };
    const text = checkpointText({ origin: log.name, size: 0, root: sha256(new Uint8Array(0)) });
    const asked = utf8(addCheckpointText({ old: 0, proof: [], note: utf8(signNote(text, rotated, sha256)) }));
    expect(one.answer(asked, sign, clock).status).toBe(403);
    one.trust(vkey(log.name, rotated.publicKey, sha256));
    expect(one.answer(asked, sign, clock).status).toBe(200);
    for (const bad of ["", "x", one.vkey, LOGVKEY.replace("+", "+0")])
      expect(() => one.trust(bad), bad).toThrow(expect.objectContaining({ code: "witness.log-key" }));
    // A key of small order would hold for many messages.
    const odd = vkey("odd.invalid/log", fromHex(`01${"00".repeat(31)}`), sha256);
    expect(() => one.trust(odd)).toThrow(expect.objectContaining({ code: "witness.log-key" }));
  });

  it("a kept checkpoint that was changed, or a key that is another's, stops it: it says nothing by what it cannot trust", async () => {
    const one = await witness();
    const sign = await signOf(one);
    one.answer(request("ours", 0, 9), sign, clock);
    const [file = ""] = filesOf(one);
    const before = readFileSync(file, "utf8");
    for (const bad of [before.replace("\n9\n", "\n8\n"), before.split("\n").slice(0, -2).join("\n"), ""]) {
      writeFileSync(file, bad);
      expect(() => one.answer(request("ours", 9, 12), sign, clock)).toThrow(
        expect.objectContaining({ code: "witness.damaged" }),
      );
    }
    writeFileSync(file, before);
    const other = await witness();
    writeFileSync(join(one.dir, "key.json"), readFileSync(join(other.dir, "key.json")));
    await expect(signOf(one)).rejects.toMatchObject({ code: "witness.damaged" });
  });

  it("a log file that names a key of another log, or lies under another's name, stops it", async () => {
    const one = await witness();
    const sign = await signOf(one);
    const logs = join(one.dir, "logs");
    const [name = ""] = readdirSync(logs);
    const file = join(logs, name, "log.json");
    const before = readFileSync(file, "utf8");
    const other = vkey("other.invalid/log", log.publicKey, sha256);
    for (const bad of [
      "",
      "{}",
      before.replace(LOGVKEY, other),
      JSON.stringify({ origin: "other.invalid/log", keys: [other] }),
    ]) {
      writeFileSync(file, bad);
      expect(() => one.answer(request("ours", 0, 9), sign, clock), bad).toThrow(
        expect.objectContaining({ code: "witness.damaged" }),
      );
    }
  });
});

const script = fileURLToPath(new URL("../testing/witnessUntilKilled.mjs", import.meta.url));
const built = fileURLToPath(new URL("../../dist/index.js", import.meta.url));

/** A process that sends requests of one history, and tells each tree that it has a cosignature of. */
function asker(dir: string, kind: string): { child: ChildProcess; ended: Promise<string[]> } {
  const requests = Array.from({ length: 57 }, (_, at) => toHex(request(kind, at + 2, at + 3)));
  const child = spawn(process.execPath, [script, dir], { stdio: ["pipe", "pipe", "inherit"] });
  children.add(child);
  let out = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text: string) => {
    out += text;
  });
  child.stdin.end(`${requests.join("\n")}\n`);
  const ended = new Promise<string[]>((resolve) =>
    child.on("close", () => resolve(out.split("\n").slice(0, -1))),
  );
  return { child, ended };
}

describe.skipIf(!existsSync(built))(
  "several processes on one folder (skipped until the package is built)",
  () => {
    it("[L22] of two histories asked for at once at most one is ever cosigned, and what was answered is kept, though processes are killed", async () => {
      for (let round = 0; round < 3; round += 1) {
        const one = await witness();
        expect(one.answer(request("ours", 0, 2), await signOf(one), clock).status).toBe(200);
        const askers = ["ours", "theirs", "ours", "theirs"].map((kind) => asker(one.dir, kind));
        setTimeout(() => askers[round % 4]?.child.kill("SIGKILL"), 300 + 100 * round);
        const answered = (await Promise.all(askers.map(({ ended }) => ended))).flat();
        const kept = filesOf(one).map((file) => {
          const split = splitNote(new Uint8Array(readFileSync(file)));
          const checkpoint = split.status === "split" ? parseCheckpoint(split.text) : null;
          return checkpoint === null ? "damaged" : `${checkpoint.size} ${toHex(checkpoint.root)}`;
        });
        // Trees of up to three leaves are both histories'.
        const rootAt = (kind: string, size: number) =>
          `${size} ${toHex(merkleRoot(treeOf(kind).slice(0, size), sha256))}`;
        const history = (kind: string) =>
          kept.every((tree) => tree === rootAt(kind, Number(tree.split(" ")[0])));
        expect(history("ours") || history("theirs")).toBe(true);
        expect(kept.length).toBeGreaterThan(3);
        expect(answered.filter((tree) => !kept.includes(tree))).toEqual([]);
        expect(openWitness(one.dir).logs()[0]?.size).toBe(Number(kept.at(-1)?.split(" ")[0]));
      }
    });
  },
);
