/** Processes that are killed, and processes that want the same desk at once. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { inventedDesk, NO_FIELDS, removeFolders, withDesk } from "../testing/inventedDesk.ts";

const script = fileURLToPath(new URL("../testing/appendUntilKilled.mjs", import.meta.url));
const built = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
const ROUNDS = 6;
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
});
afterAll(removeFolders);

interface Child {
  readonly process: ChildProcess;
  /** Whole lines of its stdout so far. */
  readonly lines: string[];
  readonly ended: Promise<void>;
  /** Resolves when that many lines start so. */
  until(start: string, count: number): Promise<void>;
}

function append(dir: string, name: string, waitMs: number, batches: number): Child {
  const child = spawn(process.execPath, [script, dir, String(waitMs), name, String(batches)], {
    env: { ...process.env, NO_FIELDS: JSON.stringify(NO_FIELDS) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.add(child);
  const lines: string[] = [];
  let rest = "";
  const waiting = new Set<() => void>();
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    for (const look of waiting) look();
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const until = (start: string, count: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (lines.filter((line) => line.startsWith(start)).length < count) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`the child ended: ${lines.at(-1) ?? "silent"}`)));
    });
  return { process: child, lines, ended, until };
}

const acknowledged = (child: Child): string[] =>
  child.lines.filter((line) => line.startsWith("op ")).map((line) => line.slice(3));

const opsOn = (dir: string): Promise<string[]> =>
  withDesk(
    dir,
    async (desk) => {
      const facts = await desk.facts();
      return [...facts.decisions, ...facts.imports].map((one) => one.opId);
    },
    { waitMs: 60_000 },
  );

describe.skipIf(!existsSync(built))("processes on one desk (skipped until the package is built)", () => {
  it(`[S4] kill -9 at ${ROUNDS} random moments loses no acknowledged op`, async () => {
    const dir = await inventedDesk();
    const all = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const child = append(dir, `k${round}`, 60_000, 100_000);
      // From its first append on, at any moment of some milliseconds: in a write, an fsync, a commit.
      await child.until("op ", 1 + Math.floor(Math.random() * 60));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      child.process.kill("SIGKILL");
      await child.ended;
      for (const id of acknowledged(child)) all.add(id);
      expect(existsSync(join(dir, "desk.lock")), "a killed process leaves its lock").toBe(true);
    }
    expect(all.size).toBeGreaterThan(ROUNDS);
    const there = new Set(await opsOn(dir));
    expect([...all].filter((id) => !there.has(id))).toEqual([]);
    expect(existsSync(join(dir, "desk.lock"))).toBe(false);
    // And the register of all those crashes is the one the ops say.
    await withDesk(dir, async (desk) => {
      const digest = await desk.registerDigest();
      await desk.rebuild({ shuffleSeed: 7 });
      expect(await desk.registerDigest()).toBe(digest);
    });
  }, 600_000);

  it("[S15] of two at once, one that does not wait is told, one that waits comes after; nothing is lost", async () => {
    const dir = await inventedDesk();
    const first = append(dir, "first", 0, 100_000);
    await first.until("op ", 1);
    const hasty = append(dir, "hasty", 0, 5);
    const patient = append(dir, "patient", 500_000, 25);
    await hasty.ended;
    first.process.stdin?.end();
    await Promise.all([first.ended, patient.ended]);
    expect(hasty.lines).toEqual(["error desk.held"]);
    expect([first.lines.at(-1), patient.lines.at(-1)]).toEqual(["closed", "closed"]);
    const expected = [...acknowledged(first), ...acknowledged(patient)];
    expect(expected.length).toBeGreaterThan(50);
    expect((await opsOn(dir)).sort()).toEqual(expected.sort());
    expect(readdirSync(dir).filter((name) => name.includes("lock"))).toEqual([]);
  }, 600_000);

  it("[S15] the lock of a process that is stopped is left alone; of one that was killed it is taken away, and that is told", async () => {
    const dir = await inventedDesk();
    const child = append(dir, "held", 0, 100_000);
    await child.until("op ", 3);
    const told: string[] = [];
    const opening = { waitMs: 0, onNotice: (code: string) => told.push(code) };
    child.process.kill("SIGSTOP");
    const lock = readFileSync(join(dir, "desk.lock"), "utf8");
    await expect(withDesk(dir, async () => {}, opening)).rejects.toMatchObject({ code: "desk.held" });
    expect([told, readFileSync(join(dir, "desk.lock"), "utf8")]).toEqual([[], lock]);
    child.process.kill("SIGKILL");
    await child.ended;
    expect(readFileSync(join(dir, "desk.lock"), "utf8")).toBe(lock);
    const there = await withDesk(
      dir,
      async (desk) => (await desk.facts()).decisions.map(({ opId }) => opId),
      opening,
    );
    expect(told.filter((code) => code === "desk.lock-stale")).toEqual(["desk.lock-stale"]);
    expect(acknowledged(child).filter((id) => !there.includes(id))).toEqual([]);
    expect(readdirSync(dir).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("[S15] many that find a killed process's lock take turns; nothing is lost", async () => {
    const dir = await inventedDesk();
    const killed = append(dir, "killed", 0, 100_000);
    await killed.until("op ", 5);
    killed.process.kill("SIGKILL");
    await killed.ended;
    const many = Array.from({ length: 3 }, (_, at) => append(dir, `m${at}`, 500_000, 10));
    await Promise.all(many.map((child) => child.ended));
    expect(many.map((child) => child.lines.at(-1))).toEqual(many.map(() => "closed"));
    const there = new Set(await opsOn(dir));
    const expected = [killed, ...many].flatMap(acknowledged);
    expect(expected.filter((id) => !there.has(id))).toEqual([]);
  }, 600_000);
});
