/** What moves a custodian's part, from ops alone: who must have signed, and what makes none of it count. */
import { acceptanceBytes, consentBytes, type OpBody, type SuccessionTerms, toHex } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { Findings } from "../report.ts";
import { ed25519Verify, testKey } from "../testing/nodeCrypto.suite.ts";
import { DESK, genesisBody, readOp } from "../testing/readOps.suite.ts";
import type { HeldApproval } from "./approvals.ts";
import { checkSuccessions } from "./successions.ts";

const nameOf = (letter: string) => `age1${letter.repeat(58)}`;
const keyOf = (byte: number) => toHex(testKey(byte).publicKey);
/** Three custodians, two of whom open; and three who may succeed. */
const [A, B, C] = [nameOf("a"), nameOf("c"), nameOf("d")];
const CUSTODIANS = [
  { recipient: A, key: keyOf(1) },
  { recipient: B, key: keyOf(2) },
  { recipient: C, key: keyOf(3) },
];
const [X, Y] = [nameOf("x"), nameOf("y")];

const genesis = (some: Partial<OpBody<"genesis">> = {}): OpBody<"genesis"> =>
  genesisBody({ custodians: [A, B, C], consentKeys: CUSTODIANS, threshold: 2, ...some });

const HANDED: SuccessionTerms = { from: A, to: X, toKey: keyOf(7), boxes: "b".repeat(64) };
const LOST: SuccessionTerms = { ...HANDED, boxes: null };

/** Consents of keys and an acceptance, each over what it says it is over. */
function succession(
  terms: SuccessionTerms,
  consenting: readonly number[],
  { accepting = 7, consented = terms, accepted = terms, desk = DESK } = {},
): OpBody<"succession"> {
  const consents = consenting.map((byte) => ({
    key: keyOf(byte),
    signature: toHex(testKey(byte).sign(consentBytes(desk, consented))),
  }));
  const signature = toHex(testKey(accepting).sign(acceptanceBytes(desk, accepted)));
  return { ...terms, consents, accepted: signature };
}

const held = (person: string, enrolledBy: string | null = null): HeldApproval => ({
  person,
  key: person.repeat(8),
  enrolledBy,
});
const TWO = [held("ada"), held("bel")];

function check(
  bodies: readonly OpBody<"succession">[],
  { approvals = TWO, of = genesis() }: { approvals?: HeldApproval[]; of?: OpBody<"genesis"> | null } = {},
) {
  const ops = bodies.map((body, seq) => readOp(seq, { type: "succession", subject: body.from, body }));
  const findings = new Findings();
  const byOp = new Map(ops.map(({ id }) => [id, approvals]));
  checkSuccessions({ ops, genesis: of }, byOp, DESK, ed25519Verify, findings);
  const { faults, notes } = findings.report(null, null, null);
  return { faults: faults.map(({ detail }) => detail), moved: notes.map(({ detail }) => detail[0]).join() };
}
const fault = (words: string) => [`a custodian's succession ${words}: it counts nowhere`];
const NO_CONSENT = fault("has no consent of the custodians that holds");

describe("[J18] a custodian's part", () => {
  it("goes to whom the custodian signed it over to, and who took it", () => {
    expect(check([succession(HANDED, [1])])).toEqual({ faults: [], moved: "1" });
    expect(check([]).moved).toBe("");
  });

  it("goes by nobody else's consent, nor by one to something else, of another desk, or that does not hold", () => {
    const other = { ...HANDED, to: Y };
    const [consent] = succession(HANDED, [1]).consents;
    for (const body of [
      succession(HANDED, [2]),
      succession(HANDED, [2, 3]),
      succession(HANDED, [9]),
      succession(HANDED, [1], { consented: other }),
      succession(HANDED, [1], { consented: LOST }),
      succession(HANDED, [1], { desk: "b".repeat(64) }),
      { ...succession(HANDED, [1]), consents: [{ ...consent!, signature: "0".repeat(128) }] },
    ])
      expect(check([body])).toEqual({ faults: NO_CONSENT, moved: "" });
    const keyless = genesis({ consentKeys: CUSTODIANS.slice(1) });
    expect(check([succession(HANDED, [1])], { of: keyless }).faults).toEqual(NO_CONSENT);
  });

  it("of one who is lost goes by as many others as open together, each once, without the one who is gone", () => {
    expect(check([succession(LOST, [2, 3])])).toEqual({ faults: [], moved: "1" });
    for (const consenting of [[2], [2, 2], [1, 2], [2, 7], [2, 9], [1]])
      expect(check([succession(LOST, consenting)]).faults, consenting.join()).toEqual(NO_CONSENT);
    // Who would succeed speaks for nobody, though they have a custodian's key.
    const own = { ...LOST, toKey: keyOf(3) };
    expect(check([succession(own, [2, 3], { accepting: 3 })]).faults).toEqual(NO_CONSENT);
    // A desk that never said how many open together has nobody to speak for who is lost.
    const { threshold: _, ...older } = genesis();
    expect(check([succession(LOST, [2, 3])], { of: older }).faults).toEqual(NO_CONSENT);
  });

  it("goes to nobody who did not take it", () => {
    const refused = fault("was not accepted by the successor");
    for (const body of [
      succession(HANDED, [1], { accepting: 8 }),
      succession(HANDED, [1], { accepted: LOST }),
      { ...succession(HANDED, [1]), accepted: "0".repeat(128) },
    ])
      expect(check([body]).faults).toEqual(refused);
  });

  it("starts from a custodian, or from whom one was succeeded by, in whatever order the ops stand", () => {
    const next: SuccessionTerms = { from: X, to: Y, toKey: keyOf(8), boxes: "c".repeat(64) };
    const second = succession(next, [7], { accepting: 8 });
    expect(check([second]).faults).toEqual(fault("is of somebody who is no custodian here"));
    const both = [second, succession(HANDED, [1])];
    for (const order of [both, both.toReversed()]) expect(check(order)).toEqual({ faults: [], moved: "2" });
  });

  it("goes to nobody who is or was a custodian, under their name or their key", () => {
    const named = fault("names a successor who is, or was, a custodian here");
    expect(check([succession({ ...HANDED, to: B }, [1])]).faults).toEqual(named);
    expect(check([succession({ ...HANDED, toKey: keyOf(2) }, [1], { accepting: 2 })]).faults).toEqual(named);
  });

  it("may be said twice, by two machines, as the same and not as another", () => {
    const again = succession({ ...HANDED, boxes: "c".repeat(64) }, [1]);
    expect(check([succession(HANDED, [1]), again])).toEqual({ faults: [], moved: "2" });
    const other = succession({ ...HANDED, toKey: keyOf(8) }, [1], { accepting: 8 });
    expect(check([succession(HANDED, [1]), other]).faults).toHaveLength(1);
  });

  it("[J7] goes by two people who may decide together, and no fewer", () => {
    const two = fault("is not approved by two people who may");
    for (const approvals of [[], [held("ada")], [held("ada"), held("bel", "ada")]])
      expect(check([succession(HANDED, [1])], { approvals })).toEqual({ faults: two, moved: "" });
  });

  it("is not looked at where the desk has no genesis op", () => {
    expect(check([succession(HANDED, [1])], { of: null })).toEqual({ faults: [], moved: "" });
  });
});
