/**
 * The server that holds a desk, if one does (design, 8: a verb that finds a server there sends its work to it).
 *
 * A server that computes answers late, so only one that is provably gone is no server. Cost: one question
 * on the loopback port.
 */
import { type RandomBytes, toHex } from "@daftar/model";
import { readDeskFile } from "../desk/findDesk.ts";
import { askHolder } from "./askHolder.ts";
import { parseLock, readLockText, serverKeyOf } from "./lockFile.ts";

const PATIENCE_MS = 1000;

export interface DeskServer {
  readonly port: number;
  /** What it takes as a bearer token from whoever can read the desk's lock. */
  readonly key: string;
}

/** @throws DaftarError desk.not-found, desk.newer, desk.damaged */
export async function serverOf(dir: string, random: RandomBytes): Promise<DeskServer | null> {
  const { id } = readDeskFile(dir);
  const lock = parseLock(readLockText(dir) ?? "");
  if (lock === null || lock.server === null) return null;
  const state = await askHolder(lock, id, toHex(random(16)), PATIENCE_MS);
  return state === "gone" ? null : { port: lock.server, key: serverKeyOf(lock.token, id) };
}
