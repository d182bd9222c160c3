/**
 * Reads the ops that stand beside others of their chain and number: what a copied key wrote.
 *
 * Both branches are kept, since a desk that kept the one it saw first would never agree with one that saw
 * the other first. Cost: one signature an op.
 */
import { basename } from "node:path";
import { DaftarError, fromHex, opBytes } from "@daftar/model";
import { verify } from "../keys/ed25519.ts";
import { type KnownOp, readOpLine } from "./checkOp.ts";
import { linesFrom } from "./opFile.ts";
import type { ChainRoot } from "./readChain.ts";

/**
 * @param chain node and epoch that the file is of
 * @throws DaftarError op.damaged at the first line that does not hold
 */
export function* readForks(
  path: string,
  chain: { readonly node: string; readonly epoch: number },
  root: ChainRoot,
): Generator<KnownOp> {
  const key = fromHex(root.nodeKey);
  for (const { line } of linesFrom(path, 0)) {
    const read = readOpLine(line);
    const held =
      read !== null &&
      read.op.node === chain.node &&
      read.op.epoch === chain.epoch &&
      read.op.desk === root.desk &&
      verify(key, opBytes(read.op), fromHex(read.signature));
    if (!held) {
      throw new DaftarError("op.damaged", "a line of forks is no op of its chain", {
        file: `ops/${basename(path)}`,
      });
    }
    yield { id: read.id, op: read.op, end: 0, beside: true };
  }
}
