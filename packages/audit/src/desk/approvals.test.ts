/** Which approvals hold, from ops alone, and which were copied. */
import { approvalBytes, type OpEnvelope, toHex } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { Findings } from "../report.ts";
import { ed25519Verify, p256Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { readOp } from "../testing/readOps.suite.ts";
import { checkApprovals } from "./approvals.ts";
import type { ReadOp } from "./opFiles.ts";

const keyOf = (byte: number) => toHex(testKey(byte).publicKey);
const keys = new Map([
  [`ada ${keyOf(1)}`, null],
  [`bel ${keyOf(2)}`, "ada"],
]);
const decision = { type: "set-aside" as const, subject: "s", body: { reason: null } };

/** Approved under keys of these bytes, by people who say that they are these. */
function approved(seq: number, by: Record<string, number>, some: Partial<OpEnvelope> = {}): ReadOp {
  const { op } = readOp(seq, { ...decision, ...some });
  const content = approvalBytes(op);
  const approvals = Object.entries(by).map(([person, byte]) => ({
    person,
    key: keyOf(byte),
    signature: toHex(testKey(byte).sign(content)),
  }));
  return readOp(seq, { ...op, approvals });
}
function check(...ops: ReadOp[]) {
  const findings = new Findings();
  const verifiers = { sha256, verify: ed25519Verify, verifyEs256: p256Verify };
  const held = checkApprovals({ ops, genesis: null }, { keys, admins: new Set() }, verifiers, findings);
  const { faults, notes } = findings.report(null, null, null);
  const people = ops.map(({ id }) =>
    (held.get(id) ?? []).map(({ person, enrolledBy }) => [person, enrolledBy]),
  );
  return { people, faults: faults.map(({ detail }) => detail), notes: notes.map(({ where }) => where) };
}

describe("[J7] approvals", () => {
  it("hold with who enrolled their keys; others hold nothing", () => {
    expect(check(approved(0, { ada: 1, bel: 2 }))).toMatchObject({
      people: [
        [
          ["ada", null],
          ["bel", "ada"],
        ],
      ],
      faults: [],
    });
    const bent = approved(0, { ada: 1 });
    expect(check(readOp(0, { ...bent.op, reason: "another" }))).toMatchObject({
      people: [[]],
      faults: ["the approval of ada does not hold"],
    });
    for (const by of [{ dan: 1 }, { ada: 2 }, { ada: 9 }] as Record<string, number>[])
      expect(check(approved(0, by))).toMatchObject({
        people: [[]],
        faults: [`${Object.keys(by)[0]} approves with a key that is not enrolled`],
      });
  });

  it("of a decision copied on the same machine are a fault; on another, or of what is no decision, a note", () => {
    const first = approved(0, { ada: 1 });
    expect(check(first, approved(1, { ada: 1 })).faults).toEqual([
      "the approval of ada was copied: it is of line 0",
    ]);
    expect(check(first, approved(1, { ada: 1 }, { node: "1".repeat(16) }))).toMatchObject({
      faults: [],
      notes: ["line 1"],
    });
    // The same op in two files is told elsewhere, and is no copy of itself.
    expect(check(first, { ...first, where: "line 9" })).toMatchObject({ faults: [], notes: [] });
    expect(check(first, approved(1, { bel: 2 }))).toMatchObject({ faults: [], notes: [] });
    expect(check(first, approved(1, { ada: 1 }, { reason: "another" }))).toMatchObject({
      faults: [],
      notes: [],
    });
  });
});
