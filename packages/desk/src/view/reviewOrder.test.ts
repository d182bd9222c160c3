import { describe, expect, it } from "vitest";
import { inReviewOrder, narrowsOf } from "./reviewOrder.ts";
import type { OpenPair } from "./view.ts";

const pair = (a: string, more: Partial<OpenPair> = {}): OpenPair => ({
  a,
  b: "z",
  weight: 0,
  narrows: null,
  cannotTell: false,
  ...more,
});
const ordered = (openPairs: OpenPair[], levels: Record<string, string> = {}): string =>
  inReviewOrder({
    openPairs,
    levelOf: (record) => levels[record],
  })
    .map(({ a }) => a)
    .join("");

describe("the order of review", () => {
  it("is by what an answer narrows; somebody set aside and what cannot be told come last", () => {
    const pairs = [
      pair("a", { narrows: 0.1 }),
      pair("b", { narrows: 0.24 }),
      pair("c", { narrows: 0.25, cannotTell: true }),
      pair("d", { narrows: 0.2 }),
    ];
    expect(ordered(pairs)).toBe("bdac");
    expect(ordered(pairs, { b: "set-aside" })).toBe("dabc");
  });

  it("is, where nothing was drawn, by level and then by how undecided a pair is", () => {
    const pairs = [pair("a", { weight: 3 }), pair("b", { weight: -0.5 }), pair("c", { weight: 6 })];
    expect(ordered(pairs)).toBe("bac");
    expect(ordered(pairs, { c: "corroborated" })).toBe("cba");
  });

  it("says the share of the doubt in words, and nothing where it was not worked out", () => {
    expect(narrowsOf(pair("a", { narrows: 0.25 }), 5)).toEqual({
      variance: 0.25,
      share: 0.05,
      words: "answering this settles 5.0 % of the doubt about the number of people",
    });
    expect(narrowsOf(pair("a", { narrows: 0.0001 }), 5)?.words).toContain("less than 0.1 %");
    expect(narrowsOf(pair("a"), 5)).toBeNull();
    expect(narrowsOf(pair("a", { narrows: 0.25 }), null)).toBeNull();
  });
});
