/** Who enrolled whom, from ops alone: with founders, and as the first machine of a desk without them began it. */
import { approvalBytes, type OpBody, type OpEnvelope, toHex } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { Findings } from "../report.ts";
import { ed25519Verify, p256Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { genesisBody, readOp } from "../testing/readOps.suite.ts";
import { enrolledIn } from "./enrolled.ts";
import type { ReadOp } from "./opFiles.ts";

const BYTES = { ada: 11, bel: 12, cyd: 13, dan: 14, eve: 15 };
type Person = keyof typeof BYTES;
const keyOf = (person: Person): string => toHex(testKey(BYTES[person]).publicKey);
const FOUNDERS: OpBody<"genesis">["founders"] = [
  { person: "ada", key: keyOf("ada"), roles: ["admin"] },
  { person: "bel", key: keyOf("bel"), roles: ["approver"] },
];

type Draft = Pick<OpEnvelope, "type" | "body"> & Partial<OpEnvelope>;
const key = (person: Person, some: object = {}): Draft => ({
  type: "key",
  subject: person,
  body: { person, key: keyOf(person), state: "enrolled", ...some },
});
const role = (person: Person, ...roles: string[]): Draft => ({
  type: "role",
  subject: person,
  body: { person, roles },
});

/** Each op in the place where it stands; approved by these. */
function read(drafts: readonly (readonly [Draft, ...Person[]])[], change = (ops: ReadOp[]) => ops) {
  const ops = drafts.map(([draft, ...approvers], seq): ReadOp => {
    const { op } = readOp(seq, draft);
    const approved = approvalBytes(op);
    const approvals = approvers.map((person) => ({
      person,
      key: keyOf(person),
      signature: toHex(testKey(BYTES[person]).sign(approved)),
    }));
    return readOp(seq, { ...op, approvals: [...op.approvals, ...approvals] });
  });
  return change(ops);
}

function enrolled(founders: OpBody<"genesis">["founders"] | null, ops: readonly ReadOp[]) {
  const findings = new Findings();
  const verifiers = { sha256, verify: ed25519Verify, verifyEs256: p256Verify };
  const found = enrolledIn(
    { ops, genesis: founders === null ? null : genesisBody({ founders }) },
    verifiers,
    findings,
  );
  const by = (person: Person, of: Person = person) => found.keys.get(`${person} ${keyOf(of)}`);
  const { faults } = findings.report(null, null, null);
  return {
    by,
    admins: [...found.admins].sort(),
    faults: faults.map(({ where, detail }) => `${where}: ${detail}`),
  };
}
const NO_ADMIN = "it enrols somebody, and no admin approved it";

describe("[J7] who enrolled a key", () => {
  it("is the admin who approved it; founders are enrolled by nobody", () => {
    const { by, admins, faults } = enrolled(FOUNDERS, read([[key("cyd"), "bel", "ada"]]));
    expect([by("ada"), by("bel"), by("cyd"), by("dan")]).toEqual([null, null, "ada", undefined]);
    expect([admins, faults]).toEqual([["ada"], []]);
  });

  it("is nobody where no admin approved it, or the approval is of another key or of something else", () => {
    const moved = (ops: ReadOp[]): ReadOp[] =>
      ops.map((one) => ({ ...one, op: { ...one.op, reason: "another" } }));
    const bels = (ops: ReadOp[]): ReadOp[] =>
      ops.map((one) => ({
        ...one,
        op: { ...one.op, approvals: one.op.approvals.map((given) => ({ ...given, person: "ada" })) },
      }));
    for (const ops of [
      read([[key("cyd")]]),
      read([[key("cyd"), "bel"]]),
      read([[key("cyd"), "cyd"]]),
      read([[key("cyd"), "ada"]], moved),
      // A signature that holds, under a key that is bel's.
      read([[key("cyd"), "bel"]], bels),
    ]) {
      const { by, faults } = enrolled(FOUNDERS, ops);
      expect([by("cyd"), faults]).toEqual([undefined, [`line 0: ${NO_ADMIN}`]]);
    }
  });

  it("may be an admin whom another made one, in whatever order the ops stand", () => {
    const ops = read([
      [key("dan"), "cyd"],
      [role("cyd", "approver", "admin"), "ada"],
      [key("cyd"), "ada"],
    ]);
    for (const order of [ops, ops.toReversed()]) {
      const { by, admins, faults } = enrolled(FOUNDERS, order);
      expect([by("cyd"), by("dan"), admins, faults]).toEqual(["ada", "cyd", ["ada", "cyd"], []]);
    }
  });

  it("is not an admin by their own word, without a key, or by another role", () => {
    const enrols = [key("dan"), "cyd"] as const;
    const one = enrolled(FOUNDERS, read([[key("cyd"), "ada"], [role("cyd", "admin"), "cyd"], enrols]));
    expect([one.by("dan"), one.admins, one.faults]).toEqual([undefined, ["ada"], [`line 2: ${NO_ADMIN}`]]);
    const other = enrolled(FOUNDERS, read([[key("cyd"), "ada"], [role("cyd", "approver"), "ada"], enrols]));
    expect([other.by("dan"), other.admins]).toEqual([undefined, ["ada"]]);
    const keyless = enrolled(FOUNDERS, read([[role("cyd", "admin"), "ada"], enrols]));
    expect([keyless.by("dan"), keyless.faults]).toEqual([undefined, [`line 1: ${NO_ADMIN}`]]);
  });

  it("stays who did it first; what takes a key out of force enrols nobody, and needs no admin", () => {
    const again = enrolled(
      FOUNDERS,
      read([
        [key("cyd"), "ada"],
        [role("cyd", "admin"), "ada"],
        [key("dan"), "ada"],
        [{ ...key("dan"), reason: "again" }, "cyd"],
      ]),
    );
    expect([again.by("dan"), again.faults]).toEqual(["ada", []]);
    const out = { state: "revoked" };
    const revoked = enrolled(FOUNDERS, read([[key("cyd", out), "ada"], [key("dan", out)]]));
    expect([revoked.by("cyd"), revoked.by("dan"), revoked.faults]).toEqual([undefined, undefined, []]);
  });

  it("a key that two people have is told, a founder's as well; to take it out of force is none of that", () => {
    const shared = (of: Person, some: object = {}) => key("cyd", { key: keyOf(of), ...some });
    expect(enrolled(FOUNDERS, read([[shared("bel"), "ada"]])).faults).toEqual([
      "line 0: cyd and bel share a key",
    ]);
    const dans = read([
      [key("dan"), "ada"],
      [shared("dan"), "ada"],
    ]);
    expect(enrolled(FOUNDERS, dans).faults).toEqual(["line 1: cyd and dan share a key"]);
    expect(enrolled(FOUNDERS, read([[shared("bel", { state: "revoked" }), "ada"]])).faults).toEqual([]);
    const twice = [...FOUNDERS, { person: "cyd", key: keyOf("ada"), roles: [] }];
    expect(enrolled(twice, []).faults).toEqual(["the genesis op: cyd and ada share a key"]);
  });
});

describe("[J7] a desk without founders, begun by its first machine", () => {
  const begin: Draft = { type: "genesis", body: genesisBody() };
  const begun: readonly (readonly [Draft, ...Person[]])[] = [
    [begin],
    [key("ada")],
    [role("ada", "admin")],
    [key("bel")],
    [role("bel", "approver")],
  ];

  it("has its first two people and their roles by nobody", () => {
    const { by, admins, faults } = enrolled([], read([...begun, [key("cyd"), "ada"]]));
    expect([by("ada"), by("bel"), by("cyd"), admins, faults]).toEqual([null, null, "ada", ["ada"], []]);
  });

  it("has no third by itself, no second key of one, and no role for anybody else or once more", () => {
    const more = (...drafts: Draft[]) =>
      enrolled([], read([...begun, ...drafts.map((one) => [one] as const)]));
    const third = more(key("cyd"));
    expect([third.by("cyd"), third.faults]).toEqual([undefined, [`line 5: ${NO_ADMIN}`]]);
    const second = more(key("ada", { key: keyOf("eve") }));
    expect([second.by("ada", "eve"), second.faults]).toEqual([undefined, [`line 5: ${NO_ADMIN}`]]);
    const between = enrolled(
      [],
      read([[begin], [key("ada")], [key("ada", { key: keyOf("eve") })], [key("bel")]]),
    );
    expect([between.by("ada", "eve"), between.by("bel")]).toEqual([undefined, null]);
    expect(more(role("bel", "admin")).admins).toEqual(["ada"]);
    expect(more(role("cyd", "admin")).admins).toEqual(["ada"]);
  });

  it("counts the first by their numbers, not by where they stand in files", () => {
    const ops = read([...begun, [key("cyd")]]);
    const { by, faults } = enrolled([], ops.toReversed());
    expect([by("ada"), by("bel"), by("cyd"), faults]).toEqual([
      null,
      null,
      undefined,
      [`line 5: ${NO_ADMIN}`],
    ]);
    // A later epoch of that machine is later, whatever its numbers.
    const restored = read([[begin], [key("ada")], [key("cyd")], [{ ...key("bel"), epoch: 1, seq: 0 }]]);
    const found = enrolled([], restored.toReversed());
    expect([found.by("cyd"), found.by("bel")]).toEqual([null, undefined]);
  });

  it("is begun by that machine alone, by nobody in its place, and with no approval", () => {
    for (const draft of [
      { ...key("bel"), node: "1".repeat(16) },
      { ...key("bel"), by: "ada" },
      { ...key("bel"), approvals: [{ person: "eve", key: keyOf("eve"), signature: "0".repeat(128) }] },
    ]) {
      const { by, faults } = enrolled([], read([[begin], [key("ada")], [draft]]));
      expect([by("bel"), faults]).toEqual([undefined, [`line 2: ${NO_ADMIN}`]]);
    }
  });

  it("is none that has founders, or whose genesis op is not there", () => {
    const withFounders = enrolled(FOUNDERS, read([[begin], [key("cyd")]]));
    expect([withFounders.by("cyd"), withFounders.faults]).toEqual([undefined, [`line 1: ${NO_ADMIN}`]]);
    const lost = enrolled(null, read([[key("ada")]]));
    expect([lost.by("ada"), lost.faults]).toEqual([undefined, [`line 0: ${NO_ADMIN}`]]);
  });
});
