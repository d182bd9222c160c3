/**
 * Where a bundle's files lie until all of it is checked, and the one step that makes them the desk's.
 *
 * Everything is written and synced into `quarantine/<bundle>/` first. Its `plan.json`, renamed into place,
 * is the moment of decision: without it the folder is swept away at the next open, with it the next open
 * finishes the moves and appends, each of which may be done twice. So a process killed at any moment
 * leaves all of a bundle or nothing. Cost: one fsync a file.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { canonicalText, DaftarError } from "@daftar/model";
import { z } from "zod";
import type { Places } from "../desk/places.ts";
import { isMissing, makePrivateDir, syncDir, writeDurably } from "../disk/durable.ts";

const PLAN = "plan.json";

const plan = z.strictObject({
  /** Op files to lengthen: their length before, and what comes after it in `ops/<name>` here. */
  ops: z.array(
    z.strictObject({
      name: z.string().regex(/^[0-9a-f]{16}-\d{1,9}(?:\.fork)?\.jsonl$/),
      from: z.number().int().nonnegative(),
    }),
  ),
});
export type Plan = z.infer<typeof plan>;

/** Begins a quarantine, empty. @returns places like a desk's inside it */
export function beginQuarantine(
  places: Places,
  bundle: string,
): { dir: string; inside: Omit<Places, "register" | "keys" | "people" | "quarantine"> } {
  const dir = join(places.quarantine, bundle);
  rmSync(dir, { recursive: true, force: true });
  const inside = {
    ops: join(dir, "ops"),
    blobs: join(dir, "blobs"),
    rows: join(dir, "rows"),
    published: join(dir, "published"),
  };
  makePrivateDir(places.quarantine);
  for (const place of [dir, ...Object.values(inside)]) makePrivateDir(place);
  return { dir, inside };
}

/** From here on the bundle is the desk's, whatever happens. */
export function decide(dir: string, ops: Plan["ops"]): void {
  syncDir(dirname(dir));
  writeDurably(join(dir, PLAN), `${canonicalText({ ops })}\n`);
}

/** Takes a quarantine away that was not decided. */
export function abandon(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

function lengthen(path: string, from: number, bytes: Uint8Array): void {
  const held = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const tail = held.subarray(from);
  if (held.length < from || Buffer.compare(tail, bytes.subarray(0, tail.length)) !== 0) {
    throw new DaftarError("op.damaged", "an op file is not as it was when a bundle was taken in");
  }
  const fd = openSync(path, "a", 0o600);
  try {
    const rest = bytes.subarray(tail.length);
    for (let done = 0; done < rest.length; ) done += writeSync(fd, rest, done);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  syncDir(dirname(path));
}

/** Moves each file below a folder to the same path below another; those that are there already stay. */
function moveFiles(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (name.startsWith(".")) continue;
    makePrivateDir(join(to, name));
    for (const file of readdirSync(join(from, name))) {
      if (file.startsWith(".") || existsSync(join(to, name, file))) continue;
      renameSync(join(from, name, file), join(to, name, file));
    }
    syncDir(join(to, name));
  }
  syncDir(to);
}

/** Moves whole folders below a folder to another; those that are there already stay. */
function moveFolders(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (!name.startsWith(".") && !existsSync(join(to, name))) renameSync(join(from, name), join(to, name));
  }
  syncDir(to);
}

/** Makes a decided quarantine the desk's. May be done again after it was cut off anywhere. */
export function finish(places: Places, dir: string): void {
  const { ops } = plan.parse(JSON.parse(readFileSync(join(dir, PLAN), "utf8")));
  moveFiles(join(dir, "blobs"), places.blobs);
  moveFiles(join(dir, "rows"), places.rows);
  moveFolders(join(dir, "published"), places.published);
  for (const { name, from } of ops) {
    lengthen(join(places.ops, name), from, readFileSync(join(dir, "ops", name)));
  }
}

/** Takes a finished quarantine away: first the plan, since half a folder with a plan could not be finished. */
export function sweep(dir: string): void {
  rmSync(join(dir, PLAN), { force: true });
  syncDir(dir);
  rmSync(dir, { recursive: true, force: true });
}

/** After a crash: finishes what was decided and sweeps away what was not. The desk's lock must be held. */
export function recoverQuarantine(places: Places): void {
  let names: string[];
  try {
    names = readdirSync(places.quarantine);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  for (const name of names) {
    const dir = join(places.quarantine, name);
    if (existsSync(join(dir, PLAN))) {
      finish(places, dir);
      sweep(dir);
    } else abandon(dir);
  }
}
