import type { DecisionFact, OpFact } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { openSince } from "./openSince.ts";

const run = (at: number, versions = at): OpFact<"linkage-run"> => ({
  opId: `run-${at}`,
  time: `2031-01-0${at}`,
  by: "machine",
  approvedBy: [],
  approvals: [],
  body: {
    read: { versions, digest: "0" },
    code: "1",
    seed: 1,
    parameters: "0",
    result: "0",
    counts: { records: 2, comparedPairs: 1, links: 0, review: 1, clusters: 2 },
  },
});
const said = (at: number, verdict: string): DecisionFact => ({
  opId: `said-${at}`,
  parents: [],
  time: `2031-01-0${at}`,
  type: "pair",
  subject: "a b",
  by: "anna",
  reason: "",
  approvedBy: ["anna"],
  approvals: [],
  body: { verdict },
});
const since = (runs: OpFact<"linkage-run">[], open: string[], decisions: DecisionFact[] = []) =>
  openSince({ runs, decisions }, ({ opId }) => new Set(open.includes(opId) ? ["a b"] : []))("b", "a");

describe("since when a pair is open", () => {
  it("[J10] from the first of an unbroken row of runs that left it to people", () => {
    expect(since([run(1), run(2), run(3)], ["run-1", "run-2", "run-3"])).toBe("2031-01-01");
    expect(since([run(1), run(2), run(3)], ["run-1", "run-3"])).toBe("2031-01-03");
    expect(since([run(3), run(1), run(2)], ["run-2", "run-3"])).toBe("2031-01-02");
  });

  it("[J10] a run that never was in force breaks nothing", () => {
    expect(since([run(1, 9), run(2, 1), run(3, 10)], ["run-1", "run-3"])).toBe("2031-01-01");
  });

  it("[J10] `cannot tell` keeps it open, or opens it again after people had decided", () => {
    expect(since([run(1)], ["run-1"], [said(4, "cannot-tell")])).toBe("2031-01-01");
    expect(since([run(1)], ["run-1"], [said(4, "different"), said(5, "cannot-tell")])).toBe("2031-01-05");
    expect(since([], [], [said(4, "cannot-tell")])).toBe("2031-01-04");
  });
});
