/**
 * Holds a desk: one process at a time, by a loopback port and a token in `desk.lock` (design, 8).
 *
 * A crash frees the port, so a lock left behind is known to be stale. Taking over is a race that any
 * number of processes may run: the lock is made by link(2), looked at again after a takeover, and looked
 * at before every write, so that who lost it writes nothing. Works for processes of one machine (and one
 * network namespace); a folder shared between machines is not guarded by it.
 */
import { rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { DaftarError, type RandomBytes, toHex } from "@daftar/model";
import type { OnNotice } from "../desk/openOptions.ts";
import { askHolder } from "./askHolder.ts";
import {
  LOCK_NAME,
  linkLock,
  lockText,
  parseLock,
  proofOf,
  readLockText,
  removeStaleLock,
  sweepLeftLocks,
} from "./lockFile.ts";

const PATIENCE_MS = 1000;
const PAUSE_MS = 50;

/** A server that holds a desk: the port it takes verbs on, and the token of its lock, made by it. */
export interface LentBy {
  readonly port: number;
  /** 32 random bytes in hexadecimal. */
  readonly token: string;
}

export interface Hold {
  readonly port: number;
  /** @throws DaftarError desk.lock-lost */
  check(): void;
  release(): Promise<void>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Listens on a free loopback port and answers nonces; keeps no process alive. */
function listen(token: string, desk: string): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let asked = "";
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.setEncoding("utf8");
    socket.setTimeout(5000, () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.on("data", (text: string) => {
      asked += text;
      const nonce = /^([0-9a-f]{32})\n/.exec(asked)?.[1];
      if (nonce !== undefined) socket.end(`${proofOf(token, desk, nonce)}\n`);
      else if (asked.length > 64) socket.destroy();
    });
    socket.unref();
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      server.unref();
      const address = server.address();
      if (address === null || typeof address === "string") reject(new TypeError("no loopback port"));
      else resolve({ port: address.port, close });
    });
  });
}

/**
 * Holds the desk, or says who cannot.
 *
 * @param dir the desk's folder
 * @param desk the desk's id
 * @param options.server where a server lends the desk to commands
 * @param options.onNotice told where the lock of a process that is gone was taken away
 * @param options.waitMs how long to wait for another process to let go; 0 asks once
 * @throws DaftarError desk.held
 */
export async function holdDesk(
  dir: string,
  desk: string,
  options: {
    readonly waitMs: number;
    readonly random: RandomBytes;
    readonly server?: LentBy;
    readonly onNotice: OnNotice;
  },
): Promise<Hold> {
  const { waitMs, random, server } = options;
  const token = server?.token ?? toHex(random(32));
  const name = toHex(random(8));
  const { port, close } = await listen(token, desk);
  const text = lockText({ pid: process.pid, port, token, server: server?.port ?? null });

  // Waiting is a matter of this process alone; the desk's clock may be a practice desk's.
  const until = performance.now() + waitMs;
  let tookOver = false;
  let removed: { readonly pid: number | null } | null = null;
  try {
    for (;;) {
      if (linkLock(dir, text, name)) {
        // Another process may have judged the same lock stale and be moving ours; give it time to show.
        if (tookOver) await pause(PAUSE_MS);
        if (readLockText(dir) === text) break;
        tookOver = false;
        continue;
      }
      const held = readLockText(dir);
      if (held === null) continue;
      const lock = parseLock(held);
      const state = lock === null ? "gone" : await askHolder(lock, desk, toHex(random(16)), PATIENCE_MS);
      if (state === "gone") {
        if (removeStaleLock(dir, held, name)) removed = { pid: lock?.pid ?? null };
        tookOver = true;
        continue;
      }
      if (performance.now() >= until) {
        throw new DaftarError("desk.held", "another command holds this desk", { file: LOCK_NAME });
      }
      await pause(PAUSE_MS);
    }
  } catch (error) {
    await close();
    throw error;
  }
  await sweepLeftLocks(dir, text, (lock) => askHolder(lock, desk, toHex(random(16)), PATIENCE_MS));
  if (removed !== null) {
    const who = removed.pid === null ? "a process" : `process ${removed.pid}`;
    options.onNotice(
      "desk.lock-stale",
      `${who} ended without letting this desk go; its lock was taken away, and what it acknowledged is there`,
    );
  }
  return {
    port,
    check: () => {
      if (readLockText(dir) !== text) {
        throw new DaftarError("desk.lock-lost", "another process took this desk over", { file: LOCK_NAME });
      }
    },
    release: async () => {
      if (readLockText(dir) === text) rmSync(join(dir, LOCK_NAME), { force: true });
      await close();
    },
  };
}
