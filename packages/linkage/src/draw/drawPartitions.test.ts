/** Draws against every grouping told one by one, on small parts with invented weights. */
import { rng } from "@daftar/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Correction, UNCORRECTED } from "../label/correction.ts";
import { chainDraws } from "./chainDraws.ts";
import { drawnClusters } from "./drawnPart.ts";
import { drawPartitions } from "./drawPartitions.ts";
import { correctedBits, groupBits, partOf } from "./part.ts";

/** Every way to put items 0 to n - 1 into groups, as labels. */
function* groupings(n: number): Generator<number[]> {
  function* go(label: number[]): Generator<number[]> {
    if (label.length === n) {
      yield label;
      return;
    }
    const groups = new Set(label).size;
    for (let own = 0; own <= groups; own += 1) yield* go([...label, own]);
  }
  yield* go([]);
}

const pairsOf = (n: number): [number, number][] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n - i - 1 }, (_, step): [number, number] => [i, i + 1 + step]),
  ).flat();

const uncorrected = (draws: number): Correction[] => Array.from({ length: draws }, () => UNCORRECTED);

function partFrom(
  n: number,
  weightOf: (i: number, j: number) => number,
  apart = (_i: number, _j: number) => false,
) {
  return partOf({ rows: Array.from({ length: n }, (_, at) => at), atomOf: (row) => row, weightOf, apart });
}

/** Chance of each pair being one person, and of each number of people, from all groupings. */
function toldExactly(part: ReturnType<typeof partFrom>, by = UNCORRECTED) {
  const together = new Float64Array(part.items * part.items);
  const people = new Float64Array(part.items + 1);
  let all = 0;
  for (const label of groupings(part.items)) {
    const groups = new Set(label).size;
    let bits = 0;
    for (let own = 0; own < groups; own += 1) {
      const group = label.flatMap((one, item) => (one === own ? [item] : []));
      bits += correctedBits(groupBits(part, group), group.length, by);
    }
    const odds = Math.exp(bits * Math.LN2);
    all += odds;
    people[groups]! += odds;
    for (const [i, j] of pairsOf(part.items))
      if (label[i] === label[j]) together[i * part.items + j]! += odds;
  }
  return { together: together.map((odds) => odds / all), people: people.map((odds) => odds / all) };
}

function input(
  n: number,
  weight: readonly (readonly [number, number, number])[],
  more: {
    apart?: (i: number, j: number) => boolean;
    joined?: [number, number][];
    draws?: number;
    seed?: number;
    listOf?: number[];
    corrections?: Correction[];
  } = {},
) {
  const of = (at: 0 | 1) => Int32Array.from(weight, (pair) => pair[at]);
  const weights = Float32Array.from(weight, (pair) => pair[2]);
  const listOf = Int32Array.from(more.listOf ?? Array.from({ length: n }, () => -1));
  return {
    size: n,
    left: of(0),
    right: of(1),
    weights,
    alone: weights,
    competition: { lists: Math.max(0, ...listOf.map((own) => own + 1)), listOf },
    weigh: () => -20,
    apart: more.apart ?? (() => false),
    joined: more.joined ?? [],
    group: Int32Array.from({ length: n }, (_, at) => at),
    nameOf: (row: number) => `row ${row}`,
    seed: more.seed ?? 1,
    corrections: more.corrections ?? uncorrected(more.draws ?? 4000),
  };
}

function shareTogether(drawn: ReturnType<typeof drawPartitions>, n: number, i: number, j: number): number {
  let times = 0;
  const alone = Int32Array.from({ length: n }, (_, at) => at);
  for (let at = 0; at < drawn.draws; at += 1) {
    const clusters = drawnClusters(alone, drawn.parts, at);
    if (clusters[i] === clusters[j]) times += 1;
  }
  return times / drawn.draws;
}

describe("what a group weighs", () => {
  it("is the pair's weight for two, and brings one piece of evidence for each record beyond the first", () => {
    expect(
      groupBits(
        partFrom(2, () => 3.5),
        [0, 1],
      ).bits,
    ).toBe(3.5);
    expect(
      groupBits(
        partFrom(5, () => 4),
        [0, 1, 2, 3, 4],
      ).bits,
    ).toBe(16);
  });

  it("joins as the run does: the sum of half the mean and half the best weight, strongest first", () => {
    const weights = new Map([
      ["0 1", 8],
      ["1 2", 4],
      ["0 2", -2],
    ]);
    // 8 for the first two; the third is held by (4 - 2) / 2 on average and 4 at best.
    expect(
      groupBits(
        partFrom(3, (i, j) => weights.get(`${i} ${j}`)!),
        [0, 1, 2],
      ).bits,
    ).toBe(8 + (1 + 4) / 2);
  });
});

describe("clusterings drawn from the posterior", () => {
  it("put two records alone together as often as their pair's probability says", () => {
    for (const bits of [-4, -1, 0, 2, 5]) {
      const drawn = drawPartitions(input(2, [[0, 1, bits]]));
      const chance = 1 / (1 + Math.exp(-bits * Math.LN2));
      const told = shareTogether(drawn, 2, 0, 1);
      expect(Math.abs(told - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 4000) + 1e-9);
      expect(drawn.variance).toBeCloseTo(chance * (1 - chance), 5);
      expect(drawn.narrows[0]).toBeCloseTo(chance * (1 - chance), 5);
    }
  });

  it("agree with all groupings told one by one, whatever the weights and what must stay apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 0, max: 9999 }), (n, seed) => {
        const draw = rng(seed);
        const weight = pairsOf(n).map(([i, j]): [number, number, number] => [
          i,
          j,
          Math.fround(9 * draw.uniform() - 5),
        ]);
        const barred = new Set(
          pairsOf(n)
            .filter(() => draw.bernoulli(0.15))
            .map(([i, j]) => `${i} ${j}`),
        );
        const apart = (i: number, j: number): boolean => barred.has(`${Math.min(i, j)} ${Math.max(i, j)}`);
        const exact = toldExactly(
          partFrom(n, (i, j) => weight.find(([a, b]) => a === i && b === j)![2], apart),
        );
        const drawn = drawPartitions(input(n, weight, { apart, seed, draws: 3000 }));
        for (const [i, j] of pairsOf(n)) {
          const told = shareTogether(drawn, n, i, j);
          expect(Math.abs(told - exact.together[i * n + j]!)).toBeLessThan(0.045);
          if (apart(i, j)) expect(told).toBe(0);
        }
        for (let people = 1; people <= n; people += 1) {
          const times = drawn.people.filter((one) => one === people).length;
          expect(Math.abs(times / drawn.draws - exact.people[people]!)).toBeLessThan(0.045);
        }
        const mean = exact.people.reduce((sum, chance, people) => sum + chance * people, 0);
        const spread = exact.people.reduce(
          (sum, chance, people) => sum + chance * (people - mean) * (people - mean),
          0,
        );
        expect(drawn.variance).toBeCloseTo(spread, 4);
      }),
      // Seeded, since shares of draws are near what they should be, and now and then not.
      { numRuns: 12, seed: 1393 },
    );
  });

  it("keep what people joined together, and narrow the count by what each other pair tells of it", () => {
    const drawn = drawPartitions(
      input(
        3,
        [
          [0, 1, -6],
          [1, 2, 0],
          [0, 2, 0],
        ],
        { joined: [[0, 1]] },
      ),
    );
    expect(shareTogether(drawn, 3, 0, 1)).toBe(1);
    expect(shareTogether(drawn, 3, 1, 2)).toBe(shareTogether(drawn, 3, 0, 2));
    // One question is left, whichever pair asks it.
    expect(drawn.variance).toBeCloseTo(0.25, 5);
    expect([...drawn.narrows].map((one) => Math.round(one * 100) / 100)).toEqual([0, 0.25, 0.25]);
  });

  it("share one partner's odds among those that a list with one row for each person has of him", () => {
    // Rows 1 and 2 are of one list: at most one of them is row 0's person.
    const apart = (i: number, j: number): boolean => i + j === 3;
    const drawn = drawPartitions(
      input(
        3,
        [
          [0, 1, 2],
          [0, 2, 2],
        ],
        { apart, listOf: [-1, 0, 0] },
      ),
    );
    expect(shareTogether(drawn, 3, 0, 1)).toBeCloseTo(4 / 9, 1);
    expect(shareTogether(drawn, 3, 0, 2)).toBeCloseTo(4 / 9, 1);
    expect(drawn.people.every((people) => people >= 2)).toBe(true);
  });

  it("[V13] of one part do not depend on another", () => {
    const first: [number, number, number][] = [
      [0, 1, 0],
      [1, 2, 1],
      [0, 2, -1],
    ];
    const [own] = drawPartitions(input(5, first)).parts;
    const [same, other] = drawPartitions(input(5, [...first, [3, 4, 0]])).parts;
    expect(same).toEqual(own);
    expect(other?.rows).toEqual([3, 4]);
  });

  it("store a part that never varies once, and not at all where it is as the run has it", () => {
    expect(drawPartitions(input(2, [[0, 1, -6.9]], { draws: 3, seed: 2 })).parts).toEqual([]);
    expect(drawPartitions(input(2, [[0, 1, 19]], { draws: 3 })).parts).toEqual([
      { rows: [0, 1], seen: [[0, 0]], of: [] },
    ]);
  });

  it("of a large part come from chains that agree with the exact posterior", () => {
    const draw = rng("chains");
    const n = 7;
    const weight = new Map(pairsOf(n).map(([i, j]) => [`${i} ${j}`, 8 * draw.uniform() - 5]));
    const part = partFrom(
      n,
      (i, j) => weight.get(`${i} ${j}`)!,
      (i, j) => i === 2 && j === 5,
    );
    const exact = toldExactly(part);
    const alone = Int32Array.from({ length: n }, (_, at) => at);
    const { labels, settled } = chainDraws(part, pairsOf(n), alone, uncorrected(8000), rng(3));
    expect(settled).toBe(true);
    for (const [i, j] of pairsOf(n)) {
      const told = labels.filter((label) => label[i] === label[j]).length / labels.length;
      expect(Math.abs(told - exact.together[i * n + j]!)).toBeLessThan(0.03);
    }
  });

  it("of a part beyond exact reach keep what must stay apart, and say whether the chains settled", () => {
    const n = 14;
    const weights = pairsOf(n).map(([i, j]): [number, number, number] => [i, j, i % 2 === j % 2 ? 3 : -3]);
    const apart = (i: number, j: number): boolean => Math.abs(i - j) === 6;
    const drawn = drawPartitions(input(n, weights, { apart, draws: 40 }));
    expect(drawn.unsettled).toBe(0);
    for (const [i, j] of pairsOf(n)) if (apart(i, j)) expect(shareTogether(drawn, n, i, j)).toBe(0);
  });

  const by = (shiftMilliBits: number, slopeMille: number): Correction => ({ shiftMilliBits, slopeMille });

  it("carry each its own correction, which is common to all pairs", () => {
    const [up, down] = [by(4000, 1000), by(-4000, 1000)];
    const corrections = Array.from({ length: 2000 }, (_, at) => (at % 2 === 0 ? up : down));
    const pairs = Array.from({ length: 20 }, (_, at): [number, number, number] => [2 * at, 2 * at + 1, 0]);
    const { people, variance, narrows } = drawPartitions(input(40, pairs, { corrections }));
    const meanOf = (turn: number): number =>
      people.filter((_, at) => at % 2 === turn).reduce((sum, one) => sum + one, 0) / 1000;
    expect(meanOf(0)).toBeCloseTo(40 - (20 * 16) / 17, 0);
    expect(meanOf(1)).toBeCloseTo(40 - 20 / 17, 0);
    // Pairs apart would give 20 · 1/4.
    expect(variance).toBeGreaterThan(60);
    // An answer is worth what is open with the chances of the draws: 16/17 or 1/17, so even odds on the mean.
    expect(narrows[0]).toBeCloseTo(0.25, 5);
  });

  it("agree, corrected, with all groupings told one by one, exactly and by chains", () => {
    const own = by(-1500, 700);
    const draw = rng("corrected");
    const n = 5;
    const weights = pairsOf(n).map(([i, j]): [number, number, number] => [i, j, 9 * draw.uniform() - 2]);
    const weightOf = (i: number, j: number): number => weights.find(([a, b]) => a === i && b === j)![2];
    const part = partFrom(n, weightOf);
    const exact = toldExactly(part, own);
    const drawn = drawPartitions(input(n, weights, { corrections: Array.from({ length: 4000 }, () => own) }));
    const alone = Int32Array.from({ length: n }, (_, at) => at);
    const chains = chainDraws(
      part,
      pairsOf(n),
      alone,
      Array.from({ length: 6000 }, () => own),
      rng(5),
    );
    for (const [i, j] of pairsOf(n)) {
      expect(Math.abs(shareTogether(drawn, n, i, j) - exact.together[i * n + j]!)).toBeLessThan(0.04);
      const told = chains.labels.filter((label) => label[i] === label[j]).length / chains.labels.length;
      expect(Math.abs(told - exact.together[i * n + j]!)).toBeLessThan(0.04);
    }
  });

  it("come from chains that follow each draw's own correction", () => {
    const [up, down] = [by(3000, 1000), by(-3000, 1000)];
    const n = 4;
    const part = partFrom(n, (i, j) => (i + j) / 2 - 2);
    const corrections = Array.from({ length: 6000 }, (_, at) => (at % 3 === 0 ? up : down));
    const alone = Int32Array.from({ length: n }, (_, at) => at);
    const { labels } = chainDraws(part, pairsOf(n), alone, corrections, rng(8));
    for (const own of [up, down]) {
      const exact = toldExactly(part, own);
      const told = labels.filter((_, at) => corrections[at] === own);
      for (const [i, j] of pairsOf(n))
        expect(
          Math.abs(
            told.filter((label) => label[i] === label[j]).length / told.length - exact.together[i * n + j]!,
          ),
        ).toBeLessThan(0.05);
    }
  });

  it("shift a group at every join, and slope it where a join rests on one comparison", () => {
    const three = partFrom(3, () => 4);
    // 4 by the first join of two rows, 4 by the third row's with both.
    expect(correctedBits(groupBits(three, [0, 1, 2]), 3, by(-1000, 500))).toBe(0.5 * 4 - 1 + 4 - 1);
    expect(correctedBits(groupBits(three, [0, 1]), 2, by(-1000, 500))).toBe(0.5 * 4 - 1);
  });

  it("look further down where the corrections make unlikely pairs likelier", () => {
    const pair: [number, number, number][] = [[0, 1, -8]];
    expect(drawPartitions(input(2, pair, { draws: 500 })).parts).toEqual([]);
    const corrections = Array.from({ length: 500 }, () => by(6000, 1000));
    expect(shareTogether(drawPartitions(input(2, pair, { corrections })), 2, 0, 1)).toBeGreaterThan(0.12);
  });
});
