import { type Rng, rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { captureTable } from "../table/captureTable.ts";
import { graphAveraging } from "./graphAveraging.ts";

const TRUE_TOTAL = 2000;
const REPETITIONS = 100;

/** How many of the intervals hold the true total. */
function covered(name: string, person: (stream: Rng) => number): number {
  let count = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const stream = rng("graph-recovery").fork(name).fork(String(repetition));
    const counts = new Map<number, number>();
    for (let i = 0; i < TRUE_TOTAL; i++) {
      const history = person(stream);
      if (history !== 0) counts.set(history, (counts.get(history) ?? 0) + 1);
    }
    const { documented, low, high } = graphAveraging(captureTable(["a", "b", "c", "d"], counts), {
      graphs: 0,
    });
    if (documented + low <= TRUE_TOTAL && TRUE_TOTAL <= documented + high) count += 1;
  }
  return count;
}

const lists =
  (...chances: number[]) =>
  (stream: Rng): number =>
    chances.reduce((history, p, i) => history | (stream.bernoulli(p) ? 1 << i : 0), 0);

describe("graph averaging of 2,000 invented people, 100 tables (study: .92, .98, .98, .00 of 60)", () => {
  it("covers independent lists, and lists of which one makes another likelier or rarer", () => {
    expect(covered("independent", lists(0.3, 0.25, 0.2, 0.15))).toBeGreaterThanOrEqual(90);
    const following = (on: number, off: number) => (stream: Rng) => {
      const first = stream.bernoulli(0.3);
      return (first ? 1 : 0) | (lists(first ? on : off, 0.2, 0.15)(stream) << 1);
    };
    expect(covered("positive", following(0.43, 0.18))).toBeGreaterThanOrEqual(90);
    expect(covered("negative", following(0.1, 0.31))).toBeGreaterThanOrEqual(90);
  });
  it("hardly ever covers where some people are much easier to list: why it is never quoted alone", () => {
    const seen = covered("two-kinds", (stream) => {
      const easy = stream.bernoulli(0.3);
      return lists(...[0.5, 0.45, 0.4, 0.35].map((p) => (easy ? p : p / 4)))(stream);
    });
    expect(seen).toBeLessThanOrEqual(10);
  });
});
