import { rng } from "@daftar/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PairDecision, resolveVictims } from "./resolveVictims.ts";

const ids = ["a", "b", "c", "d", "e"];
const resolve = (clusters: number[], decisions: PairDecision[], review: { a: string; b: string }[] = []) =>
  resolveVictims({ recordIds: ids, clusters, decisions, review });
const same = (a: string, b: string): PairDecision => ({ a, b, verdict: "same" });
const different = (a: string, b: string): PairDecision => ({ a, b, verdict: "different" });

describe("resolveVictims", () => {
  it("[V1] is the run's clusters where nobody decided anything", () => {
    expect(resolve([0, 0, 1, 2, 2], []).classes).toEqual([["a", "b"], ["c"], ["d", "e"]]);
  });

  it("[V2] joins whole classes on `same`", () => {
    expect(resolve([0, 0, 1, 2, 2], [same("b", "e")]).classes).toEqual([["a", "b", "d", "e"], ["c"]]);
  });

  it("[V3] `different` takes one record out and keeps the rest together", () => {
    expect(resolve([0, 0, 0, 0, 1], [different("a", "d")]).classes).toEqual([["a", "b", "c"], ["d"], ["e"]]);
    expect(resolve([0, 0, 0, 0, 1], [different("a", "d"), same("c", "d")]).classes).toEqual([
      ["a"],
      ["b", "c", "d"],
      ["e"],
    ]);
  });

  it("[V3] never puts together two records that only a record taken from both had joined", () => {
    const decisions = [same("a", "c"), different("a", "b"), different("c", "d")];
    expect(resolve([0, 0, 1, 1, 2], decisions).classes).toEqual([["a", "c"], ["b"], ["d"], ["e"]]);
  });

  it("[V3] lets the run's weights say with whom the rest stays", () => {
    const weights = [
      { a: "a", b: "c", weight: 1 },
      { a: "b", b: "c", weight: 9 },
    ];
    const { classes } = resolveVictims({
      recordIds: ids,
      clusters: [0, 0, 0, 1, 2],
      decisions: [different("a", "b")],
      weights,
    });
    expect(classes).toEqual([["a"], ["b", "c"], ["d"], ["e"]]);
  });

  it("[V4] lets `different` win over a chain of `same`, and says so", () => {
    const { classes, conflicts } = resolve(
      [0, 1, 2, 3, 4],
      [same("a", "b"), same("b", "c"), different("a", "c")],
    );
    expect(classes).toEqual([["a", "b"], ["c"], ["d"], ["e"]]);
    expect(conflicts).toEqual([{ a: "b", b: "c" }]);
  });

  it("[V5] leaves `cannot tell` and undecided pairs of the run open, and joins nothing for them", () => {
    const open = resolve([0, 1, 2, 3, 4], [{ a: "b", b: "a", verdict: "cannot-tell" }], [{ a: "d", b: "c" }]);
    expect(open.classes).toHaveLength(5);
    expect(open.openPairs).toEqual([
      { a: "a", b: "b" },
      { a: "c", b: "d" },
    ]);
  });

  it("[V6] closes a pair that was decided, lies in one class, or whose classes people parted", () => {
    expect(resolve([0, 0, 1, 2, 3], [], [{ a: "a", b: "b" }]).openPairs).toEqual([]);
    expect(resolve([0, 1, 2, 3, 4], [different("a", "b")], [{ a: "a", b: "b" }]).openPairs).toEqual([]);
    expect(resolve([0, 0, 1, 2, 3], [different("a", "c")], [{ a: "b", b: "c" }]).openPairs).toEqual([]);
  });

  it("leaves aside decisions about records that are not here", () => {
    expect(resolve([0, 1, 2, 3, 4], [same("a", "zz"), same("zz", "b")]).classes).toHaveLength(5);
  });

  it("refuses two verdicts in force on one pair, and a pair of one record", () => {
    expect(() => resolve([0, 1, 2, 3, 4], [same("a", "b"), different("b", "a")])).toThrow(RangeError);
    expect(() => resolve([0, 1, 2, 3, 4], [same("a", "a")])).toThrow(RangeError);
    expect(() => resolve([0, 1], [])).toThrow(RangeError);
  });
});

describe("any decisions", () => {
  const names = Array.from({ length: 12 }, (_, at) => `r${String(at).padStart(2, "0")}`);
  const decisions = fc
    .uniqueArray(
      fc.record({
        a: fc.constantFrom(...names),
        b: fc.constantFrom(...names),
        verdict: fc.constantFrom<PairDecision["verdict"]>("same", "different", "cannot-tell"),
      }),
      { selector: ({ a, b }) => [a, b].sort().join(" "), maxLength: 14 },
    )
    .map((list) => list.filter(({ a, b }) => a !== b));
  const clusters = fc.array(fc.nat(4), { minLength: 12, maxLength: 12 });

  it("[V1] [V4] give a partition that keeps every `different`, and every `same` but those reported", () => {
    fc.assert(
      fc.property(clusters, decisions, (own, list) => {
        const { classes, conflicts } = resolveVictims({ recordIds: names, clusters: own, decisions: list });
        expect(classes.flat().sort()).toEqual(names);
        const classOf = new Map(classes.flatMap((members, at) => members.map((id) => [id, at] as const)));
        const reported = new Set(conflicts.map(({ a, b }) => `${a} ${b}`));
        for (const { a, b, verdict } of list) {
          if (verdict === "different") expect(classOf.get(a)).not.toBe(classOf.get(b));
          const key = a < b ? `${a} ${b}` : `${b} ${a}`;
          if (verdict === "same" && !reported.has(key)) expect(classOf.get(a)).toBe(classOf.get(b));
        }
      }),
    );
  });

  it("[V7] give the same in any order of records, decisions and cluster numbers", () => {
    fc.assert(
      fc.property(clusters, decisions, fc.integer(), (own, list, seed) => {
        const order = rng(seed).shuffle(names.map((_, at) => at));
        const one = resolveVictims({ recordIds: names, clusters: own, decisions: list });
        const other = resolveVictims({
          recordIds: order.map((at) => names[at] ?? ""),
          clusters: order.map((at) => 90 - (own[at] ?? 0)),
          decisions: rng(seed).shuffle(list.map(({ a, b, verdict }) => ({ a: b, b: a, verdict }))),
        });
        expect(other).toEqual(one);
      }),
    );
  });
});
