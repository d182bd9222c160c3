import type { Facts, OpFact } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runInForce } from "./keptRun.ts";

type Run = OpFact<"linkage-run">;

function run(opId: string, versions: number, digest: string, second: number): Run {
  return {
    opId,
    time: `2031-01-01T00:00:0${second}.000Z`,
    by: "machine",
    approvedBy: [],
    approvals: [],
    body: {
      read: { versions, digest },
      code: "linkage/test",
      seed: 1,
      parameters: "",
      result: "",
      counts: { records: versions, comparedPairs: 0, links: 0, review: 0, clusters: 0 },
    },
  };
}

const facts = (runs: readonly Run[]): Facts => ({
  records: [],
  counts: [],
  claims: [],
  decisions: [],
  signatures: [],
  runs,
  imports: [],
  published: [],
  erased: [],
  cosigned: [],
  evidence: [],
  custody: [],
  stampRequests: [],
  timestamps: [],
  people: [],
});

describe("the linkage run in force", () => {
  it("is none before the first, then the one that read most, then the newer, then the smaller op id", () => {
    expect(runInForce(facts([]))).toBeNull();
    const small = run("a", 10, "x", 9);
    const old = run("d", 20, "y", 1);
    const newer = run("c", 20, "z", 2);
    expect(runInForce(facts([small, old]))).toBe(old);
    expect(runInForce(facts([small, old, newer]))).toBe(newer);
    expect(runInForce(facts([newer, run("b", 20, "z", 2)]))?.opId).toBe("b");
  });

  it("does not depend on the order of the ops", () => {
    const any = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      versions: fc.integer({ min: 1, max: 3 }),
      digest: fc.constantFrom("x", "y"),
      second: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: (one) => one.id, maxLength: 6 }), (all) => {
        const runs = all.map((one) => run(one.id, one.versions, one.digest, one.second));
        expect(runInForce(facts(runs.toReversed()))).toBe(runInForce(facts(runs)));
        expect(runInForce(facts(runs.toSorted((a, b) => (a.opId < b.opId ? -1 : 1))))).toBe(
          runInForce(facts(runs)),
        );
      }),
    );
  });
});
