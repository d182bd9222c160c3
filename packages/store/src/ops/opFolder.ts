/**
 * The op files of a desk: one a chain, one of forks beside it where its key was copied, and the keys that
 * their nodes sign with.
 *
 * A node's name is the hash of its key, so whichever `node` op gives a key of that name gives the key;
 * whether the node belongs to the desk is the register's to say (`register/nodes.ts`). Cost: where there
 * are other nodes than the desk's own, one pass over the files.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DaftarError, OP_BODIES, type OpBody } from "@daftar/model";
import { nodeIdOf } from "../keys/ed25519.ts";
import { readOpLine } from "./checkOp.ts";
import { chainOfFileName, chainOfForkName, linesFrom } from "./opFile.ts";

export interface OpFolderFile {
  readonly path: string;
  readonly node: string;
  readonly epoch: number;
  /** Holds ops that stand beside those of the chain's own file. */
  readonly fork: boolean;
}

/** Every op file, sorted by name. @throws DaftarError op.damaged for one whose name is of no chain */
export function opFolderFiles(opsDir: string): OpFolderFile[] {
  return readdirSync(opsDir)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => {
      const fork = chainOfForkName(name);
      const chain = fork ?? chainOfFileName(name);
      if (chain === null) {
        throw new DaftarError("op.damaged", "an op file whose name is of no chain", { file: `ops/${name}` });
      }
      return { path: join(opsDir, name), ...chain, fork: fork !== null };
    });
}

/** The genesis op that a desk names, among the first lines of its files; null where none has it. */
export function genesisIn(files: readonly OpFolderFile[], desk: string): OpBody<"genesis"> | null {
  for (const { path, fork } of files) {
    if (fork) continue;
    for (const { line } of linesFrom(path, 0)) {
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

/** Every op of type `node` in the files, with the key it gives. */
function* nodeOps(
  files: readonly OpFolderFile[],
): Generator<{ readonly node: string; readonly key: string }> {
  for (const { path } of files) {
    for (const { line } of linesFrom(path, 0)) {
      // Reading every op would cost what the register saves.
      if (!line.includes('"type":"node"')) continue;
      const read = readOpLine(line);
      const key = read === null ? null : keyOfNodeOp(read.op);
      if (read !== null && key !== null) yield { node: read.op.subject, key };
    }
  }
}

/** Whether some `node` op gives this key. */
export function namesKey(files: readonly OpFolderFile[], key: string): boolean {
  for (const op of nodeOps(files)) if (op.key === key) return true;
  return false;
}

/**
 * Keys by node, of every node that has a file here.
 *
 * @param own this desk's own key
 */
export function nodeKeysIn(
  files: readonly OpFolderFile[],
  genesis: OpBody<"genesis">,
  own: string,
): Map<string, string> {
  const keys = new Map([genesis.nodeKey, own].map((key) => [nodeIdOf(key), key]));
  // A desk alone needs no other key, and is spared the pass over its files.
  if (files.every(({ node }) => keys.has(node))) return keys;
  for (const { node, key } of nodeOps(files)) keys.set(node, key);
  return keys;
}
