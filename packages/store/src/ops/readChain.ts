/**
 * Reads a node's chain from where the register stands, and believes no line that it has not checked:
 * canonical bytes, schema, sequence, link to the predecessor, the node's signature.
 *
 * Cost: about 0.1 ms an op, most of it the signature. Ops already applied are not read again here;
 * `daftar audit` reads them all.
 */
import { basename } from "node:path";
import { DaftarError, fromHex, isReceiveEpoch, opBytes } from "@daftar/model";
import { verify } from "../keys/ed25519.ts";
import { type KnownOp, readOpLine } from "./checkOp.ts";
import { lineEndingAt, linesFrom, wholeLines } from "./opFile.ts";

/** How far a chain was applied. */
export interface ChainState {
  readonly node: string;
  readonly epoch: number;
  /** Sequence number of the next op. */
  readonly next: number;
  /** Id of the last op; empty where there is none. */
  readonly head: string;
  /** Bytes of the op file that hold the ops before `next`. */
  readonly bytes: number;
}

/** What every op of a chain must agree with. */
export interface ChainRoot {
  /** Id of the genesis op. */
  readonly desk: string;
  /** The node's public key, 32 bytes in hexadecimal. */
  readonly nodeKey: string;
}

const damaged = (path: string, words: string, seq?: number): DaftarError =>
  new DaftarError("op.damaged", seq === undefined ? words : `op ${seq}: ${words}`, {
    file: `ops/${basename(path)}`,
  });

/**
 * Checks that a file still holds what was applied from it, by its length and the last op.
 *
 * @throws DaftarError op.damaged
 */
export function checkApplied(path: string, state: ChainState): void {
  if (state.next === 0) return;
  if (wholeLines(path).whole < state.bytes) throw damaged(path, "the file is shorter than what it held");
  const line = lineEndingAt(path, state.bytes);
  if (line === null || readOpLine(line)?.id !== state.head) {
    throw damaged(path, "not the op that was applied", state.next - 1);
  }
}

/**
 * The ops of a file that come after a state of its chain.
 *
 * @throws DaftarError op.damaged at the first line that does not hold
 */
export function* readChain(path: string, state: ChainState, root: ChainRoot): Generator<KnownOp> {
  const key = fromHex(root.nodeKey);
  let { next, head } = state;
  for (const { line, end } of linesFrom(path, state.bytes)) {
    const read = readOpLine(line);
    if (read === null) throw damaged(path, "the line is no valid op", next);
    const { id, op, signature } = read;
    const isGenesis = op.type === "genesis";
    if (op.node !== state.node || op.epoch !== state.epoch) throw damaged(path, "of another chain", next);
    if (op.seq !== next || op.prev !== head) throw damaged(path, "does not follow the op before it", next);
    if (isGenesis ? op.desk !== "" || id !== root.desk || next !== 0 : op.desk !== root.desk) {
      throw damaged(path, "of another desk", next);
    }
    if ((op.type === "receive") !== isReceiveEpoch(op.epoch)) throw damaged(path, "on the wrong chain", next);
    if (!verify(key, opBytes(op), fromHex(signature))) throw damaged(path, "not signed by its node", next);
    yield { id, op, end };
    next += 1;
    head = id;
  }
}
