/** What the lines of a bundle must be, one reason after the other. */
import { type OpEnvelope, utf8 } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newRecipient } from "../testing/inventedDesk.ts";
import { DESK, type InventedNode, inventedChain, inventedNode, inventedOp } from "../testing/inventedOps.ts";
import { checkIncoming, type Held, placeOf, type ReadLine, readLines } from "./checkIncoming.ts";

const NOW = Date.UTC(2031, 0, 5, 8);
const DAY_MS = 86_400_000;
const own = inventedNode();
const other = inventedNode();
const read = (...ops: readonly { op: OpEnvelope; line: string }[]): ReadLine[] =>
  ops.flatMap(({ op: { node, epoch }, line }) => readLines({ node, epoch, bytes: utf8(`${line}\n`) }));
const held = (more: Partial<Held> = {}): Held => ({
  desk: DESK,
  now: NOW,
  ids: new Map(),
  chain: () => undefined,
  keys: new Map([own, other].map(({ node, pair }) => [node, pair.publicKey])),
  ...more,
});
const code = (name: string) => expect.objectContaining({ code: name });
const taken = (lines: readonly ReadLine[], more: Partial<Held> = {}) =>
  checkIncoming(lines, held(more)).map(({ id, beside }) => [id, beside]);
/** It is refused, and with that. */
const check = (name: string, lines: readonly ReadLine[], more: Partial<Held> = {}) =>
  expect(() => checkIncoming(lines, held(more))).toThrow(code(name));

describe("[S24] lines of a chain", () => {
  const ops = inventedChain(own, 4);
  const ids = ops.map(({ id }) => id);
  const places = new Map(ids.map((id, seq) => [id, placeOf(own.node, 0, seq)]));

  it("are taken in once, each after its predecessor, whatever their order; what is held is passed over", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 }),
        fc.nat({ max: 4 }),
        (order, next) => {
          const given = read(...order.map((at) => ops[at]!));
          const known = new Map([...places].slice(0, next));
          const chain = () => ({ node: own.node, epoch: 0, next, head: ids[next - 1] ?? "", bytes: 0 });
          expect(taken(given, { ids: known, chain })).toEqual(ids.slice(next).map((id) => [id, false]));
        },
      ),
    );
  });

  it("beside another of their number are a fork, with all that follows from it", () => {
    const fork = inventedOp(own, { seq: 2, prev: ids[1]!, reason: "fork" });
    const after = inventedOp(own, { seq: 3, prev: fork.id, reason: "after it" });
    const chain = () => ({ node: own.node, epoch: 0, next: 3, head: ids[2]!, bytes: 0 });
    const known = new Map([...places].slice(0, 3));
    expect(taken(read(after, fork, ops[3]!), { ids: known, chain })).toEqual([
      [fork.id, true],
      ...[after, ops[3]!].map(({ id }) => [id, id === after.id]),
    ]);
    // Another first op is a fork of the whole chain.
    const first = inventedOp(own, { reason: "another first" });
    expect(taken(read(first), { ids: known, chain })).toEqual([[first.id, true]]);
  });

  it("whose predecessor is lacking, is of another number or chain, or is none at all are a gap", () => {
    const theirs = inventedChain(other, 3).map(({ id }) => id);
    const all = new Map([
      ...places,
      ...theirs.map((id, seq): [string, string] => [id, placeOf(other.node, 0, seq)]),
    ]);
    const chain = () => ({ node: own.node, epoch: 0, next: 4, head: ids[3]!, bytes: 0 });
    const after = (seq: number, prev: string, epoch = 0) =>
      check("bundle.gap", read(inventedOp(own, { seq, prev, epoch, reason: "gap" })), { ids: all, chain });
    for (const prev of ["f".repeat(64), ids[0]!, ids[2]!, theirs[1]!, ""]) after(2, prev);
    after(4, ids[2]!);
    after(5, ids[3]!);
    after(0, ids[3]!);
    after(2, ids[1]!, 1);
    check("bundle.gap", read(ops[0]!, ops[2]!));
  });

  it("that name a decision which is neither here nor among them are a gap", () => {
    const names = inventedOp(own, { seq: 1, prev: ids[0]!, parents: [theirFirst.id] });
    check("bundle.gap", read(ops[0]!, names));
    expect(taken(read(ops[0]!, names, theirFirst))).toHaveLength(3);
    expect(taken(read(ops[0]!, names), { ids: new Map([[theirFirst.id, "elsewhere"]]) })).toHaveLength(2);
    const both = inventedOp(own, { seq: 1, prev: ids[0]!, parents: [ids[0]!, "f".repeat(64)].sort() });
    check("bundle.gap", read(ops[0]!, both));
  });
  const theirFirst = inventedChain(other, 1)[0]!;
});

describe("[S27] who signed a line", () => {
  const [first] = inventedChain(own, 1);
  const nodeOp = (of: InventedNode, by: InventedNode, recipient: string, subject = of.node) =>
    inventedOp(by, {
      type: "node",
      subject,
      body: { key: of.pair.publicKey, recipient, state: "enrolled", until: [] },
    });

  it("is its node, by the key that is known or that an op beside it gives", async () => {
    const unknown = { keys: new Map([[other.node, other.pair.publicKey]]) };
    check("bundle.sender-unknown", read(first!), unknown);
    const recipient = await newRecipient();
    expect(taken(read(first!, nodeOp(own, other, recipient)), unknown)).toHaveLength(2);
    // A node is named after its key: an op that gives it another key gives it none.
    check("bundle.sender-unknown", read(first!, nodeOp(other, other, recipient, own.node)), unknown);
    check("bundle.invalid", read(inventedOp(own, {}, other.pair.sign)));
    const forged = { keys: new Map([[own.node, other.pair.publicKey]]) };
    // What is known holds, also beside an op that gives the right one.
    check("bundle.invalid", read(first!, nodeOp(own, own, recipient)), forged);
  });

  it("is dated no more than a day ahead", () => {
    const at = (ahead: number) => read(inventedOp(own, { time: new Date(NOW + ahead).toISOString() }));
    expect(taken(at(DAY_MS))).toHaveLength(1);
    check("bundle.clock", at(DAY_MS + 1));
  });

  it("wrote it for this desk, whose first op is the one that it is named after", async () => {
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
    const genesis = (fields: Partial<OpEnvelope> = {}) =>
      inventedOp(own, { type: "genesis", subject: "", desk: "", body, ...fields });
    const [good, named, later] = [
      genesis(),
      genesis({ desk: DESK }),
      genesis({ seq: 1, prev: "a".repeat(64) }),
    ];
    expect(taken(read(good), { desk: good.id })).toEqual([[good.id, false]]);
    check("bundle.foreign", read(good));
    check("bundle.foreign", read(named), { desk: named.id });
    check("bundle.foreign", read(later), { desk: later.id });
    check("bundle.foreign", read(inventedOp(own, { desk: "" })));
    check("bundle.foreign", read(inventedOp(own, { desk: "e".repeat(64) })));
  });
});

describe("[S24] bytes of a chain", () => {
  const [first, second] = inventedChain(own, 2);
  const lines = (bytes: Uint8Array, node = own.node, epoch = 0) => readLines({ node, epoch, bytes });

  it("are whole lines of its ops; none is no fault", () => {
    expect(lines(new Uint8Array(0))).toEqual([]);
    expect(lines(utf8(`${first!.line}\n${second!.line}\n`)).map(({ id }) => id)).toEqual([
      first!.id,
      second!.id,
    ]);
  });

  it.each([
    ["without their end", () => lines(utf8(first!.line))],
    ["with another end", () => lines(utf8(`${first!.line}\r`))],
    ["that are no text", () => lines(Uint8Array.of(0xff, 0x0a))],
    ["with an empty one", () => lines(utf8(`${first!.line}\n\n`))],
    ["of another spelling", () => lines(utf8(`${first!.line.replace("{", "{ ")}\n`))],
    ["of another node", () => lines(utf8(`${first!.line}\n`), other.node)],
    ["of another epoch", () => lines(utf8(`${first!.line}\n`), own.node, 1)],
    [
      "of a chain that tells what was received",
      () => lines(utf8(`${inventedOp(own, { epoch: 500_000_000 }).line}\n`), own.node, 500_000_000),
    ],
    [
      "that tell what was received",
      () => {
        const body = { bundle: "0".repeat(64), from: other.node, chains: [], forks: [], has: [] };
        return lines(utf8(`${inventedOp(own, { type: "receive", subject: "", body }).line}\n`));
      },
    ],
  ])("%s are refused", (_, wrong) => {
    expect(wrong).toThrow(code("bundle.invalid"));
  });
});
