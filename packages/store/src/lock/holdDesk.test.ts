import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { OnNotice } from "../desk/openOptions.ts";
import { newFolder, random, removeFolders } from "../testing/inventedDesk.ts";
import { askHolder } from "./askHolder.ts";
import { holdDesk } from "./holdDesk.ts";
import { lockText, parseLock, readLockText, removeStaleLock } from "./lockFile.ts";

afterAll(removeFolders);
const DESK = "d".repeat(64);
const NONCE = "1".repeat(32);
const quiet = (): void => {};
const hold = (dir: string, waitMs = 0, onNotice: OnNotice = quiet) =>
  holdDesk(dir, DESK, { waitMs, random, onNotice });
const held = expect.objectContaining({ code: "desk.held" });

/** A port of this machine on which nobody listens, as after a crash. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Another program on a port: answers whatever it is told to, or nothing. */
async function otherProgram(answer: string | null): Promise<{ port: number; close: () => Promise<unknown> }> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    if (answer !== null) socket.on("data", () => socket.end(answer));
    else socket.unref();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const writeLock = (dir: string, port: number, pid = process.pid): string => {
  const text = lockText({ port, pid, token: "a".repeat(64), server: null });
  writeFileSync(join(dir, "desk.lock"), text, { mode: 0o600 });
  return text;
};

describe("holding a desk", () => {
  it("[S15] one holds it, a second is told so, and a third has it after the first lets go", async () => {
    const dir = newFolder();
    const first = await hold(dir);
    expect(statSync(join(dir, "desk.lock")).mode & 0o777).toBe(0o600);
    await expect(hold(dir)).rejects.toEqual(held);
    first.check();
    await first.release();
    expect(readdirSync(dir)).toEqual([]);
    const third = await hold(dir);
    third.check();
    await third.release();
  });

  it("[S15] waits as long as it was told to", async () => {
    const dir = newFolder();
    const first = await hold(dir);
    const second = hold(dir, 30_000);
    setTimeout(() => void first.release(), 150);
    await (await second).release();
    expect(existsSync(join(dir, "desk.lock"))).toBe(false);
  });

  it("[S15] a lock whose port is dead, half-written, or another program's is stale", async () => {
    const other = await otherProgram("HTTP/1.1 400 Bad Request\r\n\r\n");
    const dirs = [newFolder(), newFolder(), newFolder()] as const;
    writeLock(dirs[0], await deadPort());
    writeFileSync(join(dirs[1], "desk.lock"), "");
    writeLock(dirs[2], other.port);
    for (const dir of dirs) {
      const mine = await hold(dir);
      mine.check();
      await mine.release();
      expect(readdirSync(dir)).toEqual([]);
    }
    await other.close();
  });

  it("[S15] the holder of another desk on that port is not the holder of this one", async () => {
    const elsewhere = newFolder();
    const other = await holdDesk(elsewhere, "e".repeat(64), { waitMs: 0, random, onNotice: quiet });
    const lock = parseLock(readFileSync(join(elsewhere, "desk.lock"), "utf8"));
    if (lock === null) throw new TypeError("no lock");
    expect(await askHolder(lock, "e".repeat(64), NONCE, 5000)).toBe("holds");
    expect(await askHolder(lock, DESK, NONCE, 5000)).toBe("gone");
    expect(await askHolder({ ...lock, token: "b".repeat(64) }, "e".repeat(64), NONCE, 5000)).toBe("gone");
    await other.release();
  });

  it("[S15] silence is not proof: a busy holder keeps its desk while its process lives", async () => {
    const silent = await otherProgram(null);
    const lock = { port: silent.port, token: "a".repeat(64), server: null };
    expect(await askHolder({ ...lock, pid: process.pid }, DESK, NONCE, 50)).toBe("silent");
    // No process has this number: it is above what Linux allows.
    expect(await askHolder({ ...lock, pid: 2 ** 22 + 1 }, DESK, NONCE, 50)).toBe("gone");
  });

  it("[S15] of many that find the same stale lock, one gets the desk", async () => {
    for (let round = 0; round < 5; round += 1) {
      const dir = newFolder();
      writeLock(dir, await deadPort());
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => hold(dir)));
      const winners = outcomes.filter((one) => one.status === "fulfilled").map((one) => one.value);
      const stillHolding = winners.filter((one) => {
        try {
          one.check();
          return true;
        } catch {
          return false;
        }
      });
      expect(stillHolding).toHaveLength(1);
      for (const one of winners) await one.release();
    }
  });

  it("[S15] who was taken over is told, and takes nobody's lock away when it leaves", async () => {
    const dir = newFolder();
    const first = await hold(dir);
    const theirs = writeLock(dir, await deadPort());
    expect(() => first.check()).toThrow(expect.objectContaining({ code: "desk.lock-lost" }));
    await first.release();
    expect(readLockText(dir)).toBe(theirs);
  });

  it("[S15] taking a stale lock away is told once, with the process that left it; a live one is left, and nothing told", async () => {
    const dir = newFolder();
    const told: string[] = [];
    const note: OnNotice = (code, words) => told.push(`${code} ${words}`);
    writeLock(dir, await deadPort(), 2 ** 22 + 1);
    const mine = await hold(dir, 0, note);
    expect(told).toEqual([expect.stringMatching(/^desk\.lock-stale process 4194305 ended/)]);
    const text = readLockText(dir);
    await expect(hold(dir, 0, note)).rejects.toEqual(held);
    expect([told.length, readLockText(dir)]).toEqual([1, text]);
    await mine.release();
    await (await hold(dir, 0, note)).release();
    expect(told).toHaveLength(1);
  });

  it("[S15] what killed processes left beside the lock is swept, but nothing of one that answers, or is being written", async () => {
    const dir = newFolder();
    const elsewhere = newFolder();
    const live = await hold(elsewhere);
    const theirs = readLockText(elsewhere) ?? "";
    const gone = lockText({ port: await deadPort(), pid: process.pid, token: "a".repeat(64), server: null });
    const at = (name: string) => join(dir, name);
    const left = [`.desk.lock.${"1".repeat(16)}`, `.desk.lock.stale.${"2".repeat(16)}`];
    const old = `..desk.lock.${"3".repeat(16)}.${"4".repeat(12)}.new`;
    for (const name of left) writeFileSync(at(name), gone);
    writeFileSync(at(old), "");
    utimesSync(at(old), 1e9, 1e9);
    const kept = [
      `..desk.lock.${"5".repeat(16)}.${"6".repeat(12)}.new`,
      `.desk.lock.${"7".repeat(16)}`,
      ".desk.lock.somebody's",
    ];
    for (const [name, text] of [
      [kept[0], ""],
      [kept[1], theirs],
      [kept[2], gone],
    ] as const)
      writeFileSync(at(name ?? ""), text);
    const mine = await hold(dir);
    expect(readdirSync(dir).sort()).toEqual([...kept, "desk.lock"].sort());
    await mine.release();
    await live.release();
  });

  it("[S15] a lock that changed since it was looked at is not removed", async () => {
    const dir = newFolder();
    const live = writeLock(dir, 1);
    removeStaleLock(dir, "an older lock", "x");
    expect(readLockText(dir)).toBe(live);
    removeStaleLock(dir, live, "x");
    expect(readLockText(dir)).toBe(null);
  });
});
