import type { DecisionFact, Facts, PersonFact } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { newestProposal, proposals } from "./approvals.ts";

const [ONE, TWO] = ["1".repeat(64), "2".repeat(64)] as const;
let count = 0;

function said(digest: string, verdict: "propose" | "approve" | "dissent", by: string): DecisionFact {
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
    approvals: [],
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

  it("words about a digest nobody proposed are no proposal", () => {
    expect(newestProposal(facts([said(ONE, "approve", "a"), said(ONE, "approve", "b")]))).toBeNull();
  });
});
