/**
 * Opens the register of a desk, or says that it must be rebuilt.
 *
 * PGlite never really syncs (research, stack 2), so its folder is believed only where the last close
 * left a mark in this boot of the machine: `clean.json`, gone as soon as the register is open. Without
 * the mark it is emptied; where the machine was restarted meanwhile (or cannot say), it is made anew.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, DaftarError } from "@daftar/model";
import { makePrivateDir, writeDurably } from "../disk/durable.ts";
import type { ChainState } from "../ops/readChain.ts";
import { readVector } from "./lookUps.ts";
import { makePglite, openPglite } from "./pglite.ts";
import { createTables, dropTables, type RegisterDb, SCHEMA } from "./schema.ts";
import { furthest, readStood, writeStood } from "./stood.ts";

/** An open register and how far it stands. */
export interface OpenedRegister {
  readonly db: RegisterDb;
  /** How far its tables stand; empty where every op is to be applied. */
  readonly vector: readonly ChainState[];
}

/** Id of this boot of the machine; null where the system does not say, and nothing is then believed. */
function bootId(): string | null {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
}

const placesIn = (dir: string) => ({
  pg: join(dir, "pg"),
  /** Left by a clean close. */
  clean: join(dir, "clean.json"),
  /** Says in which boot the folder was made or last opened. */
  opened: join(dir, "opened.json"),
});

const markText = (boot: string | null): string => `${canonicalText({ bootId: boot, schema: SCHEMA })}\n`;

/** Whether a mark says this boot and this schema. */
function saysNow(path: string): boolean {
  const boot = bootId();
  try {
    return boot !== null && readFileSync(path, "utf8") === markText(boot);
  } catch {
    return false;
  }
}

/**
 * Opens the register, emptied where it cannot be believed.
 *
 * @param dir the desk's `register` folder; the desk's lock must be held
 * @param check told how far each chain is known to have been applied, before anything changes; throws
 *   where the op files hold less
 */
export async function openRegister(
  dir: string,
  check: (acknowledged: readonly ChainState[]) => Promise<void>,
): Promise<OpenedRegister> {
  const places = placesIn(dir);
  const clean = saysNow(places.clean);
  const stood = readStood(dir);
  let db: RegisterDb | null = null;
  if (clean || saysNow(places.opened)) {
    try {
      db = await openPglite(places.pg);
      const vector = await readVector(db);
      stood.push(...vector);
      if (clean) {
        await check(furthest(stood));
        return { db, vector };
      }
    } catch (error) {
      await db?.destroy();
      if (error instanceof DaftarError) throw error;
      db = null; // A folder that does not open, or a process killed while it made the tables.
    }
  }
  try {
    await check(furthest(stood));
    if (stood.length > 0) writeStood(dir, furthest(stood));
    rmSync(places.clean, { force: true });
    if (db === null) {
      rmSync(places.opened, { force: true });
      rmSync(places.pg, { recursive: true, force: true });
      makePrivateDir(places.pg);
      db = await makePglite(places.pg);
      // Only now: a folder half made is made anew, not opened.
      writeDurably(places.opened, markText(bootId()));
    }
    await dropTables(db);
    await createTables(db);
    return { db, vector: [] };
  } catch (error) {
    await db?.destroy();
    throw error;
  }
}

/** Takes the mark of a clean close away; after this only another clean close makes the register believed. */
export function markOpened(dir: string): void {
  const places = placesIn(dir);
  rmSync(places.clean, { force: true });
  writeDurably(places.opened, markText(bootId()));
}

/** Takes a closed register's tables away with all files under them; how far it stood is kept. */
export function removeRegister(dir: string): void {
  const places = placesIn(dir);
  rmSync(places.clean, { force: true });
  rmSync(places.opened, { force: true });
  rmSync(places.pg, { recursive: true, force: true });
}

/** Closes the register and leaves the mark. */
export async function closeRegister(dir: string, db: RegisterDb, complete: boolean): Promise<void> {
  const places = placesIn(dir);
  const vector = complete ? await readVector(db) : [];
  await db.destroy();
  if (!complete) return;
  writeStood(dir, vector);
  writeDurably(places.clean, markText(bootId()));
}
