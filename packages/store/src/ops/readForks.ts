/**
 * Reads the ops that stand beside others of their chain and number: what a copied key wrote.
 *
 * Both branches are kept, since a desk that kept the one it saw first would never agree with one that saw
 * the other first. Cost: one signature an op.
 */
import { DaftarError, fromHex, opBytes } from "@daftar/model";
import { verify } from "../keys/ed25519.ts";
import { type KnownOp, readOpLine } from "./checkOp.ts";
import { nameOf, type OpChain, type OpLines } from "./opLines.ts";
import type { ChainRoot } from "./readChain.ts";

/** @throws DaftarError op.damaged at the first line that does not hold */
export async function* readForks(lines: OpLines, chain: OpChain, root: ChainRoot): AsyncGenerator<KnownOp> {
  const key = fromHex(root.nodeKey);
  for await (const { line } of lines.from(chain, 0)) {
    const read = readOpLine(line);
    const held =
      read !== null &&
      read.op.node === chain.node &&
      read.op.epoch === chain.epoch &&
      read.op.desk === root.desk &&
      verify(key, opBytes(read.op), fromHex(read.signature));
    if (!held) {
      throw new DaftarError("op.damaged", "a line of forks is no op of its chain", {
        file: nameOf(chain),
      });
    }
    yield { id: read.id, op: read.op, end: 0, beside: true };
  }
}
