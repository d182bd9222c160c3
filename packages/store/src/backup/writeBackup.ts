/**
 * Writes a planned backup into encrypted parts, and checks what it wrote.
 *
 * Each part is on the disk before the next is begun. One that was cut off goes on where it stopped: parts
 * that are there and are what was written are left. Nothing on this machine can open them again, so the
 * check reads every part back and compares its hash; what they hold is proved by a restore (docs/backup.md).
 * Cost: one pass over the desk, two parts in memory, some 60 MB a second.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  type Clock,
  canonicalText,
  concatBytes,
  DaftarError,
  type Progress,
  type RandomBytes,
  toHex,
  utf8,
} from "@daftar/model";
import { placesOf } from "../desk/places.ts";
import { writeDurably } from "../disk/durable.ts";
import { readPair } from "../keys/deskKeys.ts";
import { sha256 } from "../keys/ed25519.ts";
import { FileLines } from "../ops/fileLines.ts";
import type { OpLines } from "../ops/opLines.ts";
import { checkRecipients, sealTo } from "../vault/custodians.ts";
import { bytesOf, filesOf } from "./deskFiles.ts";
import { capacityOf, LARGEST_PLAIN, manifestBytes, newManifest, partName, partOf } from "./format.ts";
import { linesOfDesk } from "./linesOfDesk.ts";
import type { BackupPlan } from "./plan.ts";
import { type Begun, Unfinished } from "./unfinished.ts";

export interface BackupJob {
  /** Folder of the desk. */
  readonly dir: string;
  readonly plan: BackupPlan;
  /** Folder of the parts. */
  readonly out: string;
  /** age recipients of keys that are kept away from every desk. */
  readonly recipients: readonly string[];
  readonly database: string | null;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly progress: Progress;
  /** Plain bytes of a part; tests make small ones. */
  readonly plain?: number;
}

export interface WrittenBackup {
  readonly backup: string;
  readonly made: string;
  readonly parts: number;
  /** Parts that were there already. */
  readonly kept: number;
  readonly bytes: number;
  readonly files: number;
  readonly plan: BackupPlan;
}

/** A part that a process was killed in the middle of writing. */
const HALF_WRITTEN = /^\.[0-9a-f]{16}\.part-\d{4,}\.age\.[0-9a-f]{12}\.new$/;

/** What was begun for this folder and these recipients, else a new beginning. */
function beginning(job: BackupJob, unfinished: Unfinished): NonNullable<ReturnType<Unfinished["read"]>> {
  const there = existsSync(job.out) ? readdirSync(job.out) : [];
  const known = unfinished.read();
  const others = there.filter((name) => !HALF_WRITTEN.test(name));
  const sweep = (): void => {
    for (const name of there) if (!others.includes(name)) rmSync(join(job.out, name), { force: true });
  };
  const plain = job.plain ?? LARGEST_PLAIN;
  if (known !== null && others.length > 0) {
    const { set, recipients, plain: before } = known.begun;
    const ours = others.every((name) => name.startsWith(`${set.slice(0, 16)}.part-`));
    const same = canonicalText([...recipients]) === canonicalText([...job.recipients]) && before === plain;
    if (ours && same) {
      sweep();
      return known;
    }
  }
  if (others.length > 0) {
    throw new DaftarError("backup.not-empty", "the folder for the parts is not empty", { file: job.out });
  }
  // A process killed before its first part was whole leaves only this.
  sweep();
  const begun: Begun = {
    set: toHex(job.random(16)),
    made: new Date(job.clock()).toISOString(),
    recipients: [...job.recipients],
    plain,
    plan: { ...job.plan, chains: [...job.plan.chains] },
    files: filesOf(job.dir, job.plan),
  };
  unfinished.begin(begun);
  return { begun, parts: new Map() };
}

class Parts {
  readonly #job: BackupJob;
  readonly #begun: Begun;
  readonly #done: ReadonlyMap<number, string>;
  readonly #unfinished: Unfinished;
  readonly hashes: string[] = [];
  kept = 0;
  bytes = 0;

  constructor(job: BackupJob, begun: Begun, done: ReadonlyMap<number, string>, unfinished: Unfinished) {
    this.#job = job;
    this.#begun = begun;
    this.#done = done;
    this.#unfinished = unfinished;
  }

  async write(slice: Uint8Array, last: boolean): Promise<void> {
    const part = this.hashes.length + 1;
    const { set, plain, recipients } = this.#begun;
    const path = join(this.#job.out, partName(set, part));
    const before = this.#done.get(part);
    const there = before === undefined || !existsSync(path) ? null : readFileSync(path);
    if (there !== null && toHex(sha256(there)) === before) {
      this.kept += 1;
      this.bytes += there.length;
      this.hashes.push(before);
      return;
    }
    const sealed = await sealTo(recipients, partOf({ set, part, last, bytes: slice.length }, slice, plain));
    writeDurably(path, sealed);
    const hash = toHex(sha256(sealed));
    this.#unfinished.wrote(part, hash);
    this.bytes += sealed.length;
    this.hashes.push(hash);
  }

  /** Reads every part back. @throws DaftarError backup.part-missing, backup.part-damaged */
  check(): void {
    for (const [at, hash] of this.hashes.entries()) {
      const file = join(this.#job.out, partName(this.#begun.set, at + 1));
      if (!existsSync(file)) throw new DaftarError("backup.part-missing", "a part is gone", { file });
      if (toHex(sha256(readFileSync(file))) !== hash) {
        throw new DaftarError("backup.part-damaged", "a part reads back as something else", { file });
      }
    }
  }
}

/** Whether an erasure was written after the plan: rows copied since may lack what the planned ops still hold. */
async function erasedSince(lines: OpLines, plan: BackupPlan): Promise<boolean> {
  for (const chain of await lines.chains()) {
    const planned = plan.chains.find(({ node, epoch }) => node === chain.node && epoch === chain.epoch);
    const from = (chain.fork ? planned?.beside : planned?.bytes) ?? 0;
    for await (const { line } of lines.from(chain, from)) if (line.includes('"type":"erase"')) return true;
  }
  return false;
}

/**
 * @throws DaftarError custodian.invalid for recipients that do not read or are of two kinds,
 *   backup.not-empty, backup.changed, and what reading the desk's lines may say
 */
export async function writeBackup(job: BackupJob): Promise<WrittenBackup> {
  await checkRecipients(job.recipients);
  mkdirSync(job.out, { recursive: true, mode: 0o700 });
  const places = placesOf(job.dir);
  const unfinished = new Unfinished(places.register);
  const { begun, parts: done } = beginning(job, unfinished);
  const { plan, files, plain, set, made } = begun;
  const key = readPair(join(places.keys, "node.json"));
  const held = await linesOfDesk(job.dir, job.database);
  const parts = new Parts(job, begun, done, unfinished);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const capacity = capacityOf(plain);
  const stream = createHash("sha256");
  let bytes = 0;
  let waiting: Uint8Array[] = [];
  let length = 0;

  /** Puts bytes into the stream; a full part is written once it is known not to be the last. */
  const put = async (piece: Uint8Array): Promise<void> => {
    for (let at = 0; at < piece.length; ) {
      if (length === capacity) {
        await parts.write(concatBytes(...waiting), false);
        [waiting, length] = [[], 0];
        job.progress({ what: "writing the backup", done: Math.min(bytes, total), total });
      }
      const taken = piece.subarray(at, at + capacity - length);
      waiting.push(taken);
      length += taken.length;
      at += taken.length;
    }
  };
  const say = async (piece: Uint8Array): Promise<void> => {
    stream.update(piece);
    bytes += piece.length;
    await put(piece);
  };

  try {
    for (const file of files) {
      await say(utf8(`${canonicalText(file)}\n`));
      const hash = createHash("sha256");
      let size = 0;
      for await (const piece of bytesOf(job.dir, plan, held.lines, file)) {
        hash.update(piece);
        size += piece.length;
        await say(piece);
      }
      if (size !== file.size) {
        throw new DaftarError("backup.changed", "a file is not as long as it was", { file: file.path });
      }
      await say(utf8(`${canonicalText({ sha256: hash.digest("hex") })}\n`));
    }
    if (await erasedSince(held.lines ?? new FileLines(places.ops), plan)) {
      unfinished.end();
      throw new DaftarError("backup.changed", "something was erased while the desk was backed up");
    }
  } finally {
    await held.close();
  }
  const sum = stream.digest("hex");
  // The manifest says how many parts there are, itself in the last: its own length is known before that number.
  const saying = (count: number): Uint8Array => {
    const said = newManifest({
      set,
      desk: plan.desk.id,
      name: plan.desk.name,
      practice: plan.desk.practice,
      node: plan.node,
      key: key.publicKey,
      epoch: plan.desk.epoch ?? 0,
      made,
      parts: count,
      files: files.length,
      bytes,
      stream: sum,
      chains: plan.chains.map(({ node, epoch, next, head }) => ({ node, epoch, next, head })),
      register: plan.register,
      log: plan.log === null ? null : { ...plan.log },
    });
    return utf8(`${canonicalText({ manifest: said, sig: toHex(key.sign(manifestBytes(said))) })}\n`);
  };
  let count = Math.ceil((bytes + saying(1).length) / capacity);
  while (Math.ceil((bytes + saying(count).length) / capacity) !== count) count += 1;
  await put(saying(count));
  await parts.write(concatBytes(...waiting), true);
  job.progress({ what: "writing the backup", done: total, total });
  parts.check();
  unfinished.end();
  return {
    backup: set,
    made,
    parts: parts.hashes.length,
    kept: parts.kept,
    bytes: parts.bytes,
    files: files.length,
    plan,
  };
}
