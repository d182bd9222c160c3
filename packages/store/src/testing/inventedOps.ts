/** Ops of an invented node without a desk: what a check says of each line is asked without a database. */
import type { OpEnvelope } from "@daftar/model";
import { type KeyPair, newKeyPair, nodeIdOf } from "../keys/ed25519.ts";
import type { OpChain, OpLines } from "../ops/opLines.ts";
import { signOp } from "../ops/signOp.ts";
import { random } from "./inventedDesk.ts";

export const DESK = "d".repeat(64);

export interface InventedNode {
  readonly pair: KeyPair;
  readonly node: string;
}

export function inventedNode(): InventedNode {
  const pair = newKeyPair(random);
  return { pair, node: nodeIdOf(pair.publicKey) };
}

/** A signed op and the line it stands in. @param fields those that differ */
export function inventedOp({ pair, node }: InventedNode, fields: Partial<OpEnvelope> = {}, sign = pair.sign) {
  const op: OpEnvelope = {
    v: 1,
    desk: DESK,
    node,
    epoch: 0,
    seq: 0,
    prev: "",
    time: "2031-01-05T08:00:00.000Z",
    by: "machine",
    type: "dispute",
    subject: "v",
    parents: [],
    reason: "",
    body: { dispute: "identity" },
    approvals: [],
    ...fields,
  };
  const { known, line } = signOp(op, sign, 0);
  return { id: known.id, op, line };
}

/** Ops one after the other. */
export function inventedChain(by: InventedNode, count: number, fields: Partial<OpEnvelope> = {}) {
  const ops: ReturnType<typeof inventedOp>[] = [];
  for (let seq = 0; seq < count; seq += 1)
    ops.push(inventedOp(by, { seq, prev: ops.at(-1)?.id ?? "", reason: `${seq}`, ...fields }));
  return ops;
}

/** The lines of one chain, in memory. */
export function linesInMemory(chain: OpChain, lines: readonly string[]): OpLines {
  const ended = (): { line: string; end: number }[] => {
    let end = 0;
    return lines.map((line) => {
      end += Buffer.byteLength(line) + 1;
      return { line, end };
    });
  };
  return {
    chains: () => Promise.resolve([chain]),
    bytes: () => Promise.resolve(ended().at(-1)?.end ?? 0),
    async *from(_chain, offset) {
      for (const one of ended()) if (one.end > offset) yield one;
    },
    endingAt: (_chain, at) => Promise.resolve(ended().find(({ end }) => end === at)?.line ?? null),
    async *containing(_chain, text) {
      for (const line of lines) if (line.includes(text)) yield line;
    },
  };
}
