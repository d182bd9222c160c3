/** A desk that holds chains of several machines: whole, and damaged in each of the ways that only they have. */
import { fromUtf8, type OpEnvelope, receiveEpochOf, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../report.ts";
import { codes } from "../testing/audited.suite.ts";
import { access, type Files, withFile } from "../testing/files.suite.ts";
import { ed25519Verify, p256Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { addOp, type Chain, type Draft, NODE_ID, OP_FILE, smallDesk } from "../testing/smallDesk.suite.ts";
import { auditDesk } from "./auditDesk.ts";

const OTHER = testKey(2);
const key = toHex(OTHER.publicKey);
const OTHER_ID = toHex(sha256(OTHER.publicKey)).slice(0, 16);
const OTHER_FILE = `ops/${OTHER_ID}-0.jsonl`;
const RECEIVE_FILE = `ops/${NODE_ID}-${receiveEpochOf(0)}.jsonl`;
const FORK_FILE = `ops/${OTHER_ID}-0.fork.jsonl`;

const recipient = `age1${"q".repeat(58)}`;
const enrolled = (approvers: Draft["approvers"]): Draft => ({
  type: "node",
  subject: OTHER_ID,
  body: { key, recipient, state: "enrolled", until: [] },
  by: "ada",
  approvers,
});
const revoked: Draft = {
  ...enrolled(["ada"]),
  body: { key, recipient: null, state: "revoked", until: [{ epoch: 0, next: 1 }] },
};
const conditions = (cut: string): Draft => ({
  type: "conditions",
  subject: cut,
  body: { from: "2019-03-01", to: "2019-03-02", where: "Invented City", cut },
});
const file = ({ lines }: Pick<Chain, "lines">) => utf8(lines.map((line) => `${line}\n`).join(""));

interface Several {
  readonly files: Files;
  readonly lines: string[];
  readonly ids: string[];
}

/** The small desk with two ops of another machine, and what it says of having received them. */
function several(more: (chain: Chain) => void = () => {}, approvers: Draft["approvers"] = ["ada"]): Several {
  let desk = "";
  const small = smallDesk((chain) => {
    addOp(chain, enrolled(approvers));
    more(chain);
    desk = chain.ids[0] ?? "";
  });
  const other: Chain = { lines: [], ids: [] };
  const add = (chain: Chain, draft: Draft, fields: Partial<OpEnvelope>, sign = OTHER.sign) =>
    addOp(chain, draft, (op) => ({ ...op, desk, node: OTHER_ID, ...fields }), sign);
  add(other, conditions("roads"), {});
  add(other, conditions("power"), {});
  const receipts: Chain = { lines: [], ids: [] };
  const head = other.ids[1] ?? "";
  const body = {
    bundle: "b".repeat(64),
    from: OTHER_ID,
    chains: [{ node: OTHER_ID, epoch: 0, first: 0, next: 2, head }],
    forks: [],
    has: [{ node: OTHER_ID, epoch: 0, next: 2, head }],
  };
  add(receipts, { type: "receive", body }, { node: NODE_ID, epoch: receiveEpochOf(0) }, testKey(1).sign);
  const files = withFile(withFile(small, OTHER_FILE, file(other)), RECEIVE_FILE, file(receipts));
  return { files, lines: other.lines, ids: other.ids };
}

/** Another second op of the same machine, beside the one that is there. */
function forked(prev?: string): Uint8Array {
  const { ids } = several();
  const beside: Chain = { lines: [], ids: [] };
  const desk = fromUtf8(several().files.get("desk.json")!).match(/"id":"([0-9a-f]{64})"/)?.[1] ?? "";
  const fields = { desk, node: OTHER_ID, seq: 1, prev: prev ?? ids[0] ?? "" };
  addOp(beside, conditions("another"), (op) => ({ ...op, ...fields }), OTHER.sign);
  return file(beside);
}

const audit = (files: Files) =>
  auditDesk({ ...access(files), sha256, verify: ed25519Verify, verifyEs256: p256Verify });
const details = (report: AuditReport) => report.faults.map(({ detail }) => detail);

describe("a desk with chains of several machines", () => {
  it("is whole, and its root leaves out what it received when", async () => {
    const { files } = several();
    const report = await audit(files);
    expect(report.faults).toEqual([]);
    const without = await audit(withFile(files, RECEIVE_FILE, null));
    expect([without.ok, without.size, without.root]).toEqual([true, report.size, report.root]);
    const less = await audit(withFile(withFile(files, RECEIVE_FILE, null), OTHER_FILE, null));
    expect(less.size).toBe((report.size ?? 0) - 2);
  });

  it("any bit of the other machine's chain flipped is found", async () => {
    const { files } = several();
    const bytes = files.get(OTHER_FILE)!;
    const passed: number[] = [];
    for (let at = 0; at < bytes.length; at += 5) {
      const flipped = bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      if (!codes(await audit(withFile(files, OTHER_FILE, flipped))).includes("audit.op")) passed.push(at);
    }
    expect(passed).toEqual([]);
  });

  it("a chain cut off at a line's end, or gone, is told by what the desk says that it received", async () => {
    const { files, lines } = several();
    const cut = await audit(withFile(files, OTHER_FILE, utf8(`${lines[0]}\n`)));
    expect(details(cut)).toEqual(["ops that were received are not here"]);
    expect(details(await audit(withFile(files, OTHER_FILE, null)))).toEqual(details(cut));
  });

  it("a machine that nobody let in is found, though it names itself", async () => {
    expect(details(await audit(several(undefined, []).files))).toContain("no enrolled node has this name");
  });

  it("what a desk received stands on a chain for it, and nothing else there", async () => {
    const { files, lines } = several();
    const receipt = fromUtf8(files.get(RECEIVE_FILE)!);
    const there = await audit(withFile(files, OTHER_FILE, utf8(`${lines.join("\n")}\n${receipt}`)));
    expect(details(there)).toContain("the op is of another chain");
  });
});

describe("a fork", () => {
  it("is a fault of its own, and a note once its machine was put out", async () => {
    const report = await audit(withFile(several().files, FORK_FILE, forked()));
    expect(codes(report)).toEqual(["audit.fork"]);
    expect(report.faults[0]?.detail).toContain("the node's key was copied");
    const out = several((chain) => addOp(chain, { ...revoked, parents: [chain.ids.at(-1)!] }));
    const settled = await audit(withFile(out.files, FORK_FILE, forked()));
    expect(settled.faults).toEqual([]);
    expect(settled.notes.map(({ detail }) => detail).join()).toContain("it was put out");
  });

  it("and ops after those that were trusted are told, by the revocation that trusts least", async () => {
    const putOut = (...nexts: number[]) =>
      several((chain) => {
        for (const next of nexts) {
          const body = { key, recipient: null, state: "revoked", until: [{ epoch: 0, next }] };
          addOp(chain, { ...revoked, reason: `${next}`, body, parents: [chain.ids.at(-1)!] });
        }
      });
    const late = async (...nexts: number[]) => {
      const report = await audit(putOut(...nexts).files);
      expect(report.faults).toEqual([]);
      return report.notes.map(({ detail }) => detail).filter((detail) => detail.includes("count nowhere"));
    };
    const told = (count: number) => [`${count} ops of ${OTHER_ID}, which was put out, count nowhere`];
    expect([await late(), await late(2)]).toEqual([[], []]);
    expect([await late(1), await late(0)]).toEqual([told(1), told(2)]);
    expect([await late(1, 2), await late(2, 1), await late(0, 2)]).toEqual([told(1), told(1), told(2)]);
  });

  it("that follows nothing, or is signed by another key, is damage", async () => {
    const stray = await audit(withFile(several().files, FORK_FILE, forked("e".repeat(64))));
    expect(codes(stray)).toContain("audit.op");
    const bent = utf8(fromUtf8(forked()).replace("another", "anotter"));
    expect(codes(await audit(withFile(several().files, FORK_FILE, bent)))).toContain("audit.op");
  });
});

it("the first machine's chain is its own", () => {
  expect([...several().files.keys()]).toContain(OP_FILE);
});
