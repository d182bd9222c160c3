/**
 * Reads a node's chain from where the register stands, and believes no line that it has not checked:
 * canonical bytes, schema, sequence, link to the predecessor, the node's signature.
 *
 * Cost: about 0.1 ms an op, most of it the signature. Ops already applied are not read again here;
 * `daftar audit` reads them all.
 */
import { DaftarError, fromHex, isReceiveEpoch, opBytes } from "@daftar/model";
import { verify } from "../keys/ed25519.ts";
import { type KnownOp, readOpLine } from "./checkOp.ts";
import { nameOf, type OpChain, type OpLines } from "./opLines.ts";

/** How far a chain was applied. */
export interface ChainState {
  readonly node: string;
  readonly epoch: number;
  /** Sequence number of the next op. */
  readonly next: number;
  /** Id of the last op; empty where there is none. */
  readonly head: string;
  /** Bytes of the lines that hold the ops before `next`. */
  readonly bytes: number;
}

/** What every op of a chain must agree with. */
export interface ChainRoot {
  /** Id of the genesis op. */
  readonly desk: string;
  /** The node's public key, 32 bytes in hexadecimal. */
  readonly nodeKey: string;
}

const damaged = (chain: OpChain, words: string, seq?: number): DaftarError =>
  new DaftarError("op.damaged", seq === undefined ? words : `op ${seq}: ${words}`, { file: nameOf(chain) });

/**
 * Checks that a chain's lines still hold what was applied from them, by their length and the last op.
 *
 * @throws DaftarError op.damaged
 */
export async function checkApplied(lines: OpLines, state: ChainState): Promise<void> {
  if (state.next === 0) return;
  const chain = { node: state.node, epoch: state.epoch, fork: false };
  if ((await lines.bytes(chain)) < state.bytes) {
    throw damaged(chain, "the file is shorter than what it held");
  }
  const line = await lines.endingAt(chain, state.bytes);
  if (line === null || readOpLine(line)?.id !== state.head) {
    throw damaged(chain, "not the op that was applied", state.next - 1);
  }
}

/**
 * The ops of a chain that come after a state of it.
 *
 * @throws DaftarError op.damaged at the first line that does not hold
 */
export async function* readChain(
  lines: OpLines,
  state: ChainState,
  root: ChainRoot,
): AsyncGenerator<KnownOp> {
  const chain = { node: state.node, epoch: state.epoch, fork: false };
  const key = fromHex(root.nodeKey);
  let { next, head } = state;
  for await (const { line, end } of lines.from(chain, state.bytes)) {
    const read = readOpLine(line);
    if (read === null) throw damaged(chain, "the line is no valid op", next);
    const { id, op, signature } = read;
    const isGenesis = op.type === "genesis";
    if (op.node !== state.node || op.epoch !== state.epoch) throw damaged(chain, "of another chain", next);
    if (op.seq !== next || op.prev !== head) throw damaged(chain, "does not follow the op before it", next);
    if (isGenesis ? op.desk !== "" || id !== root.desk || next !== 0 : op.desk !== root.desk) {
      throw damaged(chain, "of another desk", next);
    }
    if ((op.type === "receive") !== isReceiveEpoch(op.epoch))
      throw damaged(chain, "on the wrong chain", next);
    if (!verify(key, opBytes(op), fromHex(signature))) throw damaged(chain, "not signed by its node", next);
    yield { id, op, end };
    next += 1;
    head = id;
  }
}
