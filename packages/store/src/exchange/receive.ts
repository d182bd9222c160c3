/**
 * Takes a bundle in: all of it, or nothing.
 *
 * Lines checked, files into quarantine, register's transaction with the new ops and this desk's own
 * `receive` ops (J12), nodes looked at there, then the quarantine is decided and finished, then commit.
 * A refusal before the decision leaves the desk as it was; a crash after it is finished by the next open.
 */
import {
  type BundleContent,
  type ChainHeld,
  DaftarError,
  eraseBody,
  type OpBody,
  type OpEnvelope,
  receiveEpochOf,
  type Sign,
  utf8,
} from "@daftar/model";
import { sql } from "kysely";
import type { DeskChains } from "../desk/deskChains.ts";
import type { OpenOptions } from "../desk/openOptions.ts";
import { type AddedLines, LedgerBroken, type OwnChain, type Writing } from "../ledger/ledger.ts";
import type { KnownOp } from "../ops/checkOp.ts";
import { nameOf, type OpChain, type OpLines } from "../ops/opLines.ts";
import type { ChainState } from "../ops/readChain.ts";
import { signOp } from "../ops/signOp.ts";
import { applyOps } from "../register/applyOps.ts";
import { ErasedSeen, readSaidErased, saidErased } from "../register/eraseOps.ts";
import { readNodes } from "../register/facts.ts";
import type { RegisterDb } from "../register/schema.ts";
import { checkIncoming, type IncomingOp, placeOf, type ReadLine, readLines } from "./checkIncoming.ts";
import type { ContentSources } from "./contents.ts";
import { abandon, beginQuarantine } from "./quarantine.ts";
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
  /** Ops that this machine wrote in another of its lives, before or after a restore. */
  readonly returned: number;
  /** Whether one of them says that this machine was restored elsewhere. */
  readonly restored: boolean;
  /** The newest time of an op that came, in milliseconds; 0 where none did. */
  readonly latest: number;
  readonly fresh: readonly IncomingOp[];
  /** How far the chains stand now that it touched. */
  readonly states: readonly ChainState[];
}

export interface Receiver extends ContentSources {
  readonly desk: string;
  readonly options: OpenOptions;
  readonly own: OwnChain;
  readonly sign: Sign;
  readonly chains: DeskChains;
  /** When the next own op is dated. */
  now(): number;
}

/** A bundle packed anew, of what came before: nothing is written for it. */
const NOTHING: Received = {
  ops: 0,
  blobs: 0,
  chunks: 0,
  releases: 0,
  forks: 0,
  own: 0,
  returned: 0,
  restored: false,
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
    where type = 'receive' and body->>'from' = ${bundle.from.node} order by time, seq`.execute(db);
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

/** Ops with the places their lines get, and the chains to lengthen. */
class Placing {
  readonly known: KnownOp[] = [];
  readonly states = new Map<string, ChainState>();
  readonly #added = new Map<string, { chain: OpChain; from: number; lines: string[]; size: number }>();
  readonly #lines: OpLines;

  constructor(lines: OpLines) {
    this.#lines = lines;
  }

  async #to(chain: OpChain) {
    const known = this.#added.get(nameOf(chain));
    if (known !== undefined) return known;
    const from = await this.#lines.bytes(chain);
    const added = { chain, from, lines: [] as string[], size: from };
    this.#added.set(nameOf(chain), added);
    return added;
  }

  /** Offset at which the next line of a chain begins. */
  async endOf({ node, epoch }: OwnChain): Promise<number> {
    return (await this.#to({ node, epoch, fork: false })).size;
  }

  async add(id: string, op: OpEnvelope, line: string, beside: boolean): Promise<void> {
    const { node, epoch, seq } = op;
    const to = await this.#to({ node, epoch, fork: beside });
    to.lines.push(line);
    to.size += utf8(line).length + 1;
    this.known.push(beside ? { id, op, end: 0, beside: true } : { id, op, end: to.size });
    if (beside) return;
    this.states.set(`${node} ${epoch}`, { node, epoch, next: seq + 1, head: id, bytes: to.size });
  }

  added(): AddedLines[] {
    return [...this.#added.values()].filter(({ lines }) => lines.length > 0);
  }
}

/** This desk's own account of what came, for `--as-of` (J12). */
async function addReceipts(
  placing: Placing,
  bundle: IncomingBundle,
  fresh: readonly IncomingOp[],
  to: Receiver,
): Promise<void> {
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
  const stands = to.chains.of(node, epoch);
  let [seq, prev] = [stands?.next ?? 0, stands?.head ?? ""];
  for (let at = 0; at === 0 || at < forks.length; at += FORKS_AN_OP) {
    const body: OpBody<"receive"> = {
      bundle: bundle.id,
      from: bundle.from.node,
      chains: at === 0 ? [...stretches.values()] : [],
      forks: forks.slice(at, at + FORKS_AN_OP),
      has: [...bundle.has],
    };
    const op = receiveOp({ desk: to.desk, node, epoch, seq, prev, time: to.now() }, body);
    const { known, line } = signOp(op, to.sign, await placing.endOf({ node, epoch }));
    await placing.add(known.id, op, line, false);
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
 * @param writing the write that all of it is done in
 * @throws DaftarError with a `bundle.*` code, desk.lock-lost, op.too-large; the desk is then as it was
 * @throws LedgerBroken for what broke after the decision: the next open finishes it
 */
export async function receive(bundle: IncomingBundle, to: Receiver, writing: Writing): Promise<Received> {
  const { places, chains } = to;
  const { trx } = writing;
  const before = await heardBefore(trx, bundle);
  if (before.repeated)
    throw new DaftarError("bundle.repeated", "this bundle was taken in before; it adds nothing");
  const lines = linesOf(bundle.contents);
  const ids = await heldIds(
    trx,
    lines.flatMap(({ id, op }) => [id, op.prev, ...op.parents]),
  );
  const fresh = checkIncoming(lines, {
    desk: to.desk,
    now: to.options.clock(),
    ids,
    chain: (node, epoch) => chains.of(node, epoch),
    keys: chains.keys,
  });
  if (fresh.length === 0 && before.has !== null && within(bundle.has, before.has)) {
    if (within(before.has, bundle.has)) return NOTHING;
    throw new DaftarError(
      "bundle.older",
      "a newer bundle of this machine was taken in before; this adds nothing",
    );
  }
  const { dir, inside } = beginQuarantine(places, bundle.id);
  try {
    const ops = lines.map(({ op }) => op);
    const inBundle = saidErased(ops.flatMap((op) => (op.type === "erase" ? [eraseBody.parse(op.body)] : [])));
    const destroyed = new Set([...inBundle.blobs, ...(await readSaidErased(trx)).blobs]);
    const files = stageFiles(
      inside,
      to,
      bundle.contents,
      ops,
      fresh.map(({ op }) => op),
      to.options.random,
      destroyed,
    );
    const placing = new Placing(to.lines);
    for (const { id, op, line, beside } of fresh) await placing.add(id, op, line, beside);
    await addReceipts(placing, bundle, fresh, to);
    const erased = new ErasedSeen();
    const { readFields } = to.options;
    await applyOps(trx, placing.known, { ...files, readFields, onErased: erased.add });
    await erased.check(trx).catch(() => {
      throw new DaftarError("bundle.invalid", "rows are erased in it that no op says are");
    });
    await checkNodes(trx, bundle, fresh);
    await writing.take(dir, placing.added());
    const ofThis = fresh.filter(({ op }) => op.node === to.own.node);
    return {
      ops: fresh.length,
      blobs: files.blobs,
      chunks: files.chunks,
      releases: files.releases,
      forks: fresh.filter(({ beside }) => beside).length,
      own: ofThis.filter(({ op }) => op.epoch === to.own.epoch).length,
      returned: ofThis.filter(({ op }) => op.epoch !== to.own.epoch).length,
      restored: ofThis.some(({ op }) => op.epoch !== to.own.epoch && op.type === "restored"),
      latest: Math.max(0, ...fresh.map(({ op }) => Date.parse(op.time))),
      fresh,
      states: [...placing.states.values()],
    };
  } catch (error) {
    if (!(error instanceof LedgerBroken)) abandon(dir);
    throw error;
  }
}
