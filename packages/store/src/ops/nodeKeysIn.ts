/**
 * What the lines of a desk say before there is a register to ask: its genesis op, and the keys that their
 * nodes sign with.
 *
 * A node's name is the hash of its key, so whichever `node` op gives a key of that name gives the key;
 * whether the node belongs to the desk is the register's to say (`register/nodes.ts`). Cost: where there
 * are other nodes than the desk's own, one pass over the lines.
 */
import { OP_BODIES, type OpBody } from "@daftar/model";
import { nodeIdOf } from "../keys/ed25519.ts";
import { readOpLine } from "./checkOp.ts";
import type { OpChain, OpLines } from "./opLines.ts";

/** The genesis op that a desk names, among the first lines of its chains; null where none has it. */
export async function genesisIn(
  lines: OpLines,
  chains: readonly OpChain[],
  desk: string,
): Promise<OpBody<"genesis"> | null> {
  for (const chain of chains) {
    if (chain.fork) continue;
    for await (const { line } of lines.from(chain, 0)) {
      const read = readOpLine(line);
      if (read?.op.type === "genesis" && read.id === desk) return OP_BODIES.genesis.parse(read.op.body);
      break;
    }
  }
  return null;
}

/** The key that an op gives a node, where its name is that key's. */
export function keyOfNodeOp(op: { readonly type: string; readonly subject: string; readonly body: unknown }) {
  if (op.type !== "node") return null;
  const { key } = OP_BODIES.node.parse(op.body);
  return nodeIdOf(key) === op.subject ? key : null;
}

/** Every op of type `node`, with the key it gives. */
async function* nodeOps(
  lines: OpLines,
  chains: readonly OpChain[],
): AsyncGenerator<{ readonly node: string; readonly key: string }> {
  for (const chain of chains) {
    // Reading every op would cost what the register saves.
    for await (const line of lines.containing(chain, '"type":"node"')) {
      const read = readOpLine(line);
      const key = read === null ? null : keyOfNodeOp(read.op);
      if (read !== null && key !== null) yield { node: read.op.subject, key };
    }
  }
}

/** Whether some `node` op gives this key. */
export async function namesKey(lines: OpLines, chains: readonly OpChain[], key: string): Promise<boolean> {
  for await (const op of nodeOps(lines, chains)) if (op.key === key) return true;
  return false;
}

/**
 * Keys by node, of every node that has a chain here.
 *
 * @param own this desk's own key
 */
export async function nodeKeysIn(
  lines: OpLines,
  chains: readonly OpChain[],
  genesis: OpBody<"genesis">,
  own: string,
): Promise<Map<string, string>> {
  const keys = new Map([genesis.nodeKey, own].map((key) => [nodeIdOf(key), key]));
  // A desk alone needs no other key, and is spared the pass over its lines.
  if (chains.every(({ node }) => keys.has(node))) return keys;
  for await (const { node, key } of nodeOps(lines, chains)) keys.set(node, key);
  return keys;
}
