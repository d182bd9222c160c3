/**
 * "I never signed that" (threat 15): an approval is checked from the line of its op alone, with the public key
 * that the person was enrolled with: without the desk, and by a second program.
 */
import { approvalBytes, approvalFault, type OpEnvelope, signedOp } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { ed25519Verify, p256Verify, sha256 } from "../testing/nodeCrypto.suite.ts";
import { besideChecker, PYTHON } from "../testing/secondChecker.suite.ts";
import { OP_FILE, smallDesk } from "../testing/smallDesk.suite.ts";

const verifiers = { sha256, verify: ed25519Verify, verifyEs256: p256Verify };
const lines = new TextDecoder().decode(smallDesk().get(OP_FILE)).trimEnd().split("\n");
/** The exported record: one line of a decision that two people approved, and nothing else. */
const record = lines.find((line) => line.includes('"type":"set-aside"')) ?? "";
const { op } = signedOp.parse(JSON.parse(record));

const faultsOf = (one: OpEnvelope) =>
  one.approvals.map((approval) => approvalFault(approval, approvalBytes(one), verifiers)?.words ?? null);

describe("an approval, from its record alone", () => {
  it("[J7] holds for each of two people, under the key that each was enrolled with", () => {
    expect(op.approvals.map(({ person }) => person)).toEqual(["bel", "cyd"]);
    expect(faultsOf(op)).toEqual([null, null]);
    // The keys are those that the first op, and the op that enrolled the second, named in public.
    for (const { key } of op.approvals) expect(lines.slice(0, 2).join("\n")).toContain(key);
  });

  it("[J7] holds for nothing else: another reason, subject, decision, desk or ancestor, or another person's key", () => {
    const [bel, cyd] = op.approvals;
    const others: readonly Partial<OpEnvelope>[] = [
      { reason: "another" },
      { subject: "2".padStart(32, "0") },
      { type: "dispute" },
      { body: { reason: "fabricated" } },
      { desk: "0".repeat(64) },
      { parents: ["0".repeat(64)] },
    ];
    for (const change of others)
      expect(faultsOf({ ...op, ...change }), JSON.stringify(change)).not.toContain(null);
    expect(faultsOf({ ...op, approvals: [{ ...bel!, key: cyd!.key }] })).not.toContain(null);
  });

  it.skipIf(!PYTHON)(
    "[J7] holds by a program that shares no code with this (skipped where python3 is absent)",
    () => {
      const program = `
def holds(op, approval):
    said = {key: op[key] for key in ("desk", "type", "subject", "parents", "reason", "body")}
    message = b"daftar.approval/v1\\x00" + canonical_bytes(said)
    return ed25519_holds(bytes.fromhex(approval["key"]), message, bytes.fromhex(approval["signature"]))
op = given["op"]
altered = dict(op, reason="another")
print(json.dumps([[holds(one, approval) for approval in op["approvals"]] for one in (op, altered)]))`;
      expect(besideChecker(program, JSON.parse(record))).toEqual([
        [true, true],
        [false, false],
      ]);
    },
  );
});
