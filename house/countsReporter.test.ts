import { describe, expect, it } from "vitest";
import { countTests } from "./countsReporter.ts";

type Module = Parameters<typeof countTests>[0][number];

/** A file's outcome, as far as the counts look at it. */
function moduleOf(states: readonly string[], errors = 0): Module {
  const tests = states.map((state, at) => ({ fullName: `test ${at}`, result: () => ({ state }) }));
  const module = {
    relativeModuleId: "x.test.ts",
    errors: () => Array.from({ length: errors }),
    children: { allTests: () => tests },
  };
  return module as unknown as Module;
}

describe("the closing counts", () => {
  it("count every test once, and name what was skipped", () => {
    expect(countTests([moduleOf(["passed", "failed"]), moduleOf(["skipped", "passed"])], 0)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ["x.test.ts > test 0"],
    });
  });

  it("take a file that could not be read, a stray error and a test that never ended for failures", () => {
    expect(countTests([moduleOf([], 1), moduleOf(["pending", "passed"])], 1)).toEqual({
      passed: 1,
      failed: 3,
      skipped: [],
    });
  });
});
