import { type ApprovalFact, type DecisionFact, DecisionsInForce, type Facts, type Role } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { countedDecisions, decisionsOf } from "./counted.ts";

function pair(
  opId: string,
  verdict: string,
  parents: readonly string[],
  approvedBy: readonly string[],
): DecisionFact {
  return {
    opId,
    parents,
    time: `2031-01-01T00:00:00.00${opId}Z`,
    type: "pair",
    subject: "a b",
    by: "anna",
    reason: "",
    approvedBy,
    approvals: [],
    body: { verdict },
  };
}
const verdictOf = (decisions: readonly DecisionFact[]) => new DecisionsInForce(decisions).get("pair", "a b");

describe("decisions that count", () => {
  it("[J1] [J5] a scope, a policy or an assessment by people without the role for it sets nothing", () => {
    const person = (name: string, role: Role) => ({
      person: name,
      key: name,
      roles: [role],
      enrolledBy: null,
    });
    const decision = (type: DecisionFact["type"], ...approvals: ApprovalFact[]): DecisionFact => ({
      ...pair(
        "1",
        "same",
        [],
        approvals.map((one) => one.person),
      ),
      type,
      approvals,
    });
    const recorder = person("r", "recorder");
    for (const [type, role] of [
      ["scope", "admin"],
      ["policy", "admin"],
      ["assess-account", "assessor"],
      ["assess-list", "assessor"],
    ] as const) {
      const able = person("able", role);
      expect(countedDecisions([decision(type, recorder)]), type).toEqual([]);
      expect(countedDecisions([decision(type, able, recorder)])).toMatchObject([{ approvedBy: ["able"] }]);
    }
    expect(countedDecisions([decision("pair", recorder)])).toHaveLength(1);
  });

  it("[J7] [J17] who watches the log is said by two who may act together: an admin and somebody they enrolled set nothing", () => {
    const admin = { person: "anna", key: "1", roles: ["admin"], enrolledBy: null } as const;
    const puppet = { person: "puppet", key: "2", roles: [], enrolledBy: "anna" } as const;
    const said = (...approvals: ApprovalFact[]): DecisionFact => ({
      ...pair(
        "1",
        "same",
        [],
        approvals.map(({ person }) => person),
      ),
      type: "witness-policy",
      approvals,
    });
    expect(countedDecisions([said(admin, puppet)])).toEqual([]);
    expect(countedDecisions([said(admin, { ...puppet, enrolledBy: "clara" })])).toHaveLength(1);
  });

  it("[J7] a decision without an approval that holds sets nothing", () => {
    const forged = pair("2", "same", ["1"], []);
    const real = pair("1", "different", [], ["anna"]);
    expect(verdictOf([real, forged]).decision?.opId).toBe("2");
    expect(verdictOf(countedDecisions([real, forged])).decision?.opId).toBe("1");
    expect(verdictOf(countedDecisions([forged])).decision).toBeNull();
  });

  it("who decides after seeing it supersedes what came before it, without a conflict", () => {
    const chain = [
      pair("1", "different", [], ["anna"]),
      pair("2", "same", ["1"], []),
      pair("3", "same", ["2"], []),
      pair("4", "cannot-tell", ["3"], ["boris"]),
    ];
    expect(verdictOf(countedDecisions(chain))).toMatchObject({
      conflict: false,
      decision: { opId: "4", parents: ["1"] },
    });
    expect(verdictOf(countedDecisions(chain.toReversed()))).toMatchObject({
      conflict: false,
      decision: { opId: "4" },
    });
  });

  it("where all count, they are handed on as they are", () => {
    const all = [pair("1", "different", [], ["anna"]), pair("2", "same", ["1"], ["boris"])];
    expect(countedDecisions(all)).toBe(all);
    const facts: Facts = {
      records: [],
      counts: [],
      claims: [],
      decisions: all,
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
      people: [],
    };
    expect(decisionsOf(facts).get("pair", "a b").decision?.opId).toBe("2");
  });
});
