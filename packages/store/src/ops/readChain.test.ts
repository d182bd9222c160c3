/** Lines that were believed once are believed again only where each still holds. */
import type { OpEnvelope } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { newRecipient } from "../testing/inventedDesk.ts";
import { DESK, inventedChain, inventedNode, inventedOp, linesInMemory } from "../testing/inventedOps.ts";
import { type ChainState, checkApplied, readChain } from "./readChain.ts";
import { readForks } from "./readForks.ts";

const own = inventedNode();
const other = inventedNode();
const RECEIVE = 500_000_000;
const root = { desk: DESK, nodeKey: own.pair.publicKey };
const chain = { node: own.node, epoch: 0, fork: false };
const start: ChainState = { node: own.node, epoch: 0, next: 0, head: "", bytes: 0 };
type Told = { readonly id: string; readonly line: string };
const read = async (ops: readonly Told[], state = start, of = root): Promise<string[]> => {
  const lines = linesInMemory(
    { ...chain, epoch: state.epoch },
    ops.map(({ line }) => line),
  );
  const ids: string[] = [];
  for await (const { id } of readChain(lines, state, of)) ids.push(id);
  return ids;
};
const damaged = expect.objectContaining({ code: "op.damaged" });
const ops = inventedChain(own, 4);
const bytesOf = (count: number): number =>
  ops.slice(0, count).reduce((sum, { line }) => sum + line.length + 1, 0);
const after = (count: number): ChainState => ({
  ...start,
  next: count,
  head: ops[count - 1]!.id,
  bytes: bytesOf(count),
});

describe("[S7] a chain", () => {
  it("is read from its beginning, and from where it was applied to", async () => {
    expect(await read(ops)).toEqual(ops.map(({ id }) => id));
    expect(await read(ops, after(3))).toEqual([ops[3]!.id]);
    expect(await read(ops, after(4))).toEqual([]);
  });

  const put = (at: number, fields: Partial<OpEnvelope>, by = own, sign = by.pair.sign): Told[] => [
    ...ops.slice(0, at),
    inventedOp(by, { seq: at, prev: ops[at - 1]?.id ?? "", ...fields }, sign),
  ];
  it.each([
    ["of another node", put(2, {}, other)],
    ["of another node, signed by this one", put(2, { node: other.node })],
    ["of another epoch", put(2, { epoch: 1 })],
    ["of a number that is left out", put(2, { seq: 3 })],
    ["of a number again", put(2, { seq: 1 })],
    ["after another than the one before it", put(2, { prev: ops[0]!.id })],
    ["that is first and names one before it", put(0, { prev: ops[0]!.id })],
    ["of another desk", put(2, { desk: "e".repeat(64) })],
    ["of no desk", put(2, { desk: "" })],
    ["signed by another", put(2, {}, own, other.pair.sign)],
    [
      "that tells what was received, on the chain of what was said",
      put(2, {
        type: "receive",
        subject: "",
        body: { bundle: "0".repeat(64), from: other.node, chains: [], forks: [], has: [] },
      }),
    ],
    ["that is no op", [...ops.slice(0, 2), { id: "", line: "{}" }]],
    ["of another spelling", [...ops.slice(0, 2), { id: "", line: ops[2]!.line.replace("{", "{ ") }]],
  ])("with a line %s is damaged", async (_, lines) => {
    await expect(read(lines)).rejects.toThrow(damaged);
  });

  it("that tells what was received tells nothing else", async () => {
    const state = { ...start, epoch: RECEIVE };
    const body = { bundle: "0".repeat(64), from: other.node, chains: [], forks: [], has: [] };
    const received = inventedOp(own, { epoch: RECEIVE, type: "receive", subject: "", body });
    expect(await read([received], state)).toEqual([received.id]);
    await expect(read([inventedOp(own, { epoch: RECEIVE })], state)).rejects.toThrow(damaged);
  });

  it("begins a desk with the op that the desk is named after, and with no other", async () => {
    const body = {
      name: "invented",
      practice: true,
      nonce: "0".repeat(64),
      nodeKey: own.pair.publicKey,
      logOrigin: "practice.invalid/x",
      logKey: other.pair.publicKey,
      custodians: [await newRecipient()],
      founders: [],
    };
    const genesis = (fields: Partial<OpEnvelope> = {}): Told =>
      inventedOp(own, { type: "genesis", subject: "", desk: "", body, ...fields });
    const good = genesis();
    expect(await read([good], start, { ...root, desk: good.id })).toEqual([good.id]);
    await expect(read([good])).rejects.toThrow(damaged);
    const named = genesis({ desk: DESK });
    await expect(read([named], start, { ...root, desk: named.id })).rejects.toThrow(damaged);
    const later = genesis({ seq: 1, prev: ops[0]!.id });
    await expect(read([ops[0]!, later], start, { ...root, desk: later.id })).rejects.toThrow(damaged);
    const second = genesis({ seq: 1, prev: ops[0]!.id });
    await expect(read([later], after(1), { ...root, desk: second.id })).rejects.toThrow(damaged);
  });

  it("that was applied ends where it did, with the op that it ended with", async () => {
    const lines = linesInMemory(
      chain,
      ops.map(({ line }) => line),
    );
    for (const count of [1, 3, 4]) await checkApplied(lines, after(count));
    await checkApplied(linesInMemory(chain, []), start);
    const shorter = linesInMemory(
      chain,
      ops.slice(0, 2).map(({ line }) => line),
    );
    await expect(checkApplied(shorter, after(3))).rejects.toThrow("shorter than what it held");
    for (const state of [
      { ...after(3), head: ops[1]!.id },
      { ...after(3), bytes: bytesOf(3) - 1 },
    ])
      await expect(checkApplied(lines, state)).rejects.toThrow("not the op that was applied");
  });
});

describe("[S29] lines of forks", () => {
  const forks = { ...chain, fork: true };
  const told = async (lines: readonly Told[], of = root): Promise<string[]> => {
    const ids: string[] = [];
    const all = linesInMemory(
      forks,
      lines.map(({ line }) => line),
    );
    for await (const { id } of readForks(all, forks, of)) ids.push(id);
    return ids;
  };
  it("are ops of their chain, in any order", async () => {
    expect(await told([ops[3]!, ops[1]!])).toEqual([ops[3]!.id, ops[1]!.id]);
  });

  it.each([
    ["that is no op", { id: "", line: "{}" }],
    ["of another node", inventedOp(other)],
    ["of another node, signed by this one", inventedOp(own, { node: other.node })],
    ["of another epoch", inventedOp(own, { epoch: 1 })],
    ["of another desk", inventedOp(own, { desk: "e".repeat(64) })],
    ["signed by another", inventedOp(own, {}, other.pair.sign)],
  ])("one %s is damage", async (_, line) => {
    await expect(told([ops[1]!, line])).rejects.toThrow(damaged);
  });
});
