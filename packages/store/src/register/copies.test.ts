/**
 * Somebody holds a machine's key and every op it has: they write new ops, and put approvals into them that people
 * gave to others.
 */
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ApprovalFact,
  DecisionsInForce,
  idOfOp,
  type OpBody,
  opBytes,
  opLine,
  signedOp,
  toHex,
} from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { readPair } from "../keys/deskKeys.ts";
import { newKeyPair, sha256 } from "../keys/ed25519.ts";
import type { Signer } from "../keys/personKey.ts";
import type { OpDraft } from "../ops/checkOp.ts";
import { inventedDesk, open, random, removeFolders } from "../testing/inventedDesk.ts";
import { type ApprovedOp, Copies } from "./copies.ts";

let dir: string;
let desk: OpenDesk;
let anna: Signer;
let behzad: Signer;
beforeAll(async () => {
  dir = await inventedDesk();
  desk = await open(dir);
  anna = await desk.unlockPerson("anna", "anna's words");
  behzad = await desk.unlockPerson("behzad", "behzad's words");
});
afterAll(async () => {
  await desk.close();
  removeFolders();
});

/** Decided by people, as a verb does it. @returns the draft that was appended, approvals and all */
async function decided(draft: Omit<OpDraft, "approvals" | "parents">, ...by: Signer[]): Promise<OpDraft> {
  const whole = await desk.decide(draft, by);
  await desk.append([whole]);
  return whole;
}
/** Written by whoever has the machine's key, past everything that the program asks. */
async function stolen(...drafts: readonly OpDraft[]): Promise<void> {
  await desk.close();
  const { sign } = readPair(join(dir, "keys", "node.json"));
  const file = join(
    dir,
    "ops",
    readdirSync(join(dir, "ops")).find((name) => name.endsWith("-0.jsonl")) ?? "",
  );
  let { op: last } = signedOp.parse(
    JSON.parse(readFileSync(file, "utf8").trimEnd().split("\n").at(-1) ?? ""),
  );
  for (const { type, subject = "", parents = [], reason = "", body, by, approvals = [] } of drafts) {
    const place = { seq: last.seq + 1, prev: idOfOp(last, sha256) };
    const said = { type, subject, parents: [...parents], reason, body: { ...body }, by };
    last = { ...last, ...place, ...said, approvals: [...approvals] };
    appendFileSync(file, `${opLine({ op: last, sig: toHex(sign(opBytes(last))) })}\n`);
  }
  desk = await open(dir);
}
const inForce = async (type: "consent" | "key", subject: string) =>
  new DecisionsInForce((await desk.facts()).decisions.filter(({ approvedBy }) => approvedBy.length > 0)).get(
    type,
    subject,
  );

describe("an approval copied into a new op", () => {
  it("[J7] enrols no key again that was revoked, and gives no role back", async () => {
    const pair = newKeyPair(random);
    const cyrus: Signer = { person: "cyrus", key: pair.publicKey, sign: pair.sign };
    const key = (state: "enrolled" | "revoked"): Omit<OpDraft, "approvals" | "parents"> => ({
      type: "key",
      subject: "cyrus",
      body: { person: "cyrus", key: cyrus.key, state },
      by: "anna",
    });
    const role = (roles: string[]): Omit<OpDraft, "approvals" | "parents"> => ({
      type: "role",
      subject: "cyrus",
      body: { person: "cyrus", roles },
      by: "anna",
    });
    const enrolled = await decided(key("enrolled"), anna);
    const given = await decided(role(["signatory"]), anna);
    await decided(role([]), anna);
    await decided(key("revoked"), anna);
    await stolen(enrolled, given);
    const held = (await desk.facts()).people.find(({ person }) => person === "cyrus");
    expect(held).toMatchObject({ revoked: true, roles: [] });
    const word = await decided(
      { type: "dispute", subject: "v1", body: { dispute: "identity" }, by: "cyrus" },
      cyrus,
    );
    expect(word.approvals).toHaveLength(1);
    const { decisions } = await desk.facts();
    expect(decisions.find(({ subject }) => subject === "v1")?.approvedBy).toEqual([]);
    // Whom an admin enrols anew is enrolled: it is another decision.
    await decided(key("enrolled"), anna);
    expect((await desk.facts()).people.find(({ person }) => person === "cyrus")?.revoked).toBe(false);
  });

  it("[J15] brings no consent back, and makes no conflict of one that was decided", async () => {
    const consent = (releaseClass: "public-full" | "sealed"): Omit<OpDraft, "approvals" | "parents"> => ({
      type: "consent",
      subject: "v2",
      body: { class: releaseClass, kinInformed: "yes", names: [] },
      by: "behzad",
    });
    const first = await decided(consent("public-full"), behzad);
    await decided(consent("sealed"), behzad);
    await stolen(first);
    const state = await inForce("consent", "v2");
    expect([state.conflict, state.decision?.body["class"]]).toEqual([false, "sealed"]);
    await decided(consent("public-full"), behzad);
    expect((await inForce("consent", "v2")).decision?.body["class"]).toBe("public-full");
  });

  it("[J8] raises no level that was lowered; who signs again says what they answer", async () => {
    const body = (level: "verified" | "reported", after?: string): OpBody<"signature"> => ({
      of: "victim",
      id: "v3",
      policy: "daftar-default/1",
      level,
      seen: [],
      records: ["0".repeat(32)],
      count: null,
      ...(after === undefined ? {} : { after }),
    });
    const draft = (signed: OpBody<"signature">): Omit<OpDraft, "approvals" | "parents"> => ({
      type: "signature",
      body: signed,
      by: "behzad",
    });
    const approved = async () =>
      (await desk.facts()).signatures
        .filter((one) => one.body.id === "v3")
        .map((one) => [one.body.level, one.approvedBy.join()]);
    const raised = await decided(draft(body("verified")), behzad);
    await decided(draft(body("reported")), behzad);
    await stolen(raised);
    const known = [
      ["verified", "behzad"],
      ["reported", "behzad"],
      ["verified", ""],
    ];
    expect(await approved()).toEqual(known);
    const lowered = (await desk.facts()).signatures.at(-2)?.opId ?? "";
    await decided(draft(body("verified", lowered)), behzad);
    expect(await approved()).toEqual([...known, ["verified", "behzad"]]);
    // What is said to come before itself was written elsewhere.
    await decided(draft(body("verified", toHex(random(32)))), behzad);
    expect((await approved()).at(-1)).toEqual(["verified", ""]);
  });
});

describe("copies, told in order", () => {
  const [ada, bel] = ["ada", "bel"].map(
    (person): ApprovalFact => ({ person, key: `key of ${person}`, enrolledBy: null, roles: [] }),
  ) as [ApprovalFact, ApprovalFact];
  const op = (opId: string, parents: string[], value: string): ApprovedOp => ({
    opId,
    type: "consent",
    subject: "v",
    parents,
    reason: "",
    body: { value },
  });
  const told = (...ops: (readonly [ApprovedOp, ...ApprovalFact[]])[]) => {
    const copies = new Copies();
    return ops.map(([one, ...by]) => {
      const parents = copies.parentsOf(one);
      return [
        one.opId,
        copies
          .fresh(one, by)
          .map(({ person }) => person)
          .join(),
        parents.join(),
      ];
    });
  };

  it("one dated earlier is superseded with what it copies", () => {
    expect(told([op("copy", [], "x"), ada], [op("a", [], "x"), ada], [op("b", ["a"], "y"), ada])).toEqual([
      ["copy", "ada", ""],
      ["a", "ada", ""],
      ["b", "ada", "a,copy"],
    ]);
  });

  it("two people, or two keys of one, who decide alike at two desks both count, whatever came between", () => {
    const passkey = { ...ada, key: "a passkey" };
    const all = told(
      [op("a", [], "x"), ada],
      [op("b", ["a"], "y"), ada],
      [op("c", [], "x"), bel],
      [op("d", [], "x"), passkey],
      [op("e", [], "x"), ada, bel],
    );
    expect(all.map(([, by]) => by)).toEqual(["ada", "ada", "bel", "ada", "bel"]);
  });

  it("an op that nobody's approval stands behind supersedes nothing", () => {
    expect(
      told([op("a", [], "x"), ada], [op("b", ["a"], "y")], [op("c", [], "x"), ada]).map(([, by]) => by),
    ).toEqual(["ada", "", "ada"]);
  });

  it("one that gives another reason is no copy", () => {
    const other = { ...op("c", [], "x"), reason: "another, invented" };
    expect(told([op("a", [], "x"), ada], [op("b", ["a"], "y"), ada], [other, ada]).at(-1)).toEqual([
      "c",
      "ada",
      "",
    ]);
  });

  it("[J8] a signature is spent by one that says something else, not by one that says the same, nor by a copy", () => {
    const signed = (opId: string, level: "verified" | "reported"): ApprovedOp => ({
      opId,
      type: "signature",
      subject: "",
      parents: [],
      reason: "",
      body: {
        of: "victim",
        id: "v",
        policy: "daftar-default/1",
        level,
        seen: [],
        records: [],
        count: null,
      },
    });
    const by = (...ops: Parameters<typeof told>): string[] => told(...ops).map(([, people = ""]) => people);
    expect(
      by([signed("a", "verified"), ada], [signed("b", "verified"), bel], [signed("c", "verified"), ada]),
    ).toEqual(["ada", "bel", "ada"]);
    // The copy of a, which b answers, does not spend b.
    expect(
      by(
        [signed("a", "verified"), ada],
        [signed("b", "reported"), ada],
        [signed("copy", "verified"), ada],
        [signed("c", "reported"), ada],
      ),
    ).toEqual(["ada", "ada", "", "ada"]);
  });
});
