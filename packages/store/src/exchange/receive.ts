/**
 * Takes a bundle in: all of it, or nothing.
 *
 * Lines checked, files into quarantine, register's transaction with the new ops and this desk's own
 * `receive` ops (J12), nodes looked at there, then the quarantine is decided and finished, then commit.
 * A refusal before the decision leaves the desk as it was; a crash after it is finished by the next open.
 */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type BundleContent,
  type ChainHeld,
  DaftarError,
  type OpBody,
  type OpEnvelope,
  receiveEpochOf,
  type Sign,
  utf8,
} from "@daftar/model";
import { sql } from "kysely";
import type { OpenOptions } from "../desk/openOptions.ts";
import { writeDurably } from "../disk/durable.ts";
import type { Hold } from "../lock/holdDesk.ts";
import type { KnownOp } from "../ops/checkOp.ts";
import { forkFileName, opFileName } from "../ops/opFile.ts";
import type { ChainState } from "../ops/readChain.ts";
import { signOp } from "../ops/signOp.ts";
import { applyOps } from "../register/applyOps.ts";
import { readNodes } from "../register/facts.ts";
import type { RegisterDb } from "../register/schema.ts";
import { checkIncoming, type IncomingOp, placeOf, type ReadLine, readLines } from "./checkIncoming.ts";
import type { ContentSources } from "./contents.ts";
import { abandon, beginQuarantine, decide, finish, type Plan, sweep } from "./quarantine.ts";
import { receiveOp } from "./receiveOp.ts";
import { stageFiles } from "./stageFiles.ts";

/** A bundle that decrypted, was signed by its sender's key and for this desk; nothing of its ops is believed. */
export interface IncomingBundle {
  readonly id: string;
  readonly from: { readonly node: string; readonly key: string };
  readonly has: readonly ChainHeld[];
  readonly contents: readonly BundleContent[];
}

/** What a bundle brought. */
export interface Received {
  readonly ops: number;
  readonly blobs: number;
  readonly chunks: number;
  readonly releases: number;
  /** Ops that stand beside another of their chain and number. */
  readonly forks: number;
  /** Ops of this desk's own chain that it did not have. */
  readonly own: number;
  /** The newest time of an op that came, in milliseconds; 0 where none did. */
  readonly latest: number;
  readonly fresh: readonly IncomingOp[];
  /** How far the chains stand now that it touched. */
  readonly states: readonly ChainState[];
}

export interface Receiver extends ContentSources {
  readonly desk: string;
  readonly db: RegisterDb;
  readonly hold: Hold;
  readonly options: OpenOptions;
  readonly own: { readonly node: string; readonly epoch: number };
  readonly sign: Sign;
  /** When the next own op is dated. */
  readonly now: number;
  readonly keys: ReadonlyMap<string, string>;
  chain(node: string, epoch: number): ChainState | undefined;
}

/** A bundle packed anew, of what came before: nothing is written for it. */
const NOTHING: Received = {
  ops: 0,
  blobs: 0,
  chunks: 0,
  releases: 0,
  forks: 0,
  own: 0,
  latest: 0,
  fresh: [],
  states: [],
};

/** Fork ops that one `receive` op names; more go into another. */
const FORKS_AN_OP = 400;

/** Which of some ids are held, and where. */
async function heldIds(db: RegisterDb, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ op_id: string; node: string; epoch: number; seq: number }>`
    select op_id, node, epoch, seq from ops where op_id in
    (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`.execute(db);
  return new Map(rows.map((row) => [row.op_id, placeOf(row.node, row.epoch, row.seq)]));
}

/** How many `receive` ops name a bundle, and what the newest of its sender's says that it held. */
async function heardBefore(db: RegisterDb, bundle: IncomingBundle) {
  const { rows } = await sql<{ same: boolean; has: ChainHeld[] }>`
    select body->>'bundle' = ${bundle.id} as same, body->'has' as has from ops
    where type = 'receive' and body->>'from' = ${bundle.from.node} order by seq`.execute(db);
  return { repeated: rows.some(({ same }) => same), has: rows.at(-1)?.has ?? null };
}

/** Whether one desk's holdings are wholly among another's. */
function within(some: readonly ChainHeld[], others: readonly ChainHeld[]): boolean {
  return some.every((one) =>
    others.some((other) => other.node === one.node && other.epoch === one.epoch && other.next >= one.next),
  );
}

function linesOf(contents: readonly BundleContent[]): ReadLine[] {
  return contents.flatMap((content) => (content.kind === "ops" ? readLines(content) : []));
}

/** Ops with the places their lines get, and the files to lengthen. */
class Placing {
  readonly known: KnownOp[] = [];
  readonly states = new Map<string, ChainState>();
  readonly #files = new Map<string, { from: number; lines: string[]; size: number }>();
  readonly #receiver: Receiver;

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  #file(name: string) {
    const path = join(this.#receiver.places.ops, name);
    const size = existsSync(path) ? statSync(path).size : 0;
    const file = this.#files.get(name) ?? { from: size, lines: [], size };
    this.#files.set(name, file);
    return file;
  }

  /** Offset at which the next line of a chain begins. */
  endOf(node: string, epoch: number): number {
    return this.#file(opFileName(node, epoch)).size;
  }

  add(id: string, op: OpEnvelope, line: string, beside: boolean): void {
    const file = this.#file((beside ? forkFileName : opFileName)(op.node, op.epoch));
    file.lines.push(line);
    file.size += utf8(line).length + 1;
    this.known.push(beside ? { id, op, end: 0, beside: true } : { id, op, end: file.size });
    if (beside) return;
    const { node, epoch, seq } = op;
    this.states.set(`${node} ${epoch}`, { node, epoch, next: seq + 1, head: id, bytes: file.size });
  }

  /** Writes what comes after each file into quarantine. */
  write(opsDir: string): Plan["ops"] {
    return [...this.#files]
      .filter(([, { lines }]) => lines.length > 0)
      .map(([name, { from, lines }]) => {
        writeDurably(join(opsDir, name), `${lines.join("\n")}\n`);
        return { name, from };
      });
  }
}

/** This desk's own account of what came, for `--as-of` (J12). */
function addReceipts(
  placing: Placing,
  bundle: IncomingBundle,
  fresh: readonly IncomingOp[],
  to: Receiver,
): void {
  const stretches = new Map<string, OpBody<"receive">["chains"][number]>();
  for (const { op, id, beside } of fresh) {
    if (beside) continue;
    const chain = `${op.node} ${op.epoch}`;
    const first = stretches.get(chain)?.first ?? op.seq;
    stretches.set(chain, { node: op.node, epoch: op.epoch, first, next: op.seq + 1, head: id });
  }
  const forks = fresh.filter(({ beside }) => beside).map(({ id }) => id);
  const { node } = to.own;
  const epoch = receiveEpochOf(to.own.epoch);
  const stands = to.chain(node, epoch);
  let [seq, prev] = [stands?.next ?? 0, stands?.head ?? ""];
  for (let at = 0; at === 0 || at < forks.length; at += FORKS_AN_OP) {
    const body: OpBody<"receive"> = {
      bundle: bundle.id,
      from: bundle.from.node,
      chains: at === 0 ? [...stretches.values()] : [],
      forks: forks.slice(at, at + FORKS_AN_OP),
      has: [...bundle.has],
    };
    const op = receiveOp({ desk: to.desk, node, epoch, seq, prev, time: to.now }, body);
    const { known, line } = signOp(op, to.sign, placing.endOf(node, epoch));
    placing.add(known.id, op, line, false);
    [seq, prev] = [seq + 1, known.id];
  }
}

/** Throws unless the sender, and every node whose ops came, belongs to the desk as it is with them. */
async function checkNodes(
  trx: RegisterDb,
  bundle: IncomingBundle,
  fresh: readonly IncomingOp[],
): Promise<void> {
  const nodes = await readNodes(trx);
  const unknown = (words: string) => new DaftarError("bundle.sender-unknown", words);
  const sender = nodes.get(bundle.from.node);
  if (sender === undefined || sender.key !== bundle.from.key) {
    throw unknown(`the node ${bundle.from.node} does not belong to this desk`);
  }
  if (sender.revoked) throw unknown(`the node ${bundle.from.node} was put out of this desk`);
  for (const { op } of fresh) {
    if (!nodes.has(op.node)) throw unknown(`it brings ops of ${op.node}, which does not belong to this desk`);
  }
}

/**
 * @throws DaftarError with a `bundle.*` code, desk.lock-lost, op.too-large; the desk is then as it was
 * @throws whatever broke after the decision, with `decided` called before: the next open finishes it
 */
export async function receive(bundle: IncomingBundle, to: Receiver, decided: () => void): Promise<Received> {
  const { db, places, hold } = to;
  hold.check();
  const before = await heardBefore(db, bundle);
  if (before.repeated)
    throw new DaftarError("bundle.repeated", "this bundle was taken in before; it adds nothing");
  const lines = linesOf(bundle.contents);
  const ids = await heldIds(
    db,
    lines.flatMap(({ id, op }) => [id, op.prev, ...op.parents]),
  );
  const fresh = checkIncoming(lines, {
    desk: to.desk,
    now: to.options.clock(),
    ids,
    chain: (node, epoch) => to.chain(node, epoch),
    keys: to.keys,
  });
  if (fresh.length === 0 && before.has !== null && within(bundle.has, before.has)) {
    if (within(before.has, bundle.has)) return NOTHING;
    throw new DaftarError(
      "bundle.older",
      "a newer bundle of this machine was taken in before; this adds nothing",
    );
  }
  const { dir, inside } = beginQuarantine(places, bundle.id);
  let isDecided = false;
  try {
    const ops = lines.map(({ op }) => op);
    const files = stageFiles(
      inside,
      to,
      bundle.contents,
      ops,
      fresh.map(({ op }) => op),
      to.options.random,
    );
    const placing = new Placing(to);
    for (const { id, op, line, beside } of fresh) placing.add(id, op, line, beside);
    addReceipts(placing, bundle, fresh, to);
    const plan = placing.write(inside.ops);
    await db.transaction().execute(async (trx) => {
      await applyOps(trx, placing.known, { ...files, readFields: to.options.readFields });
      await checkNodes(trx, bundle, fresh);
      hold.check();
      decide(dir, plan);
      isDecided = true;
      decided();
      finish(places, dir);
    });
    sweep(dir);
    return {
      ops: fresh.length,
      blobs: files.blobs,
      chunks: files.chunks,
      releases: files.releases,
      forks: fresh.filter(({ beside }) => beside).length,
      own: fresh.filter(({ op }) => op.node === to.own.node).length,
      latest: Math.max(0, ...fresh.map(({ op }) => Date.parse(op.time))),
      fresh,
      states: [...placing.states.values()],
    };
  } catch (error) {
    if (!isDecided) abandon(dir);
    throw error;
  }
}
