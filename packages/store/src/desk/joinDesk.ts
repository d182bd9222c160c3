/**
 * Makes a desk of an organisation that has one already (design, 2): this machine makes keys of its own and
 * asks, the first desk lets it in, and what comes back is everything the first desk holds.
 *
 * The node key never leaves the machine it was made on. `desk.json` is written last, as by `init`; a crash
 * midway leaves a folder in which joining may be begun again. Cost: one signature an op, one fsync a file.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  type BundleContent,
  type ChainHeld,
  type Clock,
  canonicalText,
  DaftarError,
  DESK_FORMAT,
  type DeskFile,
  fromHex,
  type JoinGift,
  OP_BODIES,
  type OpBody,
  type OpEnvelope,
  type RandomBytes,
  receiveEpochOf,
} from "@daftar/model";
import { makePrivateDir, syncDir, writeDurably } from "../disk/durable.ts";
import { checkIncoming, readLines } from "../exchange/checkIncoming.ts";
import { receiveOp } from "../exchange/receiveOp.ts";
import { stageFiles } from "../exchange/stageFiles.ts";
import { readPair, secretMark, writeSecret } from "../keys/deskKeys.ts";
import { nodeIdOf } from "../keys/ed25519.ts";
import { courierKey, createNodeKey, openWith } from "../keys/nodeKeys.ts";
import type { OwnChain } from "../ledger/ledger.ts";
import { nameOf, type OpChain } from "../ops/opLines.ts";
import { signOp } from "../ops/signOp.ts";
import { saidErased } from "../register/eraseOps.ts";
import { RowChunks } from "../rows/rowChunks.ts";
import { Vault } from "../vault/blobs.ts";
import { firstLines } from "./firstLines.ts";
import { DESK_FILE, placesOf, UNFINISHED } from "./places.ts";

/** What the first desk made for this machine, opened and checked by courier. */
export interface JoinFile {
  readonly id: string;
  readonly desk: string;
  readonly from: string;
  readonly has: readonly ChainHeld[];
  readonly join: JoinGift;
  readonly contents: readonly BundleContent[];
}

/** Keys of a machine that asked to join. */
export interface JoinKeys {
  readonly node: string;
  readonly key: string;
  readonly recipient: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>;
}

const nodeFile = (dir: string): string => join(placesOf(dir).keys, "node.json");

async function keysOf(dir: string): Promise<JoinKeys> {
  const pair = readPair(nodeFile(dir));
  const { identity, recipient } = await courierKey(placesOf(dir).keys);
  return {
    node: nodeIdOf(pair.publicKey),
    key: pair.publicKey,
    recipient,
    sign: pair.sign,
    decrypt: (bytes) => openWith(identity, bytes),
  };
}

/**
 * Makes this machine's keys in an empty or missing folder, which then waits for the join file; a folder
 * that waits already keeps its keys.
 *
 * @throws DaftarError desk.exists
 */
export async function requestToJoin(dir: string, random: RandomBytes): Promise<JoinKeys> {
  const names = existsSync(dir) ? readdirSync(dir) : [];
  const waits = names.includes(UNFINISHED) && !names.includes(DESK_FILE);
  if (names.length > 0 && !waits) throw new DaftarError("desk.exists", "the folder is not empty");
  makePrivateDir(dir);
  writeDurably(join(dir, UNFINISHED), "");
  if (!existsSync(nodeFile(dir))) createNodeKey(placesOf(dir).keys, random);
  return keysOf(dir);
}

/** Keys of the folder that waits to join. @throws DaftarError join.no-request, desk.exists */
async function waitingKeys(dir: string): Promise<JoinKeys> {
  if (existsSync(join(dir, DESK_FILE))) throw new DaftarError("desk.exists", "there is a desk here already");
  if (!existsSync(join(dir, UNFINISHED)) || !existsSync(nodeFile(dir))) {
    throw new DaftarError("join.no-request", "no request was made in this folder");
  }
  return keysOf(dir);
}

/** This desk's own account of what came: all of it, now (J12). */
function receiptLine(keys: JoinKeys, file: JoinFile, ops: readonly OpEnvelope[], time: number): string {
  const ends = new Map(file.has.map(({ node, epoch, next, head }) => [`${node} ${epoch}`, { next, head }]));
  const chains = [...new Set(ops.map(({ node, epoch }) => `${node} ${epoch}`))].flatMap((chain) => {
    const [node = "", epoch] = chain.split(" ");
    const end = ends.get(chain);
    return end === undefined ? [] : [{ node, epoch: Number(epoch), first: 0, ...end }];
  });
  const body: OpBody<"receive"> = { bundle: file.id, from: file.from, chains, forks: [], has: [...file.has] };
  const at = { desk: file.desk, node: keys.node, epoch: receiveEpochOf(0), seq: 0, prev: "", time };
  return signOp(receiveOp(at, body), keys.sign, 0).line;
}

/**
 * Finishes a folder that waits to join.
 *
 * @param read opens the file with this machine's keys
 * @throws DaftarError join.no-request, join.invalid, desk.exists, and `bundle.*` for what the file holds;
 *   the folder then waits as before; with a database also those of one
 */
export async function joinDesk(
  dir: string,
  read: (keys: JoinKeys) => Promise<JoinFile>,
  tools: { readonly clock: Clock; readonly random: RandomBytes; readonly database?: string | null },
): Promise<void> {
  const keys = await waitingKeys(dir);
  const file = await read(keys);
  const places = placesOf(dir);
  const lines = file.contents.flatMap((content) => (content.kind === "ops" ? readLines(content) : []));
  const genesis = lines.find(({ op, id }) => op.type === "genesis" && id === file.desk);
  if (genesis === undefined) throw new DaftarError("join.invalid", "the first op of the desk is not in it");
  const first = OP_BODIES.genesis.parse(genesis.op.body);
  if (first.name !== file.join.name || first.practice !== file.join.practice) {
    throw new DaftarError("join.invalid", "it says something else of the desk than the desk's first op");
  }
  if (first.secretMark !== undefined && first.secretMark !== secretMark(fromHex(file.join.secret))) {
    throw new DaftarError("join.invalid", "its secret is not the one that the desk's first op commits to");
  }
  const ops = checkIncoming(lines, {
    desk: file.desk,
    now: tools.clock(),
    ids: new Map(),
    chain: () => undefined,
    keys: new Map([[nodeIdOf(first.nodeKey), first.nodeKey]]),
  });
  if (ops.some(({ op }) => op.node === keys.node)) {
    throw new DaftarError("join.invalid", "this machine's key has written already");
  }
  // As in openDesk: the database is dear to load, and most commands come without it.
  const { nodesAfter } = await import("../register/nodesAfter.ts");
  const nodes = await nodesAfter(ops);
  if (nodes.get(keys.node)?.revoked !== false || nodes.get(file.from)?.revoked !== false) {
    throw new DaftarError("join.invalid", "no admin of the desk let this machine in by it");
  }
  if (ops.some(({ beside }) => beside)) {
    throw new DaftarError(
      "join.invalid",
      "a node's key was copied: settle that before another machine joins",
    );
  }
  const begun = await firstLines(dir, tools.database ?? null);
  for (const place of Object.values({ ...places })) {
    if (place !== places.keys) rmSync(place, { recursive: true, force: true });
    makePrivateDir(place);
  }
  const all = ops.map(({ op }) => op);
  const sources = { places, vault: new Vault(places.blobs), rows: new RowChunks(places.rows, tools.random) };
  const erasing = all.flatMap((op) => (op.type === "erase" ? [OP_BODIES.erase.parse(op.body)] : []));
  stageFiles(places, sources, file.contents, all, all, tools.random, saidErased(erasing).blobs);
  const chains = new Map<string, { chain: OpChain; from: 0; lines: string[] }>();
  const add = ({ node, epoch }: OwnChain, line: string): void => {
    const chain = { node, epoch, fork: false };
    const known = chains.get(nameOf(chain)) ?? { chain, from: 0, lines: [] };
    known.lines.push(line);
    chains.set(nameOf(chain), known);
  };
  for (const { op, line } of ops) add(op, line);
  add({ node: keys.node, epoch: receiveEpochOf(0) }, receiptLine(keys, file, all, tools.clock()));
  writeSecret(places.keys, fromHex(file.join.secret));
  for (const { person, key } of file.join.people) {
    writeDurably(join(places.people, `${person}.key.age`), fromHex(key));
  }
  await begun.keep(file.desk, [...chains.values()]);
  syncDir(dir);
  const { name, practice } = file.join;
  const says: DeskFile = { format: DESK_FORMAT, id: file.desk, name, practice, ...begun.says };
  writeDurably(join(dir, DESK_FILE), `${canonicalText(says)}\n`);
  rmSync(join(dir, UNFINISHED), { force: true });
}
