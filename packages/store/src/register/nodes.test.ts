/** Which machines belong to a desk, and how far those that were put out of it are trusted. */
import { describe, expect, it } from "vitest";
import { type InventedNode, inventedNode } from "../testing/inventedOps.ts";
import { isTrusted, nodesOf } from "./nodes.ts";
import { People } from "./people.ts";

const [first, second] = [inventedNode(), inventedNode()];
const key = (digit: string): string => digit.repeat(64);
const genesis = {
  name: "invented",
  practice: true,
  nonce: key("0"),
  nodeKey: first.pair.publicKey,
  logOrigin: "practice.invalid/x",
  logKey: key("0"),
  custodians: [],
  founders: [
    { person: "anna", key: key("a"), roles: ["admin"] },
    { person: "behzad", key: key("b"), roles: ["signatory", "approver"] },
  ],
};
const people = new People([
  {
    opId: key("1"),
    rank: 0,
    type: "genesis",
    by: "machine",
    subject: "",
    parents: [],
    reason: "",
    body: genesis,
    approvals: [],
  },
]);
const anna = { person: "anna", key: key("a"), holds: true };
const behzad = { person: "behzad", key: key("b"), holds: true };
const begin = { rank: 0, type: "genesis", subject: "", body: genesis, approvals: [] };
const recipient = (letter: string): string => `age1${letter.repeat(58)}`;

let rank = 0;
function told(of: InventedNode, body: object = {}, approvals = [anna], subject = of.node) {
  rank += 1;
  const whole = { key: of.pair.publicKey, recipient: recipient("q"), state: "enrolled", until: [], ...body };
  return { rank, type: "node", subject, body: whole, approvals };
}
const nodes = (...ops: readonly ReturnType<typeof told>[]) => nodesOf([begin, ...ops], people);
const at = (node: InventedNode, epoch: number, seq: number) => ({ node: node.node, epoch, seq });

describe("[S27] a machine belongs to a desk", () => {
  it("that began with it, or where an admin approved it", () => {
    expect([...nodes().values()]).toEqual([
      {
        node: first.node,
        key: first.pair.publicKey,
        recipient: null,
        enrolledBy: null,
        revoked: false,
        until: [],
      },
    ]);
    expect(nodes(told(second)).get(second.node)).toEqual({
      node: second.node,
      key: second.pair.publicKey,
      recipient: recipient("q"),
      enrolledBy: "anna",
      revoked: false,
      until: [],
    });
    expect(nodes(told(second, {}, [behzad, anna])).get(second.node)?.enrolledBy).toBe("anna");
  });

  it.each([
    ["whom nobody approved", told(second, {}, [])],
    ["approved by somebody who is no admin", told(second, {}, [behzad])],
    ["by an approval that does not hold", told(second, {}, [{ ...anna, holds: false }])],
    ["under another's key", told(second, {}, [{ ...anna, key: key("b") }])],
    ["named after another key", told(second, { key: first.pair.publicKey })],
  ])("one %s does not", (_, op) => {
    expect([...nodes(op).keys()]).toEqual([first.node]);
  });

  it("the recipient that was told first stays, and a later op gives one where none was told", () => {
    expect(nodes(told(first)).get(first.node)).toMatchObject({ recipient: recipient("q"), enrolledBy: null });
    const again = nodes(told(second), told(second, { recipient: recipient("z") }));
    expect(again.get(second.node)?.recipient).toBe(recipient("q"));
  });
});

describe("[S28] a machine that was put out", () => {
  const out = (until: { epoch: number; next: number }[], approvals = [anna]) =>
    told(second, { state: "revoked", recipient: null, until }, approvals);

  it("is trusted up to the numbers named, on the chains named, for good", () => {
    const after = nodes(
      told(second),
      out([{ epoch: 0, next: 3 }]),
      told(second, { recipient: recipient("z") }),
    );
    expect(after.get(second.node)).toMatchObject({ revoked: true, recipient: recipient("q") });
    expect([2, 3].map((seq) => isTrusted(at(second, 0, seq), after))).toEqual([true, false]);
    expect(isTrusted(at(second, 1, 0), after)).toBe(false);
    expect(isTrusted(at(first, 0, 9), after)).toBe(true);
    expect(isTrusted(at(second, 0, 9), nodes(told(second)))).toBe(true);
    // Of a machine that was never let in this is not the question (S27).
    expect(isTrusted(at(second, 0, 0), nodes())).toBe(true);
  });

  it("is put out also where that came before it was let in, and by an admin alone", () => {
    const early = nodes(out([]), told(second));
    expect(isTrusted(at(second, 0, 0), early)).toBe(false);
    expect(nodes(told(second), out([], [behzad])).get(second.node)?.revoked).toBe(false);
    expect([...nodes(out([])).keys()]).toEqual([first.node]);
  });

  it("twice is trusted in what both name, by the lower number", () => {
    const ways = [
      [
        { epoch: 0, next: 5 },
        { epoch: 1, next: 2 },
      ],
      [
        { epoch: 2, next: 9 },
        { epoch: 0, next: 3 },
      ],
    ];
    for (const [one, two] of [ways, ways.toReversed()])
      expect(nodes(told(second), out(one!), out(two!)).get(second.node)?.until).toEqual([
        { epoch: 0, next: 3 },
      ]);
  });
});
