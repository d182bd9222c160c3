/**
 * Makes a desk again of the parts of a backup: checked to the last byte, rebuilt, compared with what its
 * maker signed, and only then a desk.
 *
 * The restored desk never goes on with the chain that it had: the machine that was backed up may have
 * written since, or still writes, and two ops of one number are a fork (S29). It begins an epoch of its own,
 * drawn at random, so that two restores of one backup do not meet either. `desk.json` is written last; a
 * process killed before leaves a folder in which restoring may be begun again. Cost: one pass over the
 * parts, one fsync a file, one rebuild.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  canonicalText,
  DaftarError,
  DESK_FORMAT,
  type DeskFile,
  deskFile,
  fromUtf8,
  LARGEST_EPOCH,
  type RandomBytes,
} from "@daftar/model";
import { checkFolderIsFree } from "../desk/createDesk.ts";
import { firstLines } from "../desk/firstLines.ts";
import { openDesk } from "../desk/openDesk.ts";
import type { OpenOptions } from "../desk/openOptions.ts";
import { DESK_FILE, placesOf, UNFINISHED } from "../desk/places.ts";
import { makePrivateDir, syncDir, writeDurably } from "../disk/durable.ts";
import { readPair } from "../keys/deskKeys.ts";
import type { AddedLines } from "../ledger/ledger.ts";
import { FileLines } from "../ops/fileLines.ts";
import type { BackupManifest } from "./format.ts";
import { partsIn, slicesOf } from "./partsIn.ts";
import { isCanonical, Unpacker } from "./unpack.ts";

export interface RestoreJob {
  /** Folder that holds the parts of one backup. */
  readonly parts: string;
  /** Folder of the desk to be; empty or missing. */
  readonly dir: string;
  /** age identities, one of which opens the parts. */
  readonly identities: readonly string[];
  /** `database`: where the ops are to lie; null for the folder. */
  readonly options: OpenOptions;
}

export interface RestoredDesk {
  readonly manifest: BackupManifest;
  readonly epoch: number;
  readonly ops: "folder" | "database";
  /** Digest of the register as it was rebuilt, before the desk wrote anything. */
  readonly register: string;
  readonly parts: number;
}

const invalid = (words: string, file?: string): DaftarError =>
  new DaftarError("backup.invalid", words, file === undefined ? {} : { file });

/** Takes away what a restore put there, so that no readable copy of a desk is left where none was made. */
function clear(dir: string): void {
  for (const place of Object.values({ ...placesOf(dir) })) rmSync(place, { recursive: true, force: true });
  rmSync(join(dir, UNFINISHED), { force: true });
}

/** An epoch that this node has not written in, as far as anybody can know here. */
function newEpoch(random: RandomBytes, manifest: BackupManifest): number {
  const taken = new Set(manifest.chains.map(({ epoch }) => epoch));
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const drawn = 1 + ((((a * 256 + b) * 256 + c) * 256 + d) % LARGEST_EPOCH);
    if (!taken.has(drawn) && drawn !== manifest.epoch) return drawn;
  }
}

async function unpack(job: RestoreJob, names: readonly string[]): Promise<ReturnType<Unpacker["finish"]>> {
  const unpacker = new Unpacker(job.dir);
  const total = names.length;
  let done = 0;
  try {
    for await (const { slice } of slicesOf(job.parts, names, job.identities)) {
      unpacker.put(slice);
      done += 1;
      job.options.progress?.({ what: "reading the backup", done, total });
    }
    return unpacker.finish();
  } catch (error) {
    unpacker.abandon();
    throw error;
  }
}

/** What the files say of the desk, checked against the manifest. */
function deskIn(dir: string, manifest: BackupManifest, bytes: Uint8Array): DeskFile {
  let said: unknown;
  try {
    said = JSON.parse(fromUtf8(bytes));
  } catch {
    throw invalid("desk.json does not read", DESK_FILE);
  }
  const read = deskFile.safeParse(said);
  if (!read.success || !isCanonical(bytes, read.data)) throw invalid("desk.json does not read", DESK_FILE);
  const { id, name, practice } = read.data;
  if (id !== manifest.desk || name !== manifest.name || practice !== manifest.practice) {
    throw invalid("the desk is not the one that the manifest names", DESK_FILE);
  }
  let key: string;
  try {
    key = readPair(join(placesOf(dir).keys, "node.json")).publicKey;
  } catch {
    throw invalid("the machine's key is not in it", "keys/node.json");
  }
  if (key !== manifest.key)
    throw invalid("it was made with another key than the one in it", "keys/node.json");
  return { format: DESK_FORMAT, id, name, practice };
}

/** Every chain of op files, in pieces, for a database. */
async function* chainsOf(lines: FileLines): AsyncGenerator<AddedLines> {
  for (const chain of await lines.chains()) {
    let held: string[] = [];
    let from = 0;
    let ends = 0;
    for await (const { line, end } of lines.from(chain, 0)) {
      held.push(line);
      ends = end;
      if (held.length < 1000) continue;
      yield { chain, from, lines: held };
      [held, from] = [[], ends];
    }
    if (held.length > 0) yield { chain, from, lines: held };
  }
}

/** Moves the op lines into the database, and the register with them: derived there anew by the first open. */
async function toDatabase(
  dir: string,
  desk: string,
  first: Awaited<ReturnType<typeof firstLines>>,
): Promise<void> {
  const { ops, register } = placesOf(dir);
  await first.keep(desk, chainsOf(new FileLines(ops)));
  rmSync(ops, { recursive: true, force: true });
  makePrivateDir(ops);
  for (const name of ["pg", "clean.json", "opened.json"]) {
    rmSync(join(register, name), { recursive: true, force: true });
  }
}

/**
 * @throws DaftarError backup.* for what the parts are, desk.exists, those of a database, and what opening a
 *   desk may say; nothing is then a desk, and nothing of one is left
 */
export async function restoreDesk(job: RestoreJob): Promise<RestoredDesk> {
  const { dir, options } = job;
  const names = partsIn(job.parts);
  checkFolderIsFree(dir);
  const first = await firstLines(dir, options.database);
  makePrivateDir(dir);
  writeDurably(join(dir, UNFINISHED), "");
  try {
    for (const place of Object.values({ ...placesOf(dir) })) makePrivateDir(place);
    const { manifest, deskJson } = await unpack(job, names);
    if (manifest.parts !== names.length) throw invalid("the manifest tells of another number of parts");
    const file = deskIn(dir, manifest, deskJson);
    const epoch = newEpoch(options.random, manifest);
    const desk = await openDesk(dir, options, { ...file, epoch });
    let register: string;
    try {
      register = await desk.registerDigest();
      if (register !== manifest.register) {
        throw invalid("the register that its ops give is not the one that was backed up");
      }
      await desk.append([
        {
          type: "restored",
          by: "machine",
          body: {
            backup: manifest.set,
            made: manifest.made,
            held: manifest.chains.filter(({ node }) => node === manifest.node),
            log: manifest.log,
          },
        },
      ]);
    } finally {
      await desk.close();
    }
    if (options.database !== null) await toDatabase(dir, file.id, first);
    syncDir(dir);
    writeDurably(join(dir, DESK_FILE), `${canonicalText({ ...file, epoch, ...first.says })}\n`);
    rmSync(join(dir, UNFINISHED), { force: true });
    const ops = options.database === null ? "folder" : "database";
    return { manifest, epoch, ops, register, parts: names.length };
  } catch (error) {
    clear(dir);
    throw error;
  }
}

/** age identities in a file: its lines that are no comments. */
export function identitiesIn(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
