import type { ApprovalFact, DecisionFact, Facts, PersonFact } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { isApproved, newestProposal, proposals } from "./approvals.ts";

const [ONE, TWO] = ["1".repeat(64), "2".repeat(64)] as const;
let count = 0;

function said(
  digest: string,
  verdict: "propose" | "approve" | "dissent",
  by: string,
  key: Partial<ApprovalFact> = {},
): DecisionFact {
  count += 1;
  return {
    opId: String(count).padStart(64, "0"),
    parents: [],
    time: `2031-01-01T00:00:00.${String(count).padStart(3, "0")}Z`,
    type: "release",
    subject: digest,
    by,
    reason: "",
    approvedBy: verdict === "propose" ? [] : [by],
    approvals:
      verdict === "propose"
        ? []
        : [{ person: by, key: `key of ${by}`, enrolledBy: null, roles: ["approver"], ...key }],
    body: { digest, verdict, candidate: verdict === "propose" ? digest : null, checkpointBefore: null },
  };
}

const person = (name: string, more: Partial<PersonFact> = {}): PersonFact => ({
  person: name,
  keys: [],
  roles: ["approver"],
  revoked: false,
  ...more,
});

function facts(
  decisions: readonly DecisionFact[],
  people = [person("a"), person("b"), person("c", { roles: ["signatory"] })],
): Facts {
  return {
    records: [],
    counts: [],
    claims: [],
    decisions,
    signatures: [],
    runs: [],
    imports: [],
    published: [],
    erased: [],
    cosigned: [],
    evidence: [],
    custody: [],
    stampRequests: [],
    timestamps: [],
    people,
  };
}

describe("[J20] where a proposed release stands", () => {
  it("counts each approver once, and only people who may approve", () => {
    const all = [
      said(ONE, "propose", "machine"),
      said(ONE, "approve", "a"),
      said(ONE, "approve", "a"),
      said(ONE, "approve", "c"),
      said(ONE, "approve", "d"),
    ];
    expect(newestProposal(facts(all))).toMatchObject({ digest: ONE, approvers: ["a"], dissents: [] });
    expect(newestProposal(facts([...all, said(ONE, "approve", "b")]))).toMatchObject({
      approvers: ["a", "b"],
    });
  });

  it("a person's last word holds: who dissents after approving approves no longer", () => {
    const all = [
      said(ONE, "propose", "machine"),
      said(ONE, "approve", "a"),
      said(ONE, "approve", "b"),
      said(ONE, "dissent", "a"),
    ];
    expect(newestProposal(facts(all))).toMatchObject({ approvers: ["b"], dissents: ["a"] });
  });

  it("a revoked approver does not count", () => {
    const all = [said(ONE, "propose", "machine"), said(ONE, "approve", "a"), said(ONE, "approve", "b")];
    expect(newestProposal(facts(all, [person("a"), person("b", { revoked: true })]))).toMatchObject({
      approvers: ["a"],
    });
  });

  it("approvals are of one digest: those of an older proposal do not carry over", () => {
    const all = [
      said(ONE, "propose", "machine"),
      said(ONE, "approve", "a"),
      said(TWO, "propose", "machine"),
      said(TWO, "approve", "b"),
    ];
    expect(newestProposal(facts(all))).toMatchObject({ digest: TWO, approvers: ["b"] });
    expect(proposals(facts(all))).toHaveLength(2);
  });

  it("the same bytes proposed again are the newest, with what they were made from then", () => {
    const again = said(ONE, "propose", "m");
    const body = { ...again.body, candidate: "3".repeat(64) };
    const all = [said(ONE, "propose", "m"), said(TWO, "propose", "m"), { ...again, body }];
    expect(newestProposal(facts(all))).toMatchObject({
      digest: ONE,
      candidate: "3".repeat(64),
      time: again.time,
    });
    expect(proposals(facts(all)).map(({ digest }) => digest)).toEqual([TWO, ONE]);
  });

  it("words about a digest nobody proposed are no proposal", () => {
    expect(newestProposal(facts([said(ONE, "approve", "a"), said(ONE, "approve", "b")]))).toBeNull();
    const withBody = (fact: DecisionFact, candidate: string | null): DecisionFact => ({
      ...fact,
      body: { ...fact.body, candidate },
    });
    // What is approved is what was proposed: a word that names files of its own is none, nor is a proposal of nothing.
    expect(newestProposal(facts([withBody(said(ONE, "approve", "a"), TWO)]))).toBeNull();
    expect(newestProposal(facts([withBody(said(ONE, "propose", "machine"), null)]))).toBeNull();
    // It may have come here before what it is about.
    const early = [withBody(said(ONE, "approve", "a"), TWO), said(ONE, "propose", "machine")];
    expect(newestProposal(facts(early))).toMatchObject({ digest: ONE, candidate: ONE, approvers: ["a"] });
  });

  it("[J7] one insider does not approve alone: not with two keys, not with somebody they enrolled", () => {
    const approved = (...words: readonly DecisionFact[]): boolean => {
      const people = [person("a"), person("b"), person("puppet")];
      const proposal = newestProposal(facts([said(ONE, "propose", "machine"), ...words], people));
      return proposal !== null && isApproved(proposal);
    };
    const a = said(ONE, "approve", "a");
    const puppet = said(ONE, "approve", "puppet", { enrolledBy: "a" });
    expect(approved(a)).toBe(false);
    expect(approved(a, said(ONE, "approve", "a", { key: "passkey of a" }))).toBe(false);
    expect(approved(a, puppet)).toBe(false);
    expect(approved(puppet, a)).toBe(false);
    expect(approved(a, said(ONE, "approve", "b", { key: "key of a" }))).toBe(false);
    expect(approved(a, said(ONE, "approve", "b"))).toBe(true);
    expect(approved(a, puppet, said(ONE, "approve", "b"))).toBe(true);
  });
});
