/**
 * Ends a run of the tests: names what was skipped (a title says why), then one line alone,
 * `N passed, N failed, N skipped`, that programs can read.
 *
 * A file that could not be read and an error outside every test count as failed, so that a run with
 * `0 failed` has exit code 0 and the other way round.
 */
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/** Counts a run's tests. */
export function countTests(
  modules: readonly Pick<TestModule, "relativeModuleId" | "children" | "errors">[],
  strayErrors: number,
): Counts {
  let passed = 0;
  let failed = strayErrors;
  const skipped: string[] = [];
  for (const module of modules) {
    failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") passed += 1;
      // A test still pending at the end never ran: the run was cut off.
      else if (state === "failed" || state === "pending") failed += 1;
      else skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
    }
  }
  return { passed, failed, skipped };
}

export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const { passed, failed, skipped } = countTests(modules, errors.length);
    for (const name of skipped) console.log(`skipped: ${name}`);
    console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}
