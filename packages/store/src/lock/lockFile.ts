/**
 * `desk.lock`: which loopback port the holder of a desk listens on, and the token it proves itself with
 * (design, "Ops, facts, decisions", 8).
 *
 * The file is made by link(2) of a finished file, so nobody ever reads half of it; the file system must
 * have hard links. The token never goes over the wire: the holder answers a nonce with an HMAC of it.
 */
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { canonicalText, fromHex, toHex, utf8 } from "@daftar/model";
import { errnoOf, isMissing, writeDurably } from "../disk/durable.ts";
import { hmacSha256 } from "../keys/ed25519.ts";
import type { HolderState } from "./askHolder.ts";

export const LOCK_NAME = "desk.lock";

export interface LockContent {
  readonly port: number;
  readonly pid: number;
  /** 32 random bytes in hexadecimal. */
  readonly token: string;
  /** Port on which the holder takes verbs over HTTP; null where it is a command. */
  readonly server: number | null;
}

/** What the holder answers to a nonce. */
export function proofOf(token: string, desk: string, nonce: string): string {
  return toHex(hmacSha256(fromHex(token), utf8(`daftar.lock/v1\0${desk}\0${nonce}`)));
}

/** What a server takes from commands of whoever can read the lock; the token itself never goes over the wire. */
export function serverKeyOf(token: string, desk: string): string {
  return toHex(hmacSha256(fromHex(token), utf8(`daftar.server/v1\0${desk}`)));
}

/** Exact text of a lock, or null where there is none. */
export function readLockText(dir: string): string | null {
  try {
    return readFileSync(join(dir, LOCK_NAME), "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Null for a text that no holder wrote, such as one that a power cut left empty. */
export function parseLock(text: string): LockContent | null {
  const match =
    /^\{"pid":(\d{1,10}),"port":(\d{1,5})(?:,"server":(\d{1,5}))?,"token":"([0-9a-f]{64})"\}\n$/.exec(text);
  if (match?.[4] === undefined) return null;
  return {
    pid: Number(match[1]),
    port: Number(match[2]),
    token: match[4],
    server: match[3] === undefined ? null : Number(match[3]),
  };
}

export function lockText({ pid, port, token, server }: LockContent): string {
  return `${canonicalText({ pid, port, token, ...(server === null ? {} : { server }) })}\n`;
}

/** Makes the lock unless there is one. @returns whether it is ours */
export function linkLock(dir: string, text: string, name: string): boolean {
  const beside = join(dir, `.${LOCK_NAME}.${name}`);
  writeDurably(beside, text);
  try {
    linkSync(beside, join(dir, LOCK_NAME));
    return true;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/**
 * Takes a stale lock away, and no other: it is moved aside first and looked at, and where somebody took
 * the desk over between our look and our move, theirs is put back.
 *
 * @returns whether it was this process that took it away
 */
export function removeStaleLock(dir: string, stale: string, name: string): boolean {
  if (readLockText(dir) !== stale) return false;
  const path = join(dir, LOCK_NAME);
  const aside = join(dirname(path), `.${basename(path)}.stale.${name}`);
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  try {
    if (readFileSync(aside, "utf8") === stale) return true;
    linkSync(aside, path);
    return false;
  } catch (error) {
    // A third process locked the desk in between. The one we moved finds out before its next write.
    if (errnoOf(error) !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Of `linkLock`, of what that writes first, and of `removeStaleLock`. */
const LEFT = /^\.(?:\.desk\.lock\.[0-9a-f]{16}\.[0-9a-f]{12}\.new|desk\.lock\.(?:stale\.)?[0-9a-f]{16})$/;
/** Longer than any process takes between making such a file and filling it. */
const HALF_WRITTEN_MS = 60_000;

/**
 * Takes away what processes left beside the lock that were killed while they made or moved it: files of nobody
 * who answers. One that does not read may be of somebody who is just writing it, and stays while it is young.
 *
 * @param own text of the lock that is held now
 */
export async function sweepLeftLocks(
  dir: string,
  own: string,
  ask: (lock: LockContent) => Promise<HolderState>,
): Promise<void> {
  for (const name of readdirSync(dir)) {
    if (!LEFT.test(name)) continue;
    const path = join(dir, name);
    try {
      const text = readFileSync(path, "utf8");
      const lock = parseLock(text);
      // Both times are the file system's, so no clock is asked.
      const age = statSync(join(dir, LOCK_NAME)).mtimeMs - statSync(path).mtimeMs;
      const gone = lock === null ? age > HALF_WRITTEN_MS : (await ask(lock)) === "gone";
      if (gone && readLockText(dir) === own) rmSync(path, { force: true });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}
