import { describe, expect, it } from "vitest";
import { hashText } from "../numbering/hash.ts";
import { type Attribute, FULL_TO } from "./attributes.ts";
import { type CandidateOptions, candidates } from "./candidates.ts";
import { walk } from "./walk.ts";

const SIZE = 4000;

/** An attribute of which row r has the value `of(r)`. */
function attribute(name: string, facts: number, of: (row: number) => number | null): Attribute {
  const ids = Int32Array.from({ length: SIZE }, (_, row) => of(row) ?? -1);
  const most = ids.reduce((a, b) => Math.max(a, b), 0);
  return {
    name,
    facts,
    ids,
    hashes: Int32Array.from({ length: most + 1 }, (_, id) => hashText(`${name}${id}`)),
  };
}

const none: CandidateOptions = { apartBy: null };
const found = (attributes: readonly Attribute[], options = none): Set<string> => {
  const { left, right } = candidates(SIZE, attributes, options);
  return new Set(Array.from(left, (i, at) => `${i} ${right[at]}`));
};

describe("candidates", () => {
  // Values of row r: one in 40, one in 50, one in 45: two agree by chance for 4000 / 2000 = 2 rows or fewer.
  const given = attribute("given", 1, (row) => row % 40);
  const family = attribute("family", 2, (row) => (row * 7) % 50);
  const day = attribute("day", 4, (row) => Math.floor(row / 3) % 45);

  it("compares rows that agree on a value of which a table of strangers would hold few", () => {
    const rare = attribute("id", 8, (row) => (row === 5 || row === 3999 ? 1 : row + 2));
    expect(found([rare])).toEqual(new Set(["5 3999"]));
    expect(candidates(SIZE, [given, rare], none).reasons).toEqual([
      { attribute: "given", pairs: 0 },
      { attribute: "id", pairs: 1 },
      // Others of a given name meet their next neighbours, for want of anything else to go by.
      { attribute: "all that is told", pairs: 0 },
    ]);
  });

  it("does not compare rows for one common value, and does for several that are rare together", () => {
    // A hundred rows share each given name: they meet neighbours only, since there is nothing else to go by.
    expect(found([given]).has("0 3600")).toBe(false);
    const pairs = found([given, family, day]);
    for (const pair of pairs) {
      const [i = 0, j = 0] = pair.split(" ").map(Number);
      const agreed = [given, family, day].filter(({ ids }) => ids[i] === ids[j]).length;
      expect(agreed).toBeGreaterThanOrEqual(2);
    }
    // Rows 0 and 200 share given and family name; so do few others.
    expect(pairs.has("0 200")).toBe(true);
  });

  it("never asks two attributes of one fact together: the second says nothing new", () => {
    const year = attribute("year", 1, (row) => row % 40);
    expect(found([given, year])).toEqual(found([given]));
  });

  it("compares more in a small table than what a large one can afford", () => {
    // Two agree by chance on given name and place for 4000 / (40 · 7) = 14 rows.
    const place = attribute("place", 8, (row) => Math.floor(row / 40) % 7);
    // Every row has something rare besides, so that none says too little.
    const all = [given, place, attribute("id", 16, (row) => Math.floor(row / 2))];
    expect(found(all).has("0 280")).toBe(true);
    expect(found(all, { ...none, partners: 2 }).has("0 280")).toBe(false);
  });

  it("leaves out pairs that are known to be two people", () => {
    const rare = attribute("id", 8, (row) => (row === 5 || row === 3999 ? 1 : row + 2));
    expect(
      found([rare], { apartBy: Int32Array.from({ length: SIZE }, (_, row) => (row % 2 === 1 ? 1 : -1)) })
        .size,
    ).toBe(0);
  });

  it("lets rows that say too little meet those that say the same, a few each, and tells of the cut", () => {
    const same = attribute("given", 1, () => 0);
    const { left, cutGroups } = candidates(SIZE, [same], none);
    expect(cutGroups).toBe(1);
    expect(left.length).toBeGreaterThan(SIZE);
    expect(left.length).toBeLessThan(10 * SIZE);
  });

  it("comes to the same pairs of a large table whoever walks its second half", () => {
    const size = FULL_TO + 1;
    const values = (name: string, facts: number, count: number): Attribute => ({
      name,
      facts,
      ids: Int32Array.from(
        { length: size },
        (_, row) => (Math.imul(row + 1, 0x9e3779b1 + 2 * facts) >>> 8) % count,
      ),
      hashes: Int32Array.from({ length: count }, (_, id) => hashText(`${name}${id}`)),
    });
    const attributes = [values("family", 1, 9_000), values("given", 2, 700), values("day", 4, 400)];
    const alone = candidates(size, attributes, none);
    let begun = 0;
    const beside = candidates(size, attributes, {
      apartBy: null,
      walkBeside: (job) => {
        begun += 1;
        return () => walk(job, "others");
      },
    });
    expect(begun).toBe(1);
    expect(alone.left.length).toBeGreaterThan(10_000);
    expect(beside).toEqual(alone);
    // Who gives up leaves it to the run.
    expect(candidates(size, attributes, { apartBy: null, walkBeside: () => () => null })).toEqual(alone);
  });
});
