/**
 * What the op lines of a bundle must be before any of them is written: canonical, of this desk, signed by
 * their nodes, each after its predecessor.
 *
 * An op that is known is passed over; one that follows its chain's last extends it; another one of a known
 * number is a fork, and stands beside. One whose predecessor is not here makes the bundle a gap: nothing is
 * parked, since a chain comes whole or with what it lacks (decision 0019). Cost: one signature a new op.
 */
import { DaftarError, fromHex, fromUtf8, isReceiveEpoch, opBytes } from "@daftar/model";
import { verify } from "../keys/ed25519.ts";
import { type KnownOp, readOpLine } from "../ops/checkOp.ts";
import { keyOfNodeOp } from "../ops/nodeKeysIn.ts";
import type { ChainState } from "../ops/readChain.ts";

const DAY_MS = 86_400_000;

/** Lines of one chain, as a bundle holds them. */
export interface IncomingChain {
  readonly node: string;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

export interface ReadLine {
  readonly line: string;
  readonly id: string;
  readonly op: KnownOp["op"];
  readonly signature: string;
}

/** A new op and the line it stands in. */
export interface IncomingOp {
  readonly id: string;
  readonly op: KnownOp["op"];
  readonly line: string;
  /** Another op of its chain and number is held. */
  readonly beside: boolean;
}

/** What is held already, as far as the lines ask. */
export interface Held {
  readonly desk: string;
  readonly now: number;
  /** Where held ops stand (`placeOf`), by id, of all that the lines are or name. */
  readonly ids: ReadonlyMap<string, string>;
  chain(node: string, epoch: number): ChainState | undefined;
  /** Keys of nodes that are known. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Chain and number of an op, as one text. */
export function placeOf(node: string, epoch: number, seq: number): string {
  return `${node} ${epoch} ${seq}`;
}

const invalid = (words: string): DaftarError => new DaftarError("bundle.invalid", words);

/** Ops of the lines of a chain. @throws DaftarError bundle.invalid */
export function readLines({ node, epoch, bytes }: IncomingChain): ReadLine[] {
  let text: string;
  try {
    text = fromUtf8(bytes);
  } catch {
    throw invalid("lines of ops are no text");
  }
  if (text === "") return [];
  if (!text.endsWith("\n")) throw invalid("a line of ops has no end");
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => {
      const read = readOpLine(line);
      if (read === null) throw invalid("a line is no valid op");
      if (read.op.node !== node || read.op.epoch !== epoch)
        throw invalid("an op lies among those of another chain");
      if (isReceiveEpoch(epoch) || read.op.type === "receive")
        throw invalid("what a desk received goes to no other");
      return { line, ...read };
    });
}

function checkOne({ op, id, signature }: ReadLine, key: string | undefined, held: Held): void {
  const isGenesis = op.type === "genesis";
  if (isGenesis ? op.desk !== "" || id !== held.desk || op.seq !== 0 : op.desk !== held.desk) {
    throw new DaftarError("bundle.foreign", "an op is of another organisation's desk");
  }
  if (key === undefined) {
    throw new DaftarError("bundle.sender-unknown", `no op says which key the node ${op.node} has`);
  }
  if (!verify(fromHex(key), opBytes(op), fromHex(signature)))
    throw invalid("an op is not signed by its node");
  if (Date.parse(op.time) > held.now + DAY_MS) {
    throw new DaftarError("bundle.clock", `an op is dated ${op.time.slice(0, 10)}, more than a day ahead`);
  }
}

/**
 * @param lines of every chain, as `readLines` gives them
 * @returns the new ones, chain by chain, each after its predecessor
 * @throws DaftarError bundle.invalid, bundle.foreign, bundle.sender-unknown, bundle.clock, bundle.gap
 */
export function checkIncoming(lines: readonly ReadLine[], held: Held): IncomingOp[] {
  const keys = new Map(held.keys);
  for (const { op } of lines) {
    const key = keyOfNodeOp(op);
    if (key !== null && !keys.has(op.subject)) keys.set(op.subject, key);
  }
  const ids = new Map(held.ids);
  const ends = new Map<string, { next: number; head: string }>();
  const inOrder = [...new Map(lines.map((one) => [one.id, one])).values()]
    .filter(({ id }) => !held.ids.has(id))
    .sort((a, b) => a.op.seq - b.op.seq);
  const fresh: IncomingOp[] = [];
  for (const read of inOrder) {
    const { id, op, line } = read;
    checkOne(read, keys.get(op.node), held);
    const chain = `${op.node} ${op.epoch}`;
    const end = ends.get(chain) ?? held.chain(op.node, op.epoch) ?? { next: 0, head: "" };
    const follows = op.seq === end.next && op.prev === end.head;
    const stands =
      op.seq === 0 ? op.prev === "" : ids.get(op.prev) === placeOf(op.node, op.epoch, op.seq - 1);
    if (!follows && !stands) {
      throw new DaftarError("bundle.gap", `ops of the node ${op.node} before number ${op.seq} are missing`);
    }
    if (follows) ends.set(chain, { next: op.seq + 1, head: id });
    ids.set(id, placeOf(op.node, op.epoch, op.seq));
    fresh.push({ id, op, line, beside: !follows });
  }
  for (const { op } of fresh) {
    if (op.parents.some((id) => !ids.has(id))) {
      throw new DaftarError("bundle.gap", "a decision names one that is missing");
    }
  }
  return fresh;
}
